"""Sentences with values in them, said in English; the window puts a function of its own in the place of this one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

Translate = Callable[..., str]
"""Takes a sentence and, by name, the values for its ``{names}``; called ``translate``, so that it is found by that."""


def speak_english(text: str, /, **values: object) -> str:
    """The sentence itself with its values; numbers in groups of three digits."""
    written = {name: f"{value:,}" if type(value) in (int, Decimal) else value for name, value in values.items()}
    return text.format(**written) if values else text


def rounded(value: float, digits: int = 0) -> Decimal:
    """A figure with so many digits after the point, to be written as the language writes it."""
    return Decimal(f"{value:.{digits}f}")
