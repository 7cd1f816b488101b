"""A LoRA adapter changes what the real model writes, as much as its weight says, and a bad file is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import EngineError, ModelMissing, ModelUnusable
from engine.inference.adapter import Adapter
from engine.inference.gguf_model import LoadPlan
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from tests.gguf_files import write_adapter

LIKELIEST = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
CAPITAL = [ChatMessage("user", "What is the capital of France?")]
SHAPES = {f"blk.{layer}.attn_{part}.weight": (576, 576) for layer in range(10) for part in ("q", "output")}


def load(gguf: Path, adapter: Adapter) -> LlamaModel:
    return LlamaModel("SmolLM2", gguf, context_window=256, threads=1, plan=LoadPlan(adapter))


def write(model: LlamaModel, beams: int = 1) -> tuple[str, float]:
    """What it writes, and how likely it finds a text, which is measured in a context of its own."""
    sampling = Sampling(0.0, 40, 0.95, 0.05, 1.0, 7, beams=beams)
    written = "".join(model.generate(CAPITAL, 12, sampling, lambda: False))
    (likelihood,) = model.measure_likelihood([CAPITAL], "Paris", lambda: False)
    return written, likelihood


@pytest.fixture(scope="module")
def adapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_adapter(tmp_path_factory.mktemp("lora") / "chance.gguf", SHAPES)


def test_its_weight_says_how_much_it_changes(gguf: Path, adapter: Path, llama: LlamaModel) -> None:
    without = write(llama)
    for weight, changed in ((0.0, False), (1.0, True)):
        model = load(gguf, Adapter(adapter, weight))
        assert (write(model) != without) is changed
        model.close()


def test_it_holds_in_the_context_that_beams_need(gguf: Path, adapter: Path, llama: LlamaModel) -> None:
    model = load(gguf, Adapter(adapter, 1.0))
    assert write(model, beams=2)[0] != write(llama, beams=2)[0]
    model.close()


def test_what_was_read_with_another_weight_is_another_state(adapter: Path) -> None:
    assert Adapter(adapter, 1.0).identity != Adapter(adapter, 0.5).identity


def test_a_bad_adapter_is_one_sentence(gguf: Path, adapter: Path, tmp_path: Path) -> None:
    other_shape = write_adapter(tmp_path / "shape.gguf", {"blk.0.attn_q.weight": (64, 64)})
    other_name = write_adapter(tmp_path / "name.gguf", {"blk.99.attn_q.weight": (576, 576)})
    other_kind = write_adapter(tmp_path / "kind.gguf", SHAPES, architecture="gemma")
    damaged, words = tmp_path / "cut.gguf", tmp_path / "words.gguf"
    damaged.write_bytes(adapter.read_bytes()[:-1000])
    words.write_text("no adapter", encoding="utf-8")
    cases: list[tuple[Path, type[EngineError], str]] = [
        (tmp_path / "absent.gguf", ModelMissing, "mend the path in generation.lora"),
        (tmp_path, ModelMissing, "mend the path in generation.lora"),
        (gguf, ModelUnusable, "is no LoRA adapter"),
        (words, ModelUnusable, "not a GGUF"),
        (damaged, ModelUnusable, "cut.gguf"),
        (other_shape, ModelUnusable, "does not fit the language model"),
        (other_name, ModelUnusable, "does not fit the language model"),
        (other_kind, ModelUnusable, "does not fit the language model"),
    ]
    for file, kind, sentence in cases:
        with pytest.raises(kind, match=sentence) as caught:
            load(gguf, Adapter(file, 1.0))
        assert "\n" not in caught.value.message
