"""The table of every file: columns, the state's dot, a menu a row, and a choice that survives every refresh."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.file_actions import FileAction
from desktop.library_model import RECORD, Column, Index, LibraryModel
from desktop.state_delegate import StateDelegate
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import DocumentRecord

_NAME_WIDTH = 32  # times GRID, at least
_WIDTHS = ((Column.STATE, 14), (Column.FOLDER, 26), (Column.SIZE, 13))  # times GRID


class _SentenceDelegate(QStyledItemDelegate):
    """Shortens at the end: of a sentence the beginning matters, of a file's name both ends do."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class FileTable(QTableView):
    """Says which file is chosen; the rows and their order are the model's."""

    chosen = Signal(object)  # DocumentRecord, or None

    def __init__(self, model: LibraryModel, actions: tuple[FileAction, ...]) -> None:
        super().__init__()
        self._model = model
        self._actions = actions
        self._kept = (-1, 0)  # the chosen document's id and how far the table is scrolled, over a reset
        model.modelAboutToBeReset.connect(self._keep)  # before Qt's own slots, which forget both
        self.setModel(model)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._tell_choice)
        self.setAccessibleName(translate("Documents"))
        self.setItemDelegateForColumn(Column.STATE, StateDelegate(self))
        self.setItemDelegateForColumn(Column.REMARK, _SentenceDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def make_menu(self, record: DocumentRecord) -> QMenu:
        """What can be done with one file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._actions:
            menu.addAction(each.title, partial(each.act, record)).setEnabled(each.suits(record))
        return menu

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Say which file is chosen now."""
        super().currentChanged(current, previous)
        self._tell_choice()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give names their part of much room; remarks have the rest."""
        super().resizeEvent(event)
        widest = max(_NAME_WIDTH * GRID, event.size().width() * 3 // 10)
        self.horizontalHeader().resizeSection(Column.NAME, widest)

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(5 * GRID)
        rows.setAccessibleName(translate("Rows"))
        columns.setAccessibleName(translate("Columns"))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(8 * GRID)
        columns.setSectionResizeMode(Column.REMARK, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS:
            columns.resizeSection(column, width * GRID)

    @Slot()
    def _keep(self) -> None:
        record = self._chosen()
        self._kept = (record.id if record else -1, self.verticalScrollBar().value())

    @Slot()
    def _restore(self) -> None:
        document_id, scrolled = self._kept
        index = self._model.find(document_id)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.chosen.emit(None)
        self.verticalScrollBar().setValue(scrolled)

    @Slot()
    def _tell_choice(self) -> None:
        self.chosen.emit(self._chosen())

    def _chosen(self) -> DocumentRecord | None:
        current = self.currentIndex()
        record: DocumentRecord | None = current.data(RECORD) if current.isValid() else None
        return record

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.make_menu(index.data(RECORD)).popup(self.viewport().mapToGlobal(at))
