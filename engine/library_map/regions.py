"""Finds what lies together on the map: the hills of how densely it is settled, joined until few enough are left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MOST_REGIONS = 16
"""More labels than that nobody reads."""

_FEWEST = 5  # documents a region, of a small library
_SIDE = 96  # cells of the grid along each side
_MARGIN = 4  # cells around the points
_WIDTH = 1.5  # cells of the eye's blur


def find_regions(places: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each point, within -1 and 1, the number of its region, the largest first.

    ``places`` has shape (points, 2). There are at most 16. Each point belongs to the hill that is reached by the
    steepest way up from it; then those two hills are joined that it spreads least (Ward), until there are few enough.
    """
    if not len(places):
        return np.zeros(0, np.int64)
    inner = _SIDE - 2 * _MARGIN
    cells = np.clip(((places + 1) / 2 * inner).astype(np.int64), 0, inner - 1) + _MARGIN
    flat = cells[:, 0] * _SIDE + cells[:, 1]
    settled = np.bincount(flat, minlength=_SIDE * _SIDE).reshape(_SIDE, _SIDE).astype(np.float64)
    _, hills = np.unique(_climb(_blur(settled))[flat], return_inverse=True)
    joined = _join(places, hills, min(MOST_REGIONS, max(1, len(places) // _FEWEST)))
    _, regions, sizes = np.unique(joined[hills], return_inverse=True, return_counts=True)
    number = np.empty(len(sizes), np.int64)
    number[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return number[regions]


def _join(places: NDArray[np.float64], hills: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """For each hill the one that stands for all it is joined with; no more than ``most`` of those."""
    sizes = np.bincount(hills).astype(np.float64)
    middles = np.stack([np.bincount(hills, places[:, axis]) for axis in (0, 1)], axis=1) / sizes[:, None]
    left, stands_for = np.arange(len(sizes)), np.arange(len(sizes))
    while len(left) > most:
        apart = ((middles[:, None] - middles) ** 2).sum(axis=-1)
        cost = apart * sizes[:, None] * sizes / (sizes[:, None] + sizes)
        np.fill_diagonal(cost, np.inf)
        one, other = sorted(np.unravel_index(cost.argmin(), cost.shape))
        middles[one] = (middles[one] * sizes[one] + middles[other] * sizes[other]) / (sizes[one] + sizes[other])
        sizes[one] += sizes[other]
        stands_for[stands_for == left[other]] = left[one]
        left, sizes = np.delete(left, other), np.delete(sizes, other)
        middles = np.delete(middles, other, axis=0)
    return stands_for


def _blur(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = np.arange(-int(3 * _WIDTH), int(3 * _WIDTH) + 1)
    bell = np.exp(-0.5 * (reach / _WIDTH) ** 2)
    for axis in (0, 1):
        picture = np.apply_along_axis(lambda line: np.convolve(line, bell, "same"), axis, picture)
    return picture


def _climb(picture: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each cell the top that is reached by the steepest way up."""
    bordered = np.pad(picture, 1, constant_values=-1.0)
    steps = [(row, column) for row in (0, -1, 1) for column in (0, -1, 1)]  # staying comes first, for the flat land
    around = np.stack([bordered[1 + r : _SIDE + 1 + r, 1 + c : _SIDE + 1 + c] for r, c in steps])
    best = around.argmax(axis=0)
    rows, columns = np.indices(picture.shape)
    offsets = np.array(steps)
    above = ((rows + offsets[best, 0]) * _SIDE + columns + offsets[best, 1]).ravel()
    while not np.array_equal(further := above[above], above):
        above = further
    return np.asarray(above, np.int64)
