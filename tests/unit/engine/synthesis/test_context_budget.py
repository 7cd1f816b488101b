"""What fits into one window, and in which order it is read."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Passage, PlannedPassage, Turn
from engine.errors import QuestionTooLong
from engine.inference.prompts import answer_messages, refine_messages
from engine.synthesis.context_budget import Frame, TokenCounter, Window, order_for_reading, pack_passages
from tests.fakes import FakeLanguageModel
from tests.synthesis import make_passage

FRAME = Frame("answer", partial(answer_messages, "When?"))
ALONE = FakeLanguageModel().count_tokens(answer_messages("When?", [], []))
SENTENCES = "The first sentence is here. The second one comes next. The third is the last of them."
FIRST_OF_THEM = [["The first sentence is here."], ["The first sentence is here. The second one comes next."]]


def open_window(words: int, history: list[Turn] | None = None, reserve: int = 4) -> Window:
    """A window in which, beside the question and the reserve, there is room for so many words."""
    counter = TokenCounter(FakeLanguageModel(context_window=ALONE + reserve + words))
    return Window(FRAME, history or [], counter, reserve)


def fit(window: Window, *texts: str, passing_over: bool = False) -> list[int]:
    return window.fit(texts, lambda numbers: [texts[number] for number in numbers], passing_over=passing_over)


def test_texts_are_taken_until_one_does_not_fit() -> None:
    assert fit(open_window(5), "a b", "c d e", "f") == [0, 1]
    assert fit(open_window(4), "a b", "c d e", "f") == [0]
    assert fit(open_window(4), "a b", "c d e", "f", passing_over=True) == [0, 2]
    assert fit(open_window(0), "a") == fit(open_window(3)) == []


def test_what_a_text_costs_beside_others_is_found_by_counting_the_whole() -> None:
    """Each text stands between two more words that nobody knew of."""
    window, texts = open_window(10), ["a b"] * 4
    taken = window.fit(texts, lambda numbers: [f"< {texts[number]} >" for number in numbers], passing_over=False)
    assert taken == [0, 1]
    assert window.close(["< a b >"] * 2).account.total == ALONE + 4 + 8


def test_a_question_that_just_fits_is_answered_and_one_word_more_is_too_long() -> None:
    open_window(0).check()
    with pytest.raises(QuestionTooLong, match=r"The question is too long .*Shorten it, or enlarge"):
        open_window(-1).check()


def test_a_draft_is_counted_apart_from_the_question() -> None:
    counter = TokenCounter(FakeLanguageModel(context_window=200))
    bare = partial(refine_messages, "When?", "")
    window = Window(Frame("refine", partial(refine_messages, "When?", "in March"), bare), [], counter, 10)
    account = window.close(["a b c"]).account
    assert (account.drafts, account.passages, account.task) == (2, 3, "refine")
    assert account.system == counter.prompt(bare([], []))


def test_notes_of_earlier_calls_are_drafts() -> None:
    account = open_window(9).close(["a b c"], drafts=True).account
    assert (account.drafts, account.passages) == (3, 0)


def test_the_latest_turns_are_kept_and_the_dropped_ones_counted() -> None:
    history = [Turn(f"question {number}", "word " * 20) for number in range(8)]
    window = open_window(320, history)
    call = window.close(["text"])
    first, second, last = (message.content for message in call.messages if message.role == "user")
    assert first.startswith("text\n\n")
    assert [message.rpartition(": ")[2] for message in (first, second, last)] == ["question 6", "question 7", "When?"]
    assert call.history_left_out == 6
    instructions = len(last.split()) - 1
    assert call.account.history == 2 * (instructions + 2 + 20 + 6)
    assert window.room == 320 - call.account.history


def test_the_oldest_turn_that_is_left_ends_after_a_sentence() -> None:
    history = [Turn("What then?", SENTENCES), Turn("What now?", "In May.")]
    seen: list[str] = []
    for words in range(0, 400, 4):
        call = open_window(words, history).close([])
        answers = [message.content for message in call.messages if message.role == "assistant"]
        assert answers[-1:] in ([], ["In May."]), "the latest turn is the first to be kept"
        assert (call.history_left_out, call.history_shortened) == (2 - len(answers), answers[:1] in FIRST_OF_THEM)
        assert call.account.history <= words // 4
        seen += answers[:-1]
    assert list(dict.fromkeys(seen)) == [FIRST_OF_THEM[0][0], FIRST_OF_THEM[1][0], SENTENCES]


def test_a_share_of_the_whole_is_exact() -> None:
    counter = TokenCounter(FakeLanguageModel())
    assert counter.share(12, ["a b c", "d", "e f g h"]) == [5, 2, 5]
    assert counter.share(5, ["a b c", "d e"]) == [3, 2]
    assert counter.share(4, ["a b c", "d e"]) == [3, 1]
    assert counter.share(0, []) == []


def test_whole_passages_are_packed_in_their_order() -> None:
    passages = [make_passage("a b c", f"{number}.md") for number in range(3)]
    packed = pack_passages(open_window(8), passages, list)
    assert (packed.taken, packed.rest, packed.too_long) == (passages[:2], passages[2:], [])


def test_a_passage_that_no_window_holds_is_cut_at_the_end_of_a_sentence() -> None:
    passages = [make_passage(SENTENCES, start=100), make_passage("More.", "b.md")]
    packed = pack_passages(open_window(11), passages, list)
    (taken,), (rest, other) = packed.taken, packed.rest
    assert (taken.start, taken.text) == (100, "The first sentence is here. The second one comes next.")
    assert (rest.end, rest.text) == (passages[0].end, "The third is the last of them.")
    assert passages[0].text[rest.start - 100 :] == rest.text
    assert (other, packed.too_long) == (passages[1], [])


def test_a_sentence_that_no_window_holds_is_named_and_the_next_one_read() -> None:
    passage = make_passage(f"{'word ' * 50}end. It is short.", start=10)
    packed = pack_passages(open_window(11), [passage], list)
    assert [(part.start, part.text) for part in packed.taken] == [(265, "It is short.")]
    assert [(part.start, part.end) for part in packed.too_long] == [(10, 264)]
    assert packed.rest == []


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), unique=True, max_size=10))
def test_the_best_passage_is_read_last_and_the_others_in_the_order_of_their_file(
    places: list[tuple[str, int]],
) -> None:
    passages = [make_passage(f"<{file}{start}>", file, start) for file, start in places]
    read = order_for_reading(passages)
    assert sorted(read, key=passages.index) == passages
    assert read[-1:] == passages[:1]
    for file in "abc":
        starts = [passage.start for passage in read[:-1] if passage.path == Path(file)]
        assert starts == sorted(starts)
    # Files stay together, in the order of their best passage.
    files = [file for file, _ in itertools.groupby(passage.path.name for passage in read[:-1])]
    assert files == list(dict.fromkeys(passage.path.name for passage in passages[1:]))


@given(
    places=st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), unique=True, max_size=8),
    before=st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), unique=True, max_size=8),
)
def test_what_the_last_prompt_began_with_begins_the_next(
    places: list[tuple[str, int]], before: list[tuple[str, int]]
) -> None:
    def make(each: list[tuple[str, int]]) -> list[Passage]:
        return [make_passage(f"<{file}{start:02}>", file, start) for file, start in each]

    passages, said = make(places), make(before)
    rows = [PlannedPassage(each.path, None, each.start, each.end, 1) for each in said]
    read = order_for_reading(passages, rows)
    assert sorted(read, key=passages.index) == passages
    same = list(itertools.takewhile(lambda each: each in passages, said))
    assert read[: len(same)] == same
    assert read[len(same) :] == order_for_reading([each for each in passages if each not in same])
