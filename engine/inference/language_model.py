"""What a language model is: chat messages in, text out piece by piece, every token counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

MOST_SCORED = 64
"""How many tokens of a text count for its likelihood."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation; its content is data and never holds special tokens."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen; see ``engine.settings.GenerationSettings`` for the meaning of each.

    ``stop`` are the texts that end an answer, none of them empty; ``grammar``, in GBNF, is what it must look like.
    Of ``beams`` above 1 none of the numbers before counts, and where there is a grammar, ``beams`` do not.
    """

    temperature: float
    top_k: int
    top_p: float
    min_p: float
    repeat_penalty: float
    seed: int
    stop: tuple[str, ...] = ()
    grammar: str = ""
    beams: int = 1


class LanguageModel(Protocol):
    """Not thread-safe: one generation at a time."""

    @property
    def name(self) -> str:
        """The model's name, for the person."""

    @property
    def edition(self) -> str:
        """Changes when the model of this name may write other texts: with its files, and with its adapter."""

    @property
    def context_window(self) -> int:
        """How many tokens prompt and answer may have together."""

    @property
    def ran_out(self) -> bool:
        """Whether what ``generate`` wrote last ended because it had used up its tokens, and may be unfinished."""

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """The tokens of the prompt made of these messages, exactly as ``generate`` would evaluate it."""

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        """Write the next assistant message, at most ``most_tokens`` long, as pieces of text.

        It ends before a stop word. ``stopped`` is asked before every token and while the prompt is evaluated; once
        true, the pieces end. Raises ``ModelUnusable`` when prompt and answer do not fit the window, ``BadInput`` for a
        grammar that cannot be read or is not completed in so many tokens.
        """

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """The natural logarithm of the likelihood that each prompt is answered with ``text``, in their order.

        Of a long text the first ``MOST_SCORED`` tokens count. ``stopped`` is asked while the prompts are evaluated;
        once true, the numbers end. Raises ``ModelUnusable`` for prompts of more than about 400 tokens.
        """

    def write_many(
        self,
        conversations: Sequence[Sequence[ChatMessage]],
        most_tokens: int,
        sampling: Sampling,
        stopped: Callable[[], bool],
        between: Callable[[], None],
    ) -> Iterator[tuple[int, str]]:
        """Write the next message of many conversations at once: the number of each, and its text, as it is finished.

        ``between`` is called between two tokens and may wait. Once ``stopped``, the others are lost. Raises
        ``ModelUnusable`` when prompt and text do not fit the window.
        """

    def close(self) -> None:
        """Give the memory back."""
