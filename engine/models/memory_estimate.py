"""How much memory a language model will take, from what its file says, before it is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from engine.domain import MemoryEstimate
from engine.models.gguf_file import GgufFile, Tensor

READ_AT_ONCE = 64
"""Tokens of a prompt that are evaluated together, as ``engine.inference.prompt_reader`` does."""

_CELLS = 256  # llama.cpp rounds a window up to a multiple of it
_HALF = 2  # bytes of a number in the cache
_SINGLE = 4  # bytes of a number in a buffer
_BYTES_A_WORD = 400  # of the vocabulary: its text, two tables and its merges; 19.7 MB for 49,152 words, measured
# Copied into another order when they are loaded, for the processor's wide registers; the file's stay in memory beside.
_REPACKED = frozenset({"Q4_0", "Q4_K", "IQ4_NL"})
_EMBEDDING = "token_embd.weight"  # looked up, not multiplied, so that it is left as it is
_WIDE_BUFFERS = 4  # vectors of the inner width that are there at the same time


def estimate_memory(parts: Sequence[GgufFile], window: int) -> MemoryEstimate:
    """What a model of these files takes with a window of so many tokens, on the processor.

    The cache is that of full attention in half precision: models that look at less take less.
    """
    first = parts[0]
    cells = -(-window // _CELLS) * _CELLS
    tensors = [tensor for part in parts for tensor in part.tensors]
    words = first.entries("tokenizer.ggml.tokens")
    inner = max(first.of_architecture("feed_forward_length"), first.of_architecture("embedding_length"))
    scores = READ_AT_ONCE * cells * first.of_architecture("attention.head_count") * _SINGLE
    logits = READ_AT_ONCE * words * _SINGLE
    wide = READ_AT_ONCE * inner * _WIDE_BUFFERS * _SINGLE
    return MemoryEstimate(
        weights=sum(tensor.bytes for tensor in tensors),
        repacked=sum(tensor.bytes for tensor in tensors if _is_repacked(tensor)),
        kv_cache=cells * count_cache_bytes(first),
        buffers=scores + logits + wide + words * _BYTES_A_WORD,
    )


def count_cache_bytes(first: GgufFile) -> int:
    """The bytes that a token takes in the cache of keys and values."""
    layers = first.of_architecture("block_count")
    heads = first.of_architecture("attention.head_count")
    size = first.of_architecture("embedding_length") // heads if heads else 0
    keys = first.of_architecture("attention.key_length", size)
    values = first.of_architecture("attention.value_length", size)
    of_layers = first.metadata.get(f"{first.architecture}.attention.head_count_kv", heads)
    kv_heads = (
        sum(int(each) for each in of_layers)
        if isinstance(of_layers, tuple)
        else layers * int(of_layers if isinstance(of_layers, int) else heads)
    )
    return kv_heads * (keys + values) * _HALF


def count_bytes_a_token(parts: Sequence[GgufFile], window: int) -> int:
    """The bytes that are read from memory to write one token: the weights, and the cache of half a window."""
    tensors = {tensor.name: tensor.bytes for part in parts for tensor in part.tensors}
    looked_up = tensors[_EMBEDDING] if _EMBEDDING in tensors and "output.weight" in tensors else 0  # else it is both
    return sum(tensors.values()) - looked_up + window // 2 * count_cache_bytes(parts[0])


def count_weights_a_token(parts: Sequence[GgufFile]) -> int:
    """The weights that are multiplied to write one token."""
    tensors = {tensor.name: tensor for part in parts for tensor in part.tensors}
    looked_up = _EMBEDDING in tensors and "output.weight" in tensors
    return sum(_count(tensor) for name, tensor in tensors.items() if not (looked_up and name == _EMBEDDING))


def _count(tensor: Tensor) -> int:
    count = 1
    for length in tensor.shape:
        count *= length
    return count


def _is_repacked(tensor: Tensor) -> bool:
    return tensor.kind in _REPACKED and len(tensor.shape) == 2 and tensor.name != _EMBEDDING
