"""What a benchmark measures with: seconds, processor time, memory of all processes, and rivals that take turns."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import TypeVar

import psutil

from engine.domain import FileState
from engine.embeddings.embedder import Embedder
from engine.parts import Parts

_SECONDS_BETWEEN_LOOKS = 0.25
_SEED = 3

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Measurement:
    """Of what is done inside ``with``: seconds, processor seconds, peak bytes of this process and its children.

    Memory is looked at four times a second, and what looking costs is left out; pages that processes share are counted
    in each of them.
    """

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_bytes: int = 0
    _began: float = 0.0
    _cpu_before: float = 0.0
    _looking: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)
    _watcher: threading.Thread | None = None

    def __enter__(self) -> Measurement:
        """Begin."""
        self._cpu_before = _cpu_seconds()
        self._watcher = threading.Thread(target=self._watch, name="memory-watch", daemon=True)
        self._watcher.start()
        self._began = time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End; the figures are there from now on."""
        self.seconds = time.perf_counter() - self._began
        self._over.set()
        if self._watcher:
            self._watcher.join()
        self.cpu_seconds = _cpu_seconds() - self._cpu_before - self._looking

    def _watch(self) -> None:
        while True:
            self.peak_bytes = max(self.peak_bytes, sum(_resident(process) for process in _processes()))
            if self._over.wait(_SECONDS_BETWEEN_LOOKS):
                self._looking = time.thread_time()
                return


def take_turns(rivals: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Measurement]:
    """The fastest of ``rounds`` runs of each, run as A B B A: what else the computer does hits all alike."""
    best: dict[str, Measurement] = {}
    for number in range(rounds):
        names = list(rivals)
        for name in names if number % 2 == 0 else reversed(names):
            with Measurement() as measured:
                rivals[name]()
            if name not in best or measured.seconds < best[name].seconds:
                best[name] = measured
    return best


def read_chunks(parts: Parts) -> list[str]:
    """The text of every chunk of every indexed document, as it was given to the embedder; reads the files again."""
    texts: list[str] = []
    for record in parts.library.documents():
        if record.state is FileState.INDEXED and record.copy_of is None:
            document = parts.readers.read(record.path)
            texts += [parts.chunker.embedded_text(document.title, chunk) for chunk in parts.chunker.split(document)]
    return texts


def count_tokens(texts: Sequence[str], embedder: Embedder) -> int:
    """How many tokens of the texts the embedder sees."""
    tokenizer = embedder.tokenizer
    counts = tokenizer.count([embedder.passage_prefix + text for text in texts])
    return sum(min(embedder.max_tokens, tokenizer.special_tokens + count) for count in counts)


def choose_sample(things: Sequence[Thing], size: int) -> list[Thing]:
    """At most ``size`` of these, the same ones each time."""
    return list(things) if len(things) <= size else random.Random(_SEED).sample(list(things), size)  # noqa: S311 - no secret


def _cpu_seconds() -> float:
    """Of this process, its children, and those that have ended."""
    times = os.times()
    total = times.user + times.system + times.children_user + times.children_system
    for child in psutil.Process().children():
        with suppress(psutil.Error):
            spent = child.cpu_times()
            total += spent.user + spent.system
    return total


def _processes() -> list[psutil.Process]:
    this = psutil.Process()
    with suppress(psutil.Error):
        return [this, *this.children(recursive=True)]
    return [this]


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.Error):  # it has just ended
        return int(process.memory_info().rss)
    return 0
