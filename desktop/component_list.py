"""Whose work is in the program: each package with its licence, and the text of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import Component

_TABLE_HEIGHT, _TEXT_HEIGHT = 32 * GRID, 40 * GRID
_WIDTHS = (32 * GRID, 18 * GRID)  # of the first columns


class ComponentList(QWidget):
    """Arrow keys choose; the text can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._components: tuple[Component, ...] = ()
        self.table = _make_table()
        self.table.currentCellChanged.connect(self._show_licence)
        self.text = _make_text_pane()
        self.copy_button = QPushButton(translate("Copy this licence"))
        self.copy_button.clicked.connect(self._copy)
        replaceable = translate(
            "Qt and PySide6 are used under the LGPL, version 3. They are dynamic libraries of their own, beside Carrel "
            "in its folder: you may change them, and put your own versions in their place."
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for widget in (Label(replaceable, wrap=True), self.table, self.text):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """What is listed: name, version and licence of each."""
        return [(each.name, each.version, each.licence) for each in self._components]

    def show_components(self, components: tuple[Component, ...]) -> None:
        """List these; what is chosen stays where nothing has changed."""
        if components == self._components:
            return
        self._components = components
        self.table.setRowCount(0)
        self.table.setRowCount(len(components))
        for row, words in enumerate(self.rows):
            for column, word in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(word))
        if components:
            self.table.setCurrentCell(0, 0)

    @Slot(int)
    def _show_licence(self, row: int) -> None:
        component = self._components[row] if 0 <= row < len(self._components) else None
        self.text.setPlainText(component.text if component else "")
        self.text.setAccessibleName(translate("Licence of {name}", name=component.name if component else ""))
        self.copy_button.setEnabled(bool(component and component.text))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def _make_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([translate("Package"), translate("Version"), translate("Licence")])
    table.setAccessibleName(translate("Packages"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setFixedHeight(_TABLE_HEIGHT)
    rows, columns = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setDefaultSectionSize(4 * GRID)
    rows.setAccessibleName(translate("Rows"))
    columns.setAccessibleName(translate("Columns"))
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    columns.setHighlightSections(False)
    columns.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    for column, width in enumerate(_WIDTHS):
        columns.resizeSection(column, width)
    return table


def _make_text_pane() -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setReadOnly(True)
    pane.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    pane.setTabChangesFocus(True)
    pane.setUndoRedoEnabled(False)
    pane.setAcceptDrops(False)
    pane.setObjectName("licence")
    pane.setAccessibleName(translate("Licence"))
    pane.setPlaceholderText(translate("It comes without the text of its licence."))
    pane.setFixedHeight(_TEXT_HEIGHT)
    return pane
