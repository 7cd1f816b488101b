"""Says what the colours of the map mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.flow_layout import FlowLayout
from desktop.labels import Label
from desktop.map_groups import Grouping
from desktop.theme import GRID, current_theme
from desktop.translation import translate

_DOT = 10  # pixels
_LONGEST = 28  # characters of a name


class MapLegend(QWidget):
    """A dot and a name for each colour, in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Colours of the map"))
        self._grouping = Grouping((), ())
        self._row = FlowLayout()
        self.setLayout(self._row)

    def show_grouping(self, grouping: Grouping) -> None:
        """Name these."""
        self._grouping = grouping
        while item := self._row.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        names = [*grouping.names, *([translate("other")] if -1 in grouping.groups else [])]
        self.setAccessibleDescription(", ".join(names))
        for name, colour in zip(names, grouping.colours(current_theme()), strict=False):
            self._row.addWidget(_make_entry(name, colour, self.devicePixelRatioF()))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dots again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._grouping.names:
            self.show_grouping(self._grouping)


def _make_entry(name: str, colour: QColor, ratio: float) -> QWidget:
    pixmap = QPixmap(round(_DOT * ratio), round(_DOT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(0, 0, _DOT, _DOT))
    painter.end()
    dot = QLabel()
    dot.setPixmap(pixmap)
    shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, GRID, 0)
    row.setSpacing(GRID // 2)
    row.addWidget(dot)
    row.addWidget(Label(shown, "small"))
    return entry
