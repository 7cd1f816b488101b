"""Makes of a map what is painted of it, some milliseconds at a time, while the window shows what it had before."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QLineF, QObject, QTimer, Signal, Slot

from desktop.map_groups import Grouping, group_signs, read_signs
from desktop.map_scene import MapScene
from engine.api import LibraryMap

_SLICE = 500  # points; a millisecond or two
_TURN = 0.01  # seconds, then whatever else the window has to do

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class MadeMap:
    """A map, where its points and links lie, and which of the points have one colour."""

    drawn: LibraryMap
    scene: MapScene
    links: list[QLineF]
    grouping: Grouping


class MapMaking(QObject):
    """One map at a time: a newer one takes the place of what is not made yet."""

    made = Signal(object)  # MadeMap, or None where it is the one that is shown

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maps = LibraryMap(), LibraryMap()
        self._steps: Generator[None, None, MadeMap | None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_at_work(self) -> bool:
        """Whether ``made`` is still to come."""
        return self._steps is not None

    def begin(self, drawn: LibraryMap, shown: LibraryMap, by: str) -> None:
        """Make ``drawn``, unless it is ``shown``; its colours say what ``by``, one of ``Colouring``, names."""
        self._maps = drawn, shown
        self._steps = _make(drawn, shown, by)
        self._timer.start()

    def colour(self, by: str) -> None:
        """Let the colours of what is not made yet say something else."""
        if self._steps is not None:
            self._steps = _make(*self._maps, by)

    @Slot()
    def _go_on(self) -> None:
        if self._steps is None:
            return
        ends = time.monotonic() + _TURN
        try:
            while time.monotonic() < ends:
                next(self._steps)
        except StopIteration as end:
            self._steps, self._maps = None, (LibraryMap(), LibraryMap())
            self._timer.stop()
            self.made.emit(end.value)


def _make(drawn: LibraryMap, shown: LibraryMap, by: str) -> Generator[None, None, MadeMap | None]:
    if (yield from _are_equal(drawn, shown)):
        return None
    scene, links, signs = MapScene(), [], []
    for points in _slice(drawn.points):
        scene.add(points)
        yield
        signs += read_signs(points, by)
        yield
    for pairs in _slice(drawn.links):
        links += [QLineF(scene.place(source), scene.place(target)) for source, target in pairs]
        yield
    return MadeMap(drawn, scene, links, group_signs(signs, by))


def _are_equal(one: LibraryMap, other: LibraryMap) -> Generator[None, None, bool]:
    """What ``==`` says; of 20,000 points that are equal it takes 34 ms to say so."""
    if len(one.points) != len(other.points) or one.clusters != other.clusters or one.links != other.links:
        return False
    for ours, theirs in zip(_slice(one.points), _slice(other.points), strict=True):
        if ours != theirs:
            return False
        yield
    return True


def _slice(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[start : start + _SLICE] for start in range(0, len(items), _SLICE))
