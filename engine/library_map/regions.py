"""Finds what lies together on the map: the hills of how densely it is settled, each up to the valleys around it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MOST_REGIONS = 16
"""More labels than that nobody reads."""

_SIDE = 96  # cells of the grid along each side
_MARGIN = 4  # cells around the points
_WIDENING = 1.25
_NARROWEST, _WIDEST = 1.5, 40.0  # cells that a hill's foot is wide
_LEAST = 3  # documents
_SHARE = 200  # a hill has at least one in so many
_SETTLED = 0.75  # of the documents are on hills


def find_regions(places: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each point, within -1 and 1, the number of its region, the largest first; -1 for what is in none.

    ``places`` has shape (points, 2). There are at most 16: the picture is looked at with eyes that blur it until it
    has no more hills than that, and most points are on one.
    """
    if not len(places):
        return np.zeros(0, np.int64)
    inner = _SIDE - 2 * _MARGIN
    cells = np.clip(((places + 1) / 2 * inner).astype(np.int64), 0, inner - 1) + _MARGIN
    flat = cells[:, 0] * _SIDE + cells[:, 1]
    settled = np.bincount(flat, minlength=_SIDE * _SIDE).reshape(_SIDE, _SIDE).astype(np.float64)
    width = _NARROWEST
    while True:
        hills = _climb(_blur(settled, width))[flat]
        tops, sizes = np.unique(hills, return_counts=True)
        kept = sizes >= max(min(_LEAST, len(places)), len(places) / _SHARE)
        if (kept.sum() <= MOST_REGIONS and sizes[kept].sum() >= _SETTLED * len(places)) or width > _WIDEST:
            break
        width *= _WIDENING
    tops, sizes = tops[kept], sizes[kept]
    ordered = tops[np.argsort(-sizes, kind="stable")][:MOST_REGIONS]
    number = {int(top): place for place, top in enumerate(ordered)}
    return np.array([number.get(int(top), -1) for top in hills], np.int64)


def _blur(picture: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    reach = np.arange(-int(3 * width), int(3 * width) + 1)
    bell = np.exp(-0.5 * (reach / width) ** 2)
    for axis in (0, 1):
        picture = np.apply_along_axis(
            lambda line: np.convolve(line, bell, "full")[len(reach) // 2 :][:_SIDE], axis, picture
        )
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
