"""The left side of the window: where to go, what was asked before, and how the library stands."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.icons import LabelledButton, program_icon
from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import translate


class Sidebar(QFrame):
    """Navigation, and what is put in below it once that is made; the button of the place on the screen is down."""

    ask_wanted = Signal()
    search_wanted = Signal()
    library_wanted = Signal()
    map_wanted = Signal()
    settings_wanted = Signal()
    models_wanted = Signal()
    add_folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(32 * GRID)
        self._group = QButtonGroup(self)
        self.places: dict[str, LabelledButton] = {}
        self.ask_button = self._make_navigation("ask", "message-circle", translate("Ask"), self.ask_wanted)
        self.search_button = self._make_navigation("search", "search", translate("Search"), self.search_wanted)
        self.library_button = self._make_navigation("library", "library", translate("Library"), self.library_wanted)
        self.map_button = self._make_navigation("map", "map", translate("Map"), self.map_wanted)
        self.settings_button = self._make_navigation(
            "settings", "sliders-horizontal", translate("Settings"), self.settings_wanted
        )
        self.models_button = self._make_navigation("models", "cpu", translate("Models"), self.models_wanted)
        self.state = Label(translate("Starting …"), "small")
        self.add_button = LabelledButton("folder-plus", translate("Add folder"))
        self.add_button.clicked.connect(self.add_folder_wanted)
        self._past, self._writing = QWidget(), QWidget()
        self._writing.hide()
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self.choose("ask")

    @property
    def chosen(self) -> str:
        """The name of the place whose button is down."""
        return next(name for name, button in self.places.items() if button.isChecked())

    def choose(self, place: str) -> None:
        """Press the button of a place; an unknown name presses none."""
        if place in self.places:
            self.places[place].setChecked(True)

    def furnish(self, past: QWidget, writing: QWidget) -> None:
        """Put in what lists past questions, and what says what the model writes just now."""
        for empty, full in ((self._past, past), (self._writing, writing)):
            self._layout.replaceWidget(empty, full)
            empty.deleteLater()

    def _make_navigation(self, place: str, icon: str, text: str, wanted: SignalInstance) -> LabelledButton:
        button = LabelledButton(icon, text, "navigation")
        button.setCheckable(True)
        button.clicked.connect(wanted)
        self._group.addButton(button)
        self.places[place] = button
        return button

    def _lay_out(self) -> None:
        layout = self._layout
        layout.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addLayout(_make_wordmark())
        layout.addSpacing(2 * GRID)
        for button in self.places.values():
            layout.addWidget(button)
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._past, 1)
        layout.addSpacing(GRID)
        layout.addWidget(self.add_button)
        self.state.setContentsMargins(0, GRID // 2, 0, 0)
        layout.addWidget(self.state)
        layout.addWidget(self._writing)


def _make_wordmark() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(program_icon().pixmap(3 * GRID, 3 * GRID))
    row = QHBoxLayout()
    row.setContentsMargins(GRID, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(picture)
    row.addWidget(Label("Carrel", "wordmark"), 1)
    return row
