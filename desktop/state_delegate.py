"""Paints a document's state as a word with a coloured dot before it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.library_model import RECORD
from desktop.theme import GRID, Theme, current_theme
from engine.api import FileState


class StateDelegate(QStyledItemDelegate):
    """The word is the message; the colour only helps to find it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell, then the dot in the room that ``initStyleOption`` left for it."""
        super().paint(painter, option, index)
        theme = current_theme()
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_colour(index.data(RECORD).state, theme)))
        dot = QRect(rect.left() + 3 * GRID // 2, rect.center().y() - 3, GRID, GRID)
        painter.drawEllipse(QStyle.visualRect(option.direction, rect, dot))
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        """Move the word behind the dot."""
        super().initStyleOption(option, index)
        option.text = f"    {option.text}"


def _colour(state: FileState, theme: Theme) -> str:
    match state:
        case FileState.INDEXED:
            return theme.accent
        case FileState.FAILED:
            return theme.warning
        case FileState.OFFLINE:
            return theme.muted
        case _:
            return theme.scroll
