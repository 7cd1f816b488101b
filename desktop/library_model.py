"""The library's documents as a table, and the filter over it."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from desktop.place import name_folder
from engine.api import DocumentRecord, FileState

Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole

STATE_WORDS = {
    FileState.WAITING: "Waiting",
    FileState.READING: "Reading",
    FileState.INDEXED: "Ready",
    FileState.FAILED: "Failed",
    FileState.SKIPPED: "Skipped",
}
UNFINISHED = (FileState.WAITING, FileState.READING)


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STATE = 1
    REMARK = 2
    FOLDER = 3
    SIZE = 4


_TITLES = {
    Column.NAME: "Document",
    Column.STATE: "State",
    Column.REMARK: "Remark",
    Column.FOLDER: "Folder",
    Column.SIZE: "Size",
}


class LibraryModel(QAbstractTableModel):
    """One row a document; ``RECORD`` is the role of its ``DocumentRecord``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: tuple[DocumentRecord, ...] = ()

    @property
    def records(self) -> tuple[DocumentRecord, ...]:
        """What the table shows, unfiltered."""
        return self._records

    def show_records(self, records: tuple[DocumentRecord, ...]) -> None:
        """Replace all rows; where the same documents stay, only changed rows are announced, so a selection survives."""
        if [record.id for record in records] != [record.id for record in self._records]:
            self.beginResetModel()
            self._records = records
            self.endResetModel()
            return
        before, self._records = self._records, records
        for row, (old, new) in enumerate(zip(before, records, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many documents there are."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802 - Qt's name
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        record = self._records[index.row()]
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(record, column)
            case Qt.ItemDataRole.ToolTipRole:
                return record.reason if column is Column.REMARK and record.reason else str(record.path)
            case Qt.ItemDataRole.TextAlignmentRole if column is Column.SIZE:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == RECORD:
                return record
        return None


class LibraryFilter(QSortFilterProxyModel):
    """Lets through documents in the wanted states whose name, folder or remark holds every word written in the box.

    Not a child of its model: a filter keeps its model alive, and PySide crashes when it collects such a circle.
    """

    def __init__(self, model: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._states: tuple[FileState, ...] = ()
        self.setSourceModel(model)

    def want_words(self, text: str) -> None:
        """Only documents that have all of these words in them."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def want_states(self, states: tuple[FileState, ...]) -> None:
        """Only documents in these states; none means any."""
        self.beginFilterChange()
        self._states = states
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a document is let through."""
        record: DocumentRecord = self.sourceModel().index(row, 0, parent).data(RECORD)
        if self._states and record.state not in self._states:
            return False
        words = f"{record.path} {record.title} {STATE_WORDS[record.state]} {record.reason}".casefold()
        return all(word in words for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Sizes by their number, everything else by what is read, without regard to case."""
        if left.column() == Column.SIZE:
            return bool(left.data(RECORD).size < right.data(RECORD).size)
        return str(left.data()).casefold() < str(right.data()).casefold()


def _cell(record: DocumentRecord, column: Column) -> str:
    match column:
        case Column.NAME:
            return record.path.name
        case Column.STATE:
            return STATE_WORDS[record.state]
        case Column.REMARK:
            return record.reason or _count_passages(record)
        case Column.FOLDER:
            return name_folder(record.path.parent)
        case Column.SIZE:
            return QLocale().formattedDataSize(record.size, 1)


def _count_passages(record: DocumentRecord) -> str:
    if record.state is not FileState.INDEXED:
        return ""
    return "1 passage" if record.passages == 1 else f"{record.passages} passages"
