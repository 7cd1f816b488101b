"""The library: its folders, and every document with its state and, where it is not searchable, the reason."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.empty_state import EmptyState
from desktop.folder_list import FolderList
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.library_model import RECORD, UNFINISHED, Column, LibraryFilter, LibraryModel
from desktop.place import Place
from desktop.state_delegate import StateDelegate
from desktop.theme import GRID
from engine.api import DocumentRecord, FileState, LibraryStatus

_FILTERS: tuple[tuple[str, tuple[FileState, ...]], ...] = (
    ("All", ()),
    ("Ready", (FileState.INDEXED,)),
    ("Waiting", UNFINISHED),
    ("Skipped", (FileState.SKIPPED,)),
    ("Failed", (FileState.FAILED,)),
)


class LibraryView(QWidget):
    """Shows what it is given and says what the person wants; it asks the engine nothing itself."""

    add_folder_wanted = Signal()
    refresh_wanted = Signal()
    remove_wanted = Signal(object)  # Path of a folder
    retry_wanted = Signal(object)  # Path of a file
    place_chosen = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.model = LibraryModel(self)
        self.filter = LibraryFilter(self.model, self)
        self.summary = Label(style="muted")
        self.folder_list = FolderList()
        self.folder_list.remove_wanted.connect(self.remove_wanted)
        self.filter_box = QLineEdit(placeholderText="Filter by name, folder or reason", clearButtonEnabled=True)
        self.filter_box.setAccessibleName("Filter documents")
        self.filter_box.setAcceptDrops(False)
        for clear_button in self.filter_box.findChildren(QToolButton):
            clear_button.setAccessibleName("Clear the filter")
        self.filter_box.textChanged.connect(self.filter.want_words)
        self.table = self._make_table()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_empty_state())
        self._pages.addWidget(self._make_content())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._make_header())
        layout.addWidget(self._pages, 1)

    def show_status(self, status: LibraryStatus) -> None:
        """Show the folders and the size of the library."""
        self.folder_list.show_folders(status.folders)
        ready = status.files.get(FileState.INDEXED, 0)
        self.summary.setText(f"{ready} documents, {status.passages} passages" if status.folders else "")
        self._choose_page()

    def show_documents(self, records: tuple[DocumentRecord, ...]) -> None:
        """Show every document."""
        self.model.show_records(records)
        for button, (name, states) in zip(self._filter_buttons.buttons(), _FILTERS, strict=True):
            count = sum(record.state in states for record in records) if states else len(records)
            button.setText(f"{name}  {count}")
            button.setVisible(bool(count) or not states or button.isChecked())
        self._choose_page()

    def show_failures(self) -> None:
        """Show only the documents that failed."""
        for button, (name, _states) in zip(self._filter_buttons.buttons(), _FILTERS, strict=True):
            if name == "Failed":
                button.click()

    def _make_header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(GRID)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label("Library", "title"))
        names.addWidget(self.summary)
        self.refresh_button = LabelledButton("refresh", "Check for changes")
        self.refresh_button.clicked.connect(self.refresh_wanted)
        add_button = LabelledButton("folder-plus", "Add folder", "primary")
        add_button.clicked.connect(self.add_folder_wanted)
        header.addLayout(names, 1)
        header.addWidget(self.refresh_button, alignment=Qt.AlignmentFlag.AlignTop)
        header.addWidget(add_button, alignment=Qt.AlignmentFlag.AlignTop)
        return header

    def _make_empty_state(self) -> EmptyState:
        return EmptyState(
            "library",
            "Your library is empty",
            "Drop a folder here or press Add folder. Its documents stay where they are; Carrel only reads them.",
        )

    def _make_content(self) -> QWidget:
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        self._filter_buttons = QButtonGroup(self)
        for name, states in _FILTERS:
            button = QPushButton(name)
            button.setObjectName("filter")
            button.setCheckable(True)
            button.setChecked(not states)
            button.clicked.connect(lambda _checked, wanted=states: self.filter.want_states(wanted))
            self._filter_buttons.addButton(button)
            filters.addWidget(button)
        filters.addStretch(1)
        filters.addWidget(self.filter_box)
        self.filter_box.setMinimumWidth(30 * GRID)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.folder_list)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        return content

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("Documents")
        table.setModel(self.filter)
        table.setItemDelegateForColumn(Column.STATE, StateDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(5 * GRID)
        table.verticalHeader().setAccessibleName("Rows")
        header = table.horizontalHeader()
        header.setAccessibleName("Columns")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8 * GRID)
        header.setSectionResizeMode(Column.REMARK, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.NAME, 32), (Column.STATE, 14), (Column.FOLDER, 26), (Column.SIZE, 13)):
            header.resizeSection(column, width * GRID)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.activated.connect(lambda index: self.place_chosen.emit(Place(index.data(RECORD).path)))
        return table

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if index.isValid():
            self.make_menu(index.data(RECORD)).popup(self.table.viewport().mapToGlobal(at))

    def make_menu(self, record: DocumentRecord) -> QMenu:
        """What can be done with one document."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.place_chosen.emit(Place(record.path)))
        outside = QUrl.fromLocalFile(str(record.path))
        menu.addAction("Open in its own program", lambda: QDesktopServices.openUrl(outside))
        retry = menu.addAction("Read again", lambda: self.retry_wanted.emit(record.path))
        retry.setEnabled(record.state in (FileState.FAILED, FileState.SKIPPED))
        return menu

    def _choose_page(self) -> None:
        empty = not self.model.records and not self.folder_list.folders
        self.refresh_button.setVisible(not empty)
        self._pages.setCurrentIndex(0 if empty else 1)
