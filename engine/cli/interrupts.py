"""What Ctrl-C does in a terminal: it stops the job that runs, and ends the program where there is none yet."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from engine.job import Job


@contextmanager
def ending_at_once() -> Iterator[None]:
    """End the program with one word while it is being loaded and holds nothing that could be lost.

    No ``KeyboardInterrupt``: Python loses one that is raised in the callbacks of an import, and goes on.
    """
    if threading.current_thread() is not threading.main_thread():  # which alone may handle signals
        yield
        return
    before = signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stopping_by_interrupt(job: Job) -> Iterator[Job]:
    """Ctrl-C asks the job to stop, so that what is finished is kept; a second one ends the program."""

    def stop(_signal: int, _frame: object) -> None:
        if job.cancelled:
            raise KeyboardInterrupt
        job.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield job
    finally:
        signal.signal(signal.SIGINT, before)


def _end(_signal: int, _frame: object) -> None:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"Stopped.\n")
    os._exit(1)
