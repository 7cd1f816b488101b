"""Stands in for the engine process: remembers what was asked, answers from a thread as the real client does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from engine.api import (
    ClientMessage,
    Coverage,
    EngineGone,
    EngineLost,
    EngineReady,
    Failure,
    Finished,
    GetSettings,
    GetStatus,
    JobEvent,
    JobMessage,
    LibraryStatus,
    ListCollections,
    ListDocuments,
    ListHistory,
    Request,
    Settings,
    Stopped,
)


class FakeEngineClient:
    """Requests whose type is in ``answers`` are answered at once; the others wait for ``send``."""

    def __init__(self) -> None:
        self._deliver: Callable[[ClientMessage], None] = lambda _message: None
        self.requests: dict[int, Request[object]] = {}
        self.open: set[int] = set()
        self.cancelled: list[int] = []
        self.paused: set[int] = set()
        self.starts = 0
        self.closed = False
        self.answers: dict[type, object] = {
            GetStatus: make_status(),
            ListDocuments: (),
            ListHistory: (),
            ListCollections: (),
            GetSettings: Settings(),
        }

    def connect(self, deliver: Callable[[ClientMessage], None]) -> FakeEngineClient:
        """What an ``EngineBridge`` is made with."""
        self._deliver = deliver
        return self

    def start(self) -> None:
        self.starts += 1

    def submit(self, request: Request[object]) -> int:
        job = len(self.requests) + 1
        self.requests[job] = request
        self.open.add(job)
        if type(request) in self.answers:
            self.send(job, Finished(self.answers[type(request)]))
        return job

    def cancel(self, job: int) -> None:
        self.cancelled.append(job)

    def pause(self, job: int) -> None:
        self.paused.add(job)

    def resume(self, job: int) -> None:
        self.paused.discard(job)

    def close(self) -> None:
        self.closed = True

    def jobs(self, kind: type) -> list[int]:
        """The numbers of all requests of a kind, oldest first."""
        return [job for job, request in self.requests.items() if isinstance(request, kind)]

    def last(self, kind: type) -> int:
        return self.jobs(kind)[-1]

    def send(self, job: int, *events: JobEvent) -> None:
        """Report these events of a job; one that ends the job closes it."""
        if isinstance(events[-1], Finished | Failure | Stopped):
            self.open.discard(job)
        self.deliver(*(JobMessage(job, event) for event in events))

    def be_ready(self) -> None:
        self.deliver(EngineReady())

    def die(self) -> None:
        """As the real client does it: open jobs fail, then the loss is told."""
        lost = sorted(self.open)
        self.open.clear()
        failure = Failure("engine_lost", "The engine stopped before this was done.")
        self.deliver(*(JobMessage(job, failure) for job in lost), EngineLost(-11))

    def give_up(self, log: Path) -> None:
        self.deliver(EngineGone("The engine stopped three times within a minute; see the log.", log))

    def deliver(self, *messages: ClientMessage) -> None:
        def run() -> None:
            for message in messages:
                self._deliver(message)

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()


def make_status(folders: tuple[Path, ...] = (), **files: int) -> LibraryStatus:
    return LibraryStatus(
        home=Path("/home/reader/.carrel"),
        folders=folders,
        files=files,
        passages=12 * files.get("indexed", 0),
        embedder="all-minilm-l6-v2",
        language_model="smollm2-135m-instruct",
        version="0.1.0",
        library_version=1,
        library_bytes=4096,
        index_bytes=65536,
        coverage=make_coverage(**files),
    )


def make_coverage(
    indexed: int = 0, failed: int = 0, skipped: int = 0, waiting: int = 0, reading: int = 0, offline: int = 0
) -> Coverage:
    seen = indexed + failed + skipped + waiting + reading
    return Coverage(seen, indexed, failed, skipped, waiting + reading, offline)
