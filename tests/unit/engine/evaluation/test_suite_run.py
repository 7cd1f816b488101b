"""Options are scored as a plain loop over llama.cpp scores them, nothing is scored twice, and a stop loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import llama_cpp
import numpy as np
import pytest

from engine.domain import SuiteFigures
from engine.errors import Cancelled
from engine.evaluation import suite_run
from engine.evaluation.suite_run import evaluate_suite, interval
from engine.evaluation.suites import SUITES, Suite, SuiteQuestion
from engine.inference.gguf_model import GgufModel
from engine.inference.option_scorer import Choice, OptionScorer
from engine.inference.sequence_context import Row, SequenceContext
from engine.job import Job
from engine.paths import Home
from tests.small_llama import write_llama

WINDOW = 1024
OPENING = "Each of these questions has one answer.\n" * 3


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_llama(tmp_path_factory.mktemp("model") / "small.gguf", window=WINDOW)


def ask(number: int, subject: str = "a", examples: tuple[str, ...] = ()) -> SuiteQuestion:
    options = tuple(f" {word}" * (1 + place) for place, word in enumerate(("x", "heron", "a longer one", "y")))
    text = f"Question {number * 37}, which is {'long ' * (number % 7)}:"
    return SuiteQuestion(f"{subject}/{number}", subject, OPENING, examples, text, options, frozenset({number % 4}))


def answer(file: Path, suite: Suite, questions: list[SuiteQuestion], home: Home, job: Job) -> SuiteFigures:
    with closing(GgufModel(file)) as loaded:
        return evaluate_suite(loaded, suite, questions, home, job)


def score_plainly(model: Path, choices: list[Choice]) -> list[list[float]]:
    """Every prompt with every answer, from the first token on, one after the other."""
    llama = llama_cpp.Llama(
        str(model), n_ctx=WINDOW, n_batch=WINDOW, logits_all=True, n_threads=1, n_threads_batch=1, verbose=False
    )
    scores = []
    for choice in choices:
        row = []
        for answer in choice.answers:
            llama.reset()
            llama.eval([*choice.prompt, *answer])
            logits = np.asarray(llama.scores[: llama.n_tokens], np.float64)
            shares = (
                logits
                - np.log(np.exp(logits - logits.max(1, keepdims=True)).sum(1, keepdims=True))
                - logits.max(1, keepdims=True)
            )
            row.append(sum(shares[len(choice.prompt) - 1 + place, token] for place, token in enumerate(answer)))
        scores.append(row)
    llama.close()
    return scores


def test_scores_are_those_of_a_plain_loop(model: Path) -> None:
    loaded = GgufModel(model)
    questions = [ask(number) for number in range(14)] + [
        SuiteQuestion("long", "a", OPENING, (), "a very long question " * 32, (" x", " y"), frozenset({0}))
    ]
    choices = [
        Choice(
            [*loaded.opening, *loaded.tokenize(question.prompt(), special=False)],
            tuple(loaded.tokenize(option, special=False) for option in question.options),
        )
        for question in questions
    ]
    scorer = OptionScorer(loaded, WINDOW)
    scores = list(scorer.score(choices, 1, lambda: False))
    assert list(scorer.score(choices, 1, lambda: True)) == []
    scorer.close()
    loaded.close()
    for found, wanted in zip(scores, score_plainly(model, choices), strict=True):
        assert found == pytest.approx(wanted, abs=0.02)


def test_a_question_has_the_same_score_whatever_stands_beside_it(model: Path) -> None:
    """To the last bit: numbers that were added up in another order would let a small model choose another letter."""
    with closing(GgufModel(model)) as loaded, closing(OptionScorer(loaded, WINDOW)) as scorer:
        choices = [
            Choice(
                [*loaded.opening, *loaded.tokenize(question.prompt(), special=False)],
                tuple(loaded.tokenize(option, special=False)[:1] for option in question.options),
            )
            for question in map(ask, range(40))
        ]
        forwards = list(scorer.score(choices, 1, lambda: False))
        assert [*scorer.score(choices[::-1], 1, lambda: False)][::-1] == forwards
        assert [*scorer.score(choices[1::2], 1, lambda: False)] == forwards[1::2]


def test_a_run_is_counted_and_nothing_is_scored_twice(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, suite = Home(tmp_path), SUITES["bigbench"]
    examples = tuple(f"Example {number}: {'words ' * 40}\n" for number in range(5))
    questions = [ask(number, subject) for subject in "ab" for number in range(6)]
    questions += [
        ask(0, "long", examples),
        SuiteQuestion("huge", "c", "", (), "x " * WINDOW, (" y", " z"), frozenset()),
    ]
    figures = answer(model, suite, questions, home, Job())
    assert (figures.questions, figures.shortened, figures.left_out) == (13, 1, 1)
    assert figures.chance == pytest.approx(0.25)
    assert {subject: count for subject, (_, count) in figures.subjects.items()} == {"a": 6, "b": 6, "long": 1}
    assert figures.right == sum(right for right, _ in figures.subjects.values())
    (kept,) = home.evaluations.iterdir()
    with kept.open("a", encoding="utf-8") as out:
        out.write('{"id": "a/1", "sco')  # the last words of a process that was killed
    monkeypatch.setattr(suite_run, "OptionScorer", None)
    assert answer(model, suite, questions, home, Job()).subjects == figures.subjects


def test_a_stop_keeps_what_was_scored(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite_run, "_KEPT_AT_ONCE", 1)
    home, suite, questions = Home(tmp_path), SUITES["mmlu"], [ask(number) for number in range(60)]
    job = Job(lambda _: job.cancel())
    with pytest.raises(Cancelled):
        answer(model, suite, questions, home, job)
    (kept,) = home.evaluations.iterdir()
    assert 0 < len(kept.read_text().splitlines()) < 60
    assert answer(model, suite, questions, home, Job()).questions == 60


def test_a_stop_between_two_batches_keeps_what_was_scored(model: Path, tmp_path: Path) -> None:
    home, suite, questions = Home(tmp_path), SUITES["mmlu"], [ask(number) for number in range(60)]
    scored: list[object] = []

    def stop() -> None:
        if scored:
            raise Cancelled

    with closing(GgufModel(model)) as loaded, pytest.raises(Cancelled):
        evaluate_suite(loaded, suite, questions, home, Job(scored.append), stop)
    (kept,) = home.evaluations.iterdir()
    assert 0 < len(kept.read_text().splitlines()) == len(scored) < 60


def test_others_may_go_before_every_batch(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while what all questions begin with is read, which takes long."""
    order: list[str] = []
    read = SequenceContext.evaluate

    def note(self: SequenceContext, rows: Sequence[Row]) -> bool:
        order.append("batch")
        return read(self, rows)

    monkeypatch.setattr(SequenceContext, "evaluate", note)
    with closing(GgufModel(model)) as loaded:
        opening = loaded.tokenize("one example " * 200, special=False)[:700]
        choices = [
            Choice([*loaded.opening, *opening, number], ([number], [number, number + 1])) for number in range(9, 12)
        ]
        scorer = OptionScorer(loaded, WINDOW, lambda: order.append("others"))
        assert len(list(scorer.score(choices, 1, lambda: False))) == 3
        scorer.close()
    assert len(opening) == 700
    assert order == ["others", "batch"] * 4  # two of the beginning, one of the questions, one of the answers


def test_wilsons_interval() -> None:
    """The figures of the example in Wilson's formula: 5 of 20, none of 10, all of 10."""
    assert interval(5, 20) == pytest.approx((0.1119, 0.4687), abs=1e-3)
    assert interval(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-3)
    assert interval(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-3)
    assert interval(0, 0) == (0.0, 1.0)
