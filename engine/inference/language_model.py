"""What a language model is: chat messages in, text out piece by piece, every token counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation; its content is data and never holds special tokens."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen; see ``engine.settings.GenerationSettings`` for the meaning of each."""

    temperature: float
    top_k: int
    top_p: float
    min_p: float
    repeat_penalty: float
    seed: int


class LanguageModel(Protocol):
    """Not thread-safe: one generation at a time."""

    @property
    def name(self) -> str:
        """The model's name, for the person."""

    @property
    def context_window(self) -> int:
        """How many tokens prompt and answer may have together."""

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """The tokens of the prompt made of these messages, exactly as ``generate`` would evaluate it."""

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        """Write the next assistant message, at most ``most_tokens`` long, as pieces of text.

        ``stopped`` is asked before every token and while the prompt is evaluated; once true, the pieces end. Raises
        ``ModelUnusable`` when prompt and answer do not fit the window.
        """

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """The natural logarithm of the likelihood that each prompt is answered with ``text``, in their order.

        Of a long text the beginning counts. ``stopped`` is asked while the prompts are evaluated; once true, the
        numbers end. Raises ``ModelUnusable`` for prompts of more than about 400 tokens.
        """

    def close(self) -> None:
        """Give the memory back."""
