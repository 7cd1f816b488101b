"""The box in which a question is written, with its buttons; it is there before the rest of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.icons import IconLabel, LabelledButton
from desktop.question_edit import QuestionEdit
from desktop.theme import GRID, READING_WIDTH
from desktop.translation import translate


def centre(widget: QWidget) -> QHBoxLayout:
    """A row with a widget in its middle, as wide as there is room but no wider than can be read."""
    widget.setMaximumWidth(READING_WIDTH)
    row = QHBoxLayout()
    row.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)  # takes all the room up to its maximum width
    row.addStretch(1)
    return row


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
