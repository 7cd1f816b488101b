"""Which part of the map is in sight: moved, made larger and smaller, and fitted to its room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

_MARGIN = 0.06  # of the room, around the whole map
_NEAREST, _FARTHEST = 60.0, 0.7  # times as large as the whole map fits


class MapCamera:
    """From places on the map, within -1 and 1, to pixels of a room."""

    def __init__(self) -> None:
        self._room = QSizeF(1, 1)
        self._zoom = 1.0
        self._middle = QPointF(0, 0)  # the place that is in the middle of the room

    @property
    def zoom(self) -> float:
        """1.0 where the whole map fits."""
        return self._zoom

    @property
    def scale(self) -> float:
        """Pixels for one on the map."""
        return max(1.0, min(self._room.width(), self._room.height()) * (0.5 - _MARGIN)) * self._zoom

    @property
    def transform(self) -> QTransform:
        """From the map to the room."""
        moved = QTransform.fromTranslate(self._room.width() / 2, self._room.height() / 2)
        return moved.scale(self.scale, self.scale).translate(-self._middle.x(), -self._middle.y())

    def fit(self) -> None:
        """Look at the whole map."""
        self._zoom, self._middle = 1.0, QPointF(0, 0)

    def set_room(self, room: QSizeF) -> None:
        """Have so many pixels; what is in the middle stays there."""
        self._room = room

    def move(self, way: QPointF) -> None:
        """Push the map by so many pixels."""
        self._look_at(self._middle - way / self.scale)

    def turn(self, times: float, at: QPointF | None = None) -> None:
        """Make the map so many times as large; what is at this pixel stays there."""
        pixel = at or QPointF(self._room.width() / 2, self._room.height() / 2)
        before = self.to_map(pixel)
        self._zoom = min(_NEAREST, max(_FARTHEST, self._zoom * times))
        self._look_at(self._middle + before - self.to_map(pixel))

    def show(self, room: QRectF) -> None:
        """Look at a rectangle of the map, with some land around it."""
        self._zoom = 1.0
        width, height = self._room.width() / self.scale, self._room.height() / self.scale
        self._zoom = min(_NEAREST, max(1.0, 0.7 / max(room.width() / width, room.height() / height, 1e-6)))
        self._look_at(room.center())

    def to_map(self, pixel: QPointF) -> QPointF:
        """The place that is seen at a pixel."""
        off = pixel - QPointF(self._room.width() / 2, self._room.height() / 2)
        return self._middle + off / self.scale

    def in_sight(self) -> QRectF:
        """The rectangle of the map that is seen."""
        return QRectF(self.to_map(QPointF(0, 0)), self.to_map(QPointF(self._room.width(), self._room.height())))

    def _look_at(self, place: QPointF) -> None:
        """Never away from all of the map."""
        self._middle = QPointF(min(1.0, max(-1.0, place.x())), min(1.0, max(-1.0, place.y())))
