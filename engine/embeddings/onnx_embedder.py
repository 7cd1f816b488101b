"""Embeds on the CPU with onnxruntime, about twice as fast as sentence-transformers, and loads at once.

Every text is run alone, as many at a time as there are cores. Nothing is padded or masked, the numbers stay in the
core's cache, no core waits for another within a text, and a vector depends on its text and on nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from engine.embeddings.embedder import Vectors
from engine.embeddings.pieces import count_pieces
from engine.embeddings.tokenizer import FileTokenizer
from engine.errors import ModelUnusable


class OnnxEmbedder:
    """An exported graph with its tokenizer; see ``engine.embeddings.embedder.Embedder``."""

    def __init__(
        self,
        name: str,
        model_folder: Path,
        graph: Path,
        *,
        query_prefix: str = "",
        passage_prefix: str = "",
        threads: int = 0,
    ) -> None:
        """Load the graph; ``threads`` texts are embedded at a time, 0 means one a core. Raises ``ModelUnusable``."""
        self.name = name
        self._tokenizer_file = model_folder / "tokenizer.json"
        self._query_prefix = query_prefix
        self.passage_prefix = passage_prefix
        self._threads = threads or os.cpu_count() or 1
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self.max_tokens = _read_max_tokens(model_folder)
            self._tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
            self._session = ort.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
            self.dimensions = int(self._session.get_outputs()[0].shape[1])
        except Exception as error:
            raise ModelUnusable(f"The embedding model {name} is damaged: install it again.", repr(error)) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.max_tokens)
        self._inputs = [tensor.name for tensor in self._session.get_inputs()]

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
        vectors = np.empty((len(texts), self.dimensions), np.float32)

        def embed(row: int) -> None:
            vectors[row] = self._embed_one(texts[row])

        rows = sorted(range(len(texts)), key=lambda row: -len(texts[row]))  # so that no thread ends with a long one
        if len(rows) == 1 or self._threads == 1:
            for row in rows:
                embed(row)
        else:
            # Made for this call: its threads have the priority of the one that calls, a question's or indexing's.
            with ThreadPoolExecutor(min(self._threads, max(1, len(rows))), "embedder") as pool:
                list(pool.map(embed, rows))
        return vectors

    def _embed_one(self, text: str) -> Vectors:
        encoding = self._tokenizer.encode(text)
        columns = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        feeds = {name: np.array([columns[name]], np.int64) for name in self._inputs}
        vector: Vectors = self._session.run(None, feeds)[0][0]
        return vector


def _read_max_tokens(model_folder: Path) -> int:
    """As the folder says; else, as sentence-transformers takes it, as many as the model and its tokenizer allow."""
    stated = model_folder / "sentence_bert_config.json"
    limit = json.loads(stated.read_text())["max_seq_length"] if stated.exists() else None
    if limit is None:
        limit = json.loads((model_folder / "config.json").read_text())["max_position_embeddings"]
        limit = min(limit, json.loads((model_folder / "tokenizer_config.json").read_text())["model_max_length"])
    return int(limit)
