"""Small tables of words on a page: facts with their names, or rows under headings; nothing in them is to be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

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
    """Rows under headings; the first column is words, the others are figures that stand to the right.

    Where there is too little room, the columns that are ``spare`` are left out, the last one first.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spare: Sequence[int] = ()
        self._grid = _make_grid(self)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._columns: list[list[Label]] = []
        self.rows: list[Sequence[str]] = []

    def show_rows(self, headings: Sequence[str], rows: Iterable[Sequence[str]], spare: Sequence[int] = ()) -> None:
        """Show these, and hide where there are none."""
        self.rows, self._spare = list(rows), spare
        _empty(self._grid)
        self._columns = [[Label(heading, "small")] for heading in headings]
        for row in self.rows:
            for column, words in zip(self._columns, row, strict=True):
                column.append(Label(words))
        for number, labels in enumerate(self._columns):
            self._grid.setColumnStretch(number, 1 if number == 0 else 0)
            for line, label in enumerate(labels):
                self._grid.addWidget(label, line, number, _side(number))
        self.setVisible(bool(self.rows))
        self._leave_out()

    @property
    def shown(self) -> list[str]:
        """The headings of the columns that there is room for."""
        return [labels[0].text() for labels in self._columns if not labels[0].isHidden()]

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as need be."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out columns, or show them again."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        gap = self._grid.horizontalSpacing()
        widths = [max(label.sizeHint().width() for label in labels) + gap for labels in self._columns]
        gone: set[int] = set()
        for number in reversed(self._spare):
            if sum(width for column, width in enumerate(widths) if column not in gone) - gap <= self.width():
                break
            gone.add(number)
        for number, labels in enumerate(self._columns):
            for label in labels:
                label.setVisible(number not in gone)


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
