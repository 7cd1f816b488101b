"""Forgets a folder at a person's wish, says so, and offers to take it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.engine_bridge import EngineBridge
from desktop.indexer import Indexer
from desktop.library_feed import LibraryFeed
from desktop.notices import Notices
from desktop.place import name_folder
from desktop.translation import translate, translate_count
from engine.api import Failure, RemoveFolder


class FolderRemoval(QObject):
    """What it has to say stands among the notices."""

    def __init__(self, bridge: EngineBridge, indexer: Indexer, feed: LibraryFeed, notices: Notices) -> None:
        super().__init__(notices)
        self._bridge = bridge
        self._indexer = indexer
        self._feed = feed
        self._notices = notices

    @Slot(object)
    def remove(self, folder: Path) -> None:
        """Let the engine forget a folder as soon as it can; the files stay."""
        self._indexer.make_way()
        if self._indexer.running:
            sentence = translate(
                "Carrel will forget {folder} as soon as indexing has ended or is cancelled.", folder=name_folder(folder)
            )
            self._notices.show_notice("removed", sentence, trouble=False)
        job = self._bridge.submit(RemoveFolder(folder))
        job.finished.connect(lambda count: self._on_removed(folder, count))
        job.failed.connect(self._on_failure)

    def _on_removed(self, folder: Path, count: int) -> None:
        self._feed.refresh()
        self._notices.show_notice(
            "removed",
            translate_count(
                "Carrel has forgotten {folder} and its document. The file is untouched.",
                "Carrel has forgotten {folder} and its {n} documents. The files are untouched.",
                count,
                folder=name_folder(folder),
            ),
            (translate("Add it again"), lambda: self._add_again(folder)),
            trouble=False,
        )

    def _add_again(self, folder: Path) -> None:
        self._notices.dismiss("removed")
        self._indexer.add((folder,))

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self._notices.show_notice("library", failure.message)
