"""How good answers are: questions with gold answers are asked, and what comes is compared with them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from engine.domain import Answer
from engine.evaluation.gold import Gold, GoldQuestion, contains_gold, is_exact, score_f1
from engine.job import Job, JobReport, Progress, QuotesFound, TokenGenerated

_ASKING = "questions"
_MARKER = re.compile(r"\s*\[\d+\]")

Ask = Callable[[str, Job], Answer]
"""Answers a question; what it finds and writes meanwhile leaves through the job."""


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """What the answers were like; shares are 0 to 1, and None where there was nothing of the kind.

    ``exact_match``, ``f1``, ``contains`` (a gold answer), ``quote_contains`` (the first one) and ``quotes_contain``
    (any of those shown) are means over the questions that can be answered; a refused answer says nothing, but its
    quotes are shown as well.
    ``refused_unanswerable`` and ``false_refusals`` are shares of the questions without an answer and with one.
    ``supported`` is the share of the model's sentences that a passage supports. ``seconds`` is the mean of a whole
    answer, the other two are medians of the time until the quotes and the first token were there;
    ``tokens_per_second`` counts from the first token on.
    """

    questions: int
    unanswerable: int
    exact_match: float | None
    f1: float | None
    contains: float | None
    quote_contains: float | None
    quotes_contain: float | None
    refused_unanswerable: float | None
    false_refusals: float | None
    supported: float | None
    seconds: float
    seconds_to_quotes: float | None
    seconds_to_first_token: float | None
    tokens_per_second: float | None
    model: str


def evaluate_answers(gold: Gold, ask: Ask, job: Job) -> AnswerFigures:
    """Ask every question and compare. Raises ``Cancelled`` when the job is."""
    asked: list[_Asked] = []
    began = time.monotonic()
    for done, question in enumerate(gold.questions):
        job.check()
        rate = done / max(time.monotonic() - began, 1e-9)
        left = (len(gold.questions) - done) / rate if done else None
        job.report(Progress(done, len(gold.questions), _ASKING, rate, left))
        asked.append(_ask(question, ask, job))
    job.check()
    return _sum_up(asked)


@dataclass(slots=True)
class _Watch:
    """When the pieces of an answer came, in seconds since it was asked for; a stopped evaluation stops it too."""

    evaluation: Job
    began: float = field(default_factory=time.perf_counter)
    quotes: float | None = None
    tokens: list[float] = field(default_factory=list)
    job: Job = field(init=False)

    def __post_init__(self) -> None:
        self.job = Job(self.note)

    def note(self, event: JobReport) -> None:
        if isinstance(event, QuotesFound):
            self.quotes = time.perf_counter() - self.began
        elif isinstance(event, TokenGenerated):
            self.tokens.append(time.perf_counter() - self.began)
        if self.evaluation.cancelled:
            self.job.cancel()


@dataclass(frozen=True, slots=True)
class _Asked:
    question: GoldQuestion
    answer: Answer
    watch: _Watch
    seconds: float


def _ask(question: GoldQuestion, ask: Ask, job: Job) -> _Asked:
    watch = _Watch(job)
    answer = ask(question.text, watch.job)
    return _Asked(question, answer, watch, time.perf_counter() - watch.began)


def _sum_up(asked: Sequence[_Asked]) -> AnswerFigures:
    answerable = [each for each in asked if each.question.answers]
    unanswerable = [each for each in asked if not each.question.answers]
    texts = ["" if each.answer.refused else _MARKER.sub("", each.answer.text) for each in answerable]
    golds = [each.question.answers for each in answerable]
    quotes = [[contains_gold(quote.text, each.question.answers) for quote in each.answer.quotes] for each in answerable]
    written = [sentence for each in asked if each.answer.model for sentence in each.answer.sentences]
    timed = [each.watch.tokens for each in asked if len(each.watch.tokens) > 1]
    return AnswerFigures(
        questions=len(asked),
        unanswerable=len(unanswerable),
        exact_match=_mean([is_exact(text, gold) for text, gold in zip(texts, golds, strict=True)]),
        f1=_mean([score_f1(text, gold) for text, gold in zip(texts, golds, strict=True)]),
        contains=_mean([contains_gold(text, gold) for text, gold in zip(texts, golds, strict=True)]),
        quote_contains=_mean([any(found[:1]) for found in quotes]),
        quotes_contain=_mean([any(found) for found in quotes]),
        refused_unanswerable=_mean([each.answer.refused for each in unanswerable]),
        false_refusals=_mean([each.answer.refused for each in answerable]),
        supported=_mean([bool(sentence.citations) for sentence in written]),
        seconds=fmean(each.seconds for each in asked),
        seconds_to_quotes=_median([each.watch.quotes for each in asked if each.watch.quotes is not None]),
        seconds_to_first_token=_median([tokens[0] for tokens in timed]),
        tokens_per_second=_rate(timed),
        model=next((each.answer.model for each in asked if each.answer.model), ""),
    )


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _rate(timed: Sequence[Sequence[float]]) -> float | None:
    seconds = sum(tokens[-1] - tokens[0] for tokens in timed)
    return sum(len(tokens) - 1 for tokens in timed) / seconds if seconds else None
