"""Past questions in the side bar: the list, the box that searches in it, and what is done with a conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.answer_removal import AnswerRemoval
from desktop.conversation import Conversations
from desktop.engine_bridge import EngineBridge
from desktop.history_feed import HistoryFeed
from desktop.history_list import HistoryList
from desktop.labels import Label
from desktop.notices import Notices
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import Answer

_NONE_YET = mark("What you ask is kept here.")
_NONE_FOUND = mark("No past question has these words.")


class HistoryPane(QWidget):
    """Keeps itself up to date; ``list`` says what the person chooses."""

    export_wanted = Signal(object)  # Answer: the last one of what is to be written
    forgotten = Signal(object)  # frozenset of the numbers of answers

    def __init__(self, bridge: EngineBridge, notices: Notices) -> None:
        super().__init__()
        self.feed = HistoryFeed(bridge, self)
        self.list = HistoryList()
        self.removal = AnswerRemoval(bridge, self.feed, notices)
        self.search_box = self._make_search_box()
        self.state = Label(translate(_NONE_YET), "small", wrap=True)
        self.state.setContentsMargins(12, 0, 0, 0)
        heading = Label(translate("Past questions"), "sectionLabel")
        heading.setContentsMargins(12, 0, 0, GRID // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for part in (heading, self.search_box, self.state):
            layout.addWidget(part)
        layout.addSpacing(GRID // 2)
        layout.addWidget(self.list, 1)
        self.feed.listed.connect(self._show)
        self.feed.failed.connect(lambda sentence: notices.show_notice("history", sentence))
        self.list.marked.connect(lambda answer, name, pinned: self.feed.mark(answer, name, pinned=pinned))
        self.list.forget_wanted.connect(self._forget)
        self.list.export_wanted.connect(self.export_wanted)

    @Slot()
    def end_live(self) -> None:
        """The question on its way has come to its end."""
        self.list.end_live()
        self.feed.refresh()

    def leave_search(self) -> bool:
        """Search no more, if the keyboard is where it is searched; says whether it was."""
        searching = self.search_box.hasFocus() and bool(self.search_box.text())
        if searching:
            self.search_box.clear()
        return searching

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow key lead from the box into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def _make_search_box(self) -> QLineEdit:
        box = QLineEdit(placeholderText=translate("Search past questions"), clearButtonEnabled=True)
        box.setObjectName("slim")
        box.setAccessibleName(translate("Search past questions and their answers"))
        box.setAcceptDrops(False)
        for button in box.findChildren(QToolButton):
            button.setAccessibleName(translate("List all past questions"))
        box.textChanged.connect(self.feed.search)
        box.installEventFilter(self)
        box.hide()
        return box

    @Slot(object)
    def _show(self, answers: tuple[Answer, ...]) -> None:
        self.list.show_answers(answers)
        self.search_box.setVisible(bool(self.feed.answers or self.feed.words))
        self.state.setText(translate(_NONE_FOUND if self.feed.words else _NONE_YET))
        self.state.setVisible(not answers)

    @Slot(object)
    def _forget(self, answer: Answer) -> None:
        # Of a search not all that follow it are listed, and of a long history not all that were found are known.
        known = {each.id: each for each in (*self.list.conversations.answers, *self.feed.answers)}
        newest_first = sorted(known.values(), key=lambda each: -each.id)
        gone = [answer, *Conversations(newest_first).list_followers(answer)]
        job = self.removal.remove(answer)
        job.finished.connect(lambda _: self.forgotten.emit(frozenset(each.id for each in gone)))
