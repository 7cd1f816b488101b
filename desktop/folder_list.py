"""The folders of the library, each with a button for its summary and one to forget it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.icons import IconButton, IconLabel
from desktop.labels import ElidedLabel
from desktop.place import name_folder
from desktop.theme import GRID
from desktop.translation import translate


class FolderList(QFrame):
    """A card with one row a folder."""

    remove_wanted = Signal(object)  # Path
    summary_wanted = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._folders: tuple[Path, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        self._rows.setSpacing(0)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders shown."""
        return self._folders

    def show_folders(self, folders: tuple[Path, ...]) -> None:
        """Replace all rows."""
        self.setVisible(bool(folders))
        if folders == self._folders:
            return
        self._folders = folders
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row:
                row.deleteLater()
        for folder in folders:
            self._rows.addWidget(self._make_row(folder))

    def _make_row(self, folder: Path) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        name = ElidedLabel(name_folder(folder))
        remove = IconButton("x", translate("Forget the folder {folder} (its files stay)", folder=folder.name))
        remove.clicked.connect(lambda: self.remove_wanted.emit(folder))
        summarise = IconButton("align-left", translate("Summarise the folder {folder}", folder=folder.name))
        summarise.clicked.connect(lambda: self.summary_wanted.emit(folder))
        layout.addWidget(IconLabel("folder"))
        layout.addWidget(name, 1)
        layout.addWidget(summarise)
        layout.addWidget(remove)
        return row
