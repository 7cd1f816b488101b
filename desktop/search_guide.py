"""What the search place shows before anything is typed: the language of a query, by examples that can be pressed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import mark, translate

EXAMPLES = (
    (mark("notice period"), mark("what these words mean, and passages that hold them")),
    (mark('"notice period"'), mark("passages that hold exactly this")),
    (mark("notice -holiday"), mark("nothing that holds the word behind the minus")),
    (mark("notice type:pdf"), mark("a kind of file: pdf, mail, image, word …")),
    (mark("notice folder:home"), mark("one folder with all that is in it")),
    (mark("notice after:2024"), mark("changed or dated since, or before:2024-03")),
    (
        mark("notice collection:taxes"),
        mark("what a search finds that you keep, by the pin in the box, under this name"),
    ),
)


class SearchGuide(QWidget):
    """Pressing an example puts it into the search box."""

    example_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        card = QFrame()
        card.setFixedWidth(64 * GRID)
        self.buttons = [self._make_button(translate(query)) for query, _ in EXAMPLES]
        grid = QGridLayout(card)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for number, (button, (_, meaning)) in enumerate(zip(self.buttons, EXAMPLES, strict=True)):
            grid.addWidget(button, number, 0)
            grid.addWidget(Label(translate(meaning), "muted", wrap=True), number, 1)
        title = Label(translate("Find a passage while you type"), "emptyTitle")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addStretch(2)
        layout.addWidget(title)
        layout.addLayout(row)
        layout.addStretch(3)

    def _make_button(self, query: str) -> QPushButton:
        button = QPushButton(query)
        button.setObjectName("example")
        button.setToolTip(translate("Try this"))
        button.clicked.connect(partial(self.example_chosen.emit, query))
        return button
