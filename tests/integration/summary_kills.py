"""Kills a writer of summaries at seeded moments, and looks into the library between two lives."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from engine.paths import open_home
from engine.store.library import Library

Tree = dict[str, str]
"""The texts of a summary in the making by their keys."""


@dataclass
class Writers:
    """Starts writers on a home, one after the other."""

    home: Path
    log: Path
    model: str
    server: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        command = [sys.executable, "-m", "tests.integration.crashing_writer"]
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._hear() == "ready"

    def write(self, kill_after: int = 0, patience: float = 600.0, pause: float = 0.0) -> int:
        """One life, killed ``pause`` seconds after so many new texts if it does not end before; returns its end."""
        assert self.server.stdin
        before = len(self.written())
        self.server.stdin.write(f"{self.home}\t{self.log}\t{self.model}\n")
        self.server.stdin.flush()
        pid = int(self._hear())
        deadline = time.monotonic() + patience
        while kill_after and self._lives(pid) and len(self.written()) < before + kill_after:
            assert time.monotonic() < deadline
            time.sleep(0.001)
        if kill_after:
            time.sleep(pause)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return int(self._hear())

    def written(self) -> list[str]:
        """The keys of all texts that were written, whether they were kept or not."""
        return self.log.read_text().split() if self.log.exists() else []

    def close(self) -> None:
        assert self.server.stdin and self.server.stdout
        self.server.stdin.close()
        self.server.wait(30)
        self.server.stdout.close()

    def _hear(self) -> str:
        assert self.server.stdout
        return self.server.stdout.readline().strip()

    @staticmethod
    def _lives(pid: int) -> bool:
        state = Path(f"/proc/{pid}/stat")
        with suppress(OSError):
            return state.read_text().rpartition(")")[2].split()[0] != "Z"
        return False


def read_tree(home: Path) -> Tree:
    """What is kept of the texts."""
    with (
        closing(Library(home / "library.sqlite3", home / "write.lock")) as library,
        library.transaction() as connection,
    ):
        query = "SELECT key, text FROM summary_units UNION ALL SELECT key, text FROM folder_units"
        return {row["key"]: row["text"] for row in connection.execute(query)}


def read_summaries(home: Path) -> list[tuple[str, str, str]]:
    """What the summaries of documents and folders say, with the hash of the content and who wrote them."""
    with (
        closing(Library(home / "library.sqlite3", home / "write.lock")) as library,
        library.transaction() as connection,
    ):
        rows = connection.execute(
            "SELECT sha256, maker, sentences FROM summaries UNION ALL "
            "SELECT made_of, maker, sentences FROM folder_summaries ORDER BY 1, 2"
        )
        return [(row["sha256"], row["maker"], row["sentences"]) for row in rows]


def write_with_kills(writers: Writers, kills: int, seed: int, most_texts: int) -> list[str]:
    """Kill as often, then write to the end; returns what is wrong: texts written though they were kept before."""
    chance, wrong, killed = random.Random(seed), list[str](), 0
    while killed < kills:
        kept, before = read_tree(writers.home), len(writers.written())
        end = writers.write(chance.randint(1, most_texts), pause=chance.uniform(0, 0.006))
        wrong += [key for key in writers.written()[before:] if key in kept]
        killed += end == -signal.SIGKILL
        if end == 0:
            break
        wrong += [key for key in kept if key not in read_tree(writers.home)]
    kept, before = read_tree(writers.home), len(writers.written())
    assert writers.write() == 0
    wrong += [key for key in writers.written()[before:] if key in kept]
    return [*wrong, *(["only so many kills: " + str(killed)] if killed < kills else [])]


def _read(home: Path, query: str) -> list[sqlite3.Row]:
    opened = open_home(home)
    with closing(Library(opened.library, opened.write_lock)) as library, library.transaction() as connection:
        return connection.execute(query).fetchall()
