"""What one indexing run has done so far, and what it tells the person meanwhile."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from engine.domain import FileFailure, IndexReport, SourceFile
from engine.job import Job, Progress
from engine.pace import Pace
from engine.parts import Parts
from engine.store.copies import Copies

_BYTES_A_FILE = 2000
_SHARE_TO_TELL = 0.02  # of the work; before that, the time left cannot be told

Waiting = tuple[int, SourceFile]
"""A file to be read, with its document id."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A file with the content of another one: an indexed document, or one that is being read, whose id is None."""

    document_id: int
    file: SourceFile
    sha256: str
    original_id: int | None


class Claims:
    """Which contents are being read in this run, so that none is read twice; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: set[tuple[str, str]] = set()

    def take(self, file: SourceFile, sha256: str) -> bool:
        """Whether nobody else reads this content, by the same parser."""
        content = sha256, file.path.suffix.lower()
        with self._lock:
            if content in self._taken:
                return False
            self._taken.add(content)
            return True


@dataclass(slots=True)
class Run:
    """What one indexing run has done so far."""

    parts: Parts
    job: Job
    writer: ThreadPoolExecutor
    stage: str = ""  # what is done, where that is not to read files in
    commits: list[Future[None]] = field(default_factory=list)
    stored: set[int] = field(default_factory=set)  # the documents that the search index may hold rows of
    doomed: list[int] = field(default_factory=list)  # deleted documents whose content may turn up at a new place
    twins: list[Twin] = field(default_factory=list)
    claims: Claims | None = None
    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)
    index_changed: bool = False
    indexed: int = 0
    unchanged: int = 0
    removed: int = 0
    passages: int = 0
    moved: int = 0
    copies: int = 0
    offline: int = 0
    failures: list[FileFailure] = field(default_factory=list)
    skips: list[FileFailure] = field(default_factory=list)
    remarks: list[FileFailure] = field(default_factory=list)
    total: int = 0
    work_total: int = 0
    done: int = 0
    work_done: int = 0

    @property
    def pace(self) -> Pace:
        """How hard this run works."""
        return Pace(self.parts.settings.indexing, self.job, self.say_why_nothing_is_done)

    @property
    def register(self) -> Copies:
        """Which file is a copy of which."""
        return Copies(self.parts.library)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Add the seconds of what is done inside to a stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.stages[stage] = self.stages.get(stage, 0.0) + time.perf_counter() - began

    def wait_for_writer(self) -> None:
        """Wait until everything handed to the writer is done; raises what went wrong there."""
        while self.commits:
            self.commits.pop(0).result()

    def plan(self, files: list[SourceFile]) -> None:
        """Note how much there is to do."""
        self.total, self.work_total = len(files), sum(map(_estimate_work, files))

    def fail(self, path: Path, kind: str, reason: str) -> None:
        """Note that a file is not searchable, and why."""
        failure = FileFailure(path, kind, reason)
        self.failures.append(failure)
        self.parts.library.fail(failure)

    def skip(self, path: Path, kind: str, reason: str) -> None:
        """Note that a file was left out only after a look into it, and why."""
        skip = FileFailure(path, kind, reason)
        self.skips.append(skip)
        self.parts.library.skip([skip])

    def progress(self, current: Path, *, finished: SourceFile | None = None, waiting: str = "") -> None:
        """Tell the person how far the run is."""
        if finished:
            self.done += 1
            self.work_done += _estimate_work(finished)
        seconds = time.perf_counter() - self.started
        share = self.work_done / self.work_total if self.work_total else 0.0
        left = seconds * (1 - share) / share if share >= _SHARE_TO_TELL else None
        self.job.report(
            Progress(
                self.done, self.total, os.fspath(current), self.done / max(seconds, 1e-6), left, waiting, self.stage
            )
        )

    def say_why_nothing_is_done(self, reason: str) -> None:
        """Tell the person what the run waits for, "" when it goes on."""
        self.progress(Path(), waiting=reason)

    def report(self, notice: str = "", *, change_due: bool = False) -> IndexReport:
        """What was done; the arguments are about the embedder."""
        return IndexReport(
            indexed=self.indexed,
            unchanged=self.unchanged,
            removed=self.removed,
            skipped=len(self.skips),
            failed=len(self.failures),
            passages=self.passages,
            seconds=time.perf_counter() - self.started,
            stages=self.stages,
            failures=tuple(self.failures),
            skips=tuple(self.skips),
            remarks=tuple(self.remarks),
            moved=self.moved,
            copies=self.copies,
            offline=self.offline,
            notice=notice,
            change_due=change_due,
        )


def _estimate_work(file: SourceFile) -> int:
    """What indexing a file costs, in bytes of text; even an empty one has to be opened."""
    return file.size + _BYTES_A_FILE
