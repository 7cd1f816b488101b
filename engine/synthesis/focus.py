"""Narrows passages to their quotes: a small model answers better from three sentences than from pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.domain import Passage, Quote


@dataclass(frozen=True, slots=True)
class Focus:
    """``passages`` are the quoted sentences, best first; ``set_aside`` is all the rest, in passage order."""

    passages: tuple[Passage, ...]
    set_aside: tuple[Passage, ...]


def focus_on_quotes(passages: Sequence[Passage], quotes: Sequence[Quote]) -> Focus:
    """Cut the quotes out of their passages; together the parts are the passages again, but for white space."""
    narrowed: dict[Quote, Passage] = {}
    set_aside: list[Passage] = []
    for passage in passages:
        inside = sorted((quote for quote in quotes if _holds(passage, quote)), key=lambda quote: quote.start)
        position = passage.start
        for quote in inside:
            set_aside += _cut(passage, position, quote.start)
            narrowed.setdefault(quote, replace(passage, start=quote.start, end=quote.end, text=quote.text))
            position = quote.end
        set_aside += _cut(passage, position, passage.end)
    return Focus(tuple(narrowed[quote] for quote in quotes if quote in narrowed), tuple(set_aside))


def _holds(passage: Passage, quote: Quote) -> bool:
    return passage.path == quote.path and passage.start <= quote.start and quote.end <= passage.end


def _cut(passage: Passage, start: int, end: int) -> list[Passage]:
    """The part of a passage between two places, without white space around it; none if there is nothing else."""
    text = passage.text[start - passage.start : end - passage.start]
    start += len(text) - len(text.lstrip())
    return [replace(passage, start=start, end=start + len(text.strip()), text=text.strip())] if text.strip() else []
