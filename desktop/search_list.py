"""The list of what was found: by keyboard and mouse, and steady while a better list takes the place of a quick one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from desktop.place import Place
from desktop.place_link import write_link
from desktop.search_delegate import SearchDelegate
from desktop.search_likeness import Likeness, like_passage, related_to
from desktop.search_model import ROW, SearchModel
from desktop.search_results import CopiesRow, DocumentRow, MoreRow, PassageRow, Row
from desktop.theme import GRID, READING_WIDTH
from desktop.translation import translate
from engine.api import Passage, Terms

_PALE_MS = 150  # a new list that comes sooner shall not flicker
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchList(QListView):
    """Says which place is wanted, and when the keyboard leaves it for the search box."""

    place_chosen = Signal(Place)
    like_wanted = Signal(Likeness)
    left = Signal()  # upwards, out of the list
    typed = Signal(QKeyEvent)  # a letter, which is meant for the search box

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Search results"))
        self.rows = SearchModel(self)
        self.setModel(self.rows)
        self.painter = SearchDelegate()
        self.setItemDelegate(self.painter)
        self.rows.modelReset.connect(self.painter.forget)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._pale = QTimer(self)
        self._pale.setSingleShot(True)
        self._pale.setInterval(_PALE_MS)
        self._pale.timeout.connect(lambda: self._set_stale(stale=True))

    def show_passages(self, terms: Terms, passages: Sequence[Passage], *, same_query: bool) -> None:
        """Show what was found; for the ``same_query`` as before, what is chosen stays chosen and where it is."""
        self._pale.stop()
        self._set_stale(stale=False)
        if not same_query:
            self.rows.forget_opened()
        key, top = self._chosen_key(), self.visualRect(self.currentIndex()).top()
        self.rows.show_passages(terms, passages)
        kept = self.rows.find_passage(key) if same_query else QModelIndex()
        if kept.isValid():
            self._choose(kept)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.visualRect(kept).top() - top)
        else:
            self.scrollToTop()
            if self.hasFocus():
                self._choose(self._first())

    def grow_old(self) -> None:
        """The query has changed: what is shown turns pale unless a new list comes soon."""
        if not self._pale.isActive():
            self._pale.start()

    @property
    def stale(self) -> bool:
        """Whether what is shown is pale."""
        return self.painter.stale

    def enter(self) -> None:
        """Take the keyboard, with the first passage chosen unless one is."""
        if self.rows.rowCount():
            self.setFocus()
            if not self.currentIndex().isValid():
                self._choose(self._first())

    def open_best(self) -> None:
        """Open what is chosen, or else the first passage."""
        chosen = self.currentIndex()
        self._open(chosen if chosen.isValid() else self._first())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, with Ctrl it finds more; Up leaves at the top; a letter goes to the box; the rest is Qt's."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._want_like(self.currentIndex().data(ROW))
        elif event.key() in _ENTER:
            self.open_best()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= self._first().row():
            self.left.emit()
        elif event.text().isprintable() and event.text() and not _is_command(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the row under the mouse, or with the chosen one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            at = event.pos() if by_mouse else self.visualRect(index).bottomLeft()
            self.make_menu(index.data(ROW)).popup(self.viewport().mapToGlobal(at))

    def make_menu(self, row: Row) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(row, DocumentRow | PassageRow):
            menu.addAction(translate("Open"), lambda: self.place_chosen.emit(self.rows.find_place(row)))
        if isinstance(row, PassageRow):
            more = translate("More like this")
            menu.addAction(f"{more}\tCtrl+Enter", lambda: self._want_like(row))
        if isinstance(row, DocumentRow | PassageRow):
            path = row.path if isinstance(row, DocumentRow) else row.passage.path
            menu.addAction(translate("Related documents"), lambda: self.like_wanted.emit(related_to(path)))
            link = write_link(self.rows.find_place(row))
            menu.addAction(translate("Copy link"), lambda: QGuiApplication.clipboard().setText(link))
        if isinstance(row, PassageRow | CopiesRow):
            for copy in row.passage.copies:
                # Two ampersands are one: a single one would underline the next letter.
                title = translate("Open {place}", place=copy.name).replace("&", "&&")
                menu.addAction(title, partial(self._open_copy, row.passage, copy))
        return menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open what is under the mouse, a title too."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Lay out again in another theme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.painter.forget()
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the lines short enough to read, in the middle of the window."""
        side = max(4 * GRID, (self.width() - READING_WIDTH) // 2)
        beside_bar = side - self.verticalScrollBar().sizeHint().width()
        mirrored = self.isRightToLeft()  # the scroll bar is on the other side
        self.setViewportMargins(beside_bar if mirrored else side, 0, side if mirrored else beside_bar, 0)
        self.painter.forget()
        super().resizeEvent(event)

    def _set_stale(self, *, stale: bool) -> None:
        self.painter.stale = stale
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = index.data(ROW)
        if isinstance(row, MoreRow):
            self._open_document(row.document_id, index.row())
        elif isinstance(row, CopiesRow) and len(row.passage.copies) == 1:
            self._open_copy(row.passage, row.passage.copies[0])
        elif isinstance(row, CopiesRow):
            self.make_menu(row).popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        else:
            self.place_chosen.emit(self.rows.find_place(row))

    def _open_copy(self, passage: Passage, path: Path) -> None:
        self.place_chosen.emit(self.rows.find_copy(passage, path))

    def _want_like(self, row: Row | None) -> None:
        if isinstance(row, PassageRow):
            self.like_wanted.emit(like_passage(row.passage, self.rows.excerpt_of(row.passage)))

    def _open_document(self, document_id: int, at: int) -> None:
        """Show the rest of a document's passages, with the first of them chosen where "n more" was."""
        before = self.verticalScrollBar().value()
        self.rows.open_document(document_id)
        self._choose(self.rows.index(at))
        self.verticalScrollBar().setValue(before)

    def _chosen_key(self) -> tuple[int, int, int] | None:
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row.key if isinstance(row, PassageRow) else None

    def _choose(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _first(self) -> QModelIndex:
        return self.rows.index(1) if self.rows.rowCount() > 1 else QModelIndex()


def _is_command(event: QKeyEvent) -> bool:
    shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return bool(event.modifiers() & ~shift)
