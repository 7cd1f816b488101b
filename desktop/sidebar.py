"""The left side of the window: where to go, what was asked before, and how the library stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.icons import LabelledButton, program_icon
from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import translate


class Sidebar(QFrame):
    """Navigation, and what is given to stand below it."""

    ask_wanted = Signal()
    search_wanted = Signal()
    library_wanted = Signal()
    map_wanted = Signal()
    settings_wanted = Signal()
    models_wanted = Signal()
    add_folder_wanted = Signal()

    def __init__(self, past: QWidget, writing: QWidget) -> None:
        """``past`` lists past questions, ``writing`` says what the model writes just now."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(32 * GRID)
        self.ask_button = self._make_navigation("message-circle", "Ask")
        self.ask_button.clicked.connect(self.ask_wanted)
        self.search_button = self._make_navigation("search", "Search")
        self.search_button.clicked.connect(self.search_wanted)
        self.library_button = self._make_navigation("library", "Library")
        self.library_button.clicked.connect(self.library_wanted)
        self.map_button = self._make_navigation("map", translate("Map"))
        self.map_button.clicked.connect(self.map_wanted)
        self.settings_button = self._make_navigation("sliders-horizontal", "Settings")
        self.settings_button.clicked.connect(self.settings_wanted)
        self.models_button = self._make_navigation("cpu", "Models")
        self.models_button.clicked.connect(self.models_wanted)
        navigation = (
            self.ask_button,
            self.search_button,
            self.library_button,
            self.map_button,
            self.settings_button,
            self.models_button,
        )
        group = QButtonGroup(self)
        for button in navigation:
            group.addButton(button)
        self.state = Label("Starting …", "small")
        self.add_button = LabelledButton("folder-plus", "Add folder")
        self.add_button.clicked.connect(self.add_folder_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addLayout(_make_wordmark())
        layout.addSpacing(2 * GRID)
        for button in navigation:
            layout.addWidget(button)
        layout.addSpacing(2 * GRID)
        layout.addWidget(past, 1)
        layout.addSpacing(GRID)
        layout.addWidget(self.add_button)
        self.state.setContentsMargins(0, GRID // 2, 0, 0)
        layout.addWidget(self.state)
        layout.addWidget(writing)

    @staticmethod
    def _make_navigation(icon: str, text: str) -> LabelledButton:
        button = LabelledButton(icon, text, "navigation")
        button.setCheckable(True)
        return button


def _make_wordmark() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(program_icon().pixmap(3 * GRID, 3 * GRID))
    row = QHBoxLayout()
    row.setContentsMargins(GRID, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(picture)
    row.addWidget(Label("Carrel", "wordmark"), 1)
    return row
