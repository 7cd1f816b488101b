"""A row of filters: switches for kinds of files, a chip for every other filter, and a menu that begins a new one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.flow_layout import FlowLayout
from desktop.menu_button import MenuButton
from desktop.search_query import add_filter, add_types, drop_types, read_filters, read_types, replace_part, types_of
from desktop.translation import mark, translate
from engine.api import QueryPart

_KINDS: dict[str, tuple[str, ...]] = {
    "PDF": ("pdf",),
    mark("Notes"): ("notes", "text"),
    mark("Mail"): ("mail",),
    mark("Office"): ("word", "table", "slides"),
    mark("Images"): ("image",),
}
_BEGUN = {
    mark("Folder …"): "folder:",
    mark("Tag …"): "tag:",
    mark("Author …"): "author:",
    mark("File name …"): "path:",
    mark("Collection …"): "collection:",
}
_DAYS = {mark("Past week"): 7, mark("Past month"): 31, mark("Past year"): 365}
_LANGUAGES = {
    mark("English"): "en", mark("Chinese"): "zh", mark("Dutch"): "nl", mark("French"): "fr", mark("German"): "de",
    mark("Italian"): "it", mark("Japanese"): "ja", mark("Polish"): "pl", mark("Portuguese"): "pt",
    mark("Russian"): "ru", mark("Spanish"): "es",
}  # fmt: skip
_LONGEST = 32  # characters of a value on a chip


class SearchChips(QWidget):
    """The text of the query is the truth: switches and chips only show it, and ask for another one."""

    edited = Signal(str)  # the new text of the query

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self.buttons = {name: self._make_switch(name) for name in _KINDS}
        self.chips: list[QPushButton] = []
        self.menu = self._make_menu()
        self._menu_button = MenuButton(self.menu, translate("Narrow by folder, tag, author, date or language"))
        self._menu_button.show_words(translate("Filter"), translate("Add a filter"))
        self._row = FlowLayout()
        for widget in (*self.buttons.values(), self._menu_button):
            self._row.addWidget(widget)
        self.setLayout(self._row)

    def show_query(self, query: str) -> None:
        """Press the switches whose filters are in the query, and show the others as chips."""
        self._query = query
        types = read_types(query)
        for name, button in self.buttons.items():
            button.setChecked(types.issuperset(_KINDS[name]))
        filters = self._read_others()
        while len(self.chips) < len(filters):
            self.chips.append(self._make_chip(len(self.chips)))
        for chip in self.chips[len(filters) :]:
            chip.hide()
        for chip, part in zip(self.chips, filters, strict=False):
            written = f"{part.field}: {' '.join(part.text.split())}"
            written = translate("not {filter}", filter=written) if part.negated else written
            shown = written if len(written) <= _LONGEST else f"{written[:_LONGEST].rstrip()}…"
            chip.setText(f"{shown}  ×".replace("&", "&&"))
            chip.setAccessibleName(translate("Remove the filter {filter}", filter=written))
            chip.show()

    def _make_switch(self, name: str) -> QPushButton:
        button = QPushButton(translate(name))
        button.setObjectName("filter")
        button.setCheckable(True)
        kinds = ",".join(_KINDS[name])
        button.setToolTip(
            translate("Only {kind}: adds type:{kinds} to what you look for", kind=translate(name), kinds=kinds)
        )
        button.clicked.connect(partial(self._switch, name))
        return button

    def _make_chip(self, number: int) -> QPushButton:
        chip = QPushButton()
        chip.setObjectName("chip")
        chip.setToolTip(translate("Remove this filter"))
        chip.clicked.connect(partial(self._remove, number))
        self._row.addWidget(chip)
        return chip

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for title, begun in _BEGUN.items():
            menu.addAction(translate(title), partial(self._add, begun))
        dates = menu.addMenu(translate("Date"))
        for title, days in _DAYS.items():
            dates.addAction(translate(title), partial(self._add_days, days))
        dates.addAction(translate("Since …"), partial(self._add, "after:"))
        dates.addAction(translate("Before …"), partial(self._add, "before:"))
        languages = menu.addMenu(translate("Language"))
        for title, code in _LANGUAGES.items():
            languages.addAction(translate(title), partial(self._add, f"lang:{code} "))
        return menu

    def _switch(self, name: str) -> None:
        change = add_types if self.buttons[name].isChecked() else drop_types
        self.edited.emit(change(self._query, _KINDS[name]))

    def _remove(self, number: int) -> None:
        self.edited.emit(replace_part(self._query, self._read_others()[number]))

    def _read_others(self) -> list[QueryPart]:
        """The filters that no switch shows."""
        types = read_types(self._query)
        switched = {kind for kinds in _KINDS.values() if types.issuperset(kinds) for kind in kinds}
        return [part for part in read_filters(self._query) if not _is_shown(part, switched)]

    def _add(self, written: str) -> None:
        """Add a filter, or begin one whose value is then typed."""
        self.edited.emit(add_filter(self._query, written))

    def _add_days(self, days: int) -> None:
        first = date.today() - timedelta(days=days)  # noqa: DTZ011 - the person's own day
        self._add(f"after:{first.isoformat()} ")


def _is_shown(part: QueryPart, switched: set[str]) -> bool:
    types = types_of(part)
    return bool(types) and switched.issuperset(types)
