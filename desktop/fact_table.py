"""Small tables of words on a page: facts with their names, or rows under headings; nothing in them is to be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.labels import Label
from desktop.theme import GRID

_NAMES_WIDTH = 17 * GRID


class FactList(QWidget):
    """One line a fact: its name on the left, what it is on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = _make_grid(self)
        self._grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self.facts: dict[str, str] = {}

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these, and hide where there are none."""
        self.facts = dict(facts)
        _empty(self._grid)
        for row, (name, value) in enumerate(self.facts.items()):
            label = Label(value, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(Label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, row, 1)
        self.setVisible(bool(self.facts))


class RowTable(QWidget):
    """Rows under headings; the first column is words, the others are figures that stand to the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = _make_grid(self)
        self.rows: list[Sequence[str]] = []

    def show_rows(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Show these, and hide where there are none."""
        self.rows = list(rows)
        _empty(self._grid)
        for column, heading in enumerate(headings):
            self._grid.addWidget(Label(heading, "small"), 0, column, _side(column))
            self._grid.setColumnStretch(column, 1 if column == 0 else 0)
        for number, row in enumerate(self.rows, start=1):
            for column, words in enumerate(row):
                self._grid.addWidget(Label(words), number, column, _side(column))
        self.setVisible(bool(self.rows))


def _make_grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    return grid


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight


def _empty(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
