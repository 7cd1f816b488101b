"""What can be done with the answer on the screen, beside the ledger of what its model saw."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import randrange
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout

from desktop.form_field import WAYS
from desktop.icons import IconButton, LabelledButton
from desktop.ledger_bar import LedgerBar
from desktop.menu_button import MenuButton
from desktop.theme import GRID
from desktop.translation import translate
from desktop.verdict_buttons import VerdictButtons
from engine.api import Answer, Strategy

_MOST_SEED = 2**31
_ROOM_FOR_WORDS = 85 * GRID  # of the buttons
_ROOM_BELOW = 60 * GRID  # for them, in a row of their own
_ROOM_FOR_LEDGER = 72 * GRID  # and what is about the answer, beside those that ask again


class AnswerFooter(QFrame):
    """Hidden while there is no finished answer."""

    again_wanted = Signal(object, object)  # Answer, AskOptions: how it is to be answered this time
    edit_wanted = Signal(object)  # Answer
    export_wanted = Signal(object)  # Answer
    note_wanted = Signal(object)  # Answer

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("answerFooter")
        self._answer: Answer | None = None
        self.ledger = LedgerBar()
        self.edit_button = LabelledButton("pencil", translate("Edit question"))
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self._answer))
        self.again_button = LabelledButton("refresh", translate("Ask again"))
        self.again_button.clicked.connect(lambda: self._ask_again(seed=None))
        self.export_button = IconButton("download", translate("Export the conversation up to here"))
        self.export_button.clicked.connect(lambda: self.export_wanted.emit(self._answer))
        self.note_button = IconButton("file-plus", translate("Save the answer as a note"))
        self.note_button.clicked.connect(lambda: self.note_wanted.emit(self._answer))
        self.verdict = VerdictButtons(self)
        self.anyway_button = LabelledButton("message-circle", translate("Answer anyway"))
        self.anyway_button.setToolTip(
            translate("Let the nearest passages be answered from, however little they seem to say")
        )
        self.anyway_button.clicked.connect(lambda: self._ask_again(caution=0.0))
        self.ways = QMenu(translate("Ask again in another way"))
        self.ways.addAction(translate("In other words")).triggered.connect(self._ask_in_other_words)
        self.ways.addSeparator()
        for strategy, words in WAYS.items():
            self.ways.addAction(translate(words)).triggered.connect(partial(self._ask_by, strategy))
        self.ways.addSeparator()
        self.left_out = self.ways.addAction(translate("From what was left out"))
        self.left_out.triggered.connect(self._ask_of_left_out)
        self.ways_button = MenuButton(self.ways, translate("Ask again, and choose how the answer is written"))
        self.ways_button.show_words(translate("Another way"), translate("Ask again in another way"))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        about, again = QHBoxLayout(), QHBoxLayout()
        about.addWidget(self.ledger)
        about.addStretch(1)
        for button in (self.verdict.up, self.verdict.down, self.note_button, self.export_button):
            about.addWidget(button)
        again.addStretch(1)
        for asking in (self.anyway_button, self.edit_button, self.again_button, self.ways_button):
            again.addWidget(asking)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(about, 1)
        self._row.addLayout(again)
        for row in (about, again, self._row):
            row.setSpacing(GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, GRID, 4 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.verdict.reason)
        layout.addLayout(self._row)

    @property
    def answer(self) -> Answer | None:
        """The answer on the screen, if it is finished."""
        return self._answer

    def set_busy(self, *, busy: bool) -> None:
        """Offer no question while another one is on its way."""
        self.anyway_button.setEnabled(not busy)
        self.again_button.setEnabled(not busy)
        self.ways_button.setEnabled(not busy)

    @Slot(object)
    def show_answer(self, answer: Answer | None) -> None:
        """Belong to this answer, or to none."""
        self._answer = answer
        self.verdict.show_answer(answer)
        self.setVisible(answer is not None)
        if answer is not None:
            self.ledger.show_plan(answer.plan)
            self.anyway_button.setVisible(answer.refused and bool(answer.nearest) and answer.options.caution != 0.0)
            self.left_out.setEnabled(bool(answer.id and answer.plan.left_out))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the buttons' words where they would be cut, and have them below where both would be."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width, sides = self.width(), QBoxLayout.Direction
        beside = width >= _ROOM_FOR_LEDGER
        self._row.setDirection(sides.LeftToRight if beside else sides.TopToBottom)
        below = not beside and width >= _ROOM_BELOW and self.anyway_button.isHidden()
        for button in (self.anyway_button, self.edit_button, self.again_button):
            button.show_words(shown=below or width >= _ROOM_FOR_WORDS)

    def _ask_again(self, **changed: Any) -> None:
        """As it was asked but for what is changed, at the same place of the conversation: a branch beside it."""
        if self._answer is not None:
            asked = replace(self._answer.options, after=self._answer.after, again_of=self._answer.id)
            self.again_wanted.emit(self._answer, replace(asked, **changed))

    def _ask_by(self, strategy: Strategy) -> None:
        """A strategy is about words of the model's own."""
        self._ask_again(strategy=strategy.value, quotes_only=False, schema="", left_out_of=0)

    @Slot()
    def _ask_in_other_words(self) -> None:
        self._ask_again(seed=randrange(_MOST_SEED))  # noqa: S311 - no secret

    @Slot()
    def _ask_of_left_out(self) -> None:
        if self._answer is not None:
            self._ask_again(left_out_of=self._answer.id)
