"""Reads files in expendable processes: one that hangs, crashes or eats memory costs its own file and nothing else."""

from __future__ import annotations

import math
import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path

import psutil

from engine.domain import Document, PageImage
from engine.errors import (
    Cancelled,
    DocumentUnreadable,
    ReaderCrashed,
    ReaderOutOfMemory,
    ReaderTimedOut,
    ReaderUnavailable,
)
from engine.ingestion import reader_process
from engine.ingestion.reader_process import (
    DrawPage,
    ReaderReply,
    ReaderRequest,
    ReadFile,
    Ready,
    Refusal,
    Working,
    explain_memory,
)
from engine.job import Job
from engine.settings import ReadingSettings

Serve = Callable[[Connection, ReadingSettings], None]

_FILES_PER_PROCESS = 1000  # what parsers leak goes with their process
_SECONDS_BETWEEN_LOOKS = 0.05
_SECONDS_TO_START = 60.0
_MOST_STARTS = 3  # the system may kill a young process to get memory back; that must not end a run
if sys.platform == "win32":
    POLITE = psutil.BELOW_NORMAL_PRIORITY_CLASS
else:
    POLITE = 10
"""The priority of what lets other programs go first."""


class ReaderPool:
    """Thread-safe; calls block. Processes start when they are first needed, at most ``settings.processes`` of them."""

    def __init__(self, settings: ReadingSettings, serve: Serve = reader_process.serve) -> None:
        """Light: starts nothing. ``serve`` is what the processes run; it must be importable by its name."""
        self._settings = settings
        self._serve = serve
        self._places = threading.Semaphore(settings.processes)
        self._polite = False
        self._lock = threading.Lock()
        self._idle: list[_Reader] = []
        self._all: set[_Reader] = set()
        self._closed = False

    def read(self, path: Path, job: Job | None = None) -> Document:
        """The document a file holds. Raises ``DocumentUnreadable``, or ``Cancelled`` soon after the job is."""
        document = self._ask(ReadFile(path), job)
        assert isinstance(document, Document)
        return document

    def render_page(self, path: Path, page: int, width: int, start: int = 0, end: int = 0) -> PageImage:
        """One page of a PDF, from 1, ``width`` pixels wide, the document's characters ``[start, end)`` highlighted.

        Or of a picture, where nothing is highlighted. Raises ``DocumentUnreadable``.
        """
        image = self._ask(DrawPage(path, page, width, start, end), None)
        assert isinstance(image, PageImage)
        return image

    def warm_up(self) -> None:
        """Start one process ahead of need; does not wait for it."""
        with self._lock:
            if not self._all and not self._closed:
                self._idle.append(self._start())

    def step_back(self, *, polite: bool) -> None:
        """Whether processes that start from now on let other programs go first."""
        self._polite = polite

    def close(self) -> None:
        """Kill every process at once; calls that are waiting end with ``Cancelled``."""
        with self._lock:
            self._closed = True
            readers, idle = list(self._all), list(self._idle)
            self._idle.clear()
        for reader in readers:
            reader.kill()
        for reader in idle:
            self._discard(reader)

    def _ask(self, request: ReaderRequest, job: Job | None) -> ReaderReply:
        try:
            with self._places, self._hand_over(request, job) as reader:
                reply = reader.wait_for_reply(request, job)
        except (ReaderCrashed, ReaderUnavailable):
            if self._closed:
                raise Cancelled from None
            raise
        if isinstance(reply, Refusal):
            raise _rebuild(reply)
        return reply

    @contextmanager
    def _hand_over(self, request: ReaderRequest, job: Job | None) -> Iterator[_Reader]:
        """A process that has the request; one that failed, or has read enough, is ended instead of given back."""
        reader = self._take()
        failed_starts = 0
        try:
            while not reader.send(request, job):  # it ended while idle or starting, which is not this file's fault
                failed_starts += reader.is_new
                reader.check_starts(failed_starts)
                self._discard(reader)
                reader = self._take()
            yield reader
        except BaseException:
            self._discard(reader)
            raise
        worn = reader.is_worn()
        with self._lock:
            keep = not worn and not self._closed
            if keep:
                self._idle.append(reader)
        if not keep:
            self._discard(reader)

    def _take(self) -> _Reader:
        """The process used last, so that it finds its PDF still open, or a new one."""
        with self._lock:
            if self._closed:
                raise Cancelled
            return self._idle.pop() if self._idle else self._start()

    def _start(self) -> _Reader:
        reader = _Reader(self._settings, self._serve)
        if self._polite:
            reader.step_back()
        self._all.add(reader)
        return reader

    def _discard(self, reader: _Reader) -> None:
        reader.kill()
        reader.disconnect()
        with self._lock:
            self._all.discard(reader)


class _Reader:
    """One process and the connection to it; used by one thread at a time, except for ``kill``."""

    def __init__(self, settings: ReadingSettings, serve: Serve) -> None:
        self._files_read = 0
        self._settings = settings
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, settings), name="carrel-reader", daemon=True)
        try:
            with _interrupts_held_back():
                self._process.start()
        except OSError as error:  # no memory or no process left
            raise ReaderUnavailable(
                "No process that reads files can be started: close other programs and try again.", repr(error)
            ) from error
        theirs.close()  # or its end would never be noticed here

    def send(self, request: ReaderRequest, job: Job | None) -> bool:
        """Wait until it takes a request, and send this one; False if it has ended before.

        Raises ``ReaderUnavailable`` if it does neither.
        """
        try:
            if self._wait(_SECONDS_TO_START, math.inf, job):
                if not isinstance(self._connection.recv(), Ready):
                    return False
                self._connection.send(request)
                return True
        except (EOFError, OSError):
            return False
        self.check_starts(_MOST_STARTS)
        return False

    @property
    def is_new(self) -> bool:
        """Whether it has not read anything yet."""
        return not self._files_read

    def check_starts(self, failed: int) -> None:
        """Raise ``ReaderUnavailable`` when so many starts have failed that another one will, too."""
        if failed >= _MOST_STARTS:
            raise ReaderUnavailable(
                "The process that reads files did not start: try again, or restart the computer.", self._describe_end()
            )

    def wait_for_reply(self, request: ReaderRequest, job: Job | None) -> ReaderReply:
        """The reply to what was sent, watching time, memory and the wish to stop."""
        name, seconds = request.path.name, self._settings.seconds_per_file
        try:
            reply: ReaderReply = Working()
            while isinstance(reply, Working):
                if not self._wait(seconds, self._settings.memory_mb, job):
                    raise ReaderTimedOut(
                        f"{name} took longer than {seconds:g} seconds to read: "
                        "raise reading.seconds_per_file in the settings or split the file, then index it by its name."
                    )
                reply = self._connection.recv()
        except (EOFError, OSError) as error:
            raise ReaderCrashed(
                f"{name} crashed the process that read it: open it in the program it was made with and save it again.",
                self._describe_end(),
            ) from error
        except _MemoryExceededError as error:
            raise ReaderOutOfMemory(explain_memory(name), str(error)) from error
        self._files_read += 1
        return reply

    def step_back(self) -> None:
        """Let other programs go first."""
        with suppress(psutil.Error):  # it has just ended, or may not be told
            psutil.Process(self._process.pid).nice(POLITE)

    def kill(self) -> None:
        """End the process, whatever it is doing; it holds nothing that could be lost."""
        self._process.kill()
        self._process.join()

    def disconnect(self) -> None:
        """Close the connection; nobody may be waiting on it."""
        self._connection.close()

    def is_worn(self) -> bool:
        """Whether what parsers left behind in it has grown so much that a new process is better."""
        return self._files_read >= _FILES_PER_PROCESS or self._measure_memory() > self._settings.memory_mb / 2

    def _wait(self, seconds: float, memory_mb: float, job: Job | None) -> bool:
        """True when something can be received or the process has ended; False when the time is over."""
        deadline = time.monotonic() + seconds
        while not wait([self._connection, self._process.sentinel], _SECONDS_BETWEEN_LOOKS):
            if job:
                job.check_cancelled()  # a paused one too waits for the file that is being read: its clock runs
            if self._measure_memory() > memory_mb:
                raise _MemoryExceededError(f"over {memory_mb} MB")
            if time.monotonic() > deadline:
                return False
        return True

    def _measure_memory(self) -> float:
        """Megabytes in real memory."""
        with suppress(psutil.Error):  # it has just ended: the next look at its sentinel says so
            return float(psutil.Process(self._process.pid).memory_info().rss) / 1_000_000
        return 0.0

    def _describe_end(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"ended by {signal.Signals(-code).name}"
        return f"exit code {code}"


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C in a terminal reaches every process, also one too young to ignore it; what is blocked is inherited."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # starting it later would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _MemoryExceededError(Exception):
    """The process is larger than the settings allow."""


def _rebuild(refusal: Refusal) -> DocumentUnreadable:
    kinds = {each.kind: each for each in DocumentUnreadable.__subclasses__()}
    return kinds.get(refusal.kind, DocumentUnreadable)(refusal.message, refusal.detail)
