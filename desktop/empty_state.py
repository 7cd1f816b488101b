"""What a view shows when it has nothing to show: what this is, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.icons import IconLabel
from desktop.labels import Label
from desktop.theme import GRID


class EmptyState(QWidget):
    """A calm card in the middle: icon, title, a sentence, and perhaps a button."""

    def __init__(self, icon: str, title: str, sentence: str, button: QPushButton | None = None) -> None:
        super().__init__()
        card = QFrame()
        card.setObjectName("dropZone" if button else "")
        card.setFixedWidth(60 * GRID)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        inside.setSpacing(GRID)
        inside.addWidget(IconLabel(icon, 5 * GRID), alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(GRID)
        for text, style in ((title, "emptyTitle"), (sentence, "muted")):
            label = Label(text, style, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
        if button:
            inside.addSpacing(GRID)
            inside.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        outside = QVBoxLayout(self)
        outside.addStretch(2)
        row = QHBoxLayout()  # an alignment instead would give the card too little height for its wrapped words
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        outside.addLayout(row)
        outside.addStretch(3)
