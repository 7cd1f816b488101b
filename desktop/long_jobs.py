"""Tells of a job of over a minute that has ended while nobody was looking at the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from desktop.translation import translate, translate_count
from desktop.workspace import Workspace
from engine.api import IndexReport

_LONG = 60.0  # seconds


class LongJobs(QObject):
    """Reading files, answering, and work on models; never says what was asked, as others may see the screen."""

    ended = Signal(str)  # one sentence

    def __init__(self, window: Workspace, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._began: dict[str, float] = {}
        self._report: IndexReport | None = None
        tasks = window.models_view.tasks
        window.indexer.reported.connect(self._on_report)
        self._watch("indexing", window.indexer.started, window.indexer.idle, self._say_indexed)
        self._watch(
            "answer", window.ask_view.asked, window.ask_view.answered, lambda: translate("Your answer is there.")
        )
        self._watch("models", tasks.began, tasks.ended, lambda: translate("The work on your models is done."))

    def _watch(self, job: str, began: SignalInstance, ended: SignalInstance, say: Callable[[], str]) -> None:
        began.connect(partial(self._on_begin, job))
        ended.connect(partial(self._on_end, job, say))

    def _on_begin(self, job: str, *_: object) -> None:
        self._began.setdefault(job, self._clock())  # of several runs in a row, the first

    def _on_end(self, job: str, say: Callable[[], str], *_: object) -> None:
        began = self._began.pop(job, None)
        if began is not None and self._clock() - began >= _LONG and not self._window.isActiveWindow():
            self.ended.emit(say())

    @Slot(object)
    def _on_report(self, report: IndexReport) -> None:
        self._report = report

    def _say_indexed(self) -> str:
        report = self._report
        if report is None or not (report.indexed or report.failed):
            return translate("Reading your files has ended.")
        if report.failed:
            return translate_count(
                "Your files are read: {n} document, {failed} failed.",
                "Your files are read: {n} documents, {failed} failed.",
                report.indexed,
                failed=report.failed,
            )
        return translate_count(
            "Your files are read: {n} document.", "Your files are read: {n} documents.", report.indexed
        )
