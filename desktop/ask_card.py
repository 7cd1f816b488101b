"""One sentence that asks before something is done that is not taken back easily; in the page, never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import translate


class AskCard(QFrame):
    """Hidden until it asks, and after the answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._act: Callable[[], object] = lambda: None
        self.sentence = Label(wrap=True)
        self.yes_button = QPushButton(translate("Yes"))
        self.yes_button.setObjectName("primary")
        self.yes_button.clicked.connect(self._agree)
        self.no_button = QPushButton(translate("Not now"))
        self.no_button.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.yes_button)
        buttons.addWidget(self.no_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 3 * GRID // 2, 2 * GRID, 3 * GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self.sentence)
        layout.addLayout(buttons)
        self.hide()

    def ask(self, sentence: str, answer: str, act: Callable[[], object]) -> None:
        """Ask; ``answer`` is what the button says that does it."""
        self.sentence.setText(sentence)
        self.yes_button.setText(answer)
        self._act = act
        self.show()
        self.yes_button.setFocus()

    @Slot()
    def _agree(self) -> None:
        self.hide()
        self._act()
