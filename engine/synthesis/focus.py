"""Chooses which sentences of the passages the model may see: a small one answers better from three than from pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.domain import Quote
from engine.synthesis.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Focus:
    """Sentences by their number in ``Evidence.sentences``, the one worth most first.

    ``only`` says that each stands for itself and the others are set aside; without it all sentences are in ``order``,
    and neighbours are read as the one text they are.
    """

    order: tuple[int, ...]
    only: bool


def focus_on_quotes(evidence: Evidence, quotes: Sequence[Quote]) -> Focus:
    """The quoted sentences, in the order of the quotes; one that stands in two passages is taken from the first."""
    places = {
        (sentence.path, sentence.start, sentence.end): number
        for number, sentence in reversed(list(enumerate(evidence.sentences)))
    }
    inside = (
        number
        for quote in quotes
        for (path, start, end), number in sorted(places.items(), key=lambda entry: entry[1])
        if path == quote.path and quote.start <= start and end <= quote.end
    )
    return Focus(tuple(dict.fromkeys(inside)), only=True)


def focus_on_worth(worth: Sequence[float]) -> Focus:
    """All sentences, those worth most first, and of equals the earlier one."""
    return Focus(tuple(sorted(range(len(worth)), key=lambda number: -worth[number])), only=False)
