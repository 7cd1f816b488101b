"""A table of a document for Qt: cells are cut out of the document's text when they are looked at, and only then."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from engine.api import Table

_NUMBER = re.compile(r"[-+(]?[$€£¥]?\s?[\d.,'  ]*\d[\d.,'  ]*\s?[%€$£)]?")
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Rows and columns as the document has them; a column without a name has letters, as in a spreadsheet."""

    def __init__(self, text: str, table: Table) -> None:
        super().__init__()
        self._text = text
        self._table = table
        self._cells = array("i", table.cells)

    def find_rows(self, start: int, end: int) -> range:
        """The rows with cells among the characters ``[start, end)`` of the document; names of columns are no cells."""
        rows = range(self.rowCount())
        return range(bisect_right(rows, start, key=self._end_of), bisect_right(rows, end - 1, key=self.start_of))

    def start_of(self, row: int) -> int:
        """The character of the document that a row begins with: its first cell that is not empty."""
        return min(place for place in self._list_row(row) if place)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Of the table; no cell has rows of its own."""
        return 0 if parent and parent.isValid() else len(self._cells) // (2 * self._table.columns)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """The same for columns."""
        return 0 if parent and parent.isValid() else self._table.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, all of it as the tool tip; numbers stand at the right."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._read(index.row(), index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                number = _NUMBER.fullmatch(self._read(index.row(), index.column()))
                side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of columns, numbers of rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        names = self._table.names
        return names[section] if section < len(names) else "" if names else _letter(section)

    def _read(self, row: int, column: int) -> str:
        place = 2 * (row * self._table.columns + column)
        return self._text[self._cells[place] : self._cells[place + 1]]

    def _end_of(self, row: int) -> int:
        return max(self._list_row(row))

    def _list_row(self, row: int) -> array[int]:
        """Where the cells of a row begin and end."""
        width = 2 * self._table.columns
        return self._cells[row * width : (row + 1) * width]


def _letter(column: int) -> str:
    """A to Z, AA to ZZ and so on."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
