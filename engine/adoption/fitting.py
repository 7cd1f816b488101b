"""What fits this machine: the memory and the speed that each language model would have, before it is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.domain import QUANTIZATIONS, CacheType, Fit, Machine, MemoryEstimate
from engine.errors import Cancelled, EngineError
from engine.inference.devices import look_at_machine, measure_bandwidth
from engine.inference.hardware import count_free_cores
from engine.inference.offload import share_layers
from engine.inference.speed import Workload, measure_speed
from engine.job import Job
from engine.models.catalogue import CatalogueModel
from engine.models.gguf_file import GgufFile
from engine.models.gguf_parts import read_outline, read_parts
from engine.models.installed import InstalledModel
from engine.models.memory_estimate import (
    count_bytes_a_token,
    count_bytes_a_token_as,
    count_weights_a_token,
    estimate_as,
    estimate_memory,
)
from engine.models.outline import Outline

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
        return self._predict(count_bytes_a_token(parts, window), count_weights_a_token(parts))

    def predict_as(self, outline: Outline, kind: str, window: int) -> float:
        """The same with weights of a kind that there is no file of."""
        return self._predict(count_bytes_a_token_as(outline, kind, window), outline.multiplied)

    def _predict(self, bytes_read: int, multiplied: int) -> float:
        return 1 / (bytes_read / self.bytes_a_second + multiplied * self.seconds_a_weight)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model as it might be; ``quantization`` is that of the file there is, "" for none."""

    id: str
    outline: Outline
    quantization: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What fits, model by model and window by window; ``problems`` are of models that could not be looked at.

    ``others`` are other quantisations, and models that are not here, in the last of the windows.
    """

    machine: Machine
    calibration: Calibration | None
    fits: tuple[Fit, ...]
    problems: tuple[tuple[str, str], ...]
    others: tuple[Fit, ...] = ()


def advise(
    models: Sequence[InstalledModel | CatalogueModel],
    windows: Sequence[int],
    job: Job,
    cache: CacheType = CacheType.F16,
    measured: Calibration | None = None,
) -> Advice:
    """Measure this machine for some seconds, with the first of the models that can be loaded, and foretell the others.

    ``measured`` is what was measured before, for where none of them can be loaded. Of a model of the catalogue that is
    not installed only the shape is known, of some not even that. Raises ``Cancelled`` soon after the job is.
    """
    machine = look_at_machine()
    installed = [model for model in models if isinstance(model, InstalledModel)]
    known, problems = _read_all(installed)
    calibration = _calibrate(installed, known, job) or measured
    fits = tuple(
        fit(model_id, parts, window, machine, calibration, cache)
        for model_id, parts in known.items()
        for window in windows
    )
    absent = [model for model in models if isinstance(model, CatalogueModel)]
    drawn = [(model.id, model.shape.draw(), "") for model in absent if model.shape]
    problems += [(model.id, "Its maker publishes no shape of it.") for model in absent if not model.shape]
    read = [(model_id, read_outline(parts), parts[0].quantization) for model_id, parts in known.items()]
    others = tuple(
        other
        for model_id, outline, own in (*read, *drawn)
        for other in fit_others(Candidate(model_id, outline, own), windows[-1], machine, calibration, cache)
    )
    return Advice(machine, calibration, fits, tuple(problems), others)


def measure_machine(models: Sequence[InstalledModel], job: Job) -> Calibration | None:
    """Measure this machine with the smallest of the models that can be loaded; None where there is none.

    Raises ``Cancelled`` soon after the job is.
    """
    known, _ = _read_all(models)
    return _calibrate(models, known, job)


def fit(
    model_id: str,
    parts: Sequence[GgufFile],
    window: int,
    machine: Machine,
    calibration: Calibration | None,
    cache: CacheType = CacheType.F16,
) -> Fit:
    """What a model takes in a window, and the speed that it would have where this machine was measured."""
    memory = estimate_memory(parts, window, cache)
    speed = calibration.predict(parts, window) if calibration else None
    layers = parts[0].of_architecture("block_count")
    fits, on_devices = _judge(memory, layers, machine)
    return Fit(model_id, window, memory, fits, speed, layers, on_devices, parts[0].quantization)


def fit_others(
    candidate: Candidate,
    window: int,
    machine: Machine,
    calibration: Calibration | None,
    cache: CacheType = CacheType.F16,
) -> Iterator[Fit]:
    """The same in every quantisation but the one that there is a file of."""
    outline = candidate.outline
    for kind in QUANTIZATIONS:
        if kind != candidate.quantization:
            memory = estimate_as(outline, kind, window, cache)
            speed = calibration.predict_as(outline, kind, window) if calibration else None
            fits, on_devices = _judge(memory, outline.layers, machine)
            yield Fit(candidate.id, window, memory, fits, speed, outline.layers, on_devices, kind)


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


def _judge(memory: MemoryEstimate, layers: int, machine: Machine) -> tuple[bool, int]:
    """Whether it fits, on the processor or with all layers on the devices, and how many layers the devices hold."""
    on_devices = share_layers(layers, memory.weights + memory.kv_cache, machine.devices)
    fits = memory.total <= machine.free_memory or on_devices > layers > 0
    return fits, min(layers, on_devices)


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
