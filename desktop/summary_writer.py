"""Lets the model write the summaries that are missing while nothing else is to be done, and shows it in one line."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.engine_words import translate_engine
from desktop.icons import IconButton
from desktop.indexer import Indexer
from desktop.labels import ElidedLabel
from desktop.library_feed import LibraryFeed
from desktop.quantities import say_left
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from desktop.translation import translate, translate_count
from engine.api import Failure, LibraryStatus, Progress, Settings, WriteSummaries, WritingStatus


class SummaryWriter(QObject):
    """One job in the background: begun when the engine is up or files were read, paused while files are read.

    It makes way for a summary that the person wishes for, and goes on afterwards. Thread: the window's.
    """

    changed = Signal()
    failed = Signal(str)  # one sentence

    def __init__(
        self,
        bridge: EngineBridge,
        indexer: Indexer,
        library: LibraryFeed,
        settings: SettingsFeed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._indexer, self._library, self._settings = bridge, indexer, library, settings
        self._job: JobHandle | None = None
        self._due = False  # there may be something to write that was not there when the last job began
        self._in_the_way = False  # the person waits for a summary
        self.paused = False
        self.progress: Progress | None = None  # of the job under way
        self.standing = WritingStatus()
        bridge.ready.connect(self._on_ready)
        indexer.started.connect(self._let_indexing_go_first)
        indexer.idle.connect(self._on_idle)
        library.status_came.connect(self._on_status)
        settings.changed.connect(self._on_settings)

    @property
    def running(self) -> bool:
        """Whether the model is writing, or would if it were not paused."""
        return self._job is not None

    @Slot()
    def pause_or_resume(self) -> None:
        """Let it wait between two tokens, or go on; the person's wish holds until the next one."""
        self.paused = not self.paused
        self._apply_pause()
        self.changed.emit()

    @Slot(bool)
    def make_way(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Stop while the person waits for a summary (nothing that was finished is lost), and begin again afterwards."""
        self._in_the_way = wanted
        self._due = True
        if wanted and self._job:
            self._job.cancel()
        elif not wanted:
            self._library.refresh()

    @Slot()
    def _on_ready(self) -> None:
        self._due = True

    @Slot()
    def _on_idle(self) -> None:
        self._due = True
        self._apply_pause()

    @Slot()
    def _let_indexing_go_first(self) -> None:
        self._apply_pause()

    @Slot(object)
    def _on_status(self, status: LibraryStatus) -> None:
        self.standing = status.writing
        writing = status.writing
        missing = (
            writing.model and writing.documents and (writing.written < writing.documents or not writing.folders_written)
        )
        if self._due and missing and self._may_begin():
            self._begin()
        self.changed.emit()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        if self._job and not settings.generation.write_summaries:
            self._job.cancel()
        elif not self._job:
            self._due = True

    def _may_begin(self) -> bool:
        wanted = self._settings.settings.generation.write_summaries
        return wanted and not self._job and not self._in_the_way and not self._indexer.running

    def _begin(self) -> None:
        self._due, self.progress = False, None
        self._job = self._bridge.submit(WriteSummaries())
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_end)
        self._job.failed.connect(self._on_failure)
        self._job.stopped.connect(self._on_end)
        self._apply_pause()

    def _apply_pause(self) -> None:
        if self._job is None:
            return
        if self.paused or self._indexer.running:
            self._job.pause()
        else:
            self._job.resume()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit()

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        if failure.kind == "engine_lost":
            self._due = True
        else:
            self.failed.emit(failure.message)
        self._on_end()

    @Slot()
    def _on_end(self) -> None:
        self._job, self.progress = None, None
        self._library.refresh()
        self.changed.emit()


class WritingLine(QWidget):
    """How many summaries are written, how long the rest will take, and a button to pause; hidden while none is."""

    def __init__(self, writer: SummaryWriter) -> None:
        super().__init__()
        self._writer = writer
        self.words = ElidedLabel(style="small")
        self.pause_button = IconButton("pause", translate("Pause writing summaries"))
        self.resume_button = IconButton("play", translate("Go on writing summaries"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.words, 1)
        for button in (self.pause_button, self.resume_button):
            button.clicked.connect(writer.pause_or_resume)
            layout.addWidget(button)
        writer.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        writer = self._writer
        self.setVisible(writer.running)
        self.pause_button.setVisible(not writer.paused)
        self.resume_button.setVisible(writer.paused)
        self.words.setText(_say(writer.standing, writer.progress, paused=writer.paused))
        self.words.setToolTip(_explain(writer.standing, writer.progress))


def _say(standing: WritingStatus, progress: Progress | None, *, paused: bool) -> str:
    left = progress.seconds_left if progress else standing.seconds_left
    if paused:
        return translate("Summaries paused")
    if left is None:
        return translate("Writing summaries")
    return translate("Summaries: {left}", left=say_left(left))


def _explain(standing: WritingStatus, progress: Progress | None) -> str:
    said = translate(
        "{model} has written {written} of {count} summaries.",
        model=standing.model,
        written=standing.written,
        count=standing.documents,
    )
    if progress and progress.waiting:
        return f"{said} {translate_engine(progress.waiting)}"
    left = progress.total - progress.done if progress else standing.texts_left
    parts = translate_count(
        "About {n} part is left; questions and indexing go first.",
        "About {n} parts are left; questions and indexing go first.",
        left,
    )
    return f"{said} {parts}"
