"""Paints the points of the map, twenty thousand of them in a few milliseconds."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from desktop.map_camera import MapCamera
from desktop.map_groups import Grouping
from desktop.map_scene import MapScene
from desktop.theme import Theme

_FEW = 1200  # in sight: so many are painted one by one, with smooth edges
_CORNERS = ((-1, 0), (1, 0), (0, -1), (0, 1))


class Dots:
    """The polygons are made once for each grouping and choice, and painted again and again."""

    def __init__(self, scene: MapScene, grouping: Grouping) -> None:
        self._scene = scene
        self._grouping = grouping
        self._chosen: frozenset[int] | None = None
        self._all = QPolygonF()  # made once some stand out
        self._by_group: list[QPolygonF] = []
        self._pixmaps: dict[tuple[str, int, float], QPixmap] = {}

    def choose(self, chosen: frozenset[int] | None) -> None:
        """Let these stand out; None for all alike."""
        self._chosen = chosen
        if chosen is not None and self._all.isEmpty():
            self._all = self._scene.to_polygon(range(len(self._scene)))
        groups: list[list[int]] = [[] for _ in range(len(self._grouping.names) + 1)]
        for number in range(len(self._scene)) if chosen is None else chosen:
            groups[self._grouping.groups[number]].append(number)  # what is in none is the last
        self._by_group = [self._scene.to_polygon(numbers) for numbers in groups]

    def paint(self, painter: QPainter, theme: Theme, camera: MapCamera) -> None:
        """Paint all, those that do not stand out first and pale; the painter has the camera's transform."""
        width = choose_width(len(self._scene), camera.zoom)
        if self._scene.has_few(camera.in_sight(), _FEW):
            self._paint_each(painter, theme, self._scene.find_in(camera.in_sight()), width)
            return
        if self._chosen is not None:
            _paint_together(painter, [(self._all, QColor(theme.line))], width)
        _paint_together(painter, zip(self._by_group, self._grouping.colours(theme), strict=True), width)

    def _paint_each(self, painter: QPainter, theme: Theme, numbers: Iterable[int], width: int) -> None:
        colours, pale = self._grouping.colours(theme), QColor(theme.line)
        transform, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
        painter.save()
        painter.resetTransform()
        half = QPointF(width / 2 + 1, width / 2 + 1)
        stands_out = {number: self._chosen is None or number in self._chosen for number in numbers}
        for number in sorted(stands_out, key=stands_out.__getitem__):
            colour = colours[self._grouping.groups[number]] if stands_out[number] else pale
            dot = self._draw_dot(colour, QColor(theme.base), width, ratio)
            painter.drawPixmap(transform.map(self._scene.place(number)) - half, dot)
        painter.restore()

    def _draw_dot(self, colour: QColor, edge: QColor, width: int, ratio: float) -> QPixmap:
        key = colour.name(), width, ratio
        if key not in self._pixmaps:
            pixmap = QPixmap(round((width + 2) * ratio), round((width + 2) * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(width / 2 + 1, width / 2 + 1), width / 2, width / 2)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]


def choose_width(points: int, zoom: float) -> int:
    """How many pixels a point is wide: the fewer there are and the nearer they are, the wider."""
    least = 4 if points > 5000 else 6 if points > 500 else 9
    return min(14, round(least * math.pow(max(1.0, zoom), 0.35)))


def _paint_together(painter: QPainter, polygons: Iterable[tuple[QPolygonF, QColor]], width: int) -> None:
    """Four squares for each point, which leave the corners out: round ones take a hundred times as long."""
    transform = painter.worldTransform()
    for polygon, colour in polygons:
        pen = QPen(colour, width - 2)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        for across, down in _CORNERS:
            painter.resetTransform()
            painter.translate(across, down)
            painter.setWorldTransform(transform, True)  # noqa: FBT003 - Qt's "combine"
            painter.drawPoints(polygon)
    painter.setWorldTransform(transform)
