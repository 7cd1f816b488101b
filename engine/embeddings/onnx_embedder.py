"""Embeds on the CPU with onnxruntime: the same vectors as sentence-transformers, loaded in a fraction of a second."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Encoding, Tokenizer

from engine.embeddings.embedder import Vectors
from engine.errors import ModelUnusable

# Small batches stay in the processor's cache: 1,024 tokens was the fastest of 256 to 8,192 on two cores.
TOKENS_PER_BATCH = 1024


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
        """Load the graph; ``threads`` 0 takes all cores. Raises ``ModelUnusable``."""
        self.name = name
        self.tokenizer_file = model_folder / "tokenizer.json"
        self._query_prefix = query_prefix
        self.passage_prefix = passage_prefix
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # the language model needs the cores
        options.log_severity_level = 3
        try:
            self.max_tokens = int(
                json.loads((model_folder / "sentence_bert_config.json").read_text())["max_seq_length"]
            )
            self._tokenizer = Tokenizer.from_file(str(self.tokenizer_file))
            self._session = ort.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
            self.dimensions = int(self._session.get_outputs()[0].shape[1])
        except Exception as error:
            raise ModelUnusable(f"The embedding model {name} is damaged: install it again.", repr(error)) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.max_tokens)
        self._inputs = [tensor.name for tensor in self._session.get_inputs()]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape (len(texts), dimensions)."""
        return self._embed([self.passage_prefix + text for text in texts])

    def embed_query(self, text: str) -> Vectors:
        """The vector of a text that searches, shape (dimensions,)."""
        return self._embed([self._query_prefix + text]).reshape(self.dimensions)

    def _embed(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch_fast(texts)
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for rows in _batches(encodings):
            vectors[rows] = self._session.run(None, self._pad([encodings[row] for row in rows]))[0]
        return vectors

    def _pad(self, encodings: list[Encoding]) -> dict[str, np.ndarray]:
        longest = max(len(encoding) for encoding in encodings)
        feeds = {name: np.zeros((len(encodings), longest), np.int64) for name in self._inputs}
        for row, encoding in enumerate(encodings):
            columns = {
                "input_ids": encoding.ids,
                "attention_mask": encoding.attention_mask,
                "token_type_ids": encoding.type_ids,
            }
            for name, feed in feeds.items():
                feed[row, : len(encoding)] = columns[name]
        return feeds


def _batches(encodings: list[Encoding]) -> Iterator[list[int]]:
    """Rows by length, so that a batch pads little, each batch under ``TOKENS_PER_BATCH`` padded tokens."""
    batch: list[int] = []
    for row in sorted(range(len(encodings)), key=lambda row: len(encodings[row])):
        if batch and (len(batch) + 1) * len(encodings[row]) > TOKENS_PER_BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
