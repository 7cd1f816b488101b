"""How far the language model is with the summaries that it is writing, in texts, and how long the rest will take."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from engine.job import Job, Progress

WRITING = "Writing summaries"
"""The stage of the job that does."""


@dataclass(slots=True)
class Account:
    """``ahead`` is about how many texts there will be of all summaries whose turn has yet to come."""

    ahead: float
    job: Job
    texts: int = 0  # that were written, not found
    _began: float = field(default_factory=time.perf_counter)
    _current: str = ""
    _before: int = 0  # texts of the summaries that are done
    _new_before: int = 0
    _here: tuple[int, int] = (0, 0)

    @property
    def rate(self) -> float:
        """Texts a second, whatever else the machine did meanwhile."""
        return self.texts / max(time.perf_counter() - self._began, 1e-6)

    def begin(self, name: str, guess: float) -> None:
        """Begin another summary, of so many texts as was guessed."""
        self._current, self._new_before = name, self.texts
        self.ahead -= guess
        self._here = 0, max(1, round(guess))

    def advance(self, done: int, total: int, new: int) -> None:
        """So many texts of this summary are there, of about so many; so many are new."""
        self._here, self.texts = (done, total), self._new_before + new
        self._report()

    def finish(self) -> None:
        """The summary that was begun last is done."""
        self._before, self._here = self._before + self._here[0], (0, 0)
        self._report()

    def say_why_nothing_is_done(self, reason: str) -> None:
        """Such as a computer that runs on its battery."""
        self._report(reason)

    def _report(self, waiting: str = "") -> None:
        done = self._before + self._here[0]
        total = max(done, round(self._before + self._here[1] + self.ahead))
        left = (total - done) / self.rate if self.texts else None
        self.job.report(Progress(done, total, self._current, self.rate, left, waiting, WRITING))
