"""What a list is like when it answers no query: what more is wanted of, and the line that says so above the list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.icons import LabelledButton
from desktop.labels import ElidedLabel
from desktop.place import describe
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import FindLike, FindRelated, Passage, Terms, read_text_terms

_MOST = 30
_MOST_DOCUMENTS = 20
_LONGEST = 80  # characters of a passage in the line above the list


@dataclass(frozen=True, slots=True)
class Likeness:
    """More like a passage, or documents like a document; ``terms`` are the words to mark in what is found."""

    request: FindLike | FindRelated
    title: str
    terms: Terms


def like_passage(passage: Passage, shown: str) -> Likeness:
    """More like this passage; ``shown`` is what the list showed of it."""
    words = " ".join(shown.split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return Likeness(
        FindLike(passage.path, passage.start, passage.end, _MOST),
        translate("More like {place}: “{words}”", place=describe(passage.path, passage.page), words=words),
        read_text_terms(passage.text),
    )


def related_to(path: Path) -> Likeness:
    """Documents about the same as this one."""
    return Likeness(
        FindRelated(path, _MOST_DOCUMENTS), translate("Documents related to {file}", file=path.name), Terms()
    )


class LikenessBar(QFrame):
    """One line, with a way back to the query."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.title = ElidedLabel()
        self.back_button = LabelledButton("chevron-left", translate("Back to the search"))
        self.back_button.setToolTip(translate("Back to the search (Esc)"))
        self.back_button.clicked.connect(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.back_button)
        self.hide()

    def show_likeness(self, likeness: Likeness | None) -> None:
        """Say what the list is like, or nothing of a list that answers a query."""
        if likeness:
            self.title.setText(likeness.title)
        self.setVisible(likeness is not None)
