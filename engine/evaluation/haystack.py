"""Hides a sentence at a given place of a long text that fills the context window of a model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import cycle, islice

from engine.adoption.quantization import read_built_in_text
from engine.errors import BadInput
from engine.evaluation.abilities import Task
from engine.inference.language_model import ChatMessage, LanguageModel

_Write = Callable[[Sequence[str]], str]
_ALL = 100
_LETTERS_A_TOKEN = 8  # more than any text of a language has, so that there is enough to fill a window with


def hide_needle(task: Task, share: int, model: LanguageModel, answer_tokens: int) -> list[ChatMessage]:
    """The prompt whose tokens, with those of the answer, fill the window, and whose needle ends at ``share`` percent.

    At 100 only the question stands after it. What surrounds it are lines of the sample notes, again and again where
    the window is long. Raises ``BadInput`` for a window that holds hardly more than the question.
    """
    room = model.context_window - answer_tokens
    hay = _gather_hay(room)
    end = min(model.context_window * share // 100, room - _count(f"\n\n{task.question}", model))
    before = _count_fitting(hay, end, lambda lines: "\n".join([*lines, task.text]), model)
    behind = hay[before:] if share < _ALL else []
    after = _count_fitting(behind, room, lambda lines: _write([*hay[:before], task.text, *lines], task.question), model)
    if not before + after:
        raise BadInput(f"A window of {model.context_window:,} tokens is too short to hide anything in: name a longer.")
    lines = [*hay[:before], task.text, *hay[before : before + after]]
    return [ChatMessage("user", _write(lines, task.question))]


def _gather_hay(tokens: int) -> list[str]:
    """Lines of the sample notes that have more tokens together than these."""
    lines = [line.strip() for line in read_built_in_text().splitlines() if line.strip()]
    rounds = 1 + tokens * _LETTERS_A_TOKEN // sum(map(len, lines))
    return list(islice(cycle(lines), rounds * len(lines)))


def _count_fitting(lines: Sequence[str], most: int, write: _Write, model: LanguageModel) -> int:
    """How many of the lines, from the first on, can be written in so many tokens."""
    return max(0, bisect_right(range(len(lines) + 1), most, key=lambda count: _count(write(lines[:count]), model)) - 1)


def _write(lines: Sequence[str], question: str) -> str:
    return "\n".join(lines) + f"\n\n{question}"


def _count(text: str, model: LanguageModel) -> int:
    return model.count_tokens([ChatMessage("user", text)])
