"""Has the engine draw the map while somebody looks at it, and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from engine.api import DrawMap, Failure


class MapFeed(QObject):
    """One drawing at a time; whoever asks while one is on its way waits for that one."""

    drawn = Signal(object)  # LibraryMap
    progressed = Signal(object)  # Progress
    failed = Signal(str)  # one sentence
    stopped = Signal()

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: JobHandle | None = None

    @property
    def is_drawing(self) -> bool:
        """Whether a map is on its way."""
        return self._job is not None

    @Slot()
    def ask(self) -> None:
        """Ask for the map as the library is now."""
        if self._job is not None:
            return
        self._job = self._bridge.submit(DrawMap())
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(lambda drawn: self._end(self.drawn.emit, drawn))
        self._job.failed.connect(self._on_failure)
        self._job.stopped.connect(lambda: self._end(self.stopped.emit))

    @Slot()
    def stop(self) -> None:
        """Draw no further."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        if failure.kind == "engine_lost":  # the place asks again when the engine is back
            self._end(self.stopped.emit)
        else:
            self._end(self.failed.emit, failure.message)

    def _end(self, tell: Callable[..., object], *told: object) -> None:
        self._job = None
        tell(*told)
