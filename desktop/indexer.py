"""What the window is reading in: one run at a time, the next in line, paused or not, and what a crash broke off."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from engine.api import (
    ChangeEmbedder,
    Failure,
    IndexChanges,
    IndexFolders,
    IndexReport,
    Request,
    RetryDocument,
    RetryFailed,
)

_BUSY_MS = 3000  # after which a run that nobody asked for looks whether another program still writes to the library


@dataclass(frozen=True, slots=True)
class _Run:
    """A request and whether the person asked for it; what the program does by itself is quiet."""

    request: Request[IndexReport]
    quiet: bool = False


class Indexer(QObject):
    """Runs indexing requests one after the other; while it is paused, none begins and the one under way waits."""

    started = Signal()
    progressed = Signal(object)  # Progress
    paused_changed = Signal(bool)
    reported = Signal(object)  # IndexReport of a run that came to its end
    failed = Signal(str)  # one sentence
    interrupted = Signal()  # the engine died; the run is taken up again when it is back
    stopped = Signal()
    idle = Signal()  # the last run in line has ended, whichever way

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: JobHandle | None = None
        self._running = _Run(IndexFolders())
        self._waiting: list[_Run] = []
        self._paused = False
        self._begins_again = False
        self._patience = QTimer(self, singleShot=True, interval=_BUSY_MS)
        self._patience.timeout.connect(self._take_up_again)
        bridge.ready.connect(self._take_up_again)

    @property
    def running(self) -> bool:
        """Whether a run is under way, paused or not."""
        return self._job is not None

    @property
    def paused(self) -> bool:
        """Whether the run under way, and those in line, wait until the person resumes them."""
        return self._paused

    @property
    def quiet(self) -> bool:
        """Whether the run under way, or the last one, was begun by the program itself."""
        return self._running.quiet

    def add(self, paths: tuple[Path, ...]) -> None:
        """Add files and folders to the library and read them in."""
        self._enqueue(_Run(IndexFolders(paths)))

    @Slot()
    def refresh(self) -> None:
        """Read in what has changed in every known folder."""
        self._enqueue(_Run(IndexFolders()))

    def catch_up(self) -> None:
        """The same, but nobody asked for it."""
        self._enqueue(_Run(IndexFolders(), quiet=True))

    def update(self, paths: tuple[Path, ...]) -> None:
        """Read in files that have just changed on the disk; those still in line go together."""
        in_line = next((run for run in self._waiting if isinstance(run.request, IndexChanges)), None)
        if in_line is not None:
            self._waiting.remove(in_line)
            assert isinstance(in_line.request, IndexChanges)
            paths = tuple(dict.fromkeys((*in_line.request.paths, *paths)))
        self._enqueue(_Run(IndexChanges(paths), quiet=True))

    def retry(self, path: Path) -> None:
        """Read one failed or skipped file again."""
        self._enqueue(_Run(RetryDocument(path)))

    @Slot()
    def retry_failed(self) -> None:
        """Read every file that failed again."""
        self._enqueue(_Run(RetryFailed()))

    @Slot()
    def change_embedder(self) -> None:
        """Make the vectors of the embedder that was chosen."""
        self._enqueue(_Run(ChangeEmbedder(), quiet=True))

    @Slot()
    def pause(self) -> None:
        """Let the run under way wait between two steps, and those in line with it."""
        self._set_paused(paused=True)
        if self._job:
            self._job.pause()

    @Slot()
    def resume(self) -> None:
        """Go on where it was paused."""
        self._set_paused(paused=False)
        if self._job:
            self._job.resume()
        elif self._waiting:
            self._start_next()

    def make_way(self) -> None:
        """Let what comes now go before a change of the embedder, which takes hours; that goes on afterwards."""
        if isinstance(self._running.request, ChangeEmbedder):
            self.begin_again()

    @Slot()
    def begin_again(self) -> None:
        """Take the run under way up anew, with the settings of now; what was read stays read."""
        if self._job and not self._begins_again:
            self._begins_again = True
            self._job.cancel()

    @Slot()
    def cancel(self) -> None:
        """Stop the run and whatever stands in line; what was read stays."""
        self._waiting.clear()
        self._begins_again = False
        self._set_paused(paused=False)
        if self._job:
            self._job.cancel()
        else:  # paused, and the engine has ended meanwhile
            self._on_stopped()

    def _set_paused(self, *, paused: bool) -> None:
        if paused != self._paused:
            self._paused = paused
            self.paused_changed.emit(paused)

    def _enqueue(self, run: _Run) -> None:
        if all(run.request != other.request for other in self._waiting):
            self._waiting.append(run)
        self.make_way()
        self._take_up_again()

    def _start_next(self) -> None:
        self._patience.stop()
        self._running = self._waiting.pop(0)
        self._job = self._bridge.submit(self._running.request)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_report)
        self._job.failed.connect(self._on_failure)
        self._job.stopped.connect(self._on_stopped)
        self.started.emit()

    @Slot(object)
    def _on_report(self, report: IndexReport) -> None:
        self.reported.emit(report)
        if report.change_due:
            self.change_embedder()
        self._end()

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        # A single file that was read when the engine died is not asked for again: it may have been the cause.
        if failure.kind == "engine_lost" and not isinstance(self._running.request, RetryDocument):
            self._put_back()
            self.interrupted.emit()
            return
        if failure.kind == "busy" and self.quiet:
            self._put_back()
            self._patience.start()
            return
        self.failed.emit(failure.message)
        self._end()

    @Slot()
    def _on_stopped(self) -> None:
        if self._begins_again:
            self._put_back()
            self._take_up_again()
            return
        self.stopped.emit()
        self._end()

    def _put_back(self) -> None:
        """Put what was broken off at the front of the line; a change of the embedder goes to its end."""
        last = isinstance(self._running.request, ChangeEmbedder)
        self._waiting.insert(len(self._waiting) if last else 0, _continue(self._running))
        self._job = None
        self._begins_again = False

    def _end(self) -> None:
        self._job = None
        self._begins_again = False
        if self._waiting:
            self._take_up_again()
            return
        self._set_paused(paused=False)
        self.idle.emit()

    @Slot()
    def _take_up_again(self) -> None:
        if self._waiting and not self.running and not self._paused:
            self._start_next()


def _continue(run: _Run) -> _Run:
    """What brings a run to its end that the engine's death broke off, without trying hopeless files once more."""
    return _Run(IndexFolders(), run.quiet) if isinstance(run.request, RetryFailed) else run
