"""Searches while a person types: by words after a breath, by meaning after a pause, and for the newest query only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.search_likeness import Likeness
from desktop.search_query import has_filters
from desktop.search_results import find_slips
from engine.api import (
    Collection,
    ExplainNothing,
    Failure,
    Passage,
    Request,
    SearchPassages,
    Terms,
    read_terms,
)

BREATH_MS = 30  # between two letters of somebody who types fast lie twice as many
PAUSE_MS = 250
MOST = 50
"""Passages asked for."""

Wish = str | Likeness
"""What is looked for: a query as it is typed, or what is like something."""


@dataclass(frozen=True, slots=True)
class Found:
    """Passages for a wish, best first; ``whole`` if meaning was looked at too, so that no better list will come."""

    wish: Wish
    passages: tuple[Passage, ...]
    whole: bool


def find_terms(found: Found, collections: Iterable[Collection]) -> Terms:
    """The words to be marked in what was found, those of the collections that the query names among them."""
    if isinstance(found.wish, Likeness):
        return found.wish.terms
    return read_terms(found.wish, find_slips(found.passages), collections)


class SearchFeed(QObject):
    """One wish at a time: a new one drops whatever is still on its way for an older one."""

    found = Signal(Found)
    explained = Signal(str)  # why nothing was found, where it is for a filter
    failed = Signal(Failure)

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wish: Wish = ""
        self._jobs: list[JobHandle] = []
        self._cut_off = False  # the engine died before the whole list was here
        self._breath = self._make_timer(BREATH_MS, self._search_words)
        self._pause = self._make_timer(PAUSE_MS, self._search_all)
        bridge.ready.connect(self._search_again)

    def look_for(self, wish: Wish) -> None:
        """Search for a query as soon as its writer lets it, for a likeness at once; "" only ends the last search."""
        self._drop()
        self._wish = wish
        if isinstance(wish, Likeness):
            self._submit(wish.request, whole=True)
        elif wish:
            self._breath.start()
            self._pause.start()

    def hurry(self) -> None:
        """Wait for no pause: the person says that the query is complete."""
        for timer, search in ((self._breath, self._search_words), (self._pause, self._search_all)):
            if timer.isActive():
                timer.stop()
                search()

    def _make_timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    @Slot()
    def _search_words(self) -> None:
        self._search(meaning=False)

    @Slot()
    def _search_all(self) -> None:
        self._search(meaning=True)

    @Slot()
    def _search_again(self) -> None:
        if self._cut_off:
            self.look_for(self._wish)

    def _search(self, *, meaning: bool) -> None:
        if isinstance(self._wish, str):
            self._submit(SearchPassages(self._wish, MOST, meaning), whole=meaning)

    def _submit(self, request: Request[tuple[Passage, ...]], *, whole: bool) -> None:
        wish = self._wish
        job = self._bridge.submit(request)
        job.finished.connect(lambda passages: self._on_found(Found(wish, passages, whole)))
        job.failed.connect(lambda failure: self._on_failure(failure, whole=whole))
        self._jobs.append(job)

    def _on_found(self, found: Found) -> None:
        if found.whole:
            self._drop()  # the words alone may still be on their way, and would be a step back
        self.found.emit(found)
        if found.whole and not found.passages and isinstance(found.wish, str) and has_filters(found.wish):
            job = self._bridge.submit(ExplainNothing(found.wish))
            job.finished.connect(self.explained.emit)
            self._jobs.append(job)

    def _on_failure(self, failure: Failure, *, whole: bool) -> None:
        if failure.kind == "bad_input" and not whole:
            return  # what is half typed, such as type:p, is no mistake yet: the search after the pause fails alike
        self._drop()  # the other search would fail alike
        self._cut_off = failure.kind == "engine_lost"
        self.failed.emit(failure)

    def _drop(self) -> None:
        self._cut_off = False
        self._breath.stop()
        self._pause.stop()
        for job in self._jobs:
            job.abandon()
        self._jobs.clear()
