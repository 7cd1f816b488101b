"""Times a language model with the settings that matter: windows, batches and threads, each with a text of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from engine.domain import ModelRole, Speed
from engine.errors import BadInput, Cancelled
from engine.inference.gguf_model import LoadPlan
from engine.inference.hardware import count_cores
from engine.inference.offload import choose_offload
from engine.inference.prompt_reader import BATCH
from engine.inference.speed import Workload, measure_speed
from engine.job import Job, Progress
from engine.models.installed import InstalledModel
from engine.settings import GenerationSettings

_WINDOWS = (512, 2048)
_BATCHES = (BATCH, 512)
_WRITTEN = 16


def time_model(
    model: InstalledModel,
    threads: Sequence[int] | None,
    job: Job,
    between: Callable[[], None] = lambda: None,
    generation: GenerationSettings | None = None,
) -> tuple[Speed, ...]:
    """How fast a model is with each setting; ``threads`` are one, two, four and so on, if not given.

    Windows are half full. ``between`` is called between two settings; ``generation`` says what graphics processors do.
    Raises ``BadInput`` for what is no language model, ``ModelUnusable``, ``Cancelled`` soon after the job is.
    """
    if model.role is not ModelRole.LANGUAGE_MODEL:
        raise BadInput(f"{model.id} is no language model, and only these are timed.")
    settings = [
        (Workload(window, window // 2, _WRITTEN, batch), count)
        for window in _WINDOWS
        for batch in _BATCHES
        for count in threads or _choose_threads()
    ]
    began, speeds = time.monotonic(), []
    for done, (workload, count) in enumerate(settings):
        between()
        rate = done / max(1e-9, time.monotonic() - began)
        left = (len(settings) - done) / rate if rate else None
        job.report(Progress(done, len(settings), model.name, rate, left, stage="Timing"))
        plan = LoadPlan(offload=choose_offload(model.path, workload.window, generation or GenerationSettings()))
        speed = measure_speed(model.path, workload, count, lambda: job.cancelled, plan)
        if speed is None:
            raise Cancelled
        speeds.append(speed)
    return tuple(speeds)


def choose_best(speeds: Sequence[Speed]) -> Speed:
    """The one that writes fastest."""
    return max(speeds, key=lambda speed: speed.written)


def _choose_threads() -> list[int]:
    """One, two, four and so on, and all cores: writing waits for memory, and all are not always the fastest."""
    cores = count_cores()
    return sorted({*(1 << power for power in range(cores.bit_length())), cores})
