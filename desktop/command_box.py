"""One box for everything: what is typed is looked for among commands, recent things and the documents themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.command_delegate import ROW, CommandDelegate
from desktop.commands import Command, list_commands, list_recent, matches, search_for
from desktop.icons import draw_icon
from desktop.place import describe
from desktop.search_feed import Found, SearchFeed, find_terms
from desktop.search_model import find_best_place
from desktop.theme import GRID, current_theme
from desktop.translation import translate
from engine.api import Passage, Terms, choose_excerpt, narrow_excerpt

if TYPE_CHECKING:
    from desktop.workspace import Workspace

_WIDEST = 84 * GRID
_ROWS = 11  # that are seen at once
_MOST_COMMANDS, _MOST_RECENT, _MOST_FOUND = 5, 6, 6  # beside what is typed


class CommandBox(QFrame):
    """Lies over the window while it is open. Enter does what is marked, Esc leaves all as it was."""

    def __init__(self, window: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._rows: list[Command] = []
        self.setObjectName("commandBox")
        self.edit = QLineEdit(placeholderText=translate("Search, ask, or say what to do"))
        self.edit.setAccessibleName(translate("Search, ask, or say what to do"))
        self.edit.setAcceptDrops(False)
        self.edit.textChanged.connect(self._look)
        self.edit.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("What can be opened or done"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self._delegate = CommandDelegate()  # the list does not keep it
        self.list.setItemDelegate(self._delegate)
        self.list.itemClicked.connect(lambda _: self._act())
        self.feed = SearchFeed(window.bridge, self)
        self.feed.found.connect(self._add_found)
        self._found: Found | None = None
        window.collections.came.connect(self._mark_anew)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        self.hide()

    @Slot()
    def open(self) -> None:
        """Show what can be done, the recent things first; or leave, where it is open already."""
        if self.isVisible():
            self.leave()
            return
        self._before = self._window.window().focusWidget()
        self.edit.clear()
        self._look("")
        self.show()
        self.raise_()
        self.edit.setFocus()

    @Slot()
    def leave(self) -> None:
        """Close, and put the keyboard back where it was."""
        self.hide()
        self.feed.look_for("")
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move the mark, Enter does what is marked, Esc and another place for the keyboard close."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self.hide()
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # the window's own Esc waits until this is closed
        if event.type() == QEvent.Type.KeyPress and (act := self._find_key(event)):
            act()
            return True
        return super().eventFilter(watched, event)

    def _find_key(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self._move(1),
            Qt.Key.Key_Up: lambda: self._move(-1),
            Qt.Key.Key_PageDown: lambda: self._move(_ROWS - 1),
            Qt.Key.Key_PageUp: lambda: self._move(1 - _ROWS),
            Qt.Key.Key_Return: self._act,
            Qt.Key.Key_Enter: self._act,
            Qt.Key.Key_Escape: self.leave,
        }
        return keys.get(event.key())

    def _move(self, rows: int) -> None:
        if self._rows:
            self.list.setCurrentRow(min(len(self._rows) - 1, max(0, self.list.currentRow() + rows)))
            self.edit.setAccessibleDescription(self.list.currentItem().text())

    def _act(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._rows):
            command = self._rows[row]
            self.hide()
            self.feed.look_for("")
            command.act()

    @Slot(str)
    def _look(self, text: str) -> None:
        typed = text.strip()
        self.feed.look_for(typed)
        commands = [each for each in list_commands(self._window) if matches(typed, each)]
        recent = [each for each in list_recent(self._window) if matches(typed, each)][:_MOST_RECENT]
        if typed:
            self._show([*commands[:_MOST_COMMANDS], *self._offer(typed), *recent])
        else:
            self._show([*recent, *commands])

    def _offer(self, typed: str) -> Sequence[Command]:
        return (
            Command(
                "search", translate("Search for “{words}”", words=typed), "", lambda: search_for(typed, self._window)
            ),
            Command("message-circle", translate("Ask “{words}”", words=typed), "", lambda: self._ask(typed)),
        )

    def _ask(self, typed: str) -> None:
        self._window.begin_anew()
        self._window.ask_view.question.box.edit.setPlainText(typed)
        self._window.ask_view.question.box.submit()

    @Slot(Found)
    def _add_found(self, found: Found) -> None:
        """Put the best passages below the rest, in place of those for what was typed before; the mark stays."""
        self._found = found
        terms = find_terms(found, self._window.collections.collections)
        kept = [row for row in self._rows if row.excerpt is None]
        passages = [self._make_row(passage, terms) for passage in found.passages[:_MOST_FOUND]]
        marked = self.list.currentRow()
        self._show([*kept, *passages])
        self.list.setCurrentRow(min(marked, len(self._rows) - 1))

    @Slot()
    def _mark_anew(self) -> None:
        """Mark the words of collections that have come, or were changed, since."""
        if self._found and self.isVisible() and self._found.wish == self.edit.text().strip():
            self._add_found(self._found)

    def _make_row(self, passage: Passage, terms: Terms) -> Command:
        """A passage by what matches in it; Enter opens it there."""
        excerpt = choose_excerpt(passage.text, terms, passage.language)
        place, shown = find_best_place(passage, excerpt), narrow_excerpt(excerpt)
        title = describe(passage.path, passage.page)
        return Command("file", title, shown.text, partial(self._window.open_place, place), shown)

    def _show(self, rows: Sequence[Command]) -> None:
        self._rows = list(rows)
        self.list.clear()
        colour, ratio = QColor(current_theme().muted), self.devicePixelRatioF()
        for row in rows:
            words = f"{row.title}    {row.detail}" if row.detail else row.title
            item = QListWidgetItem(QIcon(draw_icon(row.icon, colour, ratio)), words)
            item.setData(ROW, row)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        """In the upper middle of the window, as high as its rows."""
        width = min(_WIDEST, self._window.width() - 8 * GRID)
        row = max(self.list.sizeHintForRow(0), 4 * GRID)
        self.list.setFixedHeight(row * max(1, min(_ROWS, len(self._rows))) + GRID)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, 8 * GRID)
