"""``carrel watch``, ``carrel retry`` and the list of files by state, as a person or a script uses them."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.cli.watching import watch_folders
from engine.domain import IndexReport
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.paths import open_home
from engine.store.library import Library
from tests.command_line import ENGINE, PATIENCE, run_carrel

NOTE = "The harbour is closed from November to March.\n"
DAMAGED = b"%PDF-1.4 and nothing more"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "harbour.md").write_text(NOTE, encoding="utf-8")
    (folder / "damaged.pdf").write_bytes(DAMAGED)
    return folder


class Watch:
    """A running ``carrel watch``, and what it has printed."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*ENGINE, "watch", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def next_line(self) -> str:
        return self._lines.get(timeout=PATIENCE)

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; returns the exit code and what was said on standard error."""
        self.process.send_signal(signal.SIGINT)
        self._reader.join(PATIENCE)
        assert self.process.stderr is not None
        said = self.process.stderr.read()
        return self.process.wait(PATIENCE), said

    def close(self) -> None:
        self.process.kill()
        self._reader.join(PATIENCE)
        self.process.communicate()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)


@pytest.fixture
def watch(notes: Path) -> Iterator[Watch]:
    watch = Watch(str(notes), "--json")
    yield watch
    watch.close()


def wait_for(watch: Watch, name: str) -> dict[str, Any]:
    """The next report in which something was counted under ``name``."""
    while True:
        report: dict[str, Any] = json.loads(watch.next_line())
        if report[name]:
            return report


def test_watching_reads_what_is_saved_until_it_is_interrupted(watch: Watch, notes: Path) -> None:
    first = json.loads(watch.next_line())
    assert (first["indexed"], first["failed"]) == (1, 1)
    assert json.loads(watch.next_line())["unchanged"] == 1  # all folders once more, when the watch has begun
    (notes / "ferry.md").write_text("The ferry leaves at nine.\n", encoding="utf-8")
    assert wait_for(watch, "indexed")["indexed"] == 1
    found = run_carrel("search", "when does the ferry leave", "--json").record()  # a reader beside the writer
    assert found[0]["path"] == str(notes / "ferry.md")
    (notes / "ferry.md").rename(notes / "boat.md")
    assert wait_for(watch, "moved")["indexed"] == 0  # nothing is embedded again
    (notes / "harbour.md").unlink()
    assert wait_for(watch, "removed")["removed"] == 1
    said = "Watching the folders of the library. Ctrl-C ends it.\nStopped. What was finished stays.\n"
    assert watch.interrupt() == (0, said)


def test_watching_says_in_words_what_it_did(notes: Path) -> None:
    run_carrel("index", notes)
    watch = Watch()
    try:
        assert "1 unchanged" in watch.next_line()
        (notes / "ferry.md").write_text("The ferry leaves at nine.\n", encoding="utf-8")
        while not (line := watch.next_line()).startswith("ferry.md"):
            assert "Traceback" not in line
        assert line.startswith("ferry.md: 1 indexed in ")
    finally:
        watch.close()


def test_watching_waits_for_another_program_that_writes(notes: Path, tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    other = Library(home.library, home.write_lock)
    knowledge_base = KnowledgeBase.open(home)
    told: queue.Queue[IndexReport] = queue.Queue()
    job = Job()
    watching = threading.Thread(
        target=watch_folders,
        args=(knowledge_base, [notes], job, lambda _, report: told.put(report), lambda _: None),
    )
    watching.start()
    try:
        assert told.get(timeout=PATIENCE).indexed == 1
        assert told.get(timeout=PATIENCE).unchanged == 1
        with other.writing():
            (notes / "ferry.md").write_text("The ferry leaves at nine.\n", encoding="utf-8")
            with pytest.raises(queue.Empty):
                told.get(timeout=2)
        assert told.get(timeout=PATIENCE).indexed == 1
    finally:
        job.cancel()
        watching.join(PATIENCE)
        knowledge_base.close()
        other.close()


def test_what_failed_is_listed_with_advice_and_retried(notes: Path) -> None:
    run_carrel("index", notes)
    (failed,) = run_carrel("status", "--state", "failed", "--json").record()
    assert (failed["path"], failed["kind"]) == (str(notes / "damaged.pdf"), "corrupt")
    assert failed["reason"]
    assert "retry" in failed["advice"]
    listed = run_carrel("status", "--files", "--state", "failed").out
    assert failed["reason"] in listed
    assert failed["advice"] in listed
    assert "harbour.md" not in listed

    report = run_carrel("retry", "--json").record()
    assert (report["indexed"], report["failed"], report["unchanged"]) == (0, 1, 0)
    assert run_carrel("retry", notes / "damaged.pdf", "--json").record()["failed"] == 1
    elsewhere = notes.parent / "private.md"
    elsewhere.write_text("Nobody asked for this.", encoding="utf-8")
    assert "is not in the library" in run_carrel("retry", elsewhere, "--json").complaint()
    (notes / "damaged.pdf").unlink()
    assert run_carrel("retry", "--json").record()["removed"] == 1
    assert run_carrel("remove", notes, "--json").record()["removed"] > 0
    assert run_carrel("status", "--json").record()["folders"] == []


def test_status_shows_that_every_file_is_accounted_for(notes: Path) -> None:
    run_carrel("index", notes)
    coverage = run_carrel("status", "--json").record()["coverage"]
    assert coverage == {"seen": 2, "indexed": 1, "failed": 1, "skipped": 0, "waiting": 0, "offline": 0}
    assert "2 seen = 1 indexed + 1 failed + 0 skipped + 0 waiting" in run_carrel("status").out


def test_a_state_that_does_not_exist_is_wrong_usage() -> None:
    outcome = run_carrel("status", "--state", "lost")
    assert outcome.code == 2
    assert "failed" in outcome.err
