"""Puts documents on a plane so that those about the same lie together: their nearest neighbours by meaning, then t-SNE.

The similarities are alike for all of a document's nearest neighbours and 0 for others, which draws the same pictures as
perplexities (Böhm, Berens and Kobak, "Attraction-repulsion spectrum in neighbor embeddings", JMLR 2022); the start is
from the principal components (Kobak and Berens, Nature Communications 2019), the step from the number of documents
(Belkina et al., Nature Communications 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from engine.library_map.repulsion import repel

Vectors = NDArray[np.float32]
Positions = NDArray[np.float64]
Neighbours = NDArray[np.int64]

NEIGHBOURS = 15
_COMPONENTS = 50
_SHARE = 3  # of few documents, no more than one in so many is a neighbour: what is near all lies nowhere
_NUMBERS_AT_ONCE = 8_000_000  # that are compared: 32 MB
_EXAGGERATION = 12.0
_STEPS_EXAGGERATED, _STEPS = 250, 500
_START = 1e-4  # how far the documents stand apart at the start
_BESIDE = 5  # documents that say where a new one goes


def reduce_dimensions(vectors: Vectors) -> Vectors:
    """The first 50 principal components, or fewer; shape (documents, components), the widest first."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    chosen = axes[:, ::-1][:, :_COMPONENTS]
    # The sign of an axis is anybody's guess: the same library shall have the same picture.
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), np.arange(chosen.shape[1])])
    return np.ascontiguousarray(centred @ (chosen * signs), np.float32)


def count_blocks(documents: int) -> int:
    """In how many steps ``find_neighbours`` compares so many documents with all."""
    return -(-documents // _block(documents))


def count_neighbours(documents: int) -> int:
    """How many of so many documents are a document's neighbours."""
    return min(NEIGHBOURS, max(1, documents // _SHARE))


def find_neighbours(points: Vectors) -> Iterator[Neighbours]:
    """The nearest documents of each, itself left out, block by block; shape (documents of the block, neighbours)."""
    count = count_neighbours(len(points))
    squares = (points * points).sum(axis=1)
    for start in range(0, len(points), _block(len(points))):
        block = points[start : start + _block(len(points))]
        distances = squares - 2 * block @ points.T
        distances[np.arange(len(block)), np.arange(start, start + len(block))] = np.inf
        yield np.argpartition(distances, count - 1, axis=1)[:, :count]


def lay_out(neighbours: Neighbours, points: Vectors, tell: Callable[[int, int], None]) -> Positions:
    """Where each document lies, within -1 and 1; shape (documents, 2).

    ``neighbours`` has shape (documents, neighbours), ``points`` are the principal components. ``tell`` is given the
    number of steps done, and of all, after each; what it raises ends the work.
    """
    count, each = neighbours.shape
    spread = float(points[:, 0].std()) or 1.0
    place = np.zeros((count, 2))
    place[:, : min(2, points.shape[1])] = points[:, :2] * (_START / spread)
    speed, gain = np.zeros_like(place), np.ones_like(place)
    for step in range(_STEPS_EXAGGERATED + _STEPS):
        early = step < _STEPS_EXAGGERATED
        exaggeration, momentum = (_EXAGGERATION, 0.5) if early else (1.0, 0.8)
        slope = 4 * (exaggeration * _attract(place, neighbours) / (2 * count * each) - repel(place))
        gain = np.where((slope > 0) == (speed > 0), np.maximum(0.8 * gain, 0.01), gain + 0.2)
        speed = momentum * speed - count / exaggeration * gain * slope
        place += speed
        place -= place.mean(axis=0)
        tell(step + 1, _STEPS_EXAGGERATED + _STEPS)
    return place / (float(np.abs(place).max()) or 1.0)


def place_beside(new: Vectors, known: Vectors, places: Positions) -> Positions:
    """Where documents go that are added to those that lie there: in the middle of the five that are most alike.

    ``known`` and ``places`` are the vectors and positions of what lies there; all vectors have the length 1.
    """
    count = min(_BESIDE, len(known))
    found = np.empty((len(new), 2))
    for start in range(0, len(new), _block(len(known))):
        alike = new[start : start + _block(len(known))] @ known.T
        nearest = np.argpartition(-alike, count - 1, axis=1)[:, :count]
        # One that lies far away from the others must not draw the new one into the empty land between.
        found[start : start + len(alike)] = np.median(places[nearest], axis=1)
    return found


def _attract(place: Positions, neighbours: Neighbours) -> Positions:
    """The pull of each document's neighbours on it and its pull on them, times the number of all those pairs."""
    apart = place[:, None] - place[neighbours]
    pull = apart / (1 + (apart * apart).sum(axis=-1, keepdims=True))
    drawn = [np.bincount(neighbours.ravel(), pull[..., axis].ravel(), len(place)) for axis in (0, 1)]
    return np.asarray(pull.sum(axis=1) - np.stack(drawn, axis=1))


def _block(documents: int) -> int:
    return max(1, _NUMBERS_AT_ONCE // documents)
