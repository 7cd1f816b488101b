"""Shows one question with its quotes and its answer; every quote and citation is a link to its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QTextCursor

from desktop.answer_page import PLAN_LINK, LiveAnswer, write_answer, write_live
from desktop.conversation import Conversations
from desktop.reading_pane import ReadingPane
from desktop.theme import current_theme
from desktop.translation import translate
from engine.api import Answer

_REPAINT_MS = 50  # a token is worth no more than 20 repaints a second


class AnswerView(ReadingPane):
    """Either a live answer, painted as it grows, or a finished one."""

    answer_chosen = Signal(object)  # a past Answer

    def __init__(self) -> None:
        super().__init__(translate("Answer"))
        self.link_chosen.connect(self._follow_link)
        self._shown: LiveAnswer | Answer | None = None
        self._conversations = Conversations()
        self._painted = 0  # characters of the live text on the screen
        self._plan_open = False
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(_REPAINT_MS)
        self._repaint.timeout.connect(self._paint_tokens)

    def show_live(self, live: LiveAnswer) -> None:
        """Show an answer on its way; call ``grow`` when its text has grown and this again when more has changed."""
        self._repaint.stop()
        self._shown = live
        self._write()

    def grow(self) -> None:
        """The live answer's text has grown: paint it soon."""
        if not self._repaint.isActive():
            self._repaint.start()

    def show_answer(self, answer: Answer) -> None:
        """Show a finished answer."""
        self._repaint.stop()
        self._plan_open = False
        self._shown = answer
        self._write()

    def show_conversations(self, conversations: Conversations) -> None:
        """Know what answers there are besides the one that is shown."""
        self._conversations = conversations
        if isinstance(self._shown, Answer):
            self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Write the page again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        match self._shown:
            case LiveAnswer() as live:
                page = write_live(live, current_theme())
                self._painted = len(live.text)
            case Answer() as answer:
                page = write_answer(answer, current_theme(), self._conversations, plan_open=self._plan_open)
            case _:
                return
        self.show_page(page)

    @Slot()
    def _paint_tokens(self) -> None:
        live = self._shown
        if not isinstance(live, LiveAnswer):
            return
        if self._painted == 0:
            self._write()
            return
        # Appending keeps the reader's selection and place, which writing the page anew would not.
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(live.text[self._painted :])
        self._painted = len(live.text)

    @Slot(QUrl)
    def _follow_link(self, link: QUrl) -> None:
        if link.toString() == PLAN_LINK:
            self._plan_open = not self._plan_open
            self._write()
        elif link.scheme() == "answer" and (answer := self._conversations.find(int(link.path()))):
            self.answer_chosen.emit(answer)
