"""Paints the map: points, links and names of regions; it is moved, made larger, clicked and drawn around."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.map_camera import MapCamera
from desktop.map_dots import Dots, choose_width
from desktop.map_groups import Grouping
from desktop.map_making import MadeMap
from desktop.map_scene import MapScene
from desktop.place import name_folder
from desktop.theme import GRID, Theme, current_theme
from desktop.translation import translate, translate_count
from engine.api import LibraryMap, MapCluster

_REACH = 10  # pixels around the pointer
_STEP = 0.12  # of the room, by an arrow key
_LARGER = 1.25
_MOST_LINKS = 4000  # in sight: more would hide what they join
_FAINT, _CLEAR = 55, 130  # how opaque a link is
_LASSO_LEAST = 3

_MOVES = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapSheet(QWidget):
    """Points are known by their places in ``LibraryMap.points``."""

    opened = Signal(int)  # a point was clicked
    circled = Signal(object)  # list of the points within a line that was drawn

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Map of the documents"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(30 * GRID, 24 * GRID)
        self.camera = MapCamera()
        self.draws_lasso = False
        self.shows_links = True
        self._map = LibraryMap()
        self._scene = MapScene()
        self._dots = Dots(self._scene, Grouping((), ()))
        self._chosen: frozenset[int] | None = None
        self._links: list[QLineF] = []
        self._hovered: int | None = None
        self._dragged_from: QPointF | None = None
        self._has_moved = False
        self._lasso: QPolygonF | None = None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as there is room."""
        return QSize(100 * GRID, 70 * GRID)

    def show_map(self, made: MadeMap) -> None:
        """Paint another map; the part that is in sight stays if there was one before."""
        self._map, self._scene, self._links = made.drawn, made.scene, made.links
        self._hovered, self._chosen = None, None
        self.show_grouping(made.grouping)
        names = "; ".join(name for name in map(name_cluster, self._map.clusters) if name)
        count = translate_count("{n} document", "{n} documents", len(self._map.points))
        self.setAccessibleDescription(
            translate("{count}; the lists beside it have the same in words. {names}", count=count, names=names)
        )

    def show_grouping(self, grouping: Grouping) -> None:
        """Paint the points in other colours."""
        self._dots = Dots(self._scene, grouping)
        self._dots.choose(self._chosen)
        self.update()

    def show_chosen(self, chosen: Collection[int] | None) -> None:
        """Let these stand out from the others; None lets all be alike."""
        wanted = None if chosen is None else frozenset(chosen)
        if wanted == self._chosen:
            return
        self._chosen = wanted
        self._dots.choose(self._chosen)
        self.update()

    def show_links(self, *, shown: bool) -> None:
        """Paint the links between documents, or not."""
        self.shows_links = shown
        self.update()

    def zoom(self, steps: int) -> None:
        """Larger, smaller, or for 0 the whole map."""
        if steps:
            self.camera.turn(_LARGER**steps)
        else:
            self.camera.fit()
        self.update()

    def look_at(self, points: Sequence[int]) -> None:
        """Bring these into sight."""
        if points:
            room = self._scene.to_polygon(points).boundingRect()
            self.camera.show(room)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Paint links, points, names, then what the pointer does."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.base))
        painter.setWorldTransform(self.camera.transform)
        if self.shows_links:
            self._paint_links(painter, theme)
        self._dots.paint(painter, theme, self.camera)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, theme)
        self._paint_hovered(painter, theme)
        if self._lasso is not None:
            ground = QColor(theme.accent)
            ground.setAlpha(40)
            painter.setBrush(ground)
            painter.setPen(QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolygon(self._lasso)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.border), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), GRID, GRID)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the middle in the middle."""
        super().resizeEvent(event)
        self.camera.set_room(event.size().toSizeF())

    def event(self, event: QEvent) -> bool:
        """Name the document under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._find(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if number is None else self._describe(number), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Larger and smaller around the pointer."""
        self.camera.turn(_LARGER ** (event.angleDelta().y() / 120), event.position())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to move the map, or with Shift to draw a line around documents."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragged_from, self._has_moved = event.position(), False
        if self.draws_lasso or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._lasso = QPolygonF([event.position()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the map, draw the line, or mark the document under the pointer."""
        if self._lasso is not None:
            self._lasso.append(event.position())
        elif self._dragged_from is not None:
            self._has_moved = self._has_moved or (event.position() - self._dragged_from).manhattanLength() > GRID // 2
            if self._has_moved:
                self.camera.move(event.position() - self._dragged_from)
                self._dragged_from = event.position()
        elif (found := self._find(event.position())) != self._hovered:
            self._hovered = found
            self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
        else:
            return
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the line, or open the document that was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or self._dragged_from is None:
            return
        lasso, self._lasso, self._dragged_from = self._lasso, None, None
        if lasso is not None and lasso.size() >= _LASSO_LEAST:
            on_map = QPolygonF([self.camera.to_map(lasso.at(n)) for n in range(lasso.size())])
            self.circled.emit(self._scene.find_inside(on_map))
        elif not self._has_moved and (number := self._find(event.position())) is not None:
            self.opened.emit(number)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Mark nothing once the pointer is elsewhere."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move, + and - make larger and smaller, 0 shows all."""
        if event.key() in _MOVES:
            across, down = _MOVES[Qt.Key(event.key())]
            self.camera.move(QPointF(across * self.width() * _STEP, down * self.height() * _STEP))
            self.update()
        elif event.text() in ("+", "=", "-", "0"):
            self.zoom({"+": 1, "=": 1, "-": -1, "0": 0}[event.text()])
        else:
            super().keyPressEvent(event)

    def _find(self, pixel: QPointF) -> int | None:
        return self._scene.find_near(self.camera.to_map(pixel), _REACH / self.camera.scale)

    def _describe(self, number: int) -> str:
        point = self._map.points[number]
        date = translate("{date} (the date of the file)", date=point.date) if not point.is_told else point.date
        return "\n".join(filter(None, (point.title, name_folder(point.path), date)))

    def _paint_links(self, painter: QPainter, theme: Theme) -> None:
        """Those of the document under the pointer stand out."""
        colour = QColor(theme.muted)
        colour.setAlpha(_FAINT)
        pen = QPen(colour, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(self._links[:_MOST_LINKS])
        if self._hovered is not None:
            colour = QColor(theme.accent)
            colour.setAlpha(2 * _CLEAR - 5)
            pen.setColor(colour)
            painter.setPen(pen)
            own = [line for line, ends in zip(self._links, self._map.links, strict=True) if self._hovered in ends]
            painter.drawLines(own)

    def _paint_names(self, painter: QPainter, theme: Theme) -> None:
        """The words of the regions, the largest first, where no other name stands."""
        metrics = self.fontMetrics()
        taken: list[QRectF] = []
        for cluster in self._map.clusters:
            words = name_cluster(cluster)
            middle = self.camera.transform.map(QPointF(cluster.x, cluster.y))
            room = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * GRID, metrics.height() + GRID // 2)
            room.moveCenter(middle)
            if not words or not self.rect().toRectF().intersects(room) or any(room.intersects(each) for each in taken):
                continue
            taken.append(room)
            painter.setPen(Qt.PenStyle.NoPen)
            ground = QColor(theme.base)
            ground.setAlpha(205)
            painter.setBrush(ground)
            painter.drawRoundedRect(room, GRID / 2, GRID / 2)
            painter.setPen(QColor(theme.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_hovered(self, painter: QPainter, theme: Theme) -> None:
        if self._hovered is None:
            return
        middle = self.camera.transform.map(self._scene.place(self._hovered))
        around = choose_width(len(self._scene), self.camera.zoom) / 2 + 3
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.drawEllipse(middle, around, around)


def name_cluster(cluster: MapCluster) -> str:
    """The words of a region as its name, "" where nothing tells it from the rest."""
    return " · ".join(cluster.words)
