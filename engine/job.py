"""One unit of work the person asked for: carries the wish to stop downwards and progress upwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.domain import Quote
from engine.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is, in files, calls of the model or bytes; ``rate`` is such a second.

    ``seconds_left`` is None while it cannot be told, ``waiting`` says in words why nothing is done just now, "" while
    something is; ``stage`` what is done, "" while files are read in. Where ``total`` is 0 nobody knows it, and what is
    counted are bytes where it says ``in_bytes``.
    """

    done: int
    total: int
    current: str
    rate: float
    seconds_left: float | None
    waiting: str = ""
    stage: str = ""
    in_bytes: bool = False


@dataclass(frozen=True, slots=True)
class QuotesFound:
    """The verbatim quotes, before any token is generated; ``asked_as`` as an answer has it."""

    quotes: tuple[Quote, ...]
    asked_as: str = ""


@dataclass(frozen=True, slots=True)
class TokenGenerated:
    """The next piece of the answer as the model writes it."""

    text: str


@dataclass(frozen=True, slots=True)
class FilesChanged:
    """Files and folders that were saved, renamed or deleted on the disk; ``remark`` is a sentence for the person."""

    paths: tuple[Path, ...]
    remark: str = ""


JobReport = Progress | QuotesFound | TokenGenerated | FilesChanged


def _ignore(_report: JobReport) -> None:
    pass


class Job:
    """Thread-safe: any thread may ``cancel``, ``pause`` and ``resume``; those that work ``check`` and ``report``."""

    def __init__(self, report: Callable[[JobReport], None] = _ignore) -> None:
        self._changed = threading.Condition()  # guards the two below
        self._cancelled = False
        self._paused = False
        self.report = report

    def cancel(self) -> None:
        """Ask the working threads to stop at their next check, also if they are paused."""
        with self._changed:
            self._cancelled = True
            self._changed.notify_all()

    def pause(self) -> None:
        """Keep the working threads in their next check until ``resume`` or ``cancel``."""
        with self._changed:
            self._paused = True

    def resume(self) -> None:
        """Let paused threads go on; nothing happens to those that are not."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked this job to stop."""
        return self._cancelled

    @property
    def paused(self) -> bool:
        """Whether somebody asked this job to wait."""
        return self._paused

    def check(self) -> None:
        """Raise ``Cancelled`` if somebody asked this job to stop; wait here while it is paused.

        Whoever holds what others wait for, or watches a clock, calls ``check_cancelled``.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._cancelled or not self._paused)
        self.check_cancelled()

    def wait(self, seconds: float) -> None:
        """Let time pass; raises ``Cancelled`` as soon as somebody asks this job to stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._cancelled, seconds)
        self.check_cancelled()

    def check_cancelled(self) -> None:
        """Raise ``Cancelled`` if somebody asked this job to stop; never waits."""
        if self._cancelled:
            raise Cancelled
