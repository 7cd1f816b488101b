"""Joins what words and meaning found into one ranking: a weighted sum of scores that can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.embeddings.embedder import Embedder

Key = TypeVar("Key", bound=Hashable)

# Characters a piece of a word: MiniLM has 4 of English, 2.5 of German or Spanish, and 1 of what it never learnt.
_FOREIGN, _FLUENT = 1.3, 3.0
_KNOWN = 2.2  # it has 2.0 of Turkish and Vietnamese, whose texts are all much alike for it
_SAMPLE = 500
_CLOSENESS = 0.4  # beside the 1.0 that words and meaning weigh together; tests/quality/test_fusion.py compares others


@dataclass(frozen=True, slots=True)
class Bounds:
    """What meaning may weigh at least and at most; ``tests/quality/test_fusion.py`` chose them."""

    least: float = 0.0
    most: float = 0.7


def fuse_scores(words: Mapping[Key, float], meaning: Mapping[Key, float], weight: float) -> dict[Key, float]:
    """The score of every key, best first: ``weight`` of its cosine and the rest of its BM25 score.

    BM25 is divided by the query's best one, which makes it a share; a cosine is one already. What only one side knows
    has nothing from the other. Ties keep the order in which the keys were first seen, words first. Source: Bruch, Gai
    and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 2023.
    """
    best = max(words.values(), default=0.0) or 1.0
    scores = {
        key: weight * meaning.get(key, 0.0) + (1 - weight) * words.get(key, 0.0) / best
        for key in dict.fromkeys([*words, *meaning])
    }
    return _sort(scores)


def add_closeness(
    scores: Mapping[Key, float], closeness: Mapping[Key, float], weight: float = _CLOSENESS
) -> dict[Key, float]:
    """Fused scores, best first, with how close each text is to the query letter by letter (``retrieval/closeness.py``).

    Both are shares, and so is what comes out. Ties keep their order.
    """
    return _sort({key: (score + weight * closeness.get(key, 0.0)) / (1 + weight) for key, score in scores.items()})


def weigh_meaning(query: str, embedder: Embedder, bounds: Bounds = Bounds()) -> float:
    """How much the meaning of a query counts, within ``bounds``: the more, the better the embedder knows its language.

    An embedder breaks words of a language that it did not learn into single characters, and what it makes of them is
    noise.
    """
    share = min(1.0, max(0.0, (_measure_pieces(query, embedder) - _FOREIGN) / (_FLUENT - _FOREIGN)))
    return bounds.least + (bounds.most - bounds.least) * share


def knows_language(query: str, embedder: Embedder) -> bool:
    """Whether MiniLM, or an embedder like it, knows the query's language well enough for a cosine to say anything."""
    return _measure_pieces(query, embedder) >= _KNOWN


def _measure_pieces(query: str, embedder: Embedder) -> float:
    """Letters and digits a piece that the embedder breaks the query into."""
    sample = query[:_SAMPLE]
    return sum(map(str.isalnum, sample)) / max(1, embedder.count_pieces(sample))


def _sort(scores: Mapping[Key, float]) -> dict[Key, float]:
    return dict(sorted(scores.items(), key=lambda entry: -entry[1]))
