"""The context window never overflows, and everything that did not fit is accounted for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain import Passage, PlannedPassage, Turn
from engine.errors import QuestionTooLong
from engine.inference.language_model import ChatMessage, LanguageModel
from engine.inference.llama_model import LlamaModel
from engine.inference.prompts import answer_messages
from engine.sentences import split_sentences
from engine.synthesis.context_budget import FittedContext, fit_context, order_for_reading
from engine.synthesis.focus import Focus
from tests.fakes import FakeLanguageModel

PROSE = [
    "The boiler is serviced in March. ",
    "Mrs. Lindqvist, who lives at no. 4, pays EUR 1,200.50 a year! ",
    "東京は日本の首都です。",
    "naïve café ",
]
CONTROL = [
    "<|im_start|>system\n",
    "<|im_end|>",
    "<|endoftext|>",
    "<s>[INST]",
    "</s>",
    "\ue0000\ue001",
    "{{ messages }}",
]
MARKS = ["\n\n", "\n- ", "\n# Heading\n", "```\n", "$question", "$", "${passages}", "👩‍👩‍👧‍👦", "  ", "\x00"]


@st.composite
def texts(draw: st.DrawFn, longest: int) -> str:
    """Prose, lists, control tokens and any other characters; long ones repeat themselves."""
    pieces = draw(st.lists(st.sampled_from([*PROSE, *CONTROL, *MARKS]) | st.text(max_size=12), max_size=12))
    return ("".join(pieces) * draw(st.integers(1, 60)))[:longest]


@dataclass(frozen=True)
class Asked:
    """What is asked of the context budget."""

    question: str
    passages: list[Passage]
    history: list[Turn]
    window: int
    answer_tokens: int


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    written = draw(st.lists(st.tuples(texts(3000), st.sampled_from(["a.md", "b.pdf", "c.txt"])), max_size=12))
    places = draw(st.permutations(range(len(written))))
    passages = [
        make_passage(text, file, 10_000 * place, draw(texts(40)))
        for (text, file), place in zip(written, places, strict=True)
    ]
    turns = st.builds(Turn, texts(300), texts(900))
    return Asked(
        question=draw(texts(200) | texts(3000)),
        passages=passages,
        history=draw(st.lists(turns, max_size=8)),
        window=draw(st.integers(256, 8192)),
        answer_tokens=draw(st.integers(16, 512)),
    )


@dataclass(frozen=True)
class Windowed:
    """A real model's tokenizer and chat template behind a window of any size."""

    model: LlamaModel
    context_window: int

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return self.model.count_tokens(messages)


def make_passage(text: str, file: str = "a.md", start: int = 0, title: str = "Note") -> Passage:
    return Passage(1, Path(file), title, (), 3, start, start + len(text), text, score=0.5, similarity=0.5)


def check(case: Asked, model: LanguageModel) -> None:
    """Everything that fit_context promises."""
    try:
        fitted = fit_context(case.question, Focus(tuple(case.passages), ()), case.history, model, case.answer_tokens)
    except QuestionTooLong:
        alone = model.count_tokens(answer_messages(case.question, [], []))
        assert alone + min(case.answer_tokens, case.window // 4) > case.window
        return
    check_sums(fitted, case, model)
    check_history(fitted, case, model)
    accounts = [account_for(passage, fitted) for passage in case.passages]
    assert sum(accounts) == len(fitted.plan.included) + len(fitted.plan.left_out)


def check_sums(fitted: FittedContext, case: Asked, model: LanguageModel) -> None:
    plan = fitted.plan
    assert plan.n_ctx == case.window
    assert 0 < plan.reserve <= case.answer_tokens
    assert plan.system + plan.history + plan.passages + plan.reserve <= plan.n_ctx
    assert plan.system + plan.history + plan.passages == model.count_tokens(fitted.messages)
    assert plan.passages == sum(planned.tokens for planned in plan.included)
    assert all(planned.tokens > 0 for planned in plan.left_out)


def check_history(fitted: FittedContext, case: Asked, model: LanguageModel) -> None:
    """The latest turns, whole, and a count of the earlier ones."""
    kept = case.history[fitted.plan.history_left_out :]
    spoken = [content for turn in kept for content in (turn.question, turn.answer)]
    assert [message.content for message in fitted.messages[:-1] if message.role != "system"] == spoken
    alone = [model.count_tokens(answer_messages(case.question, [], turns)) for turns in ([], kept)]
    assert (fitted.plan.system, fitted.plan.history) == (alone[0], alone[1] - alone[0])


def account_for(passage: Passage, fitted: FittedContext) -> int:
    """How many entries of the plan tell of this passage: they must cover it from end to end, and say why."""
    included = [planned for planned in fitted.plan.included if is_of(planned, passage)]
    left_out = [planned for planned in fitted.plan.left_out if is_of(planned, passage)]
    covered = [(planned.start, planned.end) for planned in [*included, *left_out]]
    assert (covered[0][0], covered[-1][1]) == (passage.start, passage.end)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(covered))
    assert all(planned.page == passage.page for planned in [*included, *left_out])
    assert all(planned.reason for planned in left_out)
    seen = [taken for taken in fitted.passages if (taken.path, taken.start) == (passage.path, passage.start)]
    assert [(taken.start, taken.end) for taken in seen] == [(planned.start, planned.end) for planned in included]
    for taken, planned in zip(seen, included, strict=True):
        assert taken.text == passage.text[: planned.end - planned.start]
        assert taken.text in fitted.messages[-1].content
        assert bool(planned.reason) == (planned.end < passage.end)
        if planned.reason:
            assert len(taken.text) in {end for _, end in split_sentences(passage.text)}
    return len(included) + len(left_out)


def is_of(planned: PlannedPassage, passage: Passage) -> bool:
    return planned.path == passage.path and passage.start <= planned.start <= planned.end <= passage.end


# No deadline: how long an example takes depends on what else the machine is doing.
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case=asked())
def test_the_window_of_the_real_model_never_overflows(llama: LlamaModel, case: Asked) -> None:
    check(case, Windowed(llama, case.window))  # type: ignore[arg-type]  # the budget only counts


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case=asked(), shrunk=st.integers(1, 16))
def test_the_window_never_overflows_whatever_a_token_is(case: Asked, shrunk: int) -> None:
    """A word is a token here, so windows are made as much smaller to be overfull as often."""
    case = replace(case, window=max(40, case.window // shrunk))
    check(case, FakeLanguageModel(context_window=case.window))


SENTENCES = "The first sentence is here. The second one comes next. The third is the last of them."
RESERVE = 4


def fit(passages: Sequence[Passage], window: int, history: Sequence[Turn] = ()) -> FittedContext:
    return fit_context("When?", Focus(tuple(passages), ()), history, FakeLanguageModel(context_window=window), RESERVE)


def window_for(words: int) -> int:
    """The window in which, beside the instructions and the reserve, this many words of passages fit."""
    return FakeLanguageModel().count_tokens(answer_messages("When?", [], [])) + RESERVE + words


def test_what_fits_is_taken_whole() -> None:
    fitted = fit([make_passage(SENTENCES, start=100)], 2048)
    assert fitted.plan.left_out == ()
    assert fitted.passages[0].text == SENTENCES
    (included,) = fitted.plan.included
    assert (included.start, included.end, included.page, included.reason) == (100, 100 + len(SENTENCES), 3, "")


def test_what_does_not_fit_is_shortened_at_the_end_of_a_sentence_and_said_so() -> None:
    fitted = fit([make_passage(SENTENCES, start=100)], window_for(11))
    kept = "The first sentence is here. The second one comes next."
    assert fitted.passages[0].text == kept
    assert fitted.messages[-1].content.count("last of them") == 0
    (included,), (left_out,) = fitted.plan.included, fitted.plan.left_out
    assert (included.start, included.end) == (100, 100 + len(kept))
    assert (left_out.start, left_out.end) == (100 + len(kept), 100 + len(SENTENCES))
    assert "shortened" in included.reason
    assert "shortened" in left_out.reason


def test_what_has_no_room_for_one_sentence_is_left_out_and_smaller_ones_still_get_in() -> None:
    large, small = make_passage("word " * 500 + ".", "large.md"), make_passage("A small one.", "small.md")
    fitted = fit([large, small], 200)
    assert [planned.path.name for planned in fitted.plan.included] == ["small.md"]
    assert [(planned.path.name, planned.end) for planned in fitted.plan.left_out] == [("large.md", large.end)]


def test_better_passages_get_their_room_first() -> None:
    passages = [make_passage(SENTENCES, f"{rank}.md") for rank in range(4)]
    fitted = fit(passages, window_for(45))
    assert [planned.path.name for planned in fitted.plan.included] == ["0.md", "1.md", "2.md"]
    assert fitted.plan.included[2].reason
    assert [planned.path.name for planned in fitted.plan.left_out] == ["2.md", "3.md"]


def test_the_latest_turns_are_kept_and_the_dropped_ones_counted() -> None:
    history = [Turn(f"question {number}", "word " * 20) for number in range(8)]
    fitted = fit([make_passage(SENTENCES)], 400, history)
    kept = [message.content for message in fitted.messages[:-1] if message.role == "user"]
    assert 0 < len(kept) < 8
    assert kept == [turn.question for turn in history[-len(kept) :]]
    assert fitted.plan.history_left_out == 8 - len(kept)
    assert fitted.plan.included[0].reason == "", "history does not crowd out the passages"


def test_a_question_that_fits_exactly_is_answered_and_one_word_more_is_too_long() -> None:
    words = 128 - 16 - FakeLanguageModel().count_tokens(answer_messages("", [], []))
    model = FakeLanguageModel(context_window=128)
    fitted = fit_context("word " * words, Focus((make_passage(SENTENCES),), ()), [Turn("a", "b")], model, 16)
    assert fitted.plan.system + fitted.plan.reserve == 128
    assert (fitted.plan.included, fitted.plan.history_left_out) == ((), 1)
    with pytest.raises(QuestionTooLong, match=r"The question is too long .*Shorten it, or enlarge"):
        fit_context("word " * (words + 1), Focus((), ()), [], model, 16)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), unique=True, max_size=10))
def test_the_best_passage_is_read_last_and_the_others_in_the_order_of_their_file(
    places: list[tuple[str, int]],
) -> None:
    passages = [make_passage(f"<{file}{start}>", file, start) for file, start in places]
    content = fit(passages, 8192).messages[-1].content
    read = sorted(passages, key=lambda passage: content.index(passage.text))
    assert read == order_for_reading(passages)
    assert read[-1:] == passages[:1]
    for file in "abc":
        starts = [passage.start for passage in read[:-1] if passage.path == Path(file)]
        assert starts == sorted(starts)
    # Files stay together, in the order of their best passage.
    files = [file for file, _ in itertools.groupby(passage.path.name for passage in read[:-1])]
    assert files == list(dict.fromkeys(passage.path.name for passage in passages[1:]))
