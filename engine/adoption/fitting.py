"""What fits this machine: the memory and the speed that each language model would have, before it is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.domain import Fit, Machine
from engine.errors import Cancelled, EngineError
from engine.inference.devices import look_at_machine, measure_bandwidth
from engine.inference.hardware import count_free_cores
from engine.inference.offload import count_layers_that_fit
from engine.inference.speed import Workload, measure_speed
from engine.job import Job
from engine.models.gguf_file import GgufFile
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel
from engine.models.memory_estimate import count_bytes_a_token, count_weights_a_token, estimate_memory

WINDOWS = (512, 2048, 8192)
"""Those that memory and speed are foretold for unless others are named, in tokens."""

_SECONDS = 5.0  # of copying memory
_TELLING = 20_000_000  # bytes; a smaller model waits for much that a larger one does not notice


@dataclass(frozen=True, slots=True)
class Calibration:
    """This machine in two numbers: what it reads a second, and what it takes to multiply one weight beyond reading it.

    A token takes the sum of both: large models wait for memory, small ones for the processor.
    """

    threads: int
    bytes_a_second: float
    seconds_a_weight: float
    measured_on: str

    def predict(self, parts: Sequence[GgufFile], window: int) -> float:
        """The tokens a second that a model writes when half of the window is filled."""
        reading = count_bytes_a_token(parts, window) / self.bytes_a_second
        return 1 / (reading + count_weights_a_token(parts) * self.seconds_a_weight)


@dataclass(frozen=True, slots=True)
class Advice:
    """What fits, model by model and window by window; ``problems`` are of models that could not be looked at."""

    machine: Machine
    calibration: Calibration | None
    fits: tuple[Fit, ...]
    problems: tuple[tuple[str, str], ...]


def advise(models: Sequence[InstalledModel], windows: Sequence[int], job: Job) -> Advice:
    """Measure this machine for some seconds, with the first of the models that can be loaded, and foretell the others.

    Raises ``Cancelled`` soon after the job is.
    """
    machine = look_at_machine()
    known, problems = _read_all(models)
    calibration = _calibrate(models, known, job)
    fits = tuple(
        fit(model_id, parts, window, machine, calibration) for model_id, parts in known.items() for window in windows
    )
    return Advice(machine, calibration, fits, tuple(problems))


def measure_machine(models: Sequence[InstalledModel], job: Job) -> Calibration | None:
    """Measure this machine with the smallest of the models that can be loaded; None where there is none.

    Raises ``Cancelled`` soon after the job is.
    """
    known, _ = _read_all(models)
    return _calibrate(models, known, job)


def fit(
    model_id: str, parts: Sequence[GgufFile], window: int, machine: Machine, calibration: Calibration | None
) -> Fit:
    """What a model takes in a window, and the speed that it would have where this machine was measured."""
    memory = estimate_memory(parts, window)
    layers = parts[0].of_architecture("block_count")
    fits = memory.total <= machine.free_memory
    speed = calibration.predict(parts, window) if calibration else None
    on_devices = count_layers_that_fit(parts, window, machine.devices)
    return Fit(model_id, window, memory, fits, speed, layers, min(layers, on_devices))


def calibrate(model: InstalledModel, parts: Sequence[GgufFile], job: Job) -> Calibration:
    """Measure this machine with one model. Raises ``ModelUnusable``, ``Cancelled``."""
    threads, workload = count_free_cores(), Workload()
    bandwidth = measure_bandwidth(_SECONDS, threads)
    job.check_cancelled()
    speed = measure_speed(model.path, workload, threads, lambda: job.cancelled)
    if speed is None:
        raise Cancelled
    filled = 2 * (workload.prompt_tokens + workload.written_tokens // 2)  # of which half are read
    beyond = 1 / speed.written - count_bytes_a_token(parts, filled) / bandwidth
    return Calibration(threads, bandwidth, max(0.0, beyond) / count_weights_a_token(parts), model.id)


def _read_all(
    models: Iterable[InstalledModel],
) -> tuple[dict[str, tuple[GgufFile, ...]], list[tuple[str, str]]]:
    """The files of the models that are sound, by id, and what is wrong with the others."""
    known, problems = {}, []
    for model in models:
        try:
            known[model.id] = read_parts(model.path)
        except EngineError as error:
            problems.append((model.id, error.message))
    return known, problems


def _calibrate(
    models: Sequence[InstalledModel], known: dict[str, tuple[GgufFile, ...]], job: Job
) -> Calibration | None:
    """With the smallest model that can be loaded, which takes the least time; a tiny one comes last."""
    sizes = {model.id: known[model.id][0].file_bytes for model in models if model.id in known}
    sound = [model for model in models if model.id in known]
    for model in sorted(sound, key=lambda model: (sizes[model.id] < _TELLING, sizes[model.id])):
        try:
            return calibrate(model, known[model.id], job)
        except EngineError:
            continue
    return None
