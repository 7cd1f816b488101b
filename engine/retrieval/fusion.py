"""Reciprocal rank fusion: several rankings of the same things become one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def fuse_rankings(rankings: Sequence[Sequence[Key]], constant: float = 60.0) -> dict[Key, float]:
    """The score of every key, best first: the sum of 1 / (constant + rank) over the rankings that hold it.

    Ties keep the order in which the keys were first seen. Source: Cormack, Clarke and Buettcher, "Reciprocal Rank
    Fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009 (which measured the constant 60).
    """
    scores: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (constant + rank)
    return dict(sorted(scores.items(), key=lambda entry: -entry[1]))
