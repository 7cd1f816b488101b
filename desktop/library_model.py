"""The library's files as a table that sorts and filters itself, fast enough for tens of thousands of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.engine_words import translate_engine
from desktop.place import name_folder
from desktop.translation import mark, translate, translate_count
from engine.api import DocumentRecord, FileState

Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole

STATE_WORDS = {
    FileState.WAITING: mark("Waiting"),
    FileState.READING: mark("Reading"),
    FileState.INDEXED: mark("Ready"),
    FileState.FAILED: mark("Failed"),
    FileState.SKIPPED: mark("Skipped"),
    FileState.OFFLINE: mark("Offline"),
}


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STATE = 1
    REMARK = 2
    FOLDER = 3
    SIZE = 4


class Group(StrEnum):
    """The files that can be looked at apart from the others; a copy is ready too."""

    ALL = mark("All")
    READY = mark("Ready")
    IN_PART = mark("In part")
    WAITING = mark("Waiting")
    FAILED = mark("Failed")
    SKIPPED = mark("Skipped")
    OFFLINE = mark("Offline")
    COPIES = mark("Copies")


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TITLES = {
    Column.NAME: mark("Document"),
    Column.STATE: mark("State"),
    Column.REMARK: mark("Remark"),
    Column.FOLDER: mark("Folder"),
    Column.SIZE: mark("Size"),
}

_GROUPS: dict[Group, Callable[[DocumentRecord], bool]] = {
    Group.ALL: lambda _: True,
    Group.READY: lambda record: record.state is FileState.INDEXED,
    Group.WAITING: lambda record: record.state in (FileState.WAITING, FileState.READING),
    Group.IN_PART: lambda record: record.state is FileState.INDEXED and bool(record.reason),
    Group.FAILED: lambda record: record.state is FileState.FAILED,
    Group.SKIPPED: lambda record: record.state is FileState.SKIPPED,
    Group.OFFLINE: lambda record: record.state is FileState.OFFLINE,
    Group.COPIES: lambda record: record.copy_of is not None,
}


class _Row:
    """A record and the words of its cells, written once: Qt asks for them again and again."""

    __slots__ = ("cells", "record", "words")

    def __init__(self, record: DocumentRecord, folders: dict[str, str]) -> None:
        folder, name = os.path.split(str(record.path))
        if folder not in folders:
            folders[folder] = name_folder(record.path.parent)
        state, remark = translate(STATE_WORDS[record.state]), say_remark(record)
        self.record = record
        self.cells = (name, state, remark, folders[folder], "")
        self.words = f"{record.path}\n{record.title}\n{state}\n{remark}".casefold()

    def key(self, column: Column) -> Any:
        """What the rows are ordered by: sizes by their number, all else by what is read, without regard to case."""
        return self.record.size if column is Column.SIZE else self.cells[column].casefold()


class LibraryModel(QAbstractTableModel):
    """One row a file; ``RECORD`` is the role of its ``DocumentRecord``.

    It filters and orders Python's own lists: a ``QSortFilterProxyModel`` that asks Python for every comparison takes
    seconds for what this does in a tenth of one.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Row] = []
        self._shown: list[_Row] = []
        self._words: list[str] = []
        self._group = Group.ALL
        self._column, self._descending = Column.NAME, False

    @property
    def records(self) -> tuple[DocumentRecord, ...]:
        """Every file, whatever the filter."""
        return tuple(row.record for row in self._all)

    def find(self, document_id: int) -> QModelIndex:
        """The first cell of a file; an invalid index if it is not shown."""
        rows = (number for number, row in enumerate(self._shown) if row.record.id == document_id)
        return self.index(next(rows, -1), 0)

    def count(self, group: Group) -> int:
        """How many files there are in a group, whatever the filter."""
        belongs = _GROUPS[group]
        return sum(belongs(row.record) for row in self._all)

    def show_records(self, records: tuple[DocumentRecord, ...]) -> None:
        """Replace all rows; where the same files are shown as before, only changed cells are announced."""
        known = {row.record.id: row for row in self._all}
        folders: dict[str, str] = {}
        rows = []
        for record in records:
            row = known.get(record.id)
            rows.append(row if row and row.record == record else _Row(record, folders))
        self._all = rows
        before, shown = self._shown, self._choose()
        if [row.record.id for row in before] != [row.record.id for row in shown]:
            self._replace(shown)
            return
        self._shown = shown
        changed = [number for number, (old, new) in enumerate(zip(before, shown, strict=True)) if old is not new]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(Column) - 1))

    def want_words(self, text: str) -> None:
        """Show only files that have all of these words in their path, title, state or remark."""
        self._words = text.casefold().split()
        self._replace(self._choose())

    def want_group(self, group: Group) -> None:
        """Show only the files of a group."""
        self._group = group
        self._replace(self._choose())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal ones stay in the order of their paths."""
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._replace(self._choose())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many files are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802 - Qt's name
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate(_TITLES[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.SIZE:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().formattedDataSize(row.record.size, 1) if column == Column.SIZE else row.cells[column]
        if role == RECORD:
            return row.record
        if role == Qt.ItemDataRole.ToolTipRole:
            return explain(row.record) or str(row.record.path)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == Column.SIZE:
            return _RIGHT
        return None

    def _choose(self) -> list[_Row]:
        belongs, words, column = _GROUPS[self._group], self._words, self._column
        chosen = [row for row in self._all if belongs(row.record) and all(word in row.words for word in words)]
        return sorted(chosen, key=lambda row: row.key(column), reverse=self._descending)

    def _replace(self, rows: list[_Row]) -> None:
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()


def say_remark(record: DocumentRecord) -> str:
    """What there is to say of a file in one line: why it is not searchable, or how many passages it has."""
    if record.reason:
        reason, name = translate_engine(record.reason), record.path.name  # the name stands in the same row already
        return f"It{reason[len(name) :]}" if reason == record.reason and reason.startswith(f"{name} ") else reason
    if record.copy_of:
        return translate("Copy of {file}", file=record.copy_of.name)
    if record.state not in (FileState.INDEXED, FileState.OFFLINE):
        return ""
    return translate_count("{n} passage", "{n} passages", record.passages)


def explain(record: DocumentRecord) -> str:
    """The reason of a file's state with what can be done about it, or which file it is a copy of; "" for all else."""
    if record.copy_of and not record.reason:
        return translate(
            "It has the same content as {file}, whose passages stand for it.", file=name_folder(record.copy_of)
        )
    return f"{translate_engine(record.reason)} {translate_engine(record.advice)}".strip()
