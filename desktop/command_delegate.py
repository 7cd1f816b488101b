"""Paints the rows of the one box for everything; in a passage, the words that were found are marked as in a search."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.search_delegate import lay_out
from desktop.theme import GRID, current_theme

ROW = Qt.ItemDataRole.UserRole
"""A ``Command``."""

_LONGEST_TITLE = 0.45  # of the row, where a passage stands beside it


class CommandDelegate(QStyledItemDelegate):
    """What is no passage looks as in any list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the list: what is longer ends in dots."""
        return QSize(0, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        command = index.data(ROW)
        if command.excerpt is None:
            super().paint(painter, option, index)
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        style = row.widget.style() if row.widget else QApplication.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, row.widget)
        metrics = QFontMetrics(row.font)
        row.text = metrics.elidedText(command.title, Qt.TextElideMode.ElideMiddle, int(room.width() * _LONGEST_TITLE))
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        taken = metrics.horizontalAdvance(row.text) + 3 * GRID
        rest = QStyle.visualRect(row.direction, room, room.adjusted(taken, 0, -GRID, 0))
        if rest.width() > 0:
            layout = lay_out(command.excerpt, row.font, rest.width(), lines=1)
            painter.setPen(QColor(current_theme().text))
            top = rest.top() + (rest.height() - layout.boundingRect().height()) / 2
            layout.draw(painter, QPointF(rest.left(), top))
