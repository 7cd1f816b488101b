"""A client with a real engine process that runs a scripted knowledge base."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.service.client import EngineClient
from engine.service.messages import ClientMessage, Failure, Finished, JobEvent, JobMessage, Request, Stopped
from engine.service.process import run_engine
from tests.scripted_knowledge_base import ScriptedKnowledgeBase

run_scripted_engine = functools.partial(run_engine, open_knowledge_base=ScriptedKnowledgeBase.open)


class Mailbox:
    """Keeps what a client delivers, in order, and waits for what has not come yet."""

    def __init__(self) -> None:
        self.messages: list[ClientMessage] = []
        self._arrival = threading.Condition()

    def deliver(self, message: ClientMessage) -> None:
        with self._arrival:
            self.messages.append(message)
            self._arrival.notify_all()

    def wait_for(self, found: Callable[[list[ClientMessage]], bool], seconds: float = 10.0) -> None:
        with self._arrival:
            assert self._arrival.wait_for(lambda: found(self.messages), seconds), self.messages[-20:]

    def wait_for_kind(self, kind: type[ClientMessage], count: int = 1) -> ClientMessage:
        """The ``count``-th message of a kind."""
        self.wait_for(lambda messages: sum(isinstance(each, kind) for each in messages) >= count)
        return [message for message in self.messages if isinstance(message, kind)][count - 1]

    def wait_for_event(self, job: int, kind: type[object]) -> object:
        """The first event of a kind in a job."""
        self.wait_for(lambda _: any(isinstance(event, kind) for event in self.events(job)))
        return next(event for event in self.events(job) if isinstance(event, kind))

    def wait_for_end(self, job: int) -> JobEvent:
        self.wait_for_event(job, Finished | Failure | Stopped)  # type: ignore[arg-type]  # isinstance takes a union
        return self.events(job)[-1]

    def events(self, job: int) -> list[JobEvent]:
        return [each.event for each in self.messages if isinstance(each, JobMessage) and each.job == job]


class ScriptedEngine:
    """A client, what it delivered, and the home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.mail = Mailbox()
        self.client = EngineClient(home, self.mail.deliver, run_scripted_engine)

    def perform(self, request: Request[object]) -> JobEvent:
        """Submit a request and wait for its end."""
        return self.mail.wait_for_end(self.client.submit(request))

    def close(self) -> float:
        """Close the client; the seconds that took."""
        started = time.perf_counter()
        self.client.close()
        return time.perf_counter() - started

    @property
    def log(self) -> str:
        return (self.home / "carrel.log").read_text(encoding="utf-8")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[ScriptedEngine]:
    """Not started yet, so that a test may put a script into the home."""
    home = tmp_path / "library"
    home.mkdir()
    scripted = ScriptedEngine(home)
    yield scripted
    scripted.close()
