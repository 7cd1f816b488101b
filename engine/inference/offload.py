"""How much of a language model graphics processors compute: as the settings say, or as much as fits their memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.domain import Device, Machine
from engine.inference.devices import look_at_machine
from engine.models.gguf_file import GgufFile
from engine.models.gguf_parts import read_parts
from engine.models.memory_estimate import count_cache_bytes
from engine.settings import AUTOMATIC_LAYERS, GenerationSettings

_LEFT_FREE = 0.1  # of a device's memory, for what the driver needs


@dataclass(frozen=True, slots=True)
class Offload:
    """So many layers of a model are computed by the device of this name, "" for all devices together."""

    layers: int
    device: str = ""


ON_THE_PROCESSOR = Offload(0)
"""Nothing is computed by anything else."""


def choose_offload(file: Path, window: int, settings: GenerationSettings, machine: Machine | None = None) -> Offload:
    """What the settings ask for, as far as this machine can: no layers where it has no such device.

    Raises ``ModelUnusable`` for a damaged file.
    """
    if not settings.gpu_layers:
        return ON_THE_PROCESSOR
    devices = _choose_devices(settings, machine or look_at_machine())
    if not devices:
        return ON_THE_PROCESSOR
    if settings.gpu_layers == AUTOMATIC_LAYERS:
        return Offload(count_layers_that_fit(read_parts(file), window, devices), settings.device)
    return Offload(settings.gpu_layers, settings.device)


def count_layers_that_fit(parts: Sequence[GgufFile], window: int, devices: Sequence[Device]) -> int:
    """How many layers fit into the memory of the devices, with their part of the cache; the output counts as one."""
    weights = sum(part.weight_bytes for part in parts)
    of_all = weights + window * count_cache_bytes(parts[0])
    return share_layers(parts[0].of_architecture("block_count"), of_all, devices)


def share_layers(layers: int, of_all: int, devices: Sequence[Device]) -> int:
    """The same for so many layers of a model that takes so many bytes with its cache."""
    if layers <= 0 or of_all <= 0:
        return 0
    room = sum(device.free_memory for device in devices) * (1 - _LEFT_FREE)
    return min(layers + 1, int(room / (of_all / (layers + 1))))


def explain_offload(settings: GenerationSettings, machine: Machine) -> str:
    """What graphics processors do of the language model, in a sentence or two for the person."""
    if not machine.devices:
        vain = f" Until then gpu_layers = {settings.gpu_layers} changes nothing." if settings.gpu_layers > 0 else ""
        return machine.remark + vain
    names = ", ".join(f"{device.description} ({device.name})" for device in machine.devices)
    chosen = _choose_devices(settings, machine)
    if not chosen:
        return f"There is no device {settings.device!r} here: set device under [generation] to one of {names}."
    if not settings.gpu_layers:
        return f"{names} could help, and is left alone as gpu_layers = 0 says."
    layers = "as many layers as fit" if settings.gpu_layers == AUTOMATIC_LAYERS else f"{settings.gpu_layers} layers"
    return f"{', '.join(device.description for device in chosen)}: {layers} of the language model."


def _choose_devices(settings: GenerationSettings, machine: Machine) -> list[Device]:
    return [device for device in machine.devices if settings.device in ("", device.name)]
