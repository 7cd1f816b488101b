"""What is being read in right now: which file, how fast, how long still, Pause, Cancel; and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QToolButton, QVBoxLayout

from desktop.engine_words import translate_engine
from desktop.icons import IconButton
from desktop.indexer import Indexer
from desktop.labels import ElidedLabel, Label
from desktop.quantities import say_left
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import IndexReport, Progress, rounded

_LINGER_MS = 8000  # a report without failures goes away by itself


class ActivityBar(QFrame):
    """Hidden while there is nothing to say; a run that nobody asked for shows only once it has something to do."""

    failures_wanted = Signal()

    def __init__(self, indexer: Indexer, pace_button: QToolButton) -> None:
        super().__init__()
        self.setObjectName("activityBar")
        self._indexer = indexer
        self._last: Progress | None = None  # of the run under way
        self.progress_bar = QProgressBar(textVisible=False)
        self.progress_bar.setAccessibleName(translate("Indexing progress"))
        self.line = ElidedLabel()
        self.pace = Label(style="muted")
        self.pace_button = pace_button
        self.pause_button = QPushButton(translate("Pause"))
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.cancel_button = QPushButton(translate("Cancel"))
        self.cancel_button.setAccessibleName(translate("Cancel indexing"))
        self.cancel_button.clicked.connect(self._cancel)
        self.failures_button = QPushButton(translate("Show"))
        self.failures_button.setAccessibleName(translate("Show the documents that failed"))
        self.failures_button.clicked.connect(self.failures_wanted)
        self.dismiss_button = IconButton("x", translate("Dismiss"))
        self.dismiss_button.clicked.connect(self.hide)
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._linger.timeout.connect(self.hide)
        self._lay_out()
        self._retire()
        indexer.started.connect(self._on_started)
        indexer.progressed.connect(self._on_progress)
        indexer.paused_changed.connect(self._on_paused)
        indexer.reported.connect(self._on_report)
        indexer.stopped.connect(lambda: self._conclude(translate("Indexing stopped. What was read stays searchable.")))
        indexer.interrupted.connect(self._on_interrupted)
        indexer.failed.connect(self._retire)
        self._name_pause_button()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.pace)
        row.addSpacing(GRID)
        for widget in (
            self.pace_button,
            self.pause_button,
            self.cancel_button,
            self.failures_button,
            self.dismiss_button,
        ):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.progress_bar)
        layout.addLayout(row)

    @Slot()
    def _on_started(self) -> None:
        self._last = None
        if not self._indexer.quiet or not self.cancel_button.isHidden():
            self._show_run()
            self._describe_run()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self._last = progress
        if self.cancel_button.isHidden():
            self._show_run()
        self._describe_run()

    @Slot(bool)
    def _on_paused(self, _paused: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._name_pause_button()
        if self._indexer.running:
            self._show_run()
            self._describe_run()

    @Slot()
    def _on_interrupted(self) -> None:
        if self._indexer.paused:
            self._describe_run()
        else:
            self._conclude(translate("Indexing goes on as soon as the engine is back."))

    @Slot(object)
    def _on_report(self, report: IndexReport) -> None:
        quiet = self._indexer.quiet
        if report.notice:
            self._conclude(translate_engine(report.notice))
        elif not quiet or report.indexed or report.removed:
            self._conclude(_say_report(report), failures=bool(report.failed), stays=bool(report.failed) and not quiet)
        elif not self.cancel_button.isHidden():  # it was shown, and came to nothing new
            self._retire()

    @Slot()
    def _pause_or_resume(self) -> None:
        if self._indexer.paused:
            self._indexer.resume()
        else:
            self._indexer.pause()

    @Slot()
    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._indexer.cancel()
        if self._indexer.running:
            self.line.setText(translate("Stopping …"))

    def _describe_run(self) -> None:
        """Say what the run under way does, from its last progress."""
        progress, paused = self._last, self._indexer.paused
        self.progress_bar.setEnabled(not paused)
        if progress is None:
            self.progress_bar.setRange(0, 1 if paused else 0)  # a bar without an end would go on moving
            self.line.setText(
                translate("Paused before the first document.") if paused else translate("Looking for documents …")
            )
            return
        self.progress_bar.setRange(0, progress.total)
        self.progress_bar.setValue(progress.done)
        self.line.setText(_say_doing(progress, paused=paused))
        self.line.setToolTip(progress.current)
        self.pace.setText(_say_pace(progress, still=paused or bool(progress.waiting)))

    def _name_pause_button(self) -> None:
        paused = self._indexer.paused
        self.pause_button.setText(translate("Resume") if paused else translate("Pause"))
        self.pause_button.setAccessibleName(translate("Resume indexing") if paused else translate("Pause indexing"))

    def _conclude(self, sentence: str, *, failures: bool = False, stays: bool = False) -> None:
        self.line.setText(sentence)
        self.line.setToolTip("")
        self.pace.clear()
        self._show_buttons(running=False)
        self.failures_button.setVisible(failures)
        self.show()
        if not stays:
            self._linger.start()

    @Slot()
    def _retire(self) -> None:
        self._show_buttons(running=False)
        self.hide()

    def _show_run(self) -> None:
        self._linger.stop()
        self.pace.clear()
        self.line.setToolTip("")
        self.cancel_button.setEnabled(True)
        self._show_buttons(running=True)
        self.show()

    def _show_buttons(self, *, running: bool) -> None:
        for widget in (self.progress_bar, self.pace_button, self.pause_button, self.cancel_button):
            widget.setVisible(running)
        self.failures_button.setVisible(False)
        self.dismiss_button.setVisible(not running)


def _say_doing(progress: Progress, *, paused: bool) -> str:
    if progress.stage and not paused:
        return translate_engine(progress.waiting) or f"{translate_engine(progress.stage)} …"
    name = Path(progress.current).name
    if paused and name:
        return translate("Paused at {name}. What was read is searchable.", name=name)
    if paused:
        return translate("Paused. What was read is searchable.")
    return translate_engine(progress.waiting) or (
        translate("Reading {name}", name=name) if name else translate("Reading …")
    )


def _say_pace(progress: Progress, *, still: bool) -> str:
    parts = [translate("{done} of {total}", done=progress.done, total=progress.total)]
    if progress.rate and not still:
        parts.append(translate("{rate} files/s", rate=rounded(progress.rate, 1)))
    if progress.seconds_left is not None and not still:
        parts.append(say_left(progress.seconds_left))
    return "  ·  ".join(parts)


def _say_report(report: IndexReport) -> str:
    counts = (
        (report.indexed, mark("{count} read")),
        (report.unchanged, mark("{count} unchanged")),
        (report.removed, mark("{count} removed")),
        (report.skipped, mark("{count} skipped")),
        (report.failed, mark("{count} failed")),
    )
    said = [translate(words, count=count) for count, words in counts if count]
    if not said:
        return translate("No documents were found there.")
    return translate("Documents: {counts}.", counts=", ".join(said))
