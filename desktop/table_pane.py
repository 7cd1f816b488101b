"""A document's tables: one at a time, its sheets as tabs, the row of the passage chosen and in sight."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTabBar, QTableView, QVBoxLayout, QWidget

from desktop.table_model import TableModel
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import Document

_WIDEST = 40 * GRID  # a column as it is shown at first
_LOOKED_AT = 100  # rows that tell how wide a column is
_MOST_COPIED = 200_000  # cells


class TablePane(QWidget):
    """Shows what it is given; a table of any length, as only what is in sight is read."""

    def __init__(self) -> None:
        super().__init__()
        self._models: list[TableModel] = []
        self.tabs = QTabBar(drawBase=False, expanding=False, usesScrollButtons=True)
        self.tabs.setAccessibleName(translate("Sheets"))
        self.tabs.currentChanged.connect(self._show)
        self.view = _Cells()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.tabs)
        layout.addWidget(self.view, 1)

    def show_document(self, document: Document) -> None:
        """Show the first of its tables."""
        self.clear()
        self._models = [TableModel(document.text, table) for table in document.tables]
        for table in document.tables:
            self.tabs.addTab(table.title.replace("&", "&&"))
        self.tabs.setVisible(len(self._models) > 1)
        self._show(self.tabs.currentIndex())

    def mark(self, start: int, end: int) -> bool:
        """Choose the rows with these characters of the document and bring them in sight; False where none has them."""
        for number, model in enumerate(self._models):
            rows = model.find_rows(start, end)
            if rows:
                self.tabs.setCurrentIndex(number)
                self.view.choose_rows(rows)
                return True
        return False

    @property
    def first_in_sight(self) -> int:
        """The character of the document that the first row in sight begins with."""
        number = self.tabs.currentIndex()
        return self._models[number].start_of(max(0, self.view.rowAt(0))) if number >= 0 else 0

    def clear(self) -> None:
        """Show no table."""
        self.view.setModel(None)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._models = []

    @Slot(int)
    def _show(self, number: int) -> None:
        if 0 <= number < len(self._models):
            self.view.setModel(self._models[number])
            self.view.fit_columns()


class _Cells(QTableView):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(4 * GRID)
        self.verticalHeader().setAccessibleName(translate("Rows"))
        self.horizontalHeader().setAccessibleName(translate("Columns"))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def fit_columns(self) -> None:
        """Make each column as wide as its first rows need, but leave room for others."""
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            if self.columnWidth(column) > _WIDEST:
                self.setColumnWidth(column, _WIDEST)

    def choose_rows(self, rows: range) -> None:
        """Choose them and bring the first one in sight."""
        model, update = self.model(), QItemSelectionModel.SelectionFlag
        cells = QItemSelection(model.index(rows[0], 0), model.index(rows[-1], model.columnCount() - 1))
        self.selectionModel().setCurrentIndex(model.index(rows[0], 0), update.NoUpdate)
        self.selectionModel().select(cells, update.ClearAndSelect)
        self.scrollTo(model.index(rows[0], 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy what is chosen: a line a row, a tab between cells."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._write_chosen())
        else:
            super().keyPressEvent(event)

    def _write_chosen(self) -> str:
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))[:_MOST_COPIED]
        rows: dict[int, list[str]] = {}
        for index in chosen:
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        return "\n".join("\t".join(cells) for cells in rows.values())
