"""A bar of parts side by side, each as wide as its share of the whole and named by its tool tip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.theme import GRID, Theme, current_theme

_ROOM_FOR_GAPS = 4  # pixels; narrower parts touch


class BarPart(Protocol):
    """A part of a bar."""

    @property
    def words(self) -> str:
        """What its tool tip says."""

    @property
    def weight(self) -> int:
        """How wide it is beside the others."""

    def choose_colour(self, theme: Theme) -> QColor:
        """What it is painted in."""


PartT = TypeVar("PartT", bound=BarPart)


class PartsBar(QWidget, Generic[PartT]):
    """Hidden while it has no parts. What a screen reader is told of them is the owner's to say."""

    def __init__(self, name: str, width: QSizePolicy.Policy) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self._parts: tuple[PartT, ...] = ()

    def show_parts(self, parts: tuple[PartT, ...]) -> None:
        """Draw these parts, or nothing where there are none."""
        self._parts = parts
        self.setVisible(bool(parts))
        self.update()

    def part_at(self, x: float) -> PartT | None:
        """The part under a point."""
        for part, area in zip(self._parts, self._lay_out(), strict=True):
            if area.left() <= x < area.right():
                return part
        return None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Large enough to point at a part."""
        return QSize(30 * GRID, 3 * GRID // 2)

    def event(self, event: QEvent) -> bool:
        """Name the part under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            part = self.part_at(event.pos().x())
            QToolTip.showText(event.globalPos(), part.words if part else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Paint the parts, with a gap after each that is wide enough."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, area in zip(self._parts, self._lay_out(), strict=True):
            gap = 1 if area.width() >= _ROOM_FOR_GAPS else 0
            painter.setBrush(part.choose_colour(theme))
            painter.drawRect(area.adjusted(0, 0, -gap, 0))
        painter.end()

    def _lay_out(self) -> Sequence[QRectF]:
        total = sum(part.weight for part in self._parts)
        areas, left = [], 0.0
        for part in self._parts:
            width = self.width() * part.weight / total
            areas.append(QRectF(left, 0, width, self.height()))
            left += width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return [area.translated(self.width() - area.left() - area.right(), 0) for area in areas]
        return areas
