"""Passages made of text, and answers written from them by a stand-in for the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.domain import Passage, Turn
from engine.inference.language_model import ChatMessage, Sampling
from engine.job import Job
from engine.settings import GenerationSettings
from engine.synthesis.evidence import Evidence, gather_evidence
from engine.synthesis.synthesizer import Writing, begin_writing
from tests.fakes import FakeEmbedder, FakeLanguageModel

QUESTION = "When?"


def make_passage(text: str, file: str = "a.md", start: int = 0, title: str = "Note") -> Passage:
    return Passage(1, Path(file), title, (), 3, start, start + len(text), text, score=0.5, similarity=0.5)


def make_evidence(passages: Sequence[Passage]) -> Evidence:
    return gather_evidence(passages, FakeEmbedder())


def begin(
    model: FakeLanguageModel, history: Sequence[Turn] = (), answer_tokens: int = 4, job: Job | None = None
) -> Writing:
    settings = GenerationSettings(answer_tokens=answer_tokens)
    return begin_writing(QUESTION, history, model, settings, job or Job())


class Replies(FakeLanguageModel):
    """A model that writes another text at every call; once they are used up, nothing."""

    def __init__(self, texts: Sequence[str], context_window: int = 2048) -> None:
        super().__init__(context_window=context_window)
        self._texts = list(texts)

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        self.pieces = [f" {word}" for word in self._texts.pop(0).split()] if self._texts else []
        return super().generate(messages, most_tokens, sampling, stopped)

    @property
    def asked(self) -> list[str]:
        """The last message of each call."""
        return [prompt[-1].content for prompt in self.prompts]
