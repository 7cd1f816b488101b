"""What a model takes in any quantisation follows from its outline: as large as real files, as large as makers say."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import QUANTIZATIONS, CacheType, ModelRole
from engine.inference.quantizer import quantize
from engine.models.catalogue import load_catalogue
from engine.models.gguf_parts import read_outline, read_parts
from engine.models.installed import find_model
from engine.models.memory_estimate import count_weights_a_token, estimate_as, estimate_memory
from engine.paths import Home
from tests.small_llama import write_llama

# Billions of parameters as the makers state them.
STATED = {
    "smollm2-135m-instruct": 0.135, "smollm2-360m-instruct": 0.36, "smollm2-1.7b-instruct": 1.7,
    "qwen2.5-0.5b-instruct": 0.49, "qwen2.5-1.5b-instruct": 1.54, "qwen2.5-7b-instruct": 7.61,
    "qwen3-0.6b": 0.6, "qwen3-1.7b": 1.7, "qwen3-4b": 4.0, "qwen3-8b": 8.2,
    "phi-3.5-mini-instruct": 3.8, "mistral-7b-instruct-v0.3": 7.25,
}  # fmt: skip


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("home"))
    return find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, home).path


def test_every_shape_of_the_catalogue_has_the_parameters_that_its_maker_states() -> None:
    shapes = {entry.id: entry.shape for entry in load_catalogue() if entry.shape}
    assert shapes.keys() == STATED.keys()
    for model_id, shape in shapes.items():
        assert shape.source
        assert shape.draw().parameters / 1e9 == pytest.approx(STATED[model_id], rel=0.015), model_id


def test_the_packaged_model_is_drawn_as_its_file_is(packaged: Path) -> None:
    shape = next(entry.shape for entry in load_catalogue() if entry.id == "smollm2-135m-instruct")
    assert shape is not None
    drawn, parts = shape.draw(), read_parts(packaged)
    read = read_outline(parts)
    assert set(drawn.matrices) == set(read.matrices)
    assert (drawn.layers, drawn.heads, drawn.words) == (read.layers, read.heads, read.words)
    assert (drawn.inner, drawn.cache_numbers) == (read.inner, read.cache_numbers)
    assert estimate_as(drawn, "Q4_1", 2048).total == pytest.approx(estimate_memory(parts, 2048).total, rel=0.002)
    assert drawn.multiplied == pytest.approx(count_weights_a_token(parts), rel=0.001)


def test_the_files_of_the_catalogue_are_as_large_as_their_shapes_say() -> None:
    """So that a size belongs to the model and the quantisation that the catalogue names."""
    own_output = {"qwen2.5-0.5b-instruct", "qwen2.5-1.5b-instruct"}  # the maker's files hold the words twice
    for entry in load_catalogue():
        if entry.shape and entry.files:
            drawn = estimate_as(entry.shape.draw(), entry.name.rpartition(", ")[2], 512).weights
            most = 1.26 if entry.id in own_output else 1.035
            assert 1 < entry.files[0].size / drawn < most, entry.id


@pytest.mark.parametrize("kind", QUANTIZATIONS)
def test_a_quantised_file_is_as_large_as_foretold(kind: str, tmp_path: Path) -> None:
    """Also rows that no block of 256 weights goes into, and words that are looked up only."""
    for width in (64, 256):
        source = write_llama(tmp_path / f"{width}.gguf", half=True, width=width)
        quantize(source, tmp_path / f"{kind}.gguf", kind, 1)
        outline, made = read_outline(read_parts(source)), read_parts(tmp_path / f"{kind}.gguf")
        in_matrices = [tensor.bytes for part in made for tensor in part.tensors if len(tensor.shape) > 1]
        assert outline.count_bytes(kind) == pytest.approx(sum(in_matrices), rel=0.02)
        assert outline.count_repacked(kind) == pytest.approx(estimate_memory(made, 512).repacked, rel=0.02)


def test_a_cache_of_fewer_bits_takes_less(packaged: Path) -> None:
    parts = read_parts(packaged)
    whole, half, quarter = (estimate_memory(parts, 2048, cache) for cache in CacheType)
    assert half.kv_cache == round(whole.kv_cache * 34 / 64)
    assert quarter.kv_cache == round(whole.kv_cache * 18 / 64)
    assert whole.weights == quarter.weights
