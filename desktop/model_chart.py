"""A chart of what models take and give here: memory to the right, speed upwards, and a ring for what they know."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.quantities import say_share, say_size
from desktop.theme import GRID, Theme, current_theme
from desktop.translation import translate
from engine.api import ModelFigures, SuiteFigures, rounded

_RADIUS = 7.0  # of a point, logical pixels
_RING = 3.5  # how thick the ring around it is
_FULL_TURN = 360 * 16  # as QPainter counts angles
_ROOM = 1.6  # how far an axis reaches beyond its values: times and divided by that
_LEAST_REACH = 10.0  # of an axis, from its lowest to its highest value
_STEPS = (1, 2, 5)  # of an axis, in each power of ten


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A model on the chart; ``memory`` in bytes, ``speed`` in tokens a second, ``score`` from 0 to 1, if it has one."""

    number: int
    title: str
    memory: float
    speed: float
    foretold: bool
    score: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic scale from one value to another, from pixel to pixel; what stands beside a step takes ``room``."""

    low: float
    high: float
    begin: float
    end: float
    room: float

    def place(self, value: float) -> float:
        """Where a value stands, in pixels."""
        share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        return self.begin + share * (self.end - self.begin)

    def steps(self) -> list[float]:
        """Round values to write beside it: at least one, and not more than there is room for."""
        most = max(1, int(abs(self.end - self.begin) / self.room))
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for kinds in (_STEPS, (1, 3), (1,)):
            found = [kind * 10.0**power for power in powers for kind in kinds]
            shown = [value for value in found if self.low <= value <= self.high]
            if len(shown) <= most:
                return shown
        return shown[:: math.ceil(len(shown) / most)]


class ModelChart(QWidget):
    """Hidden while there is nothing to draw. A model whose speed nobody knows is not on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Memory against speed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.points: tuple[ChartPoint, ...] = ()

    def show_figures(self, figures: Sequence[ModelFigures], suite: str) -> None:
        """Draw these, numbered as they stand; the ring is what they scored at this suite, "" for none."""
        self.points = tuple(_list_points(figures, suite))
        self.setVisible(bool(self.points))
        self.setAccessibleDescription("; ".join(point.words for point in self.points))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a dozen models."""
        return QSize(80 * GRID, 40 * GRID)

    def event(self, event: QEvent) -> bool:
        """Name the point under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = QPointF(event.pos())
            near = [point for point in self.points if _distance(self._place(point), place) <= 2 * _RADIUS]
            QToolTip.showText(event.globalPos(), "\n".join(point.words for point in near), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Paint the axes, then the points, then their numbers where there is room."""
        if not self.points:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow to the right everywhere
        self._paint_axes(painter, theme)
        for point in self.points:
            _paint_point(painter, theme, point, self._place(point))
        self._paint_names(painter, theme)
        painter.end()

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Memory and speed, over the room that the words beside them leave."""
        line = self.fontMetrics().height()
        left, bottom = self.fontMetrics().horizontalAdvance("0,000") + 2 * GRID, 2 * line + 2 * GRID
        memories, speeds = [point.memory for point in self.points], [point.speed for point in self.points]
        memory = Axis(*_reach(memories), left, self.width() - 2 * GRID, 10 * GRID)
        speed = Axis(*_reach(speeds), self.height() - bottom, line + GRID, 4 * GRID)
        return memory, speed

    def _place(self, point: ChartPoint) -> QPointF:
        memory, speed = self.axes
        return QPointF(memory.place(point.memory), speed.place(point.speed))

    def _paint_axes(self, painter: QPainter, theme: Theme) -> None:
        memory, speed = self.axes
        line = self.fontMetrics().height()
        painter.setPen(QPen(QColor(theme.line), 1))
        for value in memory.steps():
            painter.drawLine(QPointF(memory.place(value), speed.begin), QPointF(memory.place(value), speed.end))
        for value in speed.steps():
            painter.drawLine(QPointF(memory.begin, speed.place(value)), QPointF(memory.end, speed.place(value)))
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(memory.begin, speed.begin), QPointF(memory.end, speed.begin))
        painter.drawLine(QPointF(memory.begin, speed.begin), QPointF(memory.begin, speed.end))
        painter.setPen(QColor(theme.muted))
        centre, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in memory.steps():
            below = QRectF(memory.place(value) - 5 * GRID, speed.begin + GRID / 2, 10 * GRID, line)
            painter.drawText(below, centre, say_size(value))
        for value in speed.steps():
            beside = QRectF(0, speed.place(value) - line / 2, memory.begin - GRID, line)
            painter.drawText(
                beside, right, QLocale().toString(value, "f", 0) if value >= 1 else QLocale().toString(value, "g", 6)
            )
        below = QRectF(memory.begin, speed.begin + line + GRID, memory.end - memory.begin, line)
        painter.drawText(below, right, translate("memory with the window filled"))
        above = QRectF(0, 0, memory.end, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, translate("tokens/s that it writes"))

    def _paint_names(self, painter: QPainter, theme: Theme) -> None:
        """Beside each point its name while that is free, else only its number."""
        metrics = QFontMetricsF(painter.font())
        taken = [_around(self._place(point)) for point in self.points]
        memory, speed = self.axes
        inside = QRectF(QPointF(memory.begin, speed.end), QPointF(self.width(), speed.begin))
        painter.setPen(QColor(theme.text))
        for point in self.points:
            spots = [
                spot
                for words in (f"{point.number}  {point.title}", str(point.number))
                for spot in ((room, words) for room in _list_spots(self._place(point), metrics, words))
                if inside.contains(spot[0]) and not any(spot[0].intersects(other) for other in taken)
            ]
            if spots:
                room, words = spots[0]
                taken.append(room)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def choose_suite(figures: Sequence[ModelFigures]) -> SuiteFigures | None:
    """The benchmark that most of the models have answered, of which one set of figures."""
    answered = [suite for each in figures for suite in each.suites]
    names = [suite.suite for suite in answered]
    return max(answered, key=lambda suite: names.count(suite.suite), default=None)


def _reach(values: Sequence[float]) -> tuple[float, float]:
    """From where to where an axis goes: beyond its values, and wide enough for a few steps."""
    low, high = min(values) / _ROOM, max(values) * _ROOM
    wider = max(1.0, math.sqrt(_LEAST_REACH * low / high))
    return low / wider, high * wider


def _list_points(figures: Sequence[ModelFigures], suite: str) -> Iterator[ChartPoint]:
    for number, each in enumerate(figures, start=1):
        if not each.speed or each.memory <= 0:
            continue
        score = next((found.accuracy for found in each.suites if found.suite == suite), None)
        foretold = each.timed is None and each.figures is None
        told = {"model": each.title, "memory": say_size(each.memory), "speed": rounded(each.speed)}
        said = [
            translate("{model}: {memory}, {speed} tokens/s (foretold)", **told)
            if foretold
            else translate("{model}: {memory}, {speed} tokens/s", **told)
        ]
        if score is not None:
            said.append(translate("{share} right", share=say_share(score)))
        words = ", ".join(said)
        yield ChartPoint(number, each.title, each.memory, each.speed, foretold, score, words)


def _paint_point(painter: QPainter, theme: Theme, point: ChartPoint, centre: QPointF) -> None:
    """A full point where the speed was measured, an open one where it is foretold; around it the ring of its score."""
    accent = QColor(theme.accent)
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if point.foretold else accent)
    painter.drawEllipse(centre, _RADIUS - _RING, _RADIUS - _RING)
    if point.score is None:
        return
    ring = QRectF(centre.x() - _RADIUS - 1, centre.y() - _RADIUS - 1, 2 * _RADIUS + 2, 2 * _RADIUS + 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, share in ((theme.border, 1.0), (theme.accent, point.score)):
        painter.setPen(QPen(QColor(colour), _RING, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, _FULL_TURN // 4, -round(share * _FULL_TURN))


def _list_spots(centre: QPointF, metrics: QFontMetricsF, words: str) -> Iterator[QRectF]:
    """Where words may stand around a point, the best place first."""
    width, height, away = metrics.horizontalAdvance(words) + GRID, metrics.height(), _RADIUS + GRID / 2
    x, y = centre.x(), centre.y()
    yield QRectF(x + away, y - height / 2, width, height)
    yield QRectF(x - away - width, y - height / 2, width, height)
    for step in (1.0, 1.8, 2.6):
        for left in (x - width / 2, x + away / 2, x - away / 2 - width):
            yield QRectF(left, y - away - step * height, width, height)
            yield QRectF(left, y + away + (step - 1) * height, width, height)


def _around(centre: QPointF) -> QRectF:
    return QRectF(centre.x() - _RADIUS, centre.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
