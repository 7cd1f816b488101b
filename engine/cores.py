"""Who may use the processor's cores: a person's question first, then indexing, never both at once.

ggml's threads spin while they wait, so a language model and an embedder that run together slow each other down a
hundredfold (ARCHITECTURE.md has the figures). Indexing takes its turn one batch at a time and so gives way within a
batch; an answer keeps its turn until its last token.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SECONDS_BETWEEN_CHECKS = 0.1


def _go_on() -> None:
    """The check of work that nobody calls off."""


class Cores:
    """One turn at a time; waiting questions go before waiting batches."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy = False
        self._answering = False
        self._questions_waiting = 0

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

    def give_way(self, check: Callable[[], None] = _go_on) -> None:
        """Wait while a question waits or is being answered; for light background work between two steps."""
        while not self._is_quiet():
            check()

    def _take_for_batch(self) -> bool:
        with self._changed:
            if self._busy or self._questions_waiting:
                self._changed.wait(_SECONDS_BETWEEN_CHECKS)
            if self._busy or self._questions_waiting:
                return False
            self._busy = True
            return True

    def _is_quiet(self) -> bool:
        with self._changed:
            if self._answering or self._questions_waiting:
                self._changed.wait(_SECONDS_BETWEEN_CHECKS)
            return not (self._answering or self._questions_waiting)

    def _release(self) -> None:
        with self._changed:
            self._busy = self._answering = False
            self._changed.notify_all()
