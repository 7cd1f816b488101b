"""The place to ask: a question box, Stop, and the answer as it comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.answer_page import LiveAnswer
from desktop.answer_view import AnswerView
from desktop.empty_state import EmptyState
from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.icons import IconLabel, LabelledButton
from desktop.place import Place
from desktop.scope_field import ScopeField
from desktop.theme import GRID
from engine.api import Answer, AskQuestion, Failure, Quote

_READING_WIDTH = 95 * GRID


class AskView(QWidget):
    """One question at a time is on its way; past answers can be looked at meanwhile."""

    place_chosen = Signal(Place)
    add_folder_wanted = Signal()
    asked = Signal(str)  # a question has left
    answered = Signal()  # it has come to its end, whichever

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._job: JobHandle | None = None
        self._live = LiveAnswer("")
        self._shows_live = False
        self.question_box = _QuestionBox()
        self.question_box.submitted.connect(self.ask)
        self.question_box.stop_wanted.connect(self.stop)
        self.scope_field = ScopeField()
        self.scope_field.setMaximumWidth(_READING_WIDTH)
        self.scope_field.submitted.connect(self.question_box.submit)
        self.answer_view = AnswerView()
        self.answer_view.place_chosen.connect(self.place_chosen)
        self._pages = QStackedWidget()
        self._invitation = EmptyState(
            "message-circle",
            "What would you like to know?",
            "Ask in your own words. Carrel first shows the sentences of your documents that answer best, then writes "
            "an answer and marks where every sentence comes from.",
        )
        add_folder = LabelledButton("folder-plus", "Add folder", "primary")
        add_folder.clicked.connect(self.add_folder_wanted)
        self._welcome = EmptyState(
            "folder",
            "Drop a folder here or press Add folder",
            "Carrel reads your notes, PDFs and papers on this computer and answers from them. Nothing ever leaves it.",
            add_folder,
        )
        unknown = QWidget()  # until the engine has told whether there is a library, nothing is said of it
        for page in (unknown, self._welcome, self._invitation, self.answer_view):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3 * GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(_in_the_middle(self.question_box))
        layout.addLayout(_in_the_middle(self.scope_field))
        layout.addWidget(self._pages, 1)

    def set_library_empty(self, *, empty: bool) -> None:
        """Say whether there is anything to ask about; an answer on the screen stays there."""
        if self._pages.currentWidget() is not self.answer_view:
            self._pages.setCurrentWidget(self._welcome if empty else self._invitation)

    def focus_question(self) -> None:
        """Put the cursor into the question box, with its text selected."""
        self.question_box.edit.setFocus()
        self.question_box.edit.selectAll()

    @property
    def busy(self) -> bool:
        """Whether a question is on its way."""
        return self._job is not None

    @Slot(str)
    def ask(self, question: str) -> None:
        """Send a question, unless another one is on its way."""
        if self.busy:
            return
        self._live = LiveAnswer(question)
        self._job = self._bridge.submit(AskQuestion(question, scope=self.scope_field.scope))
        self._job.quotes_found.connect(self._on_quotes)
        self._job.token_generated.connect(self._on_token)
        self._job.finished.connect(self._on_answer)
        self._job.failed.connect(self._on_failure)
        self._job.stopped.connect(self._on_stopped)
        self.question_box.set_busy(busy=True)
        self.question_box.edit.clear()  # the page below shows the question from now on
        self.show_live()
        self.asked.emit(question)

    @Slot()
    def stop(self) -> None:
        """Ask the engine to stop answering; what is written so far stays."""
        if self._job:
            self._job.cancel()

    @Slot()
    def show_live(self) -> None:
        """Show the question that is on its way."""
        self._shows_live = True
        self._pages.setCurrentWidget(self.answer_view)
        self.answer_view.show_live(self._live)

    def show_past(self, answer: Answer) -> None:
        """Show an answer of the history; a question on its way goes on unseen."""
        self._shows_live = False
        self._pages.setCurrentWidget(self.answer_view)
        self.answer_view.show_answer(answer)

    @Slot(object)
    def _on_quotes(self, quotes: tuple[Quote, ...]) -> None:
        self._live.quotes = quotes
        if self._shows_live:
            self.answer_view.show_live(self._live)

    @Slot(str)
    def _on_token(self, text: str) -> None:
        self._live.text += text
        if self._shows_live:
            self.answer_view.grow()

    @Slot(object)
    def _on_answer(self, answer: Answer) -> None:
        if self._shows_live:
            self.answer_view.show_answer(answer)
        self._end()

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        if not self.question_box.edit.text():  # so that nobody has to type it again
            self.question_box.edit.setText(self._live.question)
        self._end_short(failure.message)

    @Slot()
    def _on_stopped(self) -> None:
        self._end_short("You stopped this answer.")

    def _end_short(self, ending: str) -> None:
        self._live.ending = ending
        if self._shows_live:
            self.answer_view.show_live(self._live)
        self._end()

    def _end(self) -> None:
        self._job = None
        self._shows_live = False
        self.question_box.set_busy(busy=False)
        self.answered.emit()


class _QuestionBox(QFrame):
    """One line to write in, with Ask, or Stop while a question is on its way."""

    submitted = Signal(str)
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("questionFrame")
        self.setMaximumWidth(_READING_WIDTH)
        self.edit = QLineEdit(placeholderText="Ask your documents a question")
        self.edit.setAccessibleName("Question")
        self.edit.setAcceptDrops(False)
        self.edit.returnPressed.connect(self.submit)
        self.edit.textChanged.connect(self._update_buttons)
        self.edit.installEventFilter(self)
        self.ask_button = LabelledButton("arrow-up", "Ask", "primary")
        self.ask_button.setToolTip("Ask (Enter)")
        self.ask_button.clicked.connect(self.submit)
        self.stop_button = LabelledButton("square", "Stop")
        self.stop_button.setToolTip("Stop answering (Esc)")
        self.stop_button.clicked.connect(self.stop_wanted)
        self._busy = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel("search"))
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.ask_button)
        layout.addWidget(self.stop_button)
        self._update_buttons()

    def set_busy(self, *, busy: bool) -> None:
        """Offer Stop instead of Ask, or the other way round."""
        self._busy = busy
        self._update_buttons()

    @Slot()
    def submit(self) -> None:
        """Send what is written, unless a question is on its way."""
        question = self.edit.text().strip()
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
        self.ask_button.setEnabled(bool(self.edit.text().strip()))
        self.stop_button.setVisible(self._busy)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)  # takes all the room up to its maximum width
    row.addStretch(1)
    return row
