"""What an embedder is: text in, one unit vector a text out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.embeddings.tokenizer import Tokenizer

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Thread-safe; vectors are float32 of length 1, so a dot product is the cosine similarity."""

    @property
    def name(self) -> str:
        """Identifies the vector space: two embedders of the same name are interchangeable in one index."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that count, special tokens included; what is beyond is not seen."""

    @property
    def tokenizer(self) -> Tokenizer:
        """What breaks texts into the tokens that count."""

    @property
    def passage_prefix(self) -> str:
        """What is put in front of every passage; it counts as tokens."""

    def count_pieces(self, text: str) -> int:
        """The tokens of a text; a stretch that is not in the vocabulary counts by its characters."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape (len(texts), dimensions)."""

    def embed_query(self, text: str) -> Vectors:
        """The vector of a text that searches, shape (dimensions,)."""
