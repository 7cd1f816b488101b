"""Which documents a question is about: all of them, or those that meet the filters written here."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.search_chips import SearchChips
from desktop.theme import GRID

_LONGEST = 60  # characters of the filters on the button


class ScopeField(QWidget):
    """A button that names the scope and opens the field in which it is written; it holds until it is changed."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setObjectName("menu")
        self.button.setCheckable(True)
        self.button.setToolTip("Which documents the answer may come from")
        self.edit = QLineEdit(placeholderText="folder:papers  type:pdf  after:2024")
        self.edit.setAccessibleName("Only documents that meet these filters")
        self.edit.setClearButtonEnabled(True)
        for button in self.edit.findChildren(QToolButton):
            button.setAccessibleName("Ask of all documents")
        self.edit.setAcceptDrops(False)
        self.edit.returnPressed.connect(self.submitted)
        self.chips = SearchChips()
        self.chips.edited.connect(self._write)
        self.panel = QWidget()
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.edit)
        inside.addWidget(self.chips)
        self.panel.hide()
        self.button.toggled.connect(self._open)
        self.edit.textChanged.connect(self._show)
        head = QHBoxLayout()
        head.addWidget(self.button)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self.panel)
        self._show("")

    @property
    def scope(self) -> str:
        """The filters; "" for all documents."""
        return self.edit.text().strip()

    @Slot(bool)
    def _open(self, opened: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        self.panel.setVisible(opened)
        if opened:
            self.edit.setFocus()
        self._show(self.edit.text())

    @Slot(str)
    def _show(self, text: str) -> None:
        self.chips.show_query(text)
        scope = " ".join(text.split())
        shown = scope if len(scope) <= _LONGEST else f"{scope[:_LONGEST].rstrip()}…"
        arrow = "▴" if self.button.isChecked() else "▾"
        words = f"Only {shown}" if shown else "All documents"
        self.button.setText(f"{words}  {arrow}".replace("&", "&&"))
        self.button.setAccessibleName(f"Answer from: {scope or 'all documents'}")

    @Slot(str)
    def _write(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setFocus()
