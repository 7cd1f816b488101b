"""What a GGUF file says of itself as an embedding model, and why it may be none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gguf.constants import PoolingType

from engine.errors import ModelUnusable
from engine.models.gguf_file import read_gguf

_KIND = "bert"
"""Stands in the architecture of every model that reads a text in both directions: bert, nomic-bert, jina-bert-v2."""

_POOLED = {PoolingType.MEAN, PoolingType.CLS, PoolingType.LAST}


@dataclass(frozen=True, slots=True)
class GgufEmbedder:
    """``context_length`` is in tokens, special ones included."""

    architecture: str
    context_length: int


def read_embedder(file: Path) -> GgufEmbedder:
    """Read what the file says, not its weights. Raises ``ModelUnusable`` where it holds no embedding model."""
    found = read_gguf(file)
    if _KIND not in found.architecture:
        raise ModelUnusable(
            f"{file} is not an embedding model of the BERT kind but a model of the kind {found.architecture}: "
            "choose another."
        )
    pooling, length = found.of_architecture("pooling_type", -1), found.of_architecture("context_length")
    if pooling == PoolingType.RANK:
        raise ModelUnusable(f"{file} is not an embedding model but a reranker: choose another.")
    if pooling not in _POOLED or length <= 0:
        raise ModelUnusable(
            f"{file} does not say how it makes one vector of a text, so it is no embedding model: choose another.",
            f"pooling {pooling}, length {length}",
        )
    return GgufEmbedder(found.architecture, length)


def damaged(file: Path) -> ModelUnusable:
    """What to raise where llama.cpp does not take the file; the log has its reasons."""
    return ModelUnusable(f"The model file {file} is damaged or of an unknown kind: install it again.")
