"""Answers are compared with gold ones, refusals counted on either side, and a stopped evaluation stops the answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.domain import Answer, AnswerSentence, Quote
from engine.errors import Cancelled
from engine.evaluation.answers import evaluate_answers
from engine.evaluation.gold import Gold, GoldQuestion
from engine.job import Job, JobReport, Progress, QuotesFound, TokenGenerated
from tests.fakes import make_answer

GOLD = Gold(
    (),
    (
        GoldQuestion("a", "When is it serviced?", ("March", "every March")),
        GoldQuestion("b", "What does it cost?", ("38 euros",)),
        GoldQuestion("c", "Who is the mayor?", ()),
        GoldQuestion("d", "Who is the king?", ()),
    ),
)
MISS, HIT = (Quote(text, Path("a.md"), None, 0, 5, 0.5) for text in ("It is old.", "It is serviced every March."))


def answer(question: str, job: Job) -> Answer:
    """Right to the first, false refusal of the second, a guess at the third, right refusal of the fourth."""
    if question in ("What does it cost?", "Who is the king?"):
        return replace(make_answer("Your documents say nothing of 38 euros."), refused=True, model="")
    job.report(QuotesFound((MISS, HIT)))
    for piece in ("Every", " March", "."):
        job.report(TokenGenerated(piece))
    sentences = (AnswerSentence("Every March.", 0.9, (1,)), AnswerSentence("Or so.", 0.0, ()))
    return replace(make_answer("Every March. [1]"), quotes=(MISS, HIT), sentences=sentences)


def test_figures() -> None:
    reports: list[JobReport] = []
    figures = evaluate_answers(GOLD, answer, Job(reports.append))
    assert (figures.questions, figures.unanswerable, figures.model) == (4, 2, "none")
    assert (figures.exact_match, figures.f1, figures.contains) == (0.5, 0.5, 0.5)
    assert (figures.quote_contains, figures.quotes_contain) == (0.0, 0.5)
    assert (figures.refused_unanswerable, figures.false_refusals) == (0.5, 0.5)
    assert figures.supported == 0.5
    assert figures.seconds_to_quotes is not None and figures.seconds_to_first_token is not None
    assert 0 < figures.seconds_to_quotes <= figures.seconds_to_first_token
    assert figures.tokens_per_second is not None and figures.tokens_per_second > 0
    progress = [event for event in reports if isinstance(event, Progress)]
    assert [(event.done, event.total) for event in progress] == [(done, 4) for done in range(4)]


def test_what_there_was_nothing_of_is_none() -> None:
    figures = evaluate_answers(replace(GOLD, questions=GOLD.questions[3:]), answer, Job())
    assert (figures.exact_match, figures.quotes_contain, figures.false_refusals, figures.supported) == (None,) * 4
    assert (figures.seconds_to_quotes, figures.tokens_per_second, figures.model) == (None, None, "")


def test_stopping_it_stops_the_answer_that_is_being_written() -> None:
    job = Job()
    stopped: list[bool] = []

    def ask(question: str, asking: Job) -> Answer:
        job.cancel()
        asking.report(TokenGenerated("Every"))
        stopped.append(asking.cancelled)
        return make_answer("Every", stopped=True)

    with pytest.raises(Cancelled):
        evaluate_answers(GOLD, ask, job)
    assert stopped == [True]
