"""A document's text with one passage highlighted and scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.theme import GRID, current_theme
from desktop.translation import translate

_MOST = 1_000_000  # characters; laying out more would hold up the window
_PART = 300_000  # characters of a longer text, which are laid out anew when one looks for words in the next part
_MOST_ZOOM = 6  # points


class TextPane(QPlainTextEdit):
    """Read-only; lines wrap at the width of the pane."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Document text"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.document().setDocumentMargin(3 * GRID)
        self._text = ""  # what is shown of the document
        self._first = 0  # the document's character that it begins with
        self._start = self._end = 0
        self._zoomed = 0  # points

    def show_text(self, text: str, start: int, end: int, beginning: int = 0) -> bool:
        """Show ``text``, highlight its characters ``[start, end)`` and scroll to them.

        What stands before its character ``beginning`` is left out, unless the passage begins there. Of a very long text
        only the part around it is shown, and marked of a passage that is longer; returns whether that is all.
        """
        if start < beginning and start < end:
            beginning = 0
        whole = len(text) - beginning <= _MOST
        first = beginning if whole else max(beginning, min(start - _PART // 2, len(text) - _PART))
        self._text, self._first = text[first : first + (_MOST if whole else _PART)], first
        # Qt takes a byte order mark away at the front, and all offsets with it.
        self.setPlainText(self._text.replace("\ufeff", "\u200b").replace("\ufffe", "\ufffd"))
        last = first + len(self._text)
        self.mark(min(max(start, first), last), min(max(end, first), last))
        return whole

    def mark(self, start: int, end: int) -> bool:
        """Highlight these characters of the document and scroll to them; False where that part is not shown."""
        start, end = start - self._first, end - self._first
        if not 0 <= start <= end <= len(self._text):
            return False
        self._start, self._end = _to_qt(self._text, start), _to_qt(self._text, end)
        self._highlight()
        cursor = self.textCursor()
        cursor.setPosition(self._start)
        self.setTextCursor(cursor)
        self.centerCursor()
        return True

    @property
    def first_in_sight(self) -> int:
        """The character of the document that the first line in sight begins with, nearly: Qt counts in UTF-16."""
        return self._first + self.firstVisibleBlock().position()

    @property
    def top_line(self) -> int:
        """Which line of the text, from 0, is the first in sight."""
        return self.firstVisibleBlock().blockNumber()

    def scroll_to(self, line: int) -> None:
        """Bring this line of the text, from 0, to the top."""
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            self.verticalScrollBar().setValue(block.firstLineNumber())

    def zoom(self, steps: int) -> None:
        """Write larger by so many points, or smaller; 0 as at first."""
        steps = min(max(self._zoomed + steps, -_MOST_ZOOM), _MOST_ZOOM) - self._zoomed if steps else -self._zoomed
        self._zoomed += steps
        self.zoomIn(steps)

    def clear(self) -> None:
        """Show nothing, and highlight nothing."""
        self._text = ""
        self._first = self._start = self._end = 0
        self._highlight()
        super().clear()

    def highlighted_text(self) -> str:
        """What is highlighted, with a line feed between lines."""
        selections = self.extraSelections()
        return selections[0].cursor.selectedText().replace("\u2029", "\n") if selections else ""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl and the wheel write larger or smaller, the wheel alone scrolls; Qt would not count the points."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turned := event.angleDelta().y():
            self.zoom(1 if turned > 0 else -1)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Highlight in the colour of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlight()

    def _highlight(self) -> None:
        if self._start == self._end:
            self.setExtraSelections([])
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._start)
        cursor.setPosition(self._end, QTextCursor.MoveMode.KeepAnchor)
        ink = QTextCharFormat()
        ink.setBackground(QColor(current_theme().mark))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = ink
        self.setExtraSelections([selection])


def _to_qt(text: str, offset: int) -> int:
    """A character offset as a QTextCursor counts: in UTF-16 units, with CR LF as one line end."""
    return len(text[:offset].replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2
