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
    """How far a long job is; ``rate`` is files a second, ``seconds_left`` is None while it cannot be told.

    ``waiting`` says in words why nothing is done just now, "" while something is.
    """

    done: int
    total: int
    current: str
    rate: float
    seconds_left: float | None
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class QuotesFound:
    """The verbatim quotes, before any token is generated."""

    quotes: tuple[Quote, ...]


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
    """Thread-safe: any thread may ``cancel``; the working thread calls ``check`` and ``report`` between steps."""

    def __init__(self, report: Callable[[JobReport], None] = _ignore) -> None:
        self._cancelled = threading.Event()
        self.report = report

    def cancel(self) -> None:
        """Ask the working thread to stop at its next check."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked this job to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise ``Cancelled`` if somebody asked this job to stop."""
        if self._cancelled.is_set():
            raise Cancelled
