"""What the window is reading in: one run at a time, the next in line, and taking up again what a crash broke off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from engine.api import Failure, IndexFolders, IndexReport, Request, RetryDocument


class Indexer(QObject):
    """Runs indexing requests one after the other."""

    started = Signal()
    progressed = Signal(object)  # Progress
    reported = Signal(object)  # IndexReport of a run that came to its end
    failed = Signal(str)  # one sentence
    interrupted = Signal()  # the engine died; the run is taken up again when it is back
    stopped = Signal()
    idle = Signal()  # the last run in line has ended, whichever way

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: JobHandle | None = None
        self._running: Request[IndexReport] | None = None
        self._waiting: list[Request[IndexReport]] = []
        bridge.ready.connect(self._take_up_again)

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._job is not None

    def add(self, paths: tuple[Path, ...]) -> None:
        """Add files and folders to the library and read them in."""
        self._enqueue(IndexFolders(paths))

    @Slot()
    def refresh(self) -> None:
        """Read in what has changed in every known folder."""
        self._enqueue(IndexFolders())

    def retry(self, path: Path) -> None:
        """Read one failed or skipped file again."""
        self._enqueue(RetryDocument(path))

    @Slot()
    def cancel(self) -> None:
        """Stop the run and whatever stands in line; what was read stays."""
        self._waiting.clear()
        if self._job:
            self._job.cancel()

    def _enqueue(self, request: Request[IndexReport]) -> None:
        if request not in self._waiting:
            self._waiting.append(request)
        if not self.running:
            self._start_next()

    def _start_next(self) -> None:
        self._running = self._waiting.pop(0)
        self._job = self._bridge.submit(self._running)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_report)
        self._job.failed.connect(self._on_failure)
        self._job.stopped.connect(self._on_stopped)
        self.started.emit()

    @Slot(object)
    def _on_report(self, report: IndexReport) -> None:
        self.reported.emit(report)
        self._end()

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        # A single file that was read when the engine died is not asked for again: it may have been the cause.
        if failure.kind == "engine_lost" and isinstance(self._running, IndexFolders):
            self._waiting.insert(0, self._running)
            self._job = None
            self.interrupted.emit()
            return
        self.failed.emit(failure.message)
        self._end()

    @Slot()
    def _on_stopped(self) -> None:
        self.stopped.emit()
        self._end()

    def _end(self) -> None:
        self._job = None
        if self._waiting:
            self._start_next()
        else:
            self.idle.emit()

    @Slot()
    def _take_up_again(self) -> None:
        if self._waiting and not self.running:
            self._start_next()
