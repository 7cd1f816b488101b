"""Finds words in the open document: a line to write in, how many places there are, and the way from one to the next."""

from __future__ import annotations

import time
from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from desktop.icons import IconButton, IconLabel
from desktop.labels import Label
from desktop.span_search import Span, SpanSearch
from desktop.theme import GRID
from desktop.translation import translate

_SETTLED_MS = 150  # of no typing
_AT_ONCE = 0.01  # seconds of looking before the window has its turn


class FindBar(QFrame):
    """Hidden until it is wanted; the place that is shown is the one after where the reader was."""

    span_chosen = Signal(int, int)
    """The characters of the document's text that are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._text: str | None = None
        self._search = SpanSearch("", "")
        self._current = 0
        self._words = ""  # those of the search
        self._is_awaited = False  # a place is shown as soon as one is found from ``_from`` on
        self._is_last_awaited = False  # it is the last one, which is known when all is looked through
        self._from = 0  # the character that the next typing looks from
        self.edit = QLineEdit(placeholderText=translate("Find in this document"), clearButtonEnabled=True)
        self.edit.setAccessibleName(translate("Find in this document"))
        self.edit.setAcceptDrops(False)
        for button in self.edit.findChildren(QToolButton):
            button.setAccessibleName(translate("Clear what is looked for"))
        self.edit.installEventFilter(self)
        self.count = Label(style="small")
        self.previous_button = IconButton("chevron-left", translate("Previous place (Shift+F3)"))
        self.previous_button.clicked.connect(lambda: self.step(-1))
        self.next_button = IconButton("chevron-right", translate("Next place (F3)"))
        self.next_button.clicked.connect(lambda: self.step(1))
        self.close_button = IconButton("x", translate("Close the search in this document"))
        self.close_button.clicked.connect(self.hide)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._look)
        self._next_slice = QTimer(self, singleShot=True, interval=0)
        self._next_slice.timeout.connect(self._go_on)
        self.edit.textChanged.connect(self._wait)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 0, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel("search"))
        layout.addWidget(self.edit, 1)
        for widget in (self.count, self.previous_button, self.next_button, self.close_button):
            layout.addWidget(widget)
        self._tell()
        self.hide()

    def begin(self, start: int) -> None:
        """Put the keyboard here; places are looked for from this character on."""
        self._from = start
        self.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def look_in(self, text: str | None, start: int | None = None) -> None:
        """Find in this text from now on; None while it is not known. Shows a place only if one was waited for.

        Places are looked for from ``start`` on where one is given, else from where they were.
        """
        waited, self._text = self._text is None, text
        self._from = self._from if start is None else start
        if waited and not self.isHidden():
            self._look()
        else:
            self._begin(is_awaited=False)

    def step(self, places: int) -> None:
        """Show the next place, or the one before; after the last comes the first.

        While one is awaited nothing changes that: it is the one that was asked for.
        """
        self._settled.stop()
        if self.edit.text() != self._words:  # it is typed, but not looked for yet
            self._look()
        elif self._is_awaited and not self._search.is_over:
            return
        elif 0 <= self._current + places < len(self._spans):
            self._choose(self._current + places)
        elif self._spans and self._search.is_over:
            self._choose((self._current + places) % len(self._spans))
        elif self._spans:  # more may be found
            self._is_awaited, self._is_last_awaited = True, places < 0
            if places > 0:
                self._from = self._spans[self._current][0] + 1
            self._tell()
            self._next_slice.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter shows the next place, with Shift the one before."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look for nothing out of sight, where a place that is found would take the reader away from theirs."""
        super().hideEvent(event)
        self._settled.stop()
        self._next_slice.stop()
        self._is_awaited = False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with what was left off, but show no place before one is asked for."""
        super().showEvent(event)
        if self.edit.text() != self._words:
            self._begin(is_awaited=False)
        elif not self._search.is_over:
            self._go_on()

    @Slot()
    def _wait(self) -> None:
        self._settled.start()

    @property
    def _spans(self) -> list[Span]:
        return self._search.spans

    @Slot()
    def _look(self) -> None:
        self._begin(is_awaited=True)

    def _begin(self, *, is_awaited: bool) -> None:
        self._words = self.edit.text()
        self._search = SpanSearch(self._text or "", self._words)
        self._current, self._is_awaited, self._is_last_awaited = 0, is_awaited, False
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Look on for a moment; a text of many megabytes takes a second, in which the window goes on."""
        self._next_slice.stop()
        until = time.monotonic() + _AT_ONCE
        while not self._search.is_over:
            self._search.advance()
            if time.monotonic() >= until:
                break
        if not self._search.is_over:
            self._next_slice.start()
        self._show_awaited()
        self._tell()

    def _show_awaited(self) -> None:
        found, is_over = len(self._spans), self._search.is_over
        after = found if self._is_last_awaited else bisect_left(self._spans, (self._from, 0))
        if not self._is_awaited:
            self._current = max(0, bisect_left(self._spans, (self._from + 1, 0)) - 1)
        elif after < found or (found and is_over):
            number = found - 1 if self._is_last_awaited else after % found
            self._is_awaited = self._is_last_awaited = False
            self._choose(number)

    def _choose(self, number: int) -> None:
        self._current = number
        self._from = self._spans[number][0]
        self._tell()
        self.span_chosen.emit(*self._spans[number])

    def _tell(self) -> None:
        found = len(self._spans)
        if not self._search.is_over and (self._is_awaited or not found):
            words = translate("Searching …")
        elif not self._search.is_over:
            words = translate("{number} of {found} so far", number=self._current + 1, found=found)
        elif found:
            number = {"number": self._current + 1, "found": found}
            full = self._search.is_full
            words = translate("{number} of {found}+", **number) if full else translate("{number} of {found}", **number)
        elif not self.edit.text().strip():
            words = ""
        else:
            words = translate("Reading …") if self._text is None else translate("Not found")
        self.count.setText(words)
        self.edit.setAccessibleDescription(words)
        self.previous_button.setEnabled(found > 1)
        self.next_button.setEnabled(found > 1)
