"""The process boundary with the real engine at its hardest: reading files, embedding and writing an answer at once."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from engine.api import (
    AskQuestion,
    ClientMessage,
    EngineClient,
    EngineReady,
    Finished,
    IndexFolders,
    JobMessage,
    Progress,
    QuotesFound,
    resource,
)
from tests.notes import write_notes

PATIENCE = 120.0
CLOSING_SECONDS = 0.5
GONE_SECONDS = 2.0


class BusyEngine:
    """A client whose engine indexes a folder of notes and answers a question about the sample notes."""

    def __init__(self, root: Path) -> None:
        self._messages: list[ClientMessage] = []
        self._arrival = threading.Condition()
        self.client = EngineClient(root / "home", self._deliver)
        self._folder = root / "notes"

    def get_busy(self) -> None:
        self.client.start()
        self._wait_for(lambda message: isinstance(message, EngineReady))
        self.client.submit(IndexFolders((resource("sample_notes"),)))
        self._wait_for(lambda message: isinstance(message, JobMessage) and isinstance(message.event, Finished))
        self._folder.mkdir()
        write_notes(self._folder, 200, sentences=40)
        indexing = self.client.submit(IndexFolders((self._folder,)))
        self._wait_for(lambda message: _tells(message, indexing, Progress))
        asking = self.client.submit(AskQuestion("How much notice must the tenant give to end the tenancy?"))
        self._wait_for(lambda message: _tells(message, asking, QuotesFound))  # the model reads its prompt now

    def _deliver(self, message: ClientMessage) -> None:
        with self._arrival:
            self._messages.append(message)
            self._arrival.notify_all()

    def _wait_for(self, wanted: Callable[[ClientMessage], bool]) -> None:
        with self._arrival:
            assert self._arrival.wait_for(lambda: any(map(wanted, self._messages)), PATIENCE), self._messages[-5:]


def _tells(message: ClientMessage, job: int, kind: type[object]) -> bool:
    return isinstance(message, JobMessage) and message.job == job and isinstance(message.event, kind)


def _engine_family(parent: psutil.Process) -> list[psutil.Process]:
    """The engine with its readers, without what multiprocessing starts for itself and ends in its own time."""
    return [child for child in parent.children(recursive=True) if "resource_tracker" not in " ".join(child.cmdline())]


def _wait_for_end(family: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run after the time they have; one that has ended, and waits to be buried, does not."""
    _, there = psutil.wait_procs(family, GONE_SECONDS)
    return [process for process in there if _runs(process)]


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[BusyEngine]:
    engine = BusyEngine(tmp_path)
    yield engine
    engine.client.close()


def test_a_working_engine_is_closed_at_once_with_all_its_readers(busy: BusyEngine) -> None:
    busy.get_busy()
    family = _engine_family(psutil.Process())
    assert len(family) >= 2  # the engine and a reader
    began = time.perf_counter()
    busy.client.close()
    assert time.perf_counter() - began < CLOSING_SECONDS
    assert _wait_for_end(family) == []


def test_a_killed_window_leaves_nothing_behind(tmp_path: Path) -> None:
    play = f"from tests.end_to_end.test_engine_process import play_window; play_window({str(tmp_path)!r})"
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", play], stdout=subprocess.PIPE, text=True, cwd=root) as window:
        assert window.stdout is not None
        assert window.stdout.readline().strip() == "busy"
        family = _engine_family(psutil.Process(window.pid))
        assert len(family) >= 2
        window.kill()
    assert _wait_for_end(family) == []


def play_window(root: str) -> None:
    """What a process does that shall be killed: get its engine busy, say so, and wait."""
    BusyEngine(Path(root)).get_busy()
    print("busy", flush=True)
    time.sleep(PATIENCE)
