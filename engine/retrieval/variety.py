"""Keeps one text, or one document, from filling a list of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.sentences import fold
from engine.store.search_index import Hit

_LEAST_PER_DOCUMENT = 3
_SAME = 0.7  # of the triples of words that two texts have together, as many are in both
_NEAR = 0.05  # texts that are the same for a reader are about equally near to any query
_SHINGLE = 3


@dataclass(slots=True)
class Result:
    """Adjacent chunks that are one result, and the documents that hold nearly the same text."""

    chunks: Sequence[Hit]
    repeated_in: list[int] = field(default_factory=list)


def choose_various(groups: Sequence[Sequence[Hit]], limit: int) -> list[Result]:
    """At most ``limit`` results in the order of the groups, nearly the same text once.

    A document has at most half of the results, or three if that is more, as long as there are others; what it has
    beyond that comes after them.
    """
    most = max(_LEAST_PER_DOCUMENT, limit // 2)
    kept: list[Result] = []
    later: list[Sequence[Hit]] = []
    shown: Counter[int] = Counter()
    for group in groups:
        document = group[0].document_id
        if len(kept) == limit:
            break
        if shown[document] >= most:
            later.append(group)
        elif not _is_repeated(group, kept):
            kept.append(Result(group))
            shown[document] += 1
    for group in later:
        if len(kept) < limit and not _is_repeated(group, kept):
            kept.append(Result(group))
    return kept


def says_same(one: Sequence[Hit], other: Sequence[Hit]) -> bool:
    """Whether a reader would take two texts for the same one."""
    lengths = sorted(sum(len(hit.text) for hit in group) for group in (one, other))
    return lengths[0] >= _SAME * lengths[1] and _measure_overlap(one, other) >= _SAME


def _is_repeated(group: Sequence[Hit], kept: Sequence[Result]) -> bool:
    """Whether a better result says the same; that one is told where."""
    for result in kept:
        if _are_near(group, result.chunks) and says_same(group, result.chunks):
            if group[0].document_id not in (result.chunks[0].document_id, *result.repeated_in):
                result.repeated_in.append(group[0].document_id)
            return True
    return False


def _are_near(one: Sequence[Hit], other: Sequence[Hit]) -> bool:
    likeness = [max(hit.similarity for hit in group) for group in (one, other)]
    return abs(likeness[0] - likeness[1]) <= _NEAR


def _measure_overlap(one: Sequence[Hit], other: Sequence[Hit]) -> float:
    """The Jaccard coefficient of the triples of words; of the words, in texts shorter than that."""
    first, second = _shingle(one), _shingle(other)
    return len(first & second) / max(1, len(first | second))


def _shingle(group: Sequence[Hit]) -> set[tuple[str, ...]]:
    words = fold(" ".join(hit.text for hit in group)).split()
    size = min(_SHINGLE, len(words))
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}
