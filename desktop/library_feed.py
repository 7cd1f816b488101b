"""Keeps what the window shows of the library fresh, without asking the engine more often than it matters."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.indexer import Indexer
from engine.api import DocumentRecord, Failure, GetStatus, LibraryStatus, ListDocuments, Request

_WHILE_INDEXING_MS = 2000
_SHARE = 0.05  # of the time, at most, that may go into listing thousands of files while they are being indexed
_PAGE = 2000  # files in one answer: so many arrive, and are shown, in a moment


class LibraryFeed(QObject):
    """Asks after every indexing run, every two seconds or less often during one, and when told to.

    The list of files is asked for only while somebody looks at it.
    """

    status_came = Signal(object)  # LibraryStatus
    documents_came = Signal(object)  # tuple[DocumentRecord, ...]
    failed = Signal(str)  # one sentence

    _page_came = Signal(object)

    def __init__(self, bridge: EngineBridge, indexer: Indexer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._status: LibraryStatus | None = None
        self._asked: dict[type, JobHandle] = {}
        self._documents_wanted = False
        self._listed: list[DocumentRecord] = []  # of the list that is on its way
        self._list_began = 0.0
        self._has_listed = False
        self._list_again_at = 0.0
        self.status_came.connect(self._keep_status)
        self._page_came.connect(self._on_page)
        self._beat = QTimer(self, interval=_WHILE_INDEXING_MS)
        self._beat.timeout.connect(self._refresh_if_answered)
        indexer.started.connect(self._beat.start)
        for end in (indexer.idle, indexer.interrupted):
            end.connect(self._beat.stop)
        indexer.idle.connect(self.refresh)

    def tell_status(self, show: Callable[[LibraryStatus], object]) -> None:
        """Tell of the library as it is from now on, and at once where that is known."""
        self.status_came.connect(show)
        if self._status:
            show(self._status)

    def want_documents(self, *, wanted: bool) -> None:
        """Say whether somebody looks at the list of files."""
        self._documents_wanted = wanted

    @Slot()
    def refresh(self) -> None:
        """Ask for the folders, and for the documents if they are wanted, as they are now."""
        self._ask(GetStatus(), self.status_came)
        if self._documents_wanted:
            self._list_documents()

    def close(self) -> None:
        """Ask no more."""
        self._beat.stop()

    @Slot()
    def _refresh_if_answered(self) -> None:
        if GetStatus not in self._asked:
            self._ask(GetStatus(), self.status_came)
        if self._documents_wanted and ListDocuments not in self._asked and time.monotonic() >= self._list_again_at:
            self._list_documents()

    def _list_documents(self) -> None:
        self._listed, self._list_began = [], time.monotonic()
        self._ask(ListDocuments(limit=_PAGE), self._page_came)

    @Slot(object)
    def _keep_status(self, status: LibraryStatus) -> None:
        self._status = status

    @Slot(object)
    def _on_page(self, page: tuple[DocumentRecord, ...]) -> None:
        """Ask for the next page; what is there is shown at once the first time, later the new list as a whole."""
        self._listed += page
        whole = len(page) < _PAGE
        if whole or not self._has_listed:
            self.documents_came.emit(tuple(self._listed))
        if not whole:
            self._ask(ListDocuments(page[-1].path, _PAGE), self._page_came)
            return
        self._has_listed = True
        now = time.monotonic()
        self._list_again_at = now + (now - self._list_began) / _SHARE

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


def is_empty(status: LibraryStatus) -> bool:
    """Whether the library has no file at all."""
    return not any(status.files.values())
