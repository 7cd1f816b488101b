"""The library: its folders, and every file with its state and, where it is not searchable, the reason."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.collection_list import CollectionList
from desktop.empty_state import EmptyState
from desktop.file_actions import make_file_actions
from desktop.file_detail import FileDetail
from desktop.file_table import FileTable
from desktop.flow_layout import FlowLayout
from desktop.folder_list import FolderList
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.library_model import RECORD, Group, LibraryModel
from desktop.place import Place
from desktop.theme import GRID
from desktop.translation import mark, translate, translate_count
from engine.api import Coverage, DocumentRecord, LibraryStatus

_ROOM_FOR_WORDS = 75 * GRID
_ROOM_FOR_DETAIL = 75 * GRID
_HIGHEST = 20 * GRID


class LibraryView(QWidget):
    """Shows what it is given and says what the person wants; it asks the engine nothing itself."""

    add_folder_wanted = Signal()
    first_steps_wanted = Signal()
    refresh_wanted = Signal()
    remove_wanted = Signal(object)  # Path of a folder
    retry_wanted = Signal(object)  # Path of a file
    retry_failed_wanted = Signal()
    summary_wanted = Signal(object)  # Path of a file or folder, None for all
    place_chosen = Signal(Place)

    def __init__(self, pace_button: QToolButton) -> None:
        super().__init__()
        self.model = LibraryModel(self)
        self.summary = Label(style="muted", wrap=True)
        self.folder_list = FolderList()
        self.folder_list.remove_wanted.connect(self.remove_wanted)
        self.folder_list.summary_wanted.connect(self.summary_wanted)
        self.collection_list = CollectionList()
        self.pace_button = pace_button
        self.filter_box = self._make_filter_box()
        actions = make_file_actions(
            lambda record: self.place_chosen.emit(Place(record.path)),
            self.summary_wanted.emit,
            lambda record: self.retry_wanted.emit(record.path),
        )
        self.table = FileTable(self.model, actions)
        self.table.activated.connect(lambda index: self.place_chosen.emit(Place(index.data(RECORD).path)))
        self.detail = FileDetail(actions)
        self.table.chosen.connect(self.detail.show_record)
        self._pages = QStackedWidget()
        self._empty, self._content = self._make_empty_state(), self._make_content()
        unknown = QWidget()  # until the engine has told whether there is a library, nothing is said of it
        for page in (unknown, self._empty, self._content):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._make_header())
        layout.addWidget(self._pages, 1)

    def show_status(self, status: LibraryStatus) -> None:
        """Show the folders and how far the library covers them."""
        self.folder_list.show_folders(status.folders)
        self.summary.setText(_say_coverage(status.coverage, status.passages) if status.folders else "")
        self.retry_button.setVisible(bool(status.coverage.failed))
        self._choose_page()

    def show_documents(self, records: tuple[DocumentRecord, ...]) -> None:
        """Show every document."""
        self.model.show_records(records)
        for group, button in self._group_buttons.items():
            count = self.model.count(group)
            button.setText(f"{translate(group)}  {QLocale().toString(count)}")
            button.setVisible(bool(count) or group is Group.ALL or button.isChecked())
        self._choose_page()

    def show_failures(self) -> None:
        """Show only the documents that failed."""
        self._group_buttons[Group.FAILED].click()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Do in a small window without what is least needed: the buttons' words, and the detail, which the menu has."""
        super().resizeEvent(event)
        roomy = event.size().width() >= _ROOM_FOR_WORDS
        for button in (self.retry_button, self.summary_button, self.refresh_button):
            button.show_words(shown=roomy)
        side_by_side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._filters.setDirection(side_by_side if roomy else below)
        self._filters.setStretch(0, 1 if roomy else 0)
        self.detail.setMaximumHeight(_HIGHEST if event.size().height() >= _ROOM_FOR_DETAIL else 0)

    def _make_header(self) -> QVBoxLayout:
        top = Qt.AlignmentFlag.AlignTop
        self.retry_button = LabelledButton("triangle-alert", translate("Retry failed"))
        self.retry_button.clicked.connect(self.retry_failed_wanted)
        self.retry_button.hide()
        self.summary_button = LabelledButton("align-left", translate("Summarise"))
        self.summary_button.clicked.connect(lambda: self.summary_wanted.emit(None))
        self.refresh_button = LabelledButton("refresh", translate("Check for changes"))
        self.refresh_button.clicked.connect(self.refresh_wanted)
        add_button = LabelledButton("folder-plus", translate("Add folder"), "primary")
        add_button.clicked.connect(self.add_folder_wanted)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(Label(translate("Library"), "title"), 1)
        for button in (self.retry_button, self.summary_button, self.refresh_button, add_button):
            row.addWidget(button, alignment=top)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self.summary, 1)
        below.addWidget(self.pace_button, alignment=top)
        header = QVBoxLayout()
        header.setSpacing(GRID // 2)
        header.addLayout(row)
        header.addLayout(below)
        return header

    def _make_empty_state(self) -> EmptyState:
        steps = QPushButton(translate("Show the first steps"))
        steps.clicked.connect(self.first_steps_wanted)
        return EmptyState(
            "library",
            translate("Your library is empty"),
            translate(
                "Drop a folder here or press Add folder. Its documents stay where they are; Carrel only reads them."
            ),
            steps,
        )

    def _make_filter_box(self) -> QLineEdit:
        box = QLineEdit(placeholderText=translate("Filter by name, folder or reason"), clearButtonEnabled=True)
        box.setAccessibleName(translate("Filter documents"))
        box.setAcceptDrops(False)
        box.setFixedWidth(32 * GRID)
        for clear_button in box.findChildren(QToolButton):
            clear_button.setAccessibleName(translate("Clear the filter"))
        box.textChanged.connect(self.model.want_words)
        return box

    def _make_content(self) -> QWidget:
        groups = FlowLayout()
        groups.setContentsMargins(0, GRID // 2, 0, 0)  # as high as the box beside it
        one_at_a_time = QButtonGroup(self)
        self._group_buttons: dict[Group, QPushButton] = {}
        for group in Group:
            button = QPushButton(translate(group))
            button.setObjectName("filter")
            button.setCheckable(True)
            button.setChecked(group is Group.ALL)
            button.clicked.connect(lambda _checked, wanted=group: self.model.want_group(wanted))
            one_at_a_time.addButton(button)
            self._group_buttons[group] = button
            groups.addWidget(button)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(GRID)
        self._filters.addLayout(groups, 1)
        self._filters.addWidget(self.filter_box, alignment=Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.folder_list)
        layout.addWidget(self.collection_list)
        layout.addLayout(self._filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        return content

    def _choose_page(self) -> None:
        empty = not self.model.records and not self.folder_list.folders
        self.refresh_button.setVisible(not empty)
        self.summary_button.setVisible(not empty)
        self.pace_button.setVisible(not empty)
        self._pages.setCurrentWidget(self._empty if empty else self._content)


def _say_coverage(coverage: Coverage, passages: int) -> str:
    """The equation that always holds, without what is zero, and what stands beside it."""
    counts = (
        (coverage.failed, mark("{count} failed")),
        (coverage.skipped, mark("{count} skipped")),
        (coverage.waiting, mark("{count} waiting")),
    )
    parts = [translate("{count} indexed", count=coverage.indexed)]
    parts += [translate(words, count=count) for count, words in counts if count]
    seen = translate_count("{n} file seen = {sum}", "{n} files seen = {sum}", coverage.seen, sum=" + ".join(parts))
    said = [seen, translate_count("{n} passage", "{n} passages", passages)]
    if coverage.offline:
        said.insert(1, translate("{count} offline, still searchable", count=coverage.offline))
    return "  ·  ".join(said)
