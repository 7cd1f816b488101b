"""Everything with which a question is put: the box, what it follows, which documents it is about, and its form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.drafts import Drafts
from desktop.engine_bridge import EngineBridge
from desktop.followed_answer import FollowedAnswer
from desktop.form_field import FormField
from desktop.question_box import QuestionBox
from desktop.scope_completion import ScopeCompletion
from desktop.scope_field import ScopeField
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from engine.api import Answer, AskOptions


class QuestionPanel(QWidget):
    """What is chosen here holds until it is changed; what is typed belongs to the conversation it was typed in."""

    submitted = Signal(str, object)  # the question, its AskOptions
    stop_wanted = Signal()

    def __init__(self, box: QuestionBox, bridge: EngineBridge, settings: SettingsFeed) -> None:
        super().__init__()
        self._edited = 0  # the answer whose question is in the box to be asked in other words
        self.followed = FollowedAnswer()
        self.box = box
        self.box.submitted.connect(lambda question: self.submitted.emit(question, self._read_options()))
        self.box.stop_wanted.connect(self.stop_wanted)
        self.box.edit.textChanged.connect(self._forget_edit)
        self.drafts = Drafts(self.box.edit)
        self.scope_field = ScopeField(bridge)
        self.scope_field.submitted.connect(self.box.submit)
        self.completion = ScopeCompletion(self.box.edit, bridge)
        self.completion.taken.connect(self.scope_field.add)
        self.form_field = FormField()
        settings.changed.connect(self.form_field.show_settings)
        buttons = QHBoxLayout()
        for field in (self.scope_field, self.form_field):
            buttons.addWidget(field.button)
        buttons.addStretch(1)
        below = QVBoxLayout()
        below.setSpacing(GRID // 2)
        below.addWidget(self.followed, 0, Qt.AlignmentFlag.AlignLeft)
        below.addLayout(buttons)
        below.addWidget(self.scope_field)
        below.addWidget(self.form_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.box)
        layout.addLayout(below)

    def focus(self) -> None:
        """Put the cursor into the box, with its text selected."""
        self.box.edit.setFocus()
        self.box.edit.selectAll()

    def follow(self, answer: Answer | None) -> None:
        """Let the next question follow this answer, or none."""
        self.followed.show_answer(answer)
        self._edited = 0

    def edit(self, answer: Answer, before: Answer | None) -> None:
        """Let the question of an answer be asked in other words, after the one that it followed."""
        self.box.edit.selectAll()
        self.box.edit.insertPlainText(answer.question)  # so that Undo brings back what was being written
        self.followed.show_answer(before)
        self._edited = answer.id
        self.focus()

    def _read_options(self) -> AskOptions:
        chosen = AskOptions(
            scope=self.scope_field.scope,
            after=self.followed.id,
            again_of=self._edited,
            documents=self.scope_field.documents,
        )
        return self.form_field.apply(chosen)

    @Slot()
    def _forget_edit(self) -> None:
        if not self.box.edit.toPlainText():  # whatever is typed now is another question
            self._edited = 0
