"""Tells a job how far it is with files, in bytes: while they are read whole, and while they are fetched."""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.job import Job, Progress


class ByteProgress:
    """``stage`` says what is done with them; ``done`` of ``total`` bytes were done before."""

    def __init__(self, total: int, job: Job, stage: str, done: int = 0) -> None:
        self._total, self._job, self._stage = total, job, stage
        self._done = self._before = done
        self._began = time.monotonic()

    def advance(self, count: int, name: str) -> None:
        """So many more bytes of the file ``name``. Raises ``Cancelled`` where the job is."""
        self._job.check()
        self._done += count
        passed = time.monotonic() - self._began
        rate = max(0, self._done - self._before) / passed if passed > 0 else 0.0
        left = (self._total - self._done) / rate if rate else None
        self._job.report(Progress(self._done, self._total, name, rate, left, stage=self._stage, in_bytes=True))

    def follow(self, name: str) -> Callable[[int], None]:
        """The same for whoever only counts bytes."""
        return lambda count: self.advance(count, name)

    def check(self) -> None:
        """Raises ``Cancelled`` where the job is."""
        self._job.check()

    def wait(self, seconds: float) -> None:
        """Let time pass; raises ``Cancelled`` as soon as the job is."""
        self._job.wait(seconds)
