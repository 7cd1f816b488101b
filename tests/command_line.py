"""Runs ``carrel`` as a person or a script does: in a process of its own, every word it says kept."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENGINE = (sys.executable, "-m", "engine")
CONSOLE_SCRIPT = (str(Path(sys.executable).with_name("carrel")),)
PATIENCE = 240.0
"""Seconds that one command may take on a slow and busy machine."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    def record(self) -> Any:
        """The one JSON value that a successful command printed."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    def records(self) -> list[Any]:
        """The JSON lines that a successful batch printed."""
        assert self.code == 0, self.err
        return [json.loads(line) for line in self.out.splitlines()]

    def complaint(self) -> str:
        """The one sentence of a command that failed as it should."""
        assert (self.code, self.out) == (1, ""), self
        assert self.err.count("\n") == 1, self.err
        sentence = self.err.strip()
        assert sentence.endswith((".", ")")), sentence
        assert "mistake of its own" not in sentence
        return sentence


def run_carrel(
    *arguments: object,
    typed: str = "",
    command: Sequence[str] = ENGINE,
    wrapper: Sequence[str] = (),
    patience: float = PATIENCE,
    **options: Any,
) -> Outcome:
    """Run one command to its end; ``wrapper`` is a program that runs it, ``options`` are those of ``subprocess.run``.

    Whatever it does, it never shows a traceback, and no colours, because nothing here is a terminal.
    """
    done = subprocess.run(
        [*wrapper, *command, *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
        **options,
    )
    outcome = Outcome(done.returncode, done.stdout, done.stderr)
    for words in (outcome.out, outcome.err):
        assert "Traceback" not in words, words
        assert "\x1b" not in words, words
    return outcome


def start_indexing(folder: Path, home: Path, **options: Any) -> subprocess.Popen[str]:
    """Index in a process of its own; returns when it has committed something and, with enough notes, has more to do."""
    command = [*ENGINE, "index", str(folder), "--home", str(home), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    wait_until(lambda: _count_indexed(home / "library.sqlite3") > 0, process)
    return process


def wait_until(happened: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Look on while a process works until something of it can be seen."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _count_indexed(library: Path) -> int:
    try:
        with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM documents WHERE state = 'indexed'").fetchone()[0])
    except sqlite3.OperationalError:  # it is not there yet
        return 0
