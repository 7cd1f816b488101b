"""Forgets past answers at a person's wish, says so, and offers to bring them back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.history_feed import HistoryFeed
from desktop.notices import Notices
from desktop.translation import translate, translate_count
from engine.api import Answer, Failure, ForgetAnswers, RestoreAnswers

_TOPIC = "forgotten"
_LONGEST = 60  # characters of a question in the notice


class AnswerRemoval(QObject):
    """What it has to say stands among the notices; only what was forgotten last can be brought back."""

    def __init__(self, bridge: EngineBridge, feed: HistoryFeed, notices: Notices) -> None:
        super().__init__(notices)
        self._bridge = bridge
        self._feed = feed
        self._notices = notices

    def remove(self, answer: Answer) -> JobHandle:
        """Let the engine forget an answer and all that follow it."""
        job = self._bridge.submit(ForgetAnswers(answer.id))
        job.finished.connect(lambda count: self._on_forgotten(answer, count))
        job.failed.connect(self._on_failure)
        return job

    def _on_forgotten(self, answer: Answer, count: int) -> None:
        self._feed.refresh()
        question = " ".join((answer.name or answer.question).split())
        shown = question if len(question) <= _LONGEST else f"{question[:_LONGEST].rstrip()}…"
        if count == 1:
            said = translate("Carrel has forgotten “{question}”.", question=shown)
        else:
            said = translate_count(
                "Carrel has forgotten “{question}” and the answer that followed it.",
                "Carrel has forgotten “{question}” and the {n} answers that followed it.",
                count - 1,
                question=shown,
            )
        self._notices.show_notice(_TOPIC, said, (translate("Bring back"), self._restore), trouble=False)

    @Slot()
    def _restore(self) -> None:
        self._notices.dismiss(_TOPIC)
        job = self._bridge.submit(RestoreAnswers())
        job.finished.connect(lambda _: self._feed.refresh())
        job.failed.connect(self._on_failure)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self._notices.show_notice(_TOPIC, failure.message)
