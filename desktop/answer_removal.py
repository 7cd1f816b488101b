"""Forgets past answers at a person's wish, after asking: they cannot be brought back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.conversation import Conversations
from desktop.engine_bridge import EngineBridge
from engine.api import Answer, Failure, ForgetAnswers


class AnswerRemoval(QObject):
    """Asks in a dialog over ``window``."""

    removed = Signal()
    failed = Signal(str)

    def __init__(self, bridge: EngineBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window

    @Slot(object)
    def remove(self, answer: Answer, conversations: Conversations) -> None:
        """Let the engine forget an answer and all that follow it."""
        followers = len(conversations.list_followers(answer))
        also = {0: "", 1: " and the answer that follows it"}.get(followers, f" and the {followers} answers that follow")
        if self._agrees(f"Forget the answer to “{answer.question}”{also}? They cannot be brought back."):
            job = self._bridge.submit(ForgetAnswers(answer.id))
            job.finished.connect(lambda _count: self.removed.emit())
            job.failed.connect(self._on_failure)

    def _agrees(self, sentence: str) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(sentence)
        forget = box.addButton("Forget", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is forget

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self.failed.emit(failure.message)
