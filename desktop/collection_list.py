"""The searches that are kept, each with buttons to look at it, to ask about it, to rename and to remove it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.icons import IconButton, IconLabel
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import Collection, holds_filters_only


class CollectionList(QFrame):
    """A card with one row a collection; hidden while there is none."""

    chosen = Signal(str)  # the query to look for
    ask_wanted = Signal(str)  # the filters that a question is to be about
    renamed = Signal(object, str)  # Collection, its new name
    remove_wanted = Signal(object)  # Collection

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(translate("Collections"))
        self.collections: tuple[Collection, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        self._rows.setSpacing(0)
        self.hide()

    def show_collections(self, collections: tuple[Collection, ...]) -> None:
        """Replace all rows."""
        self.collections = collections
        self.setVisible(bool(collections))
        while (item := self._rows.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for collection in collections:
            row = CollectionRow(collection, collections)
            row.open_button.clicked.connect(partial(self.chosen.emit, collection.query))
            row.ask_button.clicked.connect(partial(self.ask_wanted.emit, collection.query))
            row.remove_button.clicked.connect(partial(self.remove_wanted.emit, collection))
            row.renamed.connect(partial(self.renamed.emit, collection))
            self._rows.addWidget(row)

    def rows(self) -> list[CollectionRow]:
        """The rows, from top to bottom."""
        items = map(self._rows.itemAt, range(self._rows.count()))
        return [row for item in items if item and isinstance(row := item.widget(), CollectionRow)]


class CollectionRow(QWidget):
    """One collection; its name is a button, or a box while it is written anew."""

    renamed = Signal(str)

    def __init__(self, collection: Collection, others: tuple[Collection, ...]) -> None:
        super().__init__()
        self._name = collection.name
        self.open_button = QPushButton(collection.name.replace("&", "&&"))
        self.open_button.setObjectName("row")
        self.open_button.setToolTip(collection.query)
        self.open_button.setAccessibleName(translate("Search for {name}", name=collection.name))
        self.edit = QLineEdit(collection.name)
        self.edit.setAccessibleName(translate("Name of the collection"))
        self.edit.setAcceptDrops(False)
        self.edit.editingFinished.connect(self._end_edit)
        self.edit.installEventFilter(self)
        self.edit.hide()
        self.ask_button = self._make_button("message-circle", translate("Ask about {name}", name=collection.name))
        # What words find is a list of passages, not a set of documents that a question could be about.
        self.ask_button.setVisible(holds_filters_only(collection.query, others))
        rename = self._make_button("pencil", translate("Rename {name}", name=collection.name), self.begin_edit)
        self.remove_button = self._make_button("x", translate("Remove {name}", name=collection.name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel("search"))
        layout.addWidget(self.open_button)
        layout.addWidget(self.edit, 1)
        layout.addStretch(1)
        for button in (self.ask_button, rename, self.remove_button):
            layout.addWidget(button)

    def begin_edit(self) -> None:
        """Let the name be written anew."""
        self.open_button.hide()
        self.edit.setText(self._name)  # not what was refused, or given up, before
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Esc give up what was written."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the window would step back
        elif event.type() == QEvent.Type.KeyPress:
            self._show_name()
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_name(self) -> None:
        self.edit.hide()
        self.open_button.show()

    def _end_edit(self) -> None:
        if not self.edit.isHidden():
            self._show_name()
            self.renamed.emit(self.edit.text())

    @staticmethod
    def _make_button(icon: str, name: str, act: Callable[[], None] | None = None) -> IconButton:
        button = IconButton(icon, name)
        if act:
            button.clicked.connect(act)
        return button
