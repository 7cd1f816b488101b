"""Past questions by conversation, the one gone on with last first, with the one on its way on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.conversation import Conversations
from engine.api import Answer

_STEP, _FOLLOWS = "    ", "↳ "
_DEEPEST = 4  # steps to the right: the list is narrow
_ANSWER = Qt.ItemDataRole.UserRole


class HistoryList(QListWidget):
    """A click shows the stored answer again."""

    answer_chosen = Signal(object)  # Answer
    live_chosen = Signal()
    forget_wanted = Signal(object, object)  # Answer, Conversations

    def __init__(self) -> None:
        super().__init__()
        self._newest_is_shown = False  # the answer on the screen has just come and is about to be listed
        self.setAccessibleName("Past questions")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.conversations = Conversations()
        self.forget = QAction("Forget …", self)
        self.forget.setShortcut(QKeySequence.StandardKey.Delete)
        self.forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.forget.triggered.connect(self._want_to_forget)
        self.addAction(self.forget)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Replace the stored questions; a question on its way stays on top."""
        live = self._live_item()
        chosen = self.currentItem().data(_ANSWER) if self.currentItem() else None
        if self._newest_is_shown and not live:
            chosen = next(iter(answers), None)
        self._newest_is_shown = False
        question = live.text() if live else ""
        self.clear()
        if live:
            self.show_live(question)
        self.conversations = Conversations(answers)
        for depth, answer in self.conversations.arrange():
            item = self._make_item(answer.question, answer)
            item.setText(f"{_STEP * (min(depth, _DEEPEST) - 1)}{_FOLLOWS if depth else ''}{item.text()}")
            self.addItem(item)
            if answer == chosen:
                self.setCurrentItem(item)

    def show_live(self, question: str) -> None:
        """Put a question on top that has no answer yet."""
        self.insertItem(0, self._make_item(question, None))
        self.setCurrentRow(0)

    def end_live(self) -> None:
        """The question on top has come to its end; stored ones follow with ``show_answers``."""
        live = self._live_item()
        if live:
            self._newest_is_shown = self.currentItem() is live
            self.takeItem(0)
            if self._newest_is_shown:
                self.setCurrentRow(-1)

    def _live_item(self) -> QListWidgetItem | None:
        top = self.item(0)
        return top if top is not None and top.data(_ANSWER) is None else None

    def _make_item(self, question: str, answer: Answer | None) -> QListWidgetItem:
        item = QListWidgetItem(" ".join(question.split()))
        item.setToolTip(question)
        item.setData(_ANSWER, answer)
        return item

    @Slot()
    def _want_to_forget(self) -> None:
        answer = self.currentItem().data(_ANSWER) if self.currentItem() else None
        if answer is not None and answer.id:
            self.forget_wanted.emit(answer, self.conversations)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        answer = item.data(_ANSWER)
        if answer is None:
            self.live_chosen.emit()
        else:
            self.answer_chosen.emit(answer)
