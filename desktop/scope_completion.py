"""Completes folders, files and tags in a field while they are typed behind an @ or a #."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.icons import draw_icon
from desktop.place import name_folder
from desktop.theme import GRID, current_theme
from desktop.translation import mark, translate
from engine.api import ScopeSuggestion, SuggestionKind, SuggestScope

_BEGUN = re.compile(r"(?:^|\s)([@#][^\s@#]*)$")
_PAUSE_MS = 60
_WIDTH = 52 * GRID
_ICONS = {
    SuggestionKind.FOLDER: "folder",
    SuggestionKind.FILE: "align-left",
    SuggestionKind.TAG: "hash",
    SuggestionKind.COLLECTION: "pin",
}
_SAID = {
    SuggestionKind.FOLDER: mark("folder {name}"),
    SuggestionKind.FILE: mark("file {name}"),
    SuggestionKind.TAG: mark("tag {name}"),
    SuggestionKind.COLLECTION: mark("collection {name}"),
}
_SUGGESTION = Qt.ItemDataRole.UserRole


class CompletedField(Protocol):
    """What a field must tell of its text to have it completed; it is a ``QWidget`` that says ``textChanged``."""

    def before_cursor(self) -> str:
        """The text of the line up to the cursor."""

    def take_back(self, count: int) -> None:
        """Delete so many characters before the cursor."""

    def cursor_place(self) -> QRect:
        """Where the cursor stands, in the field."""


class CompletedLine(QLineEdit):
    """One line that can be completed."""

    def before_cursor(self) -> str:
        """The text up to the cursor."""
        units = self.text().encode("utf-16-le", "surrogatepass")[: 2 * self.cursorPosition()]  # as Qt counts
        return units.decode("utf-16-le", "surrogatepass")

    def take_back(self, count: int) -> None:
        """Delete so many characters before the cursor."""
        for _ in range(count):
            self.backspace()

    def cursor_place(self) -> QRect:
        """Where the cursor stands, in this widget."""
        return self.cursorRect()


class ScopeCompletion(QObject):
    """A list below the cursor that never takes the keyboard: arrows choose, Enter and Tab take, Esc closes."""

    taken = Signal(str)  # the filter, as it is written; what was typed for it is gone from the field

    def __init__(self, field: QWidget, bridge: EngineBridge) -> None:
        """``field`` is a ``CompletedField``."""
        super().__init__(field)
        self._field = field
        self._text: CompletedField = field  # type: ignore[assignment]  # a widget cannot be named as both
        self._bridge = bridge
        self._job: JobHandle | None = None
        self._closed_at = ""  # what stood there when the person closed the list
        self.list = QListWidget(field)
        self.list.setObjectName("suggestions")
        self.list.setAccessibleName(translate("Folders, files, collections and tags"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setIconSize(QSize(2 * GRID, 2 * GRID))
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._announce)
        self.list.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        field.textChanged.connect(self._look)  # type: ignore[attr-defined]
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give the list the keys that are meant for it while it is open."""
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        if not self.list.isVisible() or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the window would step back
            return True
        if event.type() != QEvent.Type.KeyPress or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return super().eventFilter(watched, event)
        return self._press(Qt.Key(event.key()))

    def _press(self, key: Qt.Key) -> bool:
        """Whether the key was meant for the list."""
        rows = self.list.count()
        match key:
            case Qt.Key.Key_Down:
                self.list.setCurrentRow((self.list.currentRow() + 1) % rows)
            case Qt.Key.Key_Up:
                self.list.setCurrentRow((self.list.currentRow() - 1) % rows)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take(self.list.currentItem())
            case Qt.Key.Key_Escape:
                self._closed_at = self._begun()
                self._close()
            case _:
                return False
        return True

    def _begun(self) -> str:
        """What is being typed that can be completed, with its sign."""
        begun = _BEGUN.search(self._text.before_cursor())
        return begun[1] if begun else ""

    @Slot()
    def _look(self) -> None:
        begun = self._begun()
        if not self._closed_at or not begun.startswith(self._closed_at):
            self._closed_at = ""
        if begun and not self._closed_at:
            self._pause.start()
        else:
            self._close()

    @Slot()
    def _ask(self) -> None:
        if self._job:
            self._job.abandon()
        self._job = self._bridge.submit(SuggestScope(self._begun()))
        self._job.finished.connect(self._show)
        self._job.failed.connect(lambda _: self._close())  # a scope can be written without

    @Slot(object)
    def _show(self, suggestions: tuple[ScopeSuggestion, ...]) -> None:
        self._job = None
        if not suggestions or not self._begun() or not self._field.hasFocus():
            self._close()
            return
        with QSignalBlocker(self.list):
            self.list.clear()
            for suggestion in suggestions:
                self.list.addItem(self._make_item(suggestion))
        self._place()
        self.list.setCurrentRow(0)

    def _make_item(self, suggestion: ScopeSuggestion) -> QListWidgetItem:
        where = f"   {name_folder(suggestion.path.parent)}" if suggestion.path else ""
        item = QListWidgetItem(f"{suggestion.name}{where}")
        item.setIcon(
            draw_icon(_ICONS[suggestion.kind], QColor(current_theme().muted), self._field.devicePixelRatioF(), 2 * GRID)
        )
        item.setData(_SUGGESTION, suggestion)
        said = translate(_SAID[suggestion.kind], name=f"{suggestion.name}{where}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    @Slot(QListWidgetItem)
    def _announce(self, item: QListWidgetItem | None) -> None:
        """Have a screen reader say what is chosen: the keyboard stays in the field, so it would not by itself."""
        if item and self.list.isVisible():
            words = translate(
                "{suggestion}, {number} of {count}; Enter takes it",
                suggestion=item.data(Qt.ItemDataRole.AccessibleTextRole),
                number=self.list.row(item) + 1,
                count=self.list.count(),
            )
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _place(self) -> None:
        """Below the cursor, inside the window."""
        window = self._field.window()
        self.list.setParent(window)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.resize(_WIDTH, rows + 2 * self.list.frameWidth())
        at = self._field.mapTo(window, self._text.cursor_place().bottomLeft()) + QPoint(0, GRID // 2)
        left = at.x() - _WIDTH if self._field.isRightToLeft() else at.x()
        self.list.move(max(0, min(left, window.width() - _WIDTH - GRID)), at.y())
        self.list.raise_()
        self.list.show()

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        suggestion: ScopeSuggestion = item.data(_SUGGESTION)
        self._close()
        self._text.take_back(len(self._begun()))
        self._field.setFocus()
        self.taken.emit(suggestion.written)

    def _close(self) -> None:
        self._pause.stop()
        if self._job:
            self._job.abandon()
            self._job = None
        self.list.hide()
