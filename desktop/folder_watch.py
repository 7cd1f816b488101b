"""Keeps the library up to date with its folders: looks through all of them at the start, then reads what is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.indexer import Indexer
from engine.api import Failure, FilesChanged, IndexingSettings, LibraryStatus, WatchFolders


class FolderWatch(QObject):
    """Watches the folders of the last status it was shown; begins anew when they change or the engine comes back."""

    troubled = Signal(str)  # one sentence: something is not watched

    def __init__(self, bridge: EngineBridge, indexer: Indexer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._indexer = indexer
        self._job: JobHandle | None = None
        self._folders: tuple[Path, ...] = ()
        self._wanted = True
        self._caught_up = False
        bridge.lost.connect(self._forget)

    @Slot(object)
    def show_status(self, status: LibraryStatus) -> None:
        """Watch the folders of this status, and look through all of them if that has not been done yet."""
        if status.folders != self._folders:
            self._folders = status.folders
            self._restart()
        if status.folders and not self._caught_up:
            self._indexer.catch_up()  # after the watch has begun, so that nothing falls between the two
        self._caught_up = True

    @Slot(object)
    def show_settings(self, settings: IndexingSettings) -> None:
        """Watch, or stop watching, as the person wishes."""
        if settings.watch != self._wanted:
            self._wanted = settings.watch
            self._restart()

    def _restart(self) -> None:
        if self._job:
            self._job.abandon()
            self._job = None
        if self._folders and self._wanted:
            self._job = self._bridge.submit(WatchFolders())
            self._job.files_changed.connect(self._on_change)
            self._job.failed.connect(self._on_failure)

    @Slot(object)
    def _on_change(self, change: FilesChanged) -> None:
        if change.remark:
            self.troubled.emit(change.remark)
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
        self._folders = ()
        self._caught_up = False
