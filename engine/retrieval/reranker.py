"""Reads a query and each passage together, which finds the better ones first, and takes too long for all of them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

logger = logging.getLogger(__name__)

MOST_CANDIDATES = 20
"""How many of the first passages are read again."""

Clock = Callable[[], float]


class Reranker(Protocol):
    """Scores passages by reading them beside the query. Not thread-safe."""

    weight: float
    """How much say its scores have against the first ranking's, 0 to 1."""

    def load(self) -> None:
        """Load what takes long; the second time there is nothing to do. Raises ``ModelMissing``, ``ModelUnusable``."""

    def score(self, query: str, texts: Sequence[str], stopped: Callable[[], bool]) -> Iterator[float]:
        """How well each text answers the query, in the order of the texts: the higher, the better, on any scale.

        ``stopped`` is asked between small batches, or more often; once true, the scores end early.
        """


@dataclass(frozen=True, slots=True)
class TimeBoxed:
    """A reranker that gets so many seconds a query."""

    reranker: Reranker
    seconds: float
    clock: Clock = time.monotonic

    def reorder(self, query: str, texts: Sequence[str], scores: Sequence[float]) -> list[int]:
        """The places of the texts, best first; ``scores`` are those of the first ranking, which the texts stand in.

        The first ``MOST_CANDIDATES`` are read in that order until the time is over. Those that were read are sorted by
        a weighted sum of both scores, each brought to mean 0 and deviation 1 over what was read, since nobody knows
        the reranker's scale; ties keep their order. All others follow as they stood: every one of them was behind all
        that were read. Loading the model is not part of the time, because it happens once.
        """
        self.reranker.load()
        end = self.clock() + self.seconds
        candidates = texts[:MOST_CANDIDATES]
        read = list(self.reranker.score(query, candidates, lambda: self.clock() >= end))
        if len(read) < len(candidates):
            logger.warning("Time to rerank was over after %d of %d passages", len(read), len(candidates))
        weight = self.reranker.weight
        fused = weight * _standardise(read) + (1 - weight) * _standardise(scores[: len(read)])
        order = [int(place) for place in np.argsort(-fused, kind="stable")]
        return [*order, *range(len(read), len(texts))]


def _standardise(scores: Sequence[float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    values = np.asarray(scores, np.float64)
    deviation = values.std() if len(values) else 0.0
    return (values - values.mean()) / deviation if deviation else np.zeros(len(values))
