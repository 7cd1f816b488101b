"""The button that names the answer which the next question follows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from desktop.translation import translate
from engine.api import Answer

_LONGEST = 60  # characters of a question on the button


class FollowedAnswer(QPushButton):
    """Names the answer that the next question follows; a click lets it follow none. Hidden while there is none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(translate("Ask a question that has nothing to do with it (Ctrl+N)"))
        self.clicked.connect(lambda: self.show_answer(None))
        self.id = 0
        self.show_answer(None)

    @Slot(object)
    def show_answer(self, answer: Answer | None) -> None:
        """Follow this answer, or none; one that was not kept cannot be followed."""
        self.id = answer.id if answer else 0
        question = " ".join(answer.question.split()) if answer else ""
        shown = question if len(question) <= _LONGEST else f"{question[:_LONGEST].rstrip()}…"
        said = translate("The next question follows “{question}”", question=shown)
        self.setText(f"{said}  ×".replace("&", "&&"))
        self.setAccessibleName(
            translate("The next question follows “{question}”: let it follow none", question=question)
        )
        self.setVisible(bool(self.id))
        self.changed.emit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never ask for more room than there is."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Shorten the question where there is too little room, and leave the cross in sight."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        wanted = self.sizeHint().width()
        if self.width() < wanted:
            room = self.fontMetrics().horizontalAdvance(self.text()) - (wanted - self.width())
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
