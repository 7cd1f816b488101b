"""Who may use the processor's cores: a person's question first, then indexing, then writing; one at a time.

ggml's threads spin while they wait, so a language model and an embedder that run together slow each other down a
hundredfold (ARCHITECTURE.md has the figures). Indexing takes its turn one batch at a time and so gives way within a
batch; an answer keeps its turn until its last token. What is written in the background gives way within a text.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.job import Job

_SECONDS_BETWEEN_CHECKS = 0.1


def _go_on() -> None:
    """The check of work that nobody calls off."""


class Cores:
    """One turn at a time; waiting questions go before waiting batches, and those before work in the background."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy = False
        self._answering = False
        self._questions_waiting = 0
        self._batches_waiting = 0

    @contextmanager
    def for_question(self) -> Iterator[None]:
        """Hold the cores for something a person waits for."""
        with self._changed:
            self._questions_waiting += 1
            self._changed.wait_for(lambda: not self._busy)
            self._questions_waiting -= 1
            self._busy = self._answering = True
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def for_batch(self, check: Callable[[], None] = _go_on) -> Iterator[None]:
        """Hold the cores for one batch of background work, once no question waits; ``check`` may raise or pause."""
        while not self._take_for_batch():
            check()  # never while the condition is held: a question must not wait for work that is paused
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def for_background(self, job: Job) -> Iterator[Callable[[], None]]:
        """Hold the cores for work that nobody waits for; what is given is to be called between its steps.

        That hands the cores to whoever waits for them, keeps them free while the job is paused, and takes them again.
        It may raise ``Cancelled``, and takes a millionth of a second where there is nothing of all that.
        """
        held = False

        def take() -> None:
            nonlocal held
            job.check()  # never while the cores are held: nobody must wait for work that is paused
            while not self._take_for_background():
                job.check()
            held = True

        def let_others_pass() -> None:
            nonlocal held
            if self._questions_waiting or self._batches_waiting or job.paused:
                self._release()
                held = False
                take()

        take()
        try:
            yield let_others_pass
        finally:
            if held:
                self._release()

    def give_way(self, check: Callable[[], None] = _go_on) -> None:
        """Wait while a question waits or is being answered; for light background work between two steps."""
        while not self._is_quiet():
            check()

    def _take_for_batch(self) -> bool:
        with self._changed:
            if self._busy or self._questions_waiting:
                self._batches_waiting += 1
                self._changed.wait(_SECONDS_BETWEEN_CHECKS)
                self._batches_waiting -= 1
            if self._busy or self._questions_waiting:
                return False
            self._busy = True
            return True

    def _take_for_background(self) -> bool:
        with self._changed:
            if self._is_wanted():
                self._changed.wait(_SECONDS_BETWEEN_CHECKS)
            if self._is_wanted():
                return False
            self._busy = True
            return True

    def _is_quiet(self) -> bool:
        with self._changed:
            if self._answering or self._questions_waiting:
                self._changed.wait(_SECONDS_BETWEEN_CHECKS)
            return not (self._answering or self._questions_waiting)

    def _is_wanted(self) -> bool:
        return bool(self._busy or self._questions_waiting or self._batches_waiting)

    def _release(self) -> None:
        with self._changed:
            self._busy = self._answering = False
            self._changed.notify_all()
