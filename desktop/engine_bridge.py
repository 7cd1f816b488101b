"""Turns the engine client's thread into Qt signals: one handle a job, and the engine's own life as signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.engine_words import translate_engine
from engine.api import (
    ClientMessage,
    EngineGone,
    EngineLost,
    EngineReady,
    Failure,
    FilesChanged,
    Finished,
    JobEvent,
    JobMessage,
    Progress,
    QuotesFound,
    Request,
    Stopped,
    TokenGenerated,
)


class Client(Protocol):
    """What the window needs of ``engine.api.EngineClient``; tests put a fake in its place."""

    def start(self) -> None:
        """Start the engine process."""

    def submit(self, request: Request[object]) -> int:
        """Send a request and return its job number."""

    def cancel(self, job: int) -> None:
        """Ask for a job to stop."""

    def pause(self, job: int) -> None:
        """Let a job wait between two steps."""

    def resume(self, job: int) -> None:
        """Let a paused job go on."""

    def close(self) -> None:
        """End the engine; nothing is delivered afterwards."""


ConnectEngine = Callable[[Callable[[ClientMessage], None]], Client]


class JobHandle(QObject):
    """One request on its way: signals as it goes, and one of ``finished``, ``failed`` or ``stopped`` at its end."""

    progressed = Signal(object)  # Progress
    quotes_found = Signal(object)  # QuotesFound
    token_generated = Signal(str)
    files_changed = Signal(object)  # FilesChanged
    finished = Signal(object)  # what the request's type promises
    failed = Signal(object)  # Failure
    stopped = Signal()

    def __init__(self, bridge: EngineBridge, job: int) -> None:
        super().__init__()
        self._bridge = bridge
        self._job = job

    def cancel(self) -> None:
        """Ask the engine to stop; the job still ends with one of its three signals."""
        self._bridge.cancel(self._job)

    def pause(self) -> None:
        """Let it wait between two steps until ``resume`` or ``cancel``."""
        self._bridge.pause(self._job)

    def resume(self) -> None:
        """Let it go on."""
        self._bridge.resume(self._job)

    def abandon(self) -> None:
        """Ask the engine to stop and hear nothing more of this job."""
        self._bridge.cancel(self._job)
        self._bridge.forget(self._job)


class EngineBridge(QObject):
    """Lives in the main thread and owns the client; ``connect_engine`` makes one that delivers to what it is given."""

    ready = Signal()
    lost = Signal()
    gone = Signal(str, object)  # one sentence, the log file's Path

    _delivered = Signal(object)

    def __init__(self, connect_engine: ConnectEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handles: dict[int, JobHandle] = {}
        self._starting = True
        # The client delivers from a thread of its own: the queue of the main thread keeps the order.
        self._delivered.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._client = connect_engine(self._delivered.emit)

    @property
    def is_starting(self) -> bool:
        """Whether what is asked of the engine waits until it has come up, for the first time or again."""
        return self._starting

    def start(self) -> None:
        """Start the engine, at first or after ``gone``; ``ready`` follows."""
        self._client.start()

    def submit(self, request: Request[object]) -> JobHandle:
        """Send a request; connect to the handle's signals before returning to the event loop."""
        job = self._client.submit(request)
        handle = JobHandle(self, job)
        self._handles[job] = handle
        return handle

    def cancel(self, job: int) -> None:
        """Ask for a job to stop, if it is still open."""
        if job in self._handles:
            self._client.cancel(job)

    def pause(self, job: int) -> None:
        """Let a job wait, if it is still open."""
        if job in self._handles:
            self._client.pause(job)

    def resume(self, job: int) -> None:
        """Let a paused job go on, if it is still open."""
        if job in self._handles:
            self._client.resume(job)

    def forget(self, job: int) -> None:
        """Drop whatever else a job reports."""
        self._handles.pop(job, None)

    def close(self) -> None:
        """End the engine (within half a second) and every job with it."""
        self._handles.clear()
        self._client.close()

    @Slot(object)
    def _receive(self, message: ClientMessage) -> None:
        if not isinstance(message, JobMessage):
            self._starting = isinstance(message, EngineLost)
        match message:
            case JobMessage(job, event):
                self._report(job, event)
            case EngineReady():
                self.ready.emit()
            case EngineLost():
                self.lost.emit()
            case EngineGone(sentence, log):
                self.gone.emit(translate_engine(sentence), log)

    def _report(self, job: int, event: JobEvent) -> None:
        handle = self._handles.get(job)
        if handle is None:
            return
        if isinstance(event, Finished | Failure | Stopped):
            del self._handles[job]
        match event:
            case Progress():
                handle.progressed.emit(event)
            case QuotesFound():
                handle.quotes_found.emit(event)
            case TokenGenerated(text):
                handle.token_generated.emit(text)
            case FilesChanged():
                handle.files_changed.emit(event)
            case Finished(result):
                handle.finished.emit(result)
            case Failure():
                handle.failed.emit(replace(event, message=translate_engine(event.message)))
            case Stopped():
                handle.stopped.emit()
