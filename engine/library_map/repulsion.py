"""How the points of a t-SNE push each other apart, in time that hardly grows with their number.

Each point becomes a charge on a grid, the push of all charges at every node is a convolution, and what stands between
nodes is interpolated (Linderman, Rachh, Hoskins, Steinerberger and Kluger, Nature Methods 2019).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SPACING = 0.5  # between two nodes; what repels is 1 wide
_FEWEST_NODES, _MOST_NODES = 50, 1000  # along a side: a narrower picture has a finer grid, a wider one a coarser
_TINY = 1e-9
_FEW = 400  # points whose pushes are summed up one by one as quickly
_BESIDE = np.arange(-1, 2)


def repel(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each point the sum of (its way from each other one) / (1 + distance²)², shape (points, 2).

    It is divided by the sum of 1 / (1 + distance²) over all pairs, as the slope of t-SNE has it.
    """
    if len(places) <= _FEW:
        return _push_exactly(places)
    low = places.min(axis=0)
    extent = float((places.max(axis=0) - low).max())
    spacing = max(min(_SPACING, extent / _FEWEST_NODES), extent / _MOST_NODES, _TINY)
    side = _round_up(int(extent / spacing) + 4)
    nodes, shares = _share_out((places - low) / spacing + 1, side)
    charges = np.bincount(nodes.ravel(), shares.ravel(), side * side).reshape(side, side)
    padded = _round_up(2 * side)  # so that what leaves on one side does not come in on the other
    spectrum = np.fft.rfft2(charges.astype(np.float32), (padded, padded))
    way = np.arange(padded)
    way = (np.where(way <= padded // 2, way, way - padded) * spacing).astype(np.float32)
    near = 1 / (1 + way[:, None] ** 2 + way**2)

    def gather(kernel: NDArray[np.floating]) -> NDArray[np.float64]:
        at_nodes = np.fft.irfft2(np.fft.rfft2(kernel) * spectrum, (padded, padded))[:side, :side]
        return np.asarray((at_nodes.ravel()[nodes] * shares).sum(axis=1), np.float64)

    pairs = float(gather(near).sum()) - len(places)
    pushed = np.stack([gather(near * near * way[:, None]), gather(near * near * way)], axis=1)
    return pushed / max(pairs, _TINY)


def _push_exactly(places: NDArray[np.float64]) -> NDArray[np.float64]:
    apart = places[:, None] - places
    near = 1 / (1 + (apart * apart).sum(axis=-1))
    pushed = (apart * (near * near)[..., None]).sum(axis=1)
    return np.asarray(pushed / max(float(near.sum()) - len(places), _TINY))


def _share_out(places: NDArray[np.float64], side: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The nine nodes around each point, and what share of it each has by quadratic interpolation; shape (points, 9)."""
    nearest = np.rint(places).astype(np.int64)
    off = places - nearest
    along = np.stack([off * (off - 1) / 2, 1 - off * off, off * (off + 1) / 2], axis=1)
    shares = along[:, :, None, 0] * along[:, None, :, 1]
    rows, columns = (nearest[:, axis, None] + _BESIDE for axis in (0, 1))
    nodes = rows[:, :, None] * side + columns[:, None, :]
    return nodes.reshape(len(places), 9), shares.reshape(len(places), 9)


def _round_up(size: int) -> int:
    """The next number whose only prime factors are 2, 3 and 5: those transforms are the fast ones."""
    while True:
        left = size
        for prime in (2, 3, 5):
            while left % prime == 0:
                left //= prime
        if left == 1:
            return size
        size += 1
