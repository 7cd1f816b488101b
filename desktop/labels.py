"""Words on the window: always plain text, so that the name of a file can never become markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class Label(QLabel):
    """Plain text; ``style`` is its name in the style sheet."""

    def __init__(self, text: str = "", style: str = "", *, wrap: bool = False) -> None:
        super().__init__(text)
        self.setObjectName(style)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)


class ElidedLabel(Label):
    """One line that is shortened in the middle where there is too little room, as fits paths and file names."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never ask for more room than there is."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Paint what fits."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, room, Qt.AlignmentFlag.AlignVCenter, self.palette(), self.isEnabled(), text, self.foregroundRole()
        )
        painter.end()
