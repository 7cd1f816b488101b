"""Embeds with sentence-transformers itself: slow to load, but takes any model folder and any device."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from engine.embeddings.embedder import Vectors
from engine.embeddings.pieces import count_pieces
from engine.embeddings.tokenizer import FileTokenizer
from engine.errors import ModelUnusable
from engine.full_flavour import load_sentence_transformers


class SentenceTransformersEmbedder:
    """The reference implementation; see ``engine.embeddings.embedder.Embedder``."""

    def __init__(
        self,
        name: str,
        model_folder: Path,
        *,
        query_prefix: str = "",
        passage_prefix: str = "",
        device: str | None = None,
    ) -> None:
        """Load the model onto ``device``, by default the fastest there is. Raises ``ModelUnusable``."""
        library = load_sentence_transformers(f"The embedding model {name}, as it is to be run,")
        self.name = name
        self._tokenizer_file = model_folder / "tokenizer.json"
        self._query_prefix = query_prefix
        self.passage_prefix = passage_prefix
        try:
            self._model = library.SentenceTransformer(str(model_folder), device=device, local_files_only=True)
            self._tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
            self._tokenizer.no_padding()
        except Exception as error:
            raise ModelUnusable(f"The embedding model {name} is damaged: install it again.", repr(error)) from error
        self.max_tokens = int(self._model.max_seq_length or 512)
        self.dimensions = int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def tokenizer(self) -> FileTokenizer:
        """What breaks texts into the tokens that count."""
        return FileTokenizer(self._tokenizer_file)

    def count_pieces(self, text: str) -> int:
        """The tokens of a text; a stretch that is not in the vocabulary counts by its characters."""
        return count_pieces(self._tokenizer, text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape (len(texts), dimensions)."""
        return self._embed([self.passage_prefix + text for text in texts])

    def embed_query(self, text: str) -> Vectors:
        """The vector of a text that searches, shape (dimensions,)."""
        return self._embed([self._query_prefix + text]).reshape(self.dimensions)

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, np.float32).reshape(len(texts), self.dimensions)
