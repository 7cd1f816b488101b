"""Probes a language model for the abilities that matter here, and counts what it gets right; a stop loses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from engine.domain import AbilityFigures, ProbeFigures
from engine.evaluation.abilities import Ability, Task
from engine.evaluation.haystack import hide_needle
from engine.evaluation.score_record import ScoreRecord
from engine.inference.gguf_model import LoadPlan
from engine.inference.language_model import ChatMessage, LanguageModel, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.offload import choose_offload
from engine.job import Job, Progress
from engine.models.installed import InstalledModel
from engine.paths import Home
from engine.settings import GenerationSettings

ANSWER_TOKENS = 64
"""Of an answer, so many tokens at most are written and looked at."""

_LIKELIEST = Sampling(temperature=0.0, top_k=1, top_p=1.0, min_p=0.0, repeat_penalty=1.0, seed=0)


def probe_model(
    model: InstalledModel,
    settings: GenerationSettings,
    abilities: Sequence[Ability],
    home: Home,
    job: Job,
    between: Callable[[], None] = lambda: None,
) -> ProbeFigures:
    """Load an installed model as the settings say, and probe it; see ``probe_abilities``."""
    plan = LoadPlan(offload=choose_offload(model.path, settings.context_window, settings))
    loaded = LlamaModel(model.name, model.path, settings.context_window, settings.threads, plan=plan)
    try:
        return probe_abilities(loaded, abilities, ScoreRecord(home, "abilities", loaded.identity), job, between)
    finally:
        loaded.close()


def probe_abilities(
    model: LanguageModel,
    abilities: Sequence[Ability],
    record: ScoreRecord,
    job: Job,
    between: Callable[[], None] = lambda: None,
) -> ProbeFigures:
    """Let the model do every task that it has not done before, always with the likeliest words.

    ``between`` is called before each task.

    Raises ``ModelUnusable``, ``BadInput`` for too short a window, ``Cancelled`` soon after the job is: what was done by
    then is kept.
    """
    began = time.monotonic()
    todo = [
        (ability, task)
        for ability in abilities
        for task in ability.tasks
        if _key(ability, task, model.context_window) not in record.scores
    ]
    for number, (ability, task) in enumerate(todo):
        between()
        passed = time.monotonic() - began
        rate = number / passed if number else 0.0
        left = (len(todo) - number) / rate if rate else None
        job.report(Progress(number, len(todo), ability.title, rate, left, stage="Probing"))
        right = task.is_right(_answer(ability, task, model, job))
        job.check()
        record.add({_key(ability, task, model.context_window): (float(right),)})
    figures = tuple(_count(ability, model.context_window, record) for ability in abilities)
    return ProbeFigures(model.name, model.context_window, figures, time.monotonic() - began)


def _answer(ability: Ability, task: Task, model: LanguageModel, job: Job) -> str:
    if ability.share:
        messages = hide_needle(task, ability.share, model, ANSWER_TOKENS)
    else:
        messages = [ChatMessage("user", "\n\n".join(filter(None, (task.text, task.question))))]
    return "".join(model.generate(messages, ANSWER_TOKENS, _LIKELIEST, lambda: job.cancelled))


def _key(ability: Ability, task: Task, window: int) -> str:
    """What is hidden in another window is another task."""
    return f"{task.id}@{window}" if ability.share else task.id


def _count(ability: Ability, window: int, record: ScoreRecord) -> AbilityFigures:
    right = sum(record.scores[_key(ability, task, window)][0] > 0 for task in ability.tasks)
    return AbilityFigures(
        ability.name, ability.title, right, len(ability.tasks), ability.needed, right >= ability.needed
    )
