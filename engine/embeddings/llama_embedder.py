"""Embeds with llama.cpp a model that is one GGUF file.

Texts are run a few at a time, on one thread, and as many such groups side by side as there are cores: threads that
share a group wait for each other hundreds of times a text, and spin while they do. What is run side by side has a
context of its own.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np

from engine.embeddings.embedder import Vectors
from engine.embeddings.gguf_model import damaged, read_embedder
from engine.errors import ModelUnusable
from engine.llama_library import start_llama

_WINDOW = 512
"""The tokens that are run at once, so also the most of one text: what attention costs grows with their square."""

_MOST_TEXTS = 16  # at once; from there on the weights are no longer what takes the time

_SOME_WORDS = 64  # characters

Tokens = Sequence[int]
Group = Sequence[tuple[int, Tokens]]
"""Texts that are run at once: the row of each and its tokens."""


class LlamaEmbedder:
    """One GGUF file; see ``engine.embeddings.embedder.Embedder``."""

    def __init__(
        self, name: str, file: Path, *, query_prefix: str = "", passage_prefix: str = "", threads: int = 0
    ) -> None:
        """Load the model; ``threads`` groups of texts are embedded at a time, 0 means one a core.

        Raises ``ModelUnusable``.
        """
        self.name = name
        self.max_tokens = min(_WINDOW, read_embedder(file).context_length)
        self._query_prefix = query_prefix
        self.passage_prefix = passage_prefix
        self._threads = threads or os.cpu_count() or 1
        start_llama()
        params = llama_cpp.llama_model_default_params()
        params.n_gpu_layers = 0
        self._model = llama_cpp.llama_model_load_from_file(os.fsencode(file), params)
        if not self._model:
            raise damaged(file)
        self._contexts: list[_Context] = []
        # Not at the interpreter's end: a thread may still be embedding then, and the system takes all memory back.
        weakref.finalize(self, _free, self._model, self._contexts).atexit = False
        self._idle: list[_Context] = []
        self._lock = threading.Lock()
        self.dimensions = int(llama_cpp.llama_model_n_embd_out(self._model))
        self.tokenizer = GgufTokenizer(self._model)
        self._idle.append(self._make_context())  # now, so that a model without memory for it is told of now

    def count_pieces(self, text: str) -> int:
        """The tokens of a text; a word that is not in the vocabulary counts by its characters."""
        return self.tokenizer.count_pieces(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape (len(texts), dimensions)."""
        return self._embed([self.passage_prefix + text for text in texts])

    def embed_query(self, text: str) -> Vectors:
        """The vector of a text that searches, shape (dimensions,)."""
        return self._embed([self._query_prefix + text]).reshape(self.dimensions)

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), np.float32)

        def embed(group: Group) -> None:
            context = self._take_context()
            try:
                for row, vector in context.run(group):
                    vectors[row] = vector / (float(np.linalg.norm(vector)) or 1.0)
            finally:
                self._idle.append(context)

        groups = list(_group([self.tokenizer.encode(text, self.max_tokens) for text in texts]))
        if len(groups) <= 1 or self._threads == 1:
            for group in groups:
                embed(group)
        else:
            # Made for this call: its threads have the priority of the one that calls, a question's or indexing's.
            with ThreadPoolExecutor(min(self._threads, len(groups)), "embedder") as pool:
                list(pool.map(embed, groups))
        return vectors

    def _take_context(self) -> _Context:
        """One that nobody uses, made anew where all are in use: a question never waits for indexing."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._make_context()

    def _make_context(self) -> _Context:
        with self._lock:
            context = _Context(self._model, self.dimensions)
            self._contexts.append(context)
            return context


class GgufTokenizer:
    """The tokenizer inside a loaded GGUF; see ``engine.embeddings.tokenizer.Tokenizer``. Works until that is freed."""

    def __init__(self, model: Any) -> None:
        self._vocabulary = llama_cpp.llama_model_get_vocab(model)
        around = self._tokenize("", special=True)
        self.special_tokens = len(around)
        self._closing = around[1:]  # what stands after a text; the first one stands before it

    def encode(self, text: str, most: int) -> list[int]:
        """The tokens of a text, special ones included; where they are more than ``most``, the text's end is cut off."""
        tokens = self._tokenize(text, special=True)
        return tokens if len(tokens) <= most else tokens[: most - len(self._closing)] + self._closing

    def count(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text alone, without special ones."""
        return [len(self._tokenize(text)) for text in texts]

    def cut(self, text: str, tokens: int) -> str:
        """The text's beginning that has so many tokens at most; all of it where it has no more."""

        def fits(end: int) -> bool:
            return len(self._tokenize(text[:end])) <= tokens

        if fits(len(text)):
            return text
        # llama.cpp does not tell where in the text a token stands. Half a word may have more tokens than the whole one,
        # so what halving finds may still be too short by some words.
        end, over = 0, len(text)
        while over - end > 1:
            middle = (end + over) // 2
            end, over = (middle, over) if fits(middle) else (end, middle)
        return text[: next(filter(fits, range(min(end + _SOME_WORDS, len(text)), end, -1)), end)]

    def count_pieces(self, text: str) -> int:
        """The tokens of a text; a word that is not in the vocabulary counts by its characters."""
        return sum(self._count_word(word) for word in text.split())

    def _count_word(self, word: str) -> int:
        tokens = self._tokenize(word)
        known = not any(map(self._is_unknown, tokens))
        return len(tokens) if known else max(len(tokens), len(word))

    def _is_unknown(self, token: int) -> bool:
        attributes: int = llama_cpp.llama_vocab_get_attr(self._vocabulary, token)
        return bool(attributes & llama_cpp.LLAMA_TOKEN_ATTR_UNKNOWN)

    def _tokenize(self, text: str, *, special: bool = False) -> list[int]:
        """``special``: with those around it."""
        written = text.encode("utf-8", "replace")  # half a character, as file names may hold, is a question mark
        room = len(written) + 8
        tokens = (llama_cpp.llama_token * room)()
        as_text = False  # also what looks like a special token
        count = llama_cpp.llama_tokenize(self._vocabulary, written, len(written), tokens, room, special, as_text)
        return list(tokens[: max(0, count)])


class _Context:
    """What llama.cpp needs to run one group; not thread-safe."""

    def __init__(self, model: Any, dimensions: int) -> None:
        self._dimensions = dimensions
        params = llama_cpp.llama_context_default_params()
        # The pooling is the file's. Such a model reads a batch whole, so the three sizes are one.
        params.n_ctx = params.n_batch = params.n_ubatch = _WINDOW
        params.n_seq_max = _MOST_TEXTS
        params.kv_unified = True
        params.embeddings = True
        params.n_threads = params.n_threads_batch = 1
        self._context = llama_cpp.llama_init_from_model(model, params)
        if not self._context:
            raise ModelUnusable("There is not enough memory for the embedding model: choose a smaller one.")
        self._batch = llama_cpp.llama_batch_init(_WINDOW, 0, 1)

    def run(self, group: Group) -> Iterator[tuple[int, Vectors]]:
        """The row and vector of every text, of any length; the vectors are valid until the next one is asked for."""
        batch = self._batch
        batch.n_tokens = 0
        for sequence, (_, tokens) in enumerate(group):
            for position, token in enumerate(tokens):
                at = batch.n_tokens
                batch.token[at], batch.pos[at] = token, position
                batch.n_seq_id[at], batch.seq_id[at][0] = 1, sequence
                batch.logits[at] = True
                batch.n_tokens += 1
        result = llama_cpp.llama_decode(self._context, batch)
        if result:
            raise ModelUnusable("The embedding model cannot embed: choose another one.", f"llama_decode: {result}")
        for sequence, (row, _) in enumerate(group):
            vector = llama_cpp.llama_get_embeddings_seq(self._context, sequence)
            yield row, np.ctypeslib.as_array(vector, (self._dimensions,))

    def free(self) -> None:
        """Give the memory back."""
        llama_cpp.llama_batch_free(self._batch)
        llama_cpp.llama_free(self._context)


def _group(texts: Sequence[Tokens]) -> Iterator[Group]:
    """Texts of like length, as many as are run at once; the longest first, so that no thread ends with a long one."""
    group: list[tuple[int, Tokens]] = []
    used = 0
    for row in sorted(range(len(texts)), key=lambda row: -len(texts[row])):
        if group and (len(group) == _MOST_TEXTS or used + len(texts[row]) > _WINDOW):
            yield group
            group, used = [], 0
        group.append((row, texts[row]))
        used += len(texts[row])
    if group:
        yield group


def _free(model: Any, contexts: Sequence[_Context]) -> None:
    for context in contexts:
        context.free()
    llama_cpp.llama_model_free(model)
