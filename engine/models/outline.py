"""The outline of a language model: its matrices, its cache and its buffers, and what they take in any quantisation.

It is read from a file, or drawn from the shape that the maker of a model publishes, before there is a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

EMBEDDING = "token_embd.weight"
"""Looked up, not multiplied, unless there is no ``OUTPUT``: then it is both."""
OUTPUT = "output.weight"
REPACKED = frozenset({"Q4_0", "Q4_K", "IQ4_NL"})
"""Types that are copied for the processor's wide registers when they are loaded; the file's stay in memory beside."""

# Bits a weight of llama.cpp's types. Blocks of 256 weights do not go into every row; then another type is taken.
_BITS = {
    "Q4_0": 4.5, "Q4_1": 5.0, "Q5_0": 5.5, "Q5_1": 6.0, "Q8_0": 8.5, "F16": 16.0, "F32": 32.0,
    "Q4_K": 4.5, "Q5_K": 5.5, "Q6_K": 6.5625,
}  # fmt: skip
_BLOCK = 256
_INSTEAD = {"Q4_K": "Q5_0", "Q5_K": "Q5_1", "Q6_K": "Q8_0"}
_MIXED = {"Q4_K_M": "Q4_K", "Q5_K_M": "Q5_K"}  # half of the layers have Q6_K where it matters most
_MATTERS_MOST = ("attn_v.weight", "ffn_down.weight")


@dataclass(frozen=True, slots=True)
class Matrix:
    """One of a model, by the name it has in a GGUF file; a block of weights lies within a row of ``columns``."""

    name: str
    columns: int
    rows: int

    @property
    def weights(self) -> int:
        """How many it has."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Outline:
    """``cache_numbers`` are those that a token takes in the cache; ``inner`` is the width within a layer."""

    matrices: tuple[Matrix, ...]
    layers: int
    heads: int
    words: int
    inner: int
    cache_numbers: int

    @property
    def parameters(self) -> int:
        """All weights; the few thousand that are in no matrix are left out."""
        return sum(matrix.weights for matrix in self.matrices)

    @property
    def multiplied(self) -> int:
        """The weights that are multiplied to write one token."""
        return sum(matrix.weights for matrix in self.matrices if not self.is_looked_up(matrix.name))

    def is_looked_up(self, name: str) -> bool:
        """Whether a matrix is only looked up."""
        return name == EMBEDDING and any(matrix.name == OUTPUT for matrix in self.matrices)

    def count_bytes(self, kind: str, *, multiplied_only: bool = False) -> int:
        """The bytes of the weights as llama.cpp's quantiser writes them for one of ``QUANTIZATIONS``."""
        counted = (each for each in self.matrices if not (multiplied_only and self.is_looked_up(each.name)))
        return round(sum(matrix.weights * _mean_bits(self._choose_types(matrix, kind)) for matrix in counted) / 8)

    def count_repacked(self, kind: str) -> int:
        """The bytes of the weights that are copied into another order when they are loaded; those of words are not."""
        counted = (matrix for matrix in self.matrices if matrix.name != EMBEDDING)
        bits = (each.weights * _mean_bits(self._choose_types(each, kind), only=REPACKED) for each in counted)
        return round(sum(bits) / 8)

    def _choose_types(self, matrix: Matrix, kind: str) -> tuple[str, ...]:
        """Those of a matrix, in equal shares of the layers."""
        tells_words = matrix.name == OUTPUT or (matrix.name == EMBEDDING and not self.is_looked_up(EMBEDDING))
        if tells_words and kind not in ("F16", "Q8_0"):
            chosen = ["Q6_K"]
        else:
            chosen = [_MIXED.get(kind, kind)]
            if kind in _MIXED and matrix.name.endswith(_MATTERS_MOST):
                chosen.append("Q6_K")
        return tuple(_INSTEAD.get(each, each) if matrix.columns % _BLOCK else each for each in chosen)


@dataclass(frozen=True, slots=True)
class ModelShape:
    """What the maker of a language model with gated layers publishes of its size; lengths in numbers.

    ``tied``: words are looked up and foretold by the same weights. ``source`` is where it is to be read.
    """

    layers: int
    heads: int
    kv_heads: int
    head_size: int
    width: int
    inner: int
    words: int
    tied: bool
    source: str

    def draw(self) -> Outline:
        """The outline that follows from it."""
        matrices = [Matrix(EMBEDDING, self.width, self.words)]
        if not self.tied:
            matrices.append(Matrix(OUTPUT, self.width, self.words))
        for layer in range(self.layers):
            matrices += self._draw_layer(layer)
        cache = self.layers * self.kv_heads * 2 * self.head_size
        return Outline(tuple(matrices), self.layers, self.heads, self.words, max(self.inner, self.width), cache)

    def _draw_layer(self, layer: int) -> Iterator[Matrix]:
        asked, kept = self.heads * self.head_size, self.kv_heads * self.head_size
        for name, columns, rows in (
            ("attn_q", self.width, asked),
            ("attn_k", self.width, kept),
            ("attn_v", self.width, kept),
            ("attn_output", asked, self.width),
            ("ffn_gate", self.width, self.inner),
            ("ffn_up", self.width, self.inner),
            ("ffn_down", self.inner, self.width),
        ):
            yield Matrix(f"blk.{layer}.{name}.weight", columns, rows)


def _mean_bits(types: tuple[str, ...], only: frozenset[str] | None = None) -> float:
    """Of a weight; of types that are not wanted, nothing."""
    return sum(_BITS[each] for each in types if only is None or each in only) / len(types)
