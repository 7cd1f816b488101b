"""Layers go to a graphics processor as the settings say and as memory allows; without one that is told, with advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.inference.devices import Device, Machine, look_at_machine, point_to_devices
from engine.inference.gguf_model import GgufModel, LoadPlan
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.offload import ON_THE_PROCESSOR, Offload, choose_offload, count_layers_that_fit, explain_offload
from engine.models.gguf_parts import read_parts
from engine.models.memory_estimate import count_cache_bytes
from engine.settings import GenerationSettings
from tests.small_llama import write_llama

LAYERS = 6
WINDOW = 512
GIGABYTE = 1_000_000_000
LIKELIEST = Sampling(temperature=0.0, top_k=1, top_p=1.0, min_p=0.0, repeat_penalty=1.0, seed=0)
CARD = Device("CUDA0", "A card", "gpu", 8 * GIGABYTE, 8 * GIGABYTE)
OTHER = Device("Vulkan0", "Another card", "gpu", 2 * GIGABYTE, 4 * GIGABYTE)
WITHOUT = Machine(GIGABYTE, GIGABYTE, (), "Not available in this build.", ("CPU",))
BOTH = Machine(GIGABYTE, GIGABYTE, (CARD, OTHER), "", ("CPU", "CUDA", "Vulkan"))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_llama(tmp_path / "small.gguf", layers=LAYERS, window=WINDOW)


def choose(model: Path, machine: Machine, **settings: object) -> Offload:
    return choose_offload(model, WINDOW, GenerationSettings(**settings), machine)  # type: ignore[arg-type]


def test_the_settings_choose_layers_and_device(model: Path) -> None:
    assert choose(model, BOTH) == Offload(LAYERS + 1)  # all fit, and the output with them
    assert choose(model, BOTH, gpu_layers=3, device="CUDA0") == Offload(3, "CUDA0")
    assert choose(model, BOTH, gpu_layers=0) == ON_THE_PROCESSOR
    assert choose(model, BOTH, device="Metal") == ON_THE_PROCESSOR
    assert choose(model, WITHOUT) == choose(model, WITHOUT, gpu_layers=9) == ON_THE_PROCESSOR


def test_as_many_layers_as_fit_with_their_part_of_the_cache(model: Path) -> None:
    parts = read_parts(model)
    a_layer = (parts[0].weight_bytes + WINDOW * count_cache_bytes(parts[0])) / (LAYERS + 1)

    def count(layers: float) -> int:
        memory = int(a_layer * layers / 0.9)  # a tenth is left to the driver
        return count_layers_that_fit(parts, WINDOW, [Device("D", "d", "gpu", memory, memory)])

    assert [count(0.5), count(1.5), count(3.5), count(99)] == [0, 1, 3, LAYERS + 1]
    assert count_layers_that_fit(parts, WINDOW, []) == 0


@pytest.mark.parametrize(
    ("machine", "settings", "sentence"),
    [
        (WITHOUT, {}, "Not available in this build."),
        (WITHOUT, {"gpu_layers": 7}, "Not available in this build. Until then gpu_layers = 7 changes nothing."),
        (BOTH, {}, "A card, Another card: as many layers as fit of the language model."),
        (BOTH, {"device": "Vulkan0", "gpu_layers": 7}, "Another card: 7 layers of the language model."),
        (BOTH, {"gpu_layers": 0}, "A card (CUDA0), Another card (Vulkan0) could help, and is left alone as gpu_layers"),
        (BOTH, {"device": "CUDA9"}, "There is no device 'CUDA9' here: set device under [generation] to one of A card"),
    ],
)
def test_what_it_does_is_told(machine: Machine, settings: dict[str, object], sentence: str) -> None:
    assert explain_offload(GenerationSettings(**settings), machine).startswith(sentence)  # type: ignore[arg-type]


def test_this_build_says_what_it_can_compute_with_and_what_to_do_without_a_device() -> None:
    machine = look_at_machine()
    assert "CPU" in machine.backends
    if set(machine.backends) == {"CPU"}:
        assert "CUDA, Metal and Vulkan are not available in this build" in machine.remark
        assert "-DGGML_CUDA=on" in machine.remark
    assert list(point_to_devices("no such device")) == [None]  # a list that ends at once


def test_a_model_that_is_to_stay_on_the_processor_does(model: Path) -> None:
    loaded = GgufModel(model)
    assert "Offload" not in loaded.identity  # what was read on it before is good for it now
    loaded.close()


@pytest.mark.skipif(not look_at_machine().devices, reason="there is no graphics processor here that llama.cpp can use")
def test_a_device_writes_what_the_processor_writes(gguf: Path) -> None:
    written = []
    for layers in (0, 4, 1000):
        plan = LoadPlan(offload=Offload(layers, look_at_machine().devices[0].name))
        model = LlamaModel("SmolLM2", gguf, 512, threads=1, plan=plan)
        messages = [ChatMessage("user", "What is the capital of France?")]
        written.append("".join(model.generate(messages, 16, LIKELIEST, lambda: False)))
        model.close()
    assert all("Paris" in text for text in written)
