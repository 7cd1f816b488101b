"""The place of the settings: every one with its sentence, a field and a way back, found by typing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.about_box import AboutBox
from desktop.labels import Label
from desktop.setting_row import SettingRow, Value
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import (
    ChangeableTable,
    GenerationSettings,
    IndexingSettings,
    ModelSettings,
    RetrievalSettings,
    Settings,
    WindowSettings,
    choose_preset,
    describe_table,
    find_defaults,
)

_WIDTH = 95 * GRID
_TABLES: dict[str, tuple[str, type[ChangeableTable]]] = {
    "generation": (mark("Answers"), GenerationSettings),
    "retrieval": (mark("Finding passages"), RetrievalSettings),
    "indexing": (mark("Indexing"), IndexingSettings),
    "models": (mark("Models"), ModelSettings),
    "window": (mark("Window"), WindowSettings),
}


class SettingsView(QWidget):
    """What is changed holds from the next question or run on."""

    first_steps_wanted = Signal()

    def __init__(self, feed: SettingsFeed, about: AboutBox) -> None:
        super().__init__()
        self._feed = feed
        self.about = about  # stands below all settings
        self.rows: dict[tuple[str, str], SettingRow] = {}
        self._headings: dict[str, Label] = {}
        self.search_box = QLineEdit(placeholderText=translate("Find a setting"))
        self.search_box.setAccessibleName(translate("Find a setting"))
        self.search_box.setClearButtonEnabled(True)
        self.search_box.setAcceptDrops(False)
        self.search_box.setMaximumWidth(_WIDTH)
        for button in self.search_box.findChildren(QToolButton):
            button.setAccessibleName(translate("Show all settings"))
        self.search_box.textChanged.connect(self._filter)
        self.steps_button = QPushButton(translate("Show the first steps"))
        self.steps_button.setToolTip(translate("Where your files are, which model answers, and what becomes of both"))
        self.steps_button.clicked.connect(self.first_steps_wanted)
        self._none_found = Label(translate("No setting has these words."), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 2 * GRID, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Label(translate("Settings"), "title"))
        layout.addWidget(self.search_box)
        layout.addWidget(self._build_page(), 1)
        feed.changed.connect(self._show)
        self._show(feed.settings)
        self._filter("")

    def focus_search(self) -> None:
        """Put the cursor where a setting is looked for."""
        self.search_box.setFocus()
        self.search_box.selectAll()

    def _build_page(self) -> QScrollArea:
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 2 * GRID, 3 * GRID)
        inside.setSpacing(2 * GRID)
        for table, (heading, kind) in _TABLES.items():
            self._headings[table] = Label(translate(heading), "sectionLabel")
            inside.addSpacing(GRID)
            inside.addWidget(self._headings[table])
            for setting in describe_table(kind):
                row = SettingRow(setting)
                row.edited.connect(lambda name, value, table=table: self._change(table, name, value))
                self.rows[table, setting.name] = row
                inside.addWidget(row)
        inside.addWidget(self._none_found)
        inside.addSpacing(GRID)
        inside.addWidget(self.steps_button, alignment=Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(GRID)
        inside.addWidget(self.about)
        inside.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(translate("Settings"))
        area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    @Slot(object)
    def _show(self, settings: Settings) -> None:
        for (table, name), row in self.rows.items():
            values = getattr(settings, table)
            row.show_value(getattr(values, name), getattr(find_defaults(values), name))

    def _change(self, table: str, name: str, value: Value) -> None:
        values = getattr(self._feed.settings, table)
        if isinstance(values, GenerationSettings) and name == "preset":
            self._feed.change(choose_preset(values, str(value)))
        else:
            self._feed.change(replace(values, **{name: value}))

    @Slot(str)
    def _filter(self, words: str) -> None:
        found = {key for key, row in self.rows.items() if row.matches(words)}
        for key, row in self.rows.items():
            row.setVisible(key in found)
        for table, heading in self._headings.items():
            heading.setVisible(any(key[0] == table for key in found))
        self._none_found.setVisible(not found)
        for below in (self.steps_button, self.about):
            below.setVisible(not words.strip())
