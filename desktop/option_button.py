"""A button beside the question that says what is chosen, and opens the panel in which it is chosen."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QToolButton, QWidget


class OptionButton(QToolButton):
    """A click shows ``panel`` and puts the cursor into ``first``, or hides it; what is chosen holds until changed."""

    def __init__(self, panel: QWidget, first: QWidget, tip: str) -> None:
        super().__init__()
        self.setObjectName("menu")
        self.setCheckable(True)
        self.setToolTip(tip)
        self._panel = panel
        self._first = first
        self._words = ""
        panel.hide()
        self.toggled.connect(self._open)

    def show_words(self, words: str, name: str) -> None:
        """Show these words; a screen reader says ``name``."""
        self._words = words
        arrow = "▴" if self.isChecked() else "▾"
        self.setText(f"{words}  {arrow}".replace("&", "&&"))
        self.setAccessibleName(name)

    @Slot(bool)
    def _open(self, opened: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        self._panel.setVisible(opened)
        if opened:
            self._first.setFocus()
        self.show_words(self._words, self.accessibleName())
