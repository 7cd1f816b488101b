"""A box to tick that can be seen in both themes: Fusion frames its own in a darker shade of the window."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from desktop.icons import draw_icon
from desktop.theme import current_theme


class CheckBox(QCheckBox):
    """The style sheet draws the box; the tick is an icon, which a style sheet could not give the theme's colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the tick onto the box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        size = min(box.width(), box.height()) - 4
        tick = draw_icon("check", QColor(current_theme().on_accent), self.devicePixelRatioF(), size)
        painter = QPainter(self)
        painter.drawPixmap(box.center().x() - size // 2 + 1, box.center().y() - size // 2 + 1, tick)
        painter.end()
