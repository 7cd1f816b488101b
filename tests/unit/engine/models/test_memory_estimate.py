"""Memory is foretold from what a file says: weights, copies of them, the cache and the buffers, each by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.models.gguf_parts import read_parts
from engine.models.installed import find_model
from engine.models.memory_estimate import count_bytes_a_token, count_cache_bytes, count_weights_a_token, estimate_memory
from engine.models.scaling import scale
from engine.paths import Home
from tests.small_llama import write_llama


def test_the_packaged_model(tmp_path: Path) -> None:
    parts = read_parts(find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, Home(tmp_path)).path)
    assert count_cache_bytes(parts[0]) == 30 * 3 * (64 + 64) * 2
    estimate = estimate_memory(parts, 2000)
    assert estimate.kv_cache == 2048 * 23_040
    assert (estimate.weights, estimate.repacked) == (96_576_768, 0)
    assert estimate.total == estimate.weights + estimate.kv_cache + estimate.buffers
    assert count_weights_a_token(parts) == 134_515_008  # its words are looked up and multiplied by the same weights
    assert count_bytes_a_token(parts, 2048) == 96_576_768 + 1024 * 23_040


def test_words_that_are_only_looked_up_are_not_read(tmp_path: Path) -> None:
    parts = read_parts(write_llama(tmp_path / "small.gguf", width=64, tensors_a_part=9))
    weights = sum(part.weight_bytes for part in parts)
    assert estimate_memory(parts, 256).weights == weights
    assert count_bytes_a_token(parts, 0) == weights - 260 * 64 * 4
    assert count_cache_bytes(parts[0]) == 2 * 2 * (16 + 16) * 2


def test_the_scaling_law_of_the_paper() -> None:
    """Chinchilla itself: 70 billion weights, 1.4 trillion tokens; the paper's equation gives 1.94 for it."""
    chinchilla = scale(70_000_000_000, 1_400_000_000_000)
    assert (chinchilla.ratio, chinchilla.flops_a_token) == (20.0, 140_000_000_000)
    assert chinchilla.loss == pytest.approx(1.69 + 0.0831 + 0.1632, abs=0.002)
    assert chinchilla.sentence.startswith("Size and training go together")
    small = scale(134_515_008, 2_000_000_000_000)
    assert "743 times" in small.sentence
    assert "most of what it still lacks" in small.sentence
    assert "a smaller model" in scale(175_000_000_000, 300_000_000_000).sentence  # GPT-3
    unknown = scale(100, None)
    assert (unknown.tokens, unknown.loss) == (None, None)
    assert "does not say" in unknown.sentence
