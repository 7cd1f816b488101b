"""Times a language model with the settings that matter: windows, batches and threads, each with a text of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from engine.domain import ModelRole, Speed
from engine.errors import BadInput, Cancelled
from engine.inference.hardware import count_cores
from engine.inference.prompt_reader import BATCH
from engine.inference.speed import Workload, measure_speed
from engine.job import Job, Progress
from engine.models.installed import InstalledModel

_WINDOWS = (512, 2048)
_BATCHES = (BATCH, 512)
_PROMPT = 256  # tokens, or as many as a window leaves
_WRITTEN = 16


def time_model(
    model: InstalledModel, threads: Sequence[int] | None, job: Job, between: Callable[[], None] = lambda: None
) -> tuple[Speed, ...]:
    """How fast a model is with each setting; ``threads`` are one and all cores, if not given.

    ``between`` is called between two settings. Raises ``BadInput`` for what is no language model, ``ModelUnusable``,
    ``Cancelled`` soon after the job is.
    """
    if model.role is not ModelRole.LANGUAGE_MODEL:
        raise BadInput(f"{model.id} is no language model, and only these are timed.")
    settings = [
        (Workload(window, min(_PROMPT, window - _WRITTEN), _WRITTEN, batch), count)
        for window in _WINDOWS
        for batch in _BATCHES
        for count in threads or sorted({1, count_cores()})
    ]
    began, speeds = time.monotonic(), []
    for done, (workload, count) in enumerate(settings):
        between()
        rate = done / max(1e-9, time.monotonic() - began)
        left = (len(settings) - done) / rate if rate else None
        job.report(Progress(done, len(settings), model.name, rate, left, stage="Timing"))
        speed = measure_speed(model.path, workload, count, lambda: job.cancelled)
        if speed is None:
            raise Cancelled
        speeds.append(speed)
    return tuple(speeds)


def choose_best(speeds: Sequence[Speed]) -> Speed:
    """The one that writes fastest."""
    return max(speeds, key=lambda speed: speed.written)
