"""The box in which a question is written, with its buttons, and the answer that it will follow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from desktop.icons import IconLabel, LabelledButton
from desktop.question_edit import QuestionEdit
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import Answer

_LONGEST = 60  # characters of a question on the button


class QuestionBox(QFrame):
    """Room to write in, with Ask, or Stop while a question is on its way."""

    submitted = Signal(str)
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("questionFrame")
        self.edit = QuestionEdit()
        self.edit.submitted.connect(self.submit)
        self.edit.textChanged.connect(self._update_buttons)
        self.edit.installEventFilter(self)
        self.ask_button = LabelledButton("arrow-up", translate("Ask"), "primary")
        self.ask_button.setToolTip(translate("Ask (Enter; Shift+Enter begins a new line)"))
        self.ask_button.clicked.connect(self.submit)
        self.stop_button = LabelledButton("square", translate("Stop"))
        self.stop_button.setToolTip(translate("Stop answering (Esc)"))
        self.stop_button.clicked.connect(self.stop_wanted)
        self._busy = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        bottom = Qt.AlignmentFlag.AlignBottom
        icon = IconLabel("search")
        icon.setContentsMargins(0, GRID, 0, 0)  # in the middle of the first line
        layout.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.ask_button, alignment=bottom)
        layout.addWidget(self.stop_button, alignment=bottom)
        self._update_buttons()

    def set_busy(self, *, busy: bool) -> None:
        """Offer Stop instead of Ask, or the other way round."""
        self._busy = busy
        self._update_buttons()

    @Slot()
    def submit(self) -> None:
        """Send what is written, unless a question is on its way."""
        question = self.edit.toPlainText().strip()
        if question and not self._busy:
            self.submitted.emit(question)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the frame, not the bare line, show that the keyboard is here."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    @Slot()
    def _update_buttons(self) -> None:
        self.ask_button.setVisible(not self._busy)
        self.ask_button.setEnabled(bool(self.edit.toPlainText().strip()))
        self.stop_button.setVisible(self._busy)


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
