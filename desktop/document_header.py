"""Above the open document: what it is called, where the reader has been, and what can be done with the document."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from desktop.icons import IconButton
from desktop.labels import ElidedLabel
from desktop.menu_button import MenuButton
from desktop.outside import open_outside, show_in_folder
from desktop.place import Place, name_folder
from desktop.place_link import write_link
from desktop.theme import GRID
from desktop.translation import translate


class DocumentHeader(QFrame):
    """Belongs to one place at a time."""

    back_wanted = Signal()
    forward_wanted = Signal()
    find_wanted = Signal()
    summary_wanted = Signal(object)  # Path
    related_wanted = Signal(object)  # Path
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self.title = ElidedLabel(style="emptyTitle")
        self.folder = ElidedLabel(style="small")
        self.back_button = IconButton("arrow-left", translate("Back to where you were before (Alt+Left)"))
        self.back_button.clicked.connect(self.back_wanted)
        self.forward_button = IconButton("arrow-right", translate("Forward (Alt+Right)"))
        self.forward_button.clicked.connect(self.forward_wanted)
        self.find_button = IconButton("search", translate("Find in this document (Ctrl+Shift+F)"))
        self.find_button.clicked.connect(self.find_wanted)
        self.related_button = IconButton("layers", translate("Related documents (Ctrl+R)"))
        self.related_button.clicked.connect(self.show_related)
        self.summary_button = IconButton("align-left", translate("Summarise"))
        self.summary_button.clicked.connect(self._summarise)
        self.more = QMenu(translate("More to do with this document"))
        for words, act in (
            (translate("Copy a link to this place"), self._copy_link),
            (translate("Show in folder"), self._show_in_folder),
            (translate("Open in its own program"), self._open_outside),
        ):
            self.more.addAction(words).triggered.connect(act)
        self.more_button = MenuButton(self.more, translate("Copy a link, or open it elsewhere"))
        self.more_button.show_words(translate("More"), translate("More to do with this document"))
        self.close_button = IconButton("x", translate("Close document"))
        self.close_button.clicked.connect(self.close_wanted)
        self._build()

    def show_place(self, place: Place | None) -> None:
        """Belong to this place, or to none."""
        self._place = place
        if place is not None:
            self.title.setText(place.path.name)
            self.title.setToolTip(str(place.path))
            self.folder.setText(name_folder(place.path.parent))

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Offer the places that were open before, and those that were left for them."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    @Slot()
    def show_related(self) -> None:
        """Ask for documents about the same as the open one."""
        if self._place:
            self.related_wanted.emit(self._place.path)

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self.title, self.folder):
            names.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.addWidget(self.back_button)
        layout.addWidget(self.forward_button)
        layout.addLayout(names, 1)
        for button in (
            self.find_button,
            self.summary_button,
            self.related_button,
            self.more_button,
            self.close_button,
        ):
            layout.addWidget(button)

    @Slot()
    def _summarise(self) -> None:
        if self._place:
            self.summary_wanted.emit(self._place.path)

    @Slot()
    def _copy_link(self) -> None:
        if self._place:
            QGuiApplication.clipboard().setText(write_link(self._place))

    @Slot()
    def _show_in_folder(self) -> None:
        if self._place:
            show_in_folder(self._place.path)

    @Slot()
    def _open_outside(self) -> None:
        if self._place:
            open_outside(self._place.path)
