"""A card with one row for each thing that is offered: what it is, a line about it, and the button that takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.icons import IconLabel
from desktop.labels import ElidedLabel, Label
from desktop.theme import GRID
from desktop.translation import translate


@dataclass(frozen=True, slots=True)
class Offer:
    """``act`` is what its button does, None where there is nothing to do."""

    icon: str
    title: str
    detail: str
    button: str
    act: Callable[[], object] | None


class OfferList(QFrame):
    """Hidden while it offers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.buttons: dict[str, QPushButton] = {}
        self.details: dict[str, Label] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self._rows.setSpacing(GRID)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Replace all rows."""
        self.buttons.clear()
        self.details.clear()
        while (item := self._rows.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for offer in offers:
            self._rows.addWidget(self._make_row(offer))
        self.setVisible(bool(offers))

    def _make_row(self, offer: Offer) -> QWidget:
        row = QWidget()
        detail = self.details[offer.title] = Label(offer.detail, "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(offer.title))
        words.addWidget(detail)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(IconLabel(offer.icon))
        layout.addLayout(words, 1)
        button = self.buttons[offer.title] = QPushButton(offer.button)
        button.setAccessibleName(translate("{action} {what}", action=offer.button, what=offer.title))
        button.setAccessibleDescription(offer.detail)
        button.setEnabled(offer.act is not None)
        if offer.act:
            button.clicked.connect(offer.act)
        layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        return row
