"""A row of switches for kinds of files: each writes its filter into the query, or takes it out again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.flow_layout import FlowLayout
from desktop.search_query import add_types, drop_types, read_types

_KINDS: dict[str, tuple[str, ...]] = {
    "PDF": ("pdf",),
    "Notes": ("notes", "text"),
    "Mail": ("mail",),
    "Office": ("word", "table", "slides"),
    "Images": ("image",),
}


class SearchChips(QWidget):
    """The text of the query is the truth: the switches only show it, and ask for another one."""

    edited = Signal(str)  # the new text of the query

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self.buttons: dict[str, QPushButton] = {}
        layout = FlowLayout()
        for name, kinds in _KINDS.items():
            button = QPushButton(name)
            button.setObjectName("filter")
            button.setCheckable(True)
            button.setToolTip(f"Only {name}: adds type:{','.join(kinds)} to what you look for")
            button.clicked.connect(partial(self._switch, name))
            layout.addWidget(button)
            self.buttons[name] = button
        self.setLayout(layout)

    def show_query(self, query: str) -> None:
        """Press the switches whose filters are in the query."""
        self._query = query
        types = read_types(query)
        for name, button in self.buttons.items():
            button.setChecked(types.issuperset(_KINDS[name]))

    def _switch(self, name: str) -> None:
        change = add_types if self.buttons[name].isChecked() else drop_types
        self.edited.emit(change(self._query, _KINDS[name]))
