"""Lets a language model answer the questions of a benchmark: its likeliest option is taken; a stop loses nothing."""

from __future__ import annotations

import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from engine.domain import ModelRole, SuiteFigures
from engine.errors import BadInput
from engine.evaluation.score_record import ScoreRecord
from engine.evaluation.suites import SUITES, Suite, SuiteQuestion, read_suite
from engine.inference.gguf_model import GgufModel, LoadPlan
from engine.inference.hardware import count_free_cores
from engine.inference.offload import choose_offload
from engine.inference.option_scorer import Choice, OptionScorer
from engine.job import Job, Progress
from engine.models.installed import InstalledModel
from engine.paths import Home
from engine.settings import GenerationSettings

LONGEST_WINDOW = 4096
"""Tokens; examples are left out of what is longer."""

_SURE = 1.96  # deviations on both sides, which hold 95 % of a normal distribution
_KEPT_AT_ONCE = 64  # questions
_SEED = 3  # of which questions are asked


@dataclass(frozen=True, slots=True)
class SuiteWish:
    """What is to be answered: a suite by its name, the folder with its files, at most so many questions, 0 for all."""

    suite: str
    folder: Path
    limit: int = 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    question: SuiteQuestion
    choice: Choice
    examples_left_out: int


def evaluate_model(
    model: InstalledModel,
    asked: SuiteWish,
    settings: GenerationSettings,
    home: Home,
    job: Job,
    between: Callable[[], None] = lambda: None,
) -> SuiteFigures:
    """Load an installed language model and let it answer what a person wants to see answered; see ``evaluate_suite``.

    Raises ``BadInput`` for what is no language model, for an unknown suite, or where the folder does not hold it.
    """
    if asked.suite not in SUITES:
        raise BadInput(f"There is no suite {asked.suite!r}: name one of {', '.join(SUITES)}.")
    if model.role is not ModelRole.LANGUAGE_MODEL:
        raise BadInput(f"{model.id} is no language model, and only these answer questions.")
    suite = SUITES[asked.suite]
    questions = choose_questions(read_suite(suite, asked.folder.expanduser()), asked.limit)
    plan = LoadPlan(offload=choose_offload(model.path, LONGEST_WINDOW, settings))
    with closing(GgufModel(model.path, plan)) as loaded:
        return evaluate_suite(loaded, suite, questions, home, job, between)


def choose_questions(questions: Sequence[SuiteQuestion], limit: int) -> list[SuiteQuestion]:
    """At most ``limit`` of them, 0 for all; the same each time, and as many of each subject as of the others."""
    if not limit or limit >= len(questions):
        return list(questions)
    subjects: dict[str, list[SuiteQuestion]] = defaultdict(list)
    for question in questions:
        subjects[question.subject].append(question)
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    for each in subjects.values():
        chance.shuffle(each)
    deepest = max(map(len, subjects.values()))
    rounds = [each[number] for number in range(deepest) for each in subjects.values() if number < len(each)]
    return rounds[:limit]


def evaluate_suite(
    model: GgufModel,
    suite: Suite,
    questions: Sequence[SuiteQuestion],
    home: Home,
    job: Job,
    between: Callable[[], None] = lambda: None,
) -> SuiteFigures:
    """Score every question with a loaded model; those that were scored before are not scored again.

    ``between`` is called before each batch of tokens. Raises ``ModelUnusable``, what ``between`` does, and
    ``Cancelled`` soon after the job is: what was scored by then is kept.
    """
    began = time.monotonic()
    window = min(LONGEST_WINDOW, model.trained_window)
    prepared = [ready for question in questions if (ready := _prepare(question, model, window))]
    record = ScoreRecord(home, suite.name, model.identity)
    _score([each for each in prepared if each.question.id not in record.scores], model, record, job, between)
    job.check()
    return _count(model.name, suite, prepared, record, len(questions) - len(prepared), time.monotonic() - began)


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's score interval of 95 % for a share. Source: Wilson, 1927."""
    if not count:
        return 0.0, 1.0
    share, squared = right / count, _SURE**2
    middle = (share + squared / (2 * count)) / (1 + squared / count)
    half = _SURE / (1 + squared / count) * math.sqrt(share * (1 - share) / count + squared / (4 * count**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _prepare(question: SuiteQuestion, model: GgufModel, window: int) -> _Prepared | None:
    """The tokens of a question; examples are left out until it fits, None where it does not fit without any."""
    options = tuple(model.tokenize(option, special=False) for option in question.options)
    longest = max(map(len, options))
    for left_out in range(len(question.examples) + 1):
        prompt = [*model.opening, *model.tokenize(question.prompt(left_out), special=False)]
        if len(prompt) + longest <= window:
            return _Prepared(question, Choice(prompt, options), left_out)
    return None


def _score(
    prepared: Sequence[_Prepared], model: GgufModel, record: ScoreRecord, job: Job, between: Callable[[], None]
) -> None:
    if not prepared:
        return
    began, done, threads = time.monotonic(), 0, count_free_cores()
    scorer = OptionScorer(model, max(each.choice.longest for each in prepared), between)
    try:
        for group in _group(prepared):
            scored: dict[str, tuple[float, ...]] = {}
            scores = scorer.score([each.choice for each in group], threads, lambda: job.cancelled)
            try:
                for each, numbers in zip(group, scores, strict=False):
                    scored[each.question.id] = numbers
                    done += 1
                    if len(scored) >= _KEPT_AT_ONCE:
                        record.add(scored)
                        scored = {}
                    rate = done / max(1e-9, time.monotonic() - began)
                    left = (len(prepared) - done) / rate
                    job.report(Progress(done, len(prepared), each.question.subject, rate, left, stage="Scoring"))
            finally:  # ``between`` may end the job
                record.add(scored)
            job.check()
    finally:
        scorer.close()


def _group(prepared: Sequence[_Prepared]) -> Iterator[list[_Prepared]]:
    """Those that begin alike."""
    groups: dict[tuple[str, int], list[_Prepared]] = defaultdict(list)
    for each in prepared:
        groups[each.question.subject, each.examples_left_out].append(each)
    yield from groups.values()


def _count(
    name: str, suite: Suite, prepared: Sequence[_Prepared], record: ScoreRecord, left_out: int, seconds: float
) -> SuiteFigures:
    subjects: dict[str, tuple[int, int]] = {}
    for each in prepared:
        scores = record.scores[each.question.id]
        if suite.by_length:
            scores = tuple(score / len(option) for score, option in zip(scores, each.choice.answers, strict=True))
        chosen = max(range(len(scores)), key=scores.__getitem__)
        right, count = subjects.get(each.question.subject, (0, 0))
        subjects[each.question.subject] = (right + (chosen in each.question.right), count + 1)
    right, count = sum(each[0] for each in subjects.values()), len(prepared)
    chance = sum(len(each.question.right) / len(each.question.options) for each in prepared) / max(1, count)
    return SuiteFigures(
        name,
        suite.name,
        suite.title,
        count,
        right,
        right / max(1, count),
        *interval(right, count),
        chance,
        subjects,
        sum(bool(each.examples_left_out) for each in prepared),
        left_out,
        seconds,
    )
