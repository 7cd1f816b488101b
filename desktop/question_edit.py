"""Where a question is typed: as high as its text, up to some lines; Enter asks, Shift+Enter begins a new line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop.theme import GRID
from desktop.translation import translate

_MOST_LINES = 8


class QuestionEdit(QPlainTextEdit):
    """Plain text only."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText=translate("Ask your documents"))
        self.setObjectName("question")
        self.setAccessibleName(translate("Question"))
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(GRID)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def before_cursor(self) -> str:
        """The text of the line up to the cursor."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.position())  # without what is selected
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def take_back(self, count: int) -> None:
        """Delete so many characters before the cursor, in a step that can be undone."""
        # A step to the left passes over a letter with all its marks, and Qt's places are counted in UTF-16.
        units = len(self.before_cursor()[-count:].encode("utf-16-le", "surrogatepass")) // 2
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - units, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def cursor_place(self) -> QRect:
        """Where the cursor stands, in this widget."""
        return self.cursorRect().translated(self.viewport().pos())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave the buttons beside it their room."""
        return QSize(1, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ask at Enter, unless with Shift."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines are now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = round(self.document().size().height())  # which counts lines here, not pixels
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if lines > _MOST_LINES else off)
        self.setFixedHeight(min(max(lines, 1), _MOST_LINES) * self.fontMetrics().lineSpacing() + 2 * GRID)
