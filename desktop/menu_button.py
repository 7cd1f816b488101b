"""A button in words that opens a menu at one click."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton


class MenuButton(QToolButton):
    """``tip`` says what the menu is for."""

    def __init__(self, menu: QMenu, tip: str) -> None:
        super().__init__()
        self.setObjectName("menu")
        self.setToolTip(tip)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(menu)

    def show_words(self, words: str, name: str) -> None:
        """Show these words; a screen reader says ``name``."""
        self.setText(f"{words}  ▾".replace("&", "&&"))
        self.setAccessibleName(name)
