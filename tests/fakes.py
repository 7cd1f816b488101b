"""Stand-ins for models, shared by all tests; processes, pipes, files and widgets are always the real ones."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from engine.domain import (
    Answer,
    ContextPlan,
    IndexReport,
    Passage,
)
from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.paths import packaged_models

if TYPE_CHECKING:
    from engine.embeddings.embedder import Vectors
    from engine.embeddings.tokenizer import Tokenizer

MINILM_TOKENIZER = packaged_models() / "all-minilm-l6-v2" / "tokenizer.json"


class FakeEmbedder:
    """An ``engine.embeddings.embedder.Embedder`` whose vectors count words, each word at a place given by its hash.

    Texts that share words are alike, and the same text always has the same vector. Tokens are MiniLM's.
    """

    name = "fake"
    dimensions = 64
    max_tokens = 256
    passage_prefix = ""

    @cached_property
    def tokenizer(self) -> Tokenizer:
        from engine.embeddings.tokenizer import FileTokenizer  # noqa: PLC0415 - as below

        return FileTokenizer(MINILM_TOKENIZER)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        import numpy as np  # noqa: PLC0415 - the processes that play a scripted knowledge base start without it

        counts = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            # Never without words: the vector of an empty text has length 1 too.
            for word in re.findall(r"\w+", text.casefold()) or [""]:
                counts[row, zlib.crc32(word.encode()) % self.dimensions] += 1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)

    def embed_query(self, text: str) -> Vectors:
        return self.embed_passages([text])[0]

    def count_pieces(self, text: str) -> int:
        """One for every six letters of a word."""
        return len(re.findall(r"\w{1,6}", text))


@dataclass
class FakeReranker:
    """A reranker that counts how often a text holds the query."""

    weight: float
    loading: Callable[[], None] = lambda: None

    def load(self) -> None:
        self.loading()

    def score(self, query: str, texts: Sequence[str], stopped: Callable[[], bool]) -> Iterator[float]:
        for text in texts:
            if stopped():
                return
            yield float(text.count(query))


@dataclass
class FakeLanguageModel:
    """A language model whose tokens are words, three more a message; it writes ``pieces`` and keeps what it got."""

    pieces: Sequence[str] = ()
    context_window: int = 2048
    name: str = "fake"
    edition: str = "0123456789abcdef"
    prompts: list[list[ChatMessage]] = field(default_factory=list)
    samplings: list[Sampling] = field(default_factory=list)
    ran_out: bool = False

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return sum(3 + len(message.content.split()) for message in messages)

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        self.prompts.append(list(messages))
        self.samplings.append(sampling)
        if self.count_tokens(messages) + most_tokens > self.context_window:
            raise ModelUnusable("Prompt and answer do not fit the window.")
        self.ran_out = False
        for piece in itertools.islice(self.pieces, most_tokens):
            if stopped():
                return
            yield piece
        self.ran_out = len(self.pieces) >= most_tokens

    def write_many(
        self,
        conversations: Sequence[Sequence[ChatMessage]],
        most_tokens: int,
        sampling: Sampling,
        stopped: Callable[[], bool],
        between: Callable[[], None],
    ) -> Iterator[tuple[int, str]]:
        for number, messages in enumerate(conversations):
            between()
            if stopped():
                return
            yield number, self.write_text(messages, most_tokens, sampling, stopped)

    def write_text(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> str:
        """One of many texts."""
        return "".join(self.generate(messages, most_tokens, sampling, stopped))

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """As many as there are words of the text in the prompt."""
        for messages in prompts:
            if stopped():
                return
            prompt = messages[-1].content.casefold()
            yield float(sum(word in prompt for word in re.findall(r"\w+", text.casefold())))

    def close(self) -> None:
        pass


def make_answer(text: str, *, stopped: bool = False) -> Answer:
    plan = ContextPlan(n_ctx=2048, system=0, history=0, passages=0, reserve=0, included=(), left_out=())
    return Answer("?", text, False, (), (), (), plan, "none", "compact", {}, stopped=stopped)


def make_passage(text: str, score: float = 1.0, similarity: float = 1.0) -> Passage:
    return Passage(1, Path("a.md"), "A", (), None, 0, len(text), text, score, similarity)


def make_report(indexed: int) -> IndexReport:
    return IndexReport(indexed, unchanged=0, removed=0, skipped=0, failed=0, passages=0, seconds=0.0, stages={})
