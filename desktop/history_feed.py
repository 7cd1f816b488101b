"""Past questions as the engine keeps them: listed, searched, and marked at a person's wish."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from engine.api import Answer, Failure, JudgeAnswer, ListHistory, MarkConversation, Verdict

_PAUSE_MS = 150  # in typing, after which it is looked for


class HistoryFeed(QObject):
    """``listed`` are the answers with the words that are looked for, or all where there are none."""

    came = Signal(object)  # tuple[Answer, ...]: all
    listed = Signal(object)  # tuple[Answer, ...]
    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._words = ""
        self._answers: tuple[Answer, ...] = ()
        self._listing: JobHandle | None = None
        self._searching: JobHandle | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All that came last."""
        return self._answers

    @property
    def words(self) -> str:
        """What is looked for; "" where all are listed."""
        return self._words

    @Slot()
    def refresh(self) -> None:
        """Ask for the past questions, and for those that are looked for, as they are now."""
        if self._listing:
            self._listing.abandon()  # its answer may be older than the wish
        self._listing = self._bridge.submit(ListHistory())
        self._listing.finished.connect(self._on_answers)
        self._listing.failed.connect(self._on_failure)
        if self._words:
            self._look()

    @Slot(str)
    def search(self, words: str) -> None:
        """List the answers with these words soon, or all of them at once."""
        self._words = words.strip()
        if self._words:
            self._pause.start()
            return
        self._pause.stop()
        if self._searching:
            self._searching.abandon()
        self.listed.emit(self._answers)

    def mark(self, answer: Answer, name: str, *, pinned: bool) -> None:
        """Give the conversation of an answer a name, and keep it at the top or not."""
        job = self._bridge.submit(MarkConversation(answer.id, name, pinned))
        job.finished.connect(lambda _: self.refresh())
        job.failed.connect(self._on_failure)

    @Slot(object, object, str)
    def judge(self, answer: Answer, verdict: Verdict, reason: str) -> None:
        """Keep what the person thinks of an answer."""
        job = self._bridge.submit(JudgeAnswer(answer.id, verdict, reason))
        job.finished.connect(lambda _: self.refresh())
        job.failed.connect(self._on_failure)

    @Slot()
    def _look(self) -> None:
        if self._searching:
            self._searching.abandon()
        self._searching = self._bridge.submit(ListHistory(words=self._words))
        self._searching.finished.connect(self.listed)
        self._searching.failed.connect(self._on_failure)

    @Slot(object)
    def _on_answers(self, answers: tuple[Answer, ...]) -> None:
        self._answers = answers
        self.came.emit(answers)
        if not self._words:
            self.listed.emit(answers)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        if failure.kind != "engine_lost":  # what is on the screen stays; the window asks again when the engine is back
            self.failed.emit(failure.message)
            self.refresh_shown()

    def refresh_shown(self) -> None:
        """Show what is known once more, where it was edited in vain."""
        if not self._words:
            self.listed.emit(self._answers)
