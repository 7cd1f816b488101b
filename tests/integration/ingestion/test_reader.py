"""The reader pool with real processes: each way a parser can fail costs its own file and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from engine.errors import (
    Cancelled,
    DocumentCorrupt,
    DocumentEmpty,
    DocumentUnreadable,
    DocumentUnsupported,
    ReaderCrashed,
    ReaderOutOfMemory,
    ReaderTimedOut,
    ReaderUnavailable,
)
from engine.ingestion import reader
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.settings import ReadingSettings
from tests.integration.ingestion import misbehaving

SETTINGS = ReadingSettings(seconds_per_file=1.0, memory_mb=200, processes=1)


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(SETTINGS, serve=misbehaving.serve)
    yield pool
    pool.close()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.md"
    file.write_text("# Good\n\nStill here.\n", encoding="utf-8")
    return file


def test_a_long_scan_has_the_time_of_a_file_for_each_page(tmp_path: Path) -> None:
    pool = ReaderPool(SETTINGS, serve=misbehaving.serve_a_long_scan)
    try:
        began = time.monotonic()
        assert pool.read(tmp_path / "scan.pdf").text == "six pages"
        assert time.monotonic() - began > 2 * SETTINGS.seconds_per_file
    finally:
        pool.close()


@pytest.mark.parametrize(
    ("name", "error", "detail"),
    [
        ("hang", ReaderTimedOut, ""),
        ("native_hang", ReaderTimedOut, ""),
        ("crash", ReaderCrashed, "SIGSEGV"),
        ("exit", ReaderCrashed, "exit code 3"),
        ("memory", ReaderOutOfMemory, "over 200 MB"),
        ("memory_error", ReaderOutOfMemory, "MemoryError"),
        ("exception", DocumentCorrupt, "ZeroDivisionError in misbehaving.py"),
        ("missing", DocumentUnreadable, "FileNotFoundError"),
    ],
)
def test_a_bad_file_has_its_reason_and_the_next_one_works(
    pool: ReaderPool, good: Path, tmp_path: Path, name: str, error: type[DocumentUnreadable], detail: str
) -> None:
    if sys.platform == "win32" and name in {"native_hang", "crash"}:
        pytest.skip("written for POSIX")
    pool.read(good)
    began = time.monotonic()
    with pytest.raises(error) as raised:
        pool.read(tmp_path / f"{name}.md")
    assert time.monotonic() - began < 3
    assert type(raised.value) is error
    assert raised.value.message.startswith(f"{name}.md ")
    assert raised.value.message.endswith(".")
    assert detail in raised.value.detail
    assert "the text of the document" not in raised.value.message + raised.value.detail
    assert pool.read(good).title == "Good"


def test_every_kind_of_refusal_keeps_its_type(pool: ReaderPool, tmp_path: Path) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_text(" \n\t\n", encoding="utf-8")
    with pytest.raises(DocumentEmpty, match=r"blank\.txt holds no text\."):
        pool.read(blank)
    (tmp_path / "song.xyz").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(DocumentUnsupported, match=r"song\.xyz is no kind of file that Carrel can read\."):
        pool.read(tmp_path / "song.xyz")


def test_a_process_that_ends_between_two_files_costs_neither(pool: ReaderPool, good: Path, tmp_path: Path) -> None:
    first = int(pool.read(tmp_path / "pid.md").text)
    os.kill(first, signal.SIGTERM)
    psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=2)
    assert pool.read(good).title == "Good"


def test_a_process_that_ends_while_it_starts_is_started_again(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = tmp_path / "tries"
    tries.touch()
    monkeypatch.setenv("TRIES_FILE", str(tries))
    with closing(ReaderPool(ReadingSettings(), misbehaving.serve_at_the_third_start)) as pool:
        assert pool.read(good).text
    assert tries.read_text() == "xx"


def test_a_process_that_never_starts_is_told(good: Path) -> None:
    with (
        closing(ReaderPool(ReadingSettings(), misbehaving.serve_never)) as pool,
        pytest.raises(ReaderUnavailable, match="did not start") as failure,
    ):
        pool.read(good)
    assert failure.value.detail == "exit code 9"


def test_a_process_is_replaced_after_so_many_files(
    pool: ReaderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_FILES_PER_PROCESS", 3)
    pids = [pool.read(tmp_path / "pid.md").text for _ in range(7)]
    assert [pids.index(pid) for pid in pids] == [0, 0, 0, 3, 3, 3, 6]


def test_a_process_that_has_grown_is_replaced(tmp_path: Path) -> None:
    grown = tmp_path / "grown.md"
    grown.write_text("text", encoding="utf-8")
    settings = replace(SETTINGS, seconds_per_file=10.0)  # growing takes a busy machine its time
    with closing(ReaderPool(settings, serve=misbehaving.serve)) as pool:
        before = pool.read(tmp_path / "pid.md").text
        pool.read(grown)
        assert pool.read(tmp_path / "pid.md").text != before


def test_native_noise_does_not_reach_the_terminal(
    pool: ReaderPool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    noisy = tmp_path / "noise.md"
    noisy.write_text("text", encoding="utf-8")
    pool.read(noisy)
    assert capfd.readouterr() == ("", "")


def test_cancelling_ends_a_hanging_file_at_once(pool: ReaderPool, good: Path, tmp_path: Path) -> None:
    pool.read(good)
    job = Job()
    threading.Timer(0.2, job.cancel).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        pool.read(tmp_path / "hang.md", job)
    assert time.monotonic() - began < 0.8
    assert pool.read(good).title == "Good"


def test_closing_ends_a_waiting_call_and_leaves_nothing(pool: ReaderPool, tmp_path: Path) -> None:
    ended: list[BaseException] = []

    def read() -> None:
        try:
            pool.read(tmp_path / "hang.md")
        except (Cancelled, DocumentUnreadable) as error:
            ended.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    children = _wait_for_children()
    began = time.monotonic()
    pool.close()
    thread.join()
    assert time.monotonic() - began < 0.5
    assert [type(error) for error in ended] == [Cancelled]
    assert not any(child.is_running() for child in children)
    with pytest.raises(Cancelled):
        pool.read(tmp_path / "good.md")


def test_many_threads_share_few_processes(tmp_path: Path) -> None:
    pool = ReaderPool(ReadingSettings(processes=2), serve=misbehaving.serve)
    pids: list[str] = []

    def read() -> None:
        pids.extend(pool.read(tmp_path / "pid.md").text for _ in range(5))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()
    assert len(pids) == 20
    assert 1 <= len(set(pids)) <= 2


def test_warm_up_starts_one_process_and_the_first_file_uses_it(pool: ReaderPool, tmp_path: Path) -> None:
    pool.warm_up()
    pool.warm_up()
    (child,) = _wait_for_children()
    assert pool.read(tmp_path / "pid.md").text == str(child.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("state", ["idle", "hang", "native_hang"])
def test_nothing_outlives_a_killed_engine(tmp_path: Path, state: str) -> None:
    script = tmp_path / "engine_alone.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import pathlib, time
            from engine.ingestion.reader import ReaderPool
            from engine.settings import ReadingSettings
            from tests.integration.ingestion import misbehaving

            if __name__ == "__main__":
                misbehaving_settings = ReadingSettings(seconds_per_file=1.0)
                pool = ReaderPool(misbehaving_settings, serve=misbehaving.serve)
                print(pool.read(pathlib.Path("pid.md")).text, flush=True)
                if "{state}" != "idle":
                    pool.read(pathlib.Path("{state}.md"))
                time.sleep(60)
            """
        ),
        encoding="utf-8",
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(root)}
    ) as engine:
        assert engine.stdout
        child = psutil.Process(int(engine.stdout.readline()))
        time.sleep(0.3)
        engine.kill()
    # Where the kernel cannot end a parser that holds the interpreter's lock, its own alarm does: limit plus 5 seconds.
    limit = 8 if state == "native_hang" and sys.platform != "linux" else 2
    assert psutil.wait_procs([child], timeout=limit)[1] == []


def _wait_for_children() -> list[psutil.Process]:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        found = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
        if found:
            return found
        time.sleep(0.01)
    pytest.fail("no process was started")
