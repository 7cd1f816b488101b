"""A picture of the library: where each document lies by its meaning, what lies together, and what links to what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A document on the map; ``x`` and ``y`` are within -1 and 1, ``kind`` is a family of files or an ending.

    ``date`` is YYYY-MM-DD, "" where nobody knows it: the one that the document tells if ``is_told``, else that of its
    file. ``cluster`` is a place in ``LibraryMap.clusters``.
    """

    document: int
    path: Path
    title: str
    kind: str
    date: str
    is_told: bool
    x: float
    y: float
    cluster: int


@dataclass(frozen=True, slots=True)
class MapCluster:
    """Documents that lie together: the middle of them, how many they are, and the words that tell them from others."""

    x: float
    y: float
    documents: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryMap:
    """``links`` are pairs of places in ``points``, each from the document that has the link to the one it names."""

    points: tuple[MapPoint, ...] = ()
    clusters: tuple[MapCluster, ...] = ()
    links: tuple[tuple[int, int], ...] = ()
