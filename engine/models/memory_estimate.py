"""How much memory a language model will take, from what its file or its maker says, before it is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from engine.domain import CacheType, MemoryEstimate
from engine.models.gguf_file import GgufFile, Tensor
from engine.models.gguf_parts import read_outline
from engine.models.outline import EMBEDDING, REPACKED, Outline

READ_AT_ONCE = 64
"""Tokens of a prompt that are evaluated together, as ``engine.inference.prompt_reader`` does."""

_CELLS = 256  # llama.cpp rounds a window up to a multiple of it
_SINGLE = 4  # bytes of a number in a buffer
_BYTES_A_WORD = 400  # of the vocabulary: its text, two tables and its merges; 19.7 MB for 49,152 words, measured
_WIDE_BUFFERS = 4  # vectors of the inner width that are there at the same time


def estimate_memory(parts: Sequence[GgufFile], window: int, cache: CacheType = CacheType.F16) -> MemoryEstimate:
    """What a model of these files takes with a window of so many tokens, on the processor.

    The cache is that of full attention: models that look at less take less.
    """
    outline, tensors = read_outline(parts), [tensor for part in parts for tensor in part.tensors]
    weights = sum(tensor.bytes for tensor in tensors)
    return _estimate(outline, weights, sum(each.bytes for each in tensors if _is_repacked(each)), window, cache)


def estimate_as(outline: Outline, kind: str, window: int, cache: CacheType = CacheType.F16) -> MemoryEstimate:
    """The same for a model of which there is no file with weights of this kind yet, one of ``QUANTIZATIONS``."""
    return _estimate(outline, outline.count_bytes(kind), outline.count_repacked(kind), window, cache)


def count_cache_bytes(first: GgufFile, cache: CacheType = CacheType.F16) -> int:
    """The bytes that a token takes in the cache of keys and values."""
    return round(read_outline((first,)).cache_numbers * cache.bytes_a_number)


def count_bytes_a_token(parts: Sequence[GgufFile], window: int) -> int:
    """The bytes that are read from memory to write one token: the weights, and the cache of half a window."""
    outline = read_outline(parts)
    weights = sum(each.bytes for part in parts for each in part.tensors if not outline.is_looked_up(each.name))
    return weights + _count_half_a_cache(outline, window)


def count_bytes_a_token_as(outline: Outline, kind: str, window: int) -> int:
    """The same for weights of another kind."""
    return outline.count_bytes(kind, multiplied_only=True) + _count_half_a_cache(outline, window)


def count_weights_a_token(parts: Sequence[GgufFile]) -> int:
    """The weights that are multiplied to write one token."""
    outline, tensors = read_outline(parts), [tensor for part in parts for tensor in part.tensors]
    return outline.multiplied + sum(tensor.shape[0] for tensor in tensors if len(tensor.shape) == 1)


def _estimate(outline: Outline, weights: int, repacked: int, window: int, cache: CacheType) -> MemoryEstimate:
    cells = -(-window // _CELLS) * _CELLS
    scores = READ_AT_ONCE * cells * outline.heads * _SINGLE
    logits = READ_AT_ONCE * outline.words * _SINGLE
    wide = READ_AT_ONCE * outline.inner * _WIDE_BUFFERS * _SINGLE
    return MemoryEstimate(
        weights=weights,
        repacked=repacked,
        kv_cache=round(cells * outline.cache_numbers * cache.bytes_a_number),
        buffers=scores + logits + wide + outline.words * _BYTES_A_WORD,
    )


def _count_half_a_cache(outline: Outline, window: int) -> int:
    return round(window // 2 * outline.cache_numbers * CacheType.F16.bytes_a_number)


def _is_repacked(tensor: Tensor) -> bool:
    return tensor.kind in REPACKED and len(tensor.shape) == 2 and tensor.name != EMBEDDING
