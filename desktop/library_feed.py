"""Keeps what the window shows of the library fresh, without asking the engine more often than it matters."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.indexer import Indexer
from engine.api import Failure, GetStatus, ListDocuments, ListHistory, Request

_WHILE_INDEXING_MS = 2000  # a list of thousands of documents is worth no more


class LibraryFeed(QObject):
    """Asks after every indexing run, every two seconds during one, and when told to."""

    status_came = Signal(object)  # LibraryStatus
    documents_came = Signal(object)  # tuple[DocumentRecord, ...]
    history_came = Signal(object)  # tuple[Answer, ...]
    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge, indexer: Indexer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked: dict[type, JobHandle] = {}
        self._beat = QTimer(self, interval=_WHILE_INDEXING_MS)
        self._beat.timeout.connect(self._refresh_if_answered)
        indexer.started.connect(self._beat.start)
        for end in (indexer.idle, indexer.interrupted):
            end.connect(self._beat.stop)
        indexer.idle.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Ask for the folders and documents as they are now."""
        self._ask(GetStatus(), self.status_came)
        self._ask(ListDocuments(), self.documents_came)

    @Slot()
    def refresh_history(self) -> None:
        """Ask for the past questions."""
        self._ask(ListHistory(), self.history_came)

    def close(self) -> None:
        """Ask no more."""
        self._beat.stop()

    @Slot()
    def _refresh_if_answered(self) -> None:
        if ListDocuments not in self._asked:
            self.refresh()

    def _ask(self, request: Request[object], news: SignalInstance) -> None:
        kind = type(request)
        if kind in self._asked:
            self._asked[kind].abandon()  # its answer may be older than the wish
        handle = self._asked[kind] = self._bridge.submit(request)
        handle.finished.connect(lambda result: self._pass_on(kind, result, news))
        handle.failed.connect(lambda failure: self._on_failure(kind, failure))

    def _pass_on(self, kind: type, result: object, news: SignalInstance) -> None:
        del self._asked[kind]
        news.emit(result)

    def _on_failure(self, kind: type, failure: Failure) -> None:
        del self._asked[kind]
        if failure.kind != "engine_lost":  # what is on the screen stays; the window asks again when the engine is back
            self.failed.emit(failure.message)
