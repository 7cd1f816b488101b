"""What is being read in right now: which file, how fast, how long still, Cancel; and afterwards what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from desktop.icons import IconButton
from desktop.indexer import Indexer
from desktop.labels import ElidedLabel, Label
from desktop.theme import GRID
from engine.api import IndexReport, Progress

_LINGER_MS = 8000  # a report without failures goes away by itself


class ActivityBar(QFrame):
    """Hidden while there is nothing to say."""

    failures_wanted = Signal()

    def __init__(self, indexer: Indexer) -> None:
        super().__init__()
        self.setObjectName("activityBar")
        self._indexer = indexer
        self.progress_bar = QProgressBar(textVisible=False)
        self.progress_bar.setAccessibleName("Indexing progress")
        self.line = ElidedLabel()
        self.pace = Label(style="muted")
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setAccessibleName("Cancel indexing")
        self.cancel_button.clicked.connect(self._cancel)
        self.failures_button = QPushButton("Show")
        self.failures_button.setAccessibleName("Show the documents that failed")
        self.failures_button.clicked.connect(self.failures_wanted)
        self.dismiss_button = IconButton("x", "Dismiss")
        self.dismiss_button.clicked.connect(self.hide)
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._linger.timeout.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.line, 1)
        for widget in (self.pace, self.cancel_button, self.failures_button, self.dismiss_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.progress_bar)
        layout.addLayout(row)
        self.hide()
        indexer.started.connect(self._on_started)
        indexer.progressed.connect(self._on_progress)
        indexer.reported.connect(self._on_report)
        indexer.stopped.connect(lambda: self._conclude("Indexing stopped. What was read stays searchable."))
        indexer.interrupted.connect(lambda: self._conclude("Indexing goes on as soon as the engine is back."))
        indexer.failed.connect(self.hide)

    @Slot()
    def _on_started(self) -> None:
        self._linger.stop()
        self.line.setText("Looking for documents …")
        self.pace.clear()
        self.progress_bar.setRange(0, 0)
        self._show_run(running=True)
        self.cancel_button.setEnabled(True)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.progress_bar.setRange(0, progress.total)
        self.progress_bar.setValue(progress.done)
        name = Path(progress.current).name
        self.line.setText(f"Reading {name}" if name else "Reading …")
        self.line.setToolTip(progress.current)
        self.pace.setText(_say_pace(progress))

    @Slot(object)
    def _on_report(self, report: IndexReport) -> None:
        self._conclude(_say_report(report), failures=bool(report.failed))

    @Slot()
    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.line.setText("Stopping …")
        self._indexer.cancel()

    def _conclude(self, sentence: str, *, failures: bool = False) -> None:
        self.line.setText(sentence)
        self.line.setToolTip("")
        self.pace.clear()
        self._show_run(running=False)
        self.failures_button.setVisible(failures)
        if not failures:
            self._linger.start()

    def _show_run(self, *, running: bool) -> None:
        self.progress_bar.setVisible(running)
        self.cancel_button.setVisible(running)
        self.failures_button.setVisible(False)
        self.dismiss_button.setVisible(not running)
        self.show()


def _say_pace(progress: Progress) -> str:
    parts = [f"{progress.done} of {progress.total}"]
    if progress.rate:
        parts.append(f"{progress.rate:.1f} files/s")
    if progress.seconds_left is not None:
        parts.append(_say_left(progress.seconds_left))
    return "  ·  ".join(parts)


def _say_left(seconds: float) -> str:
    minutes, hours = round(seconds / 60), seconds / 3600
    if seconds < 90:
        return f"about {max(1, round(seconds))} s left"
    return f"about {minutes} min left" if hours < 2 else f"about {hours:.0f} h left"


def _say_report(report: IndexReport) -> str:
    counts = (
        (report.indexed, "read"),
        (report.unchanged, "unchanged"),
        (report.removed, "removed"),
        (report.skipped, "skipped"),
        (report.failed, "failed"),
    )
    said = [f"{count} {word}" for count, word in counts if count]
    return f"Documents: {', '.join(said)}." if said else "No documents were found there."
