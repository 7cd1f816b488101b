"""Shows one question with its quotes and its answer; every quote and citation is a link to its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QHelpEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QToolTip

from desktop.answer_page import PLAN_LINK, AnswerPage, LiveAnswer, style_page, write_answer, write_live
from desktop.place import Place
from desktop.theme import GRID, current_theme
from engine.api import Answer

_READING_WIDTH = 95 * GRID
_REPAINT_MS = 50  # a token is worth no more than 20 repaints a second


class AnswerView(QTextBrowser):
    """Either a live answer, painted as it grows, or a finished one."""

    place_chosen = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Answer")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.anchorClicked.connect(self._follow)
        self._shown: LiveAnswer | Answer | None = None
        self._places: list[Place] = []
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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Write the page again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the lines short enough to read, in the middle of the window."""
        side = max(4 * GRID, (self.width() - _READING_WIDTH) // 2)
        self.setViewportMargins(side, 2 * GRID, side - 2 * GRID, 0)
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the tool tip of any words that have one; by itself a QTextBrowser does so only for links."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        tip = self.cursorForPosition(event.pos()).charFormat().toolTip()
        QToolTip.showText(event.globalPos(), tip, self.viewport())
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802 - Qt's signature
        """Load nothing, from nowhere: a page is all text."""
        return None

    def _write(self) -> None:
        match self._shown:
            case LiveAnswer() as live:
                page = write_live(live, current_theme())
                self._painted = len(live.text)
            case Answer() as answer:
                page = write_answer(answer, current_theme(), plan_open=self._plan_open)
            case _:
                return
        self._set_page(page)

    def _set_page(self, page: AnswerPage) -> None:
        scroll_bar = self.verticalScrollBar()
        before = scroll_bar.value()
        self._places = page.places
        self.document().setDefaultStyleSheet(style_page(page.theme, self.font().pointSizeF()))
        self.setHtml(page.html)
        scroll_bar.setValue(before)

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
    def _follow(self, link: QUrl) -> None:
        if link.toString() == PLAN_LINK:
            self._plan_open = not self._plan_open
            self._write()
        elif link.scheme() == "place":
            self.place_chosen.emit(self._places[int(link.path())])
