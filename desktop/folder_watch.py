"""Keeps the library up to date with its folders: looks through all of them at the start, then reads what is saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.engine_words import translate_engine
from desktop.indexer import Indexer
from engine.api import Failure, FilesChanged, IndexingSettings, WatchFolders


class FolderWatch(QObject):
    """Begins when it is shown the settings, which is after every start of the engine."""

    troubled = Signal(str)  # one sentence: something is not watched as it should be

    def __init__(self, bridge: EngineBridge, indexer: Indexer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._indexer = indexer
        self._job: JobHandle | None = None
        self._caught_up = False
        bridge.lost.connect(self._forget)

    @Slot(object)
    def show_settings(self, settings: IndexingSettings) -> None:
        """Watch, or stop watching, as the person wishes; look once through all folders in either case."""
        if settings.watch:
            self._watch()
        else:
            self._stop()
            if not self._caught_up:
                self._indexer.catch_up()
        self._caught_up = True

    def _watch(self) -> None:
        """What is reported first are all folders: what was saved before the watch began is found there."""
        if self._job is None:
            self._job = self._bridge.submit(WatchFolders())
            self._job.files_changed.connect(self._on_change)
            self._job.failed.connect(self._on_failure)

    def _stop(self) -> None:
        if self._job:
            self._job.abandon()
            self._job = None

    @Slot(object)
    def _on_change(self, change: FilesChanged) -> None:
        if change.remark:
            self.troubled.emit(translate_engine(change.remark))
        if change.paths:
            self._indexer.update(change.paths)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self._job = None
        if failure.kind != "engine_lost":
            self.troubled.emit(failure.message)

    @Slot()
    def _forget(self) -> None:
        """The engine is gone, and what was saved before the next one watches has to be looked for."""
        self._job = None
        self._caught_up = False
