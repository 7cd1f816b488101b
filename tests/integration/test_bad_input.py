"""What goes wrong in a person's hands: each mishap is one sentence on stderr and exit code 1, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.paths import packaged_models
from engine.store.schema import LIBRARY_VERSION
from tests.command_line import Outcome, run_carrel, start_indexing
from tests.notes import write_notes

HERON = "The heron came back."

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="written for POSIX")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    file = folder / "heron.md"
    file.write_text(HERON, encoding="utf-8")
    return file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """``CARREL_HOME``, there but empty."""
    home = tmp_path / "home"
    home.mkdir()
    return home


# Paths


@pytest.mark.parametrize("verb", ["index", "extract"])
@pytest.mark.parametrize("name", ["nowhere.md", "heron.md/inside.md"])
def test_a_path_that_is_not_there(note: Path, verb: str, name: str) -> None:
    path = note.parent / name
    assert run_carrel(verb, path).complaint() == f"There is no file or folder {path}: check the spelling."


@posix_only
def test_a_path_no_disk_could_hold(tmp_path: Path) -> None:
    assert "cannot be read" in run_carrel("index", tmp_path / ("x" * 300)).complaint()
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    assert "There is no file or folder" in run_carrel("index", odd).complaint()


def without_privileges() -> tuple[str, ...]:
    """A wrapper that makes a process mind permissions; nothing for people, who do anyway."""
    if os.geteuid() != 0:
        return ()
    wrapper = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if not shutil.which("setpriv") or subprocess.run([*wrapper, "true"], check=False).returncode:
        pytest.skip("root may read everything, and setpriv cannot take that away here")
    return wrapper


@posix_only
def test_what_may_not_be_read_is_said_and_found_as_soon_as_it_may(note: Path) -> None:
    wrapper = without_privileges()
    secret = note.with_name("secret.md")
    secret.write_text("The otter sleeps.", encoding="utf-8")
    locked = note.with_name("locked")
    locked.mkdir()
    secret.chmod(0)
    locked.chmod(0)
    try:
        for path in (locked, locked / "inside.md"):
            sentence = run_carrel("index", path, wrapper=wrapper).complaint()
            assert sentence == f"{path} cannot be read (Permission denied): check its permissions."
        report = run_carrel("index", note.parent, "--json", wrapper=wrapper).record()
    finally:
        secret.chmod(0o600)
        locked.chmod(0o700)
    assert (report["indexed"], report["failed"], report["skipped"]) == (1, 1, 1)
    assert {Path(each["path"]).name: each["kind"] for each in report["failures"] + report["skips"]} == {
        "secret.md": "no_permission",
        "locked": "no_permission",
    }
    assert run_carrel("index", note.parent, "--json", wrapper=wrapper).record()["indexed"] == 1


# The home


@pytest.mark.parametrize("place", ["heron.md", "heron.md/home"])
def test_a_home_that_cannot_be(note: Path, place: str) -> None:
    home = note.parent / place
    sentence = run_carrel("status", "--home", home).complaint()
    assert sentence.startswith(f"Carrel cannot write to its folder {home}: ")
    assert "--home or CARREL_HOME" in sentence
    assert note.read_text(encoding="utf-8") == HERON


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_home_where_nobody_may_write() -> None:
    assert "cannot write to its folder /proc/carrel" in run_carrel("status", "--home", "/proc/carrel").complaint()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[reading\n", "cannot be read: mend or delete it."),
        ("[reading]\nprocesses = 'two'\n", "reading.processes must be a int"),
        ("[reading]\nprocesses = 99\n", "reading.processes must be from 1 to 16."),
        ("reading = 1\n", "[reading] must be a table"),
    ],
)
def test_settings_that_make_no_sense(home: Path, written: str, words: str) -> None:
    settings = home / "settings.toml"
    settings.write_text(written, encoding="utf-8")
    sentence = run_carrel("status").complaint()
    assert words in sentence
    assert str(settings) in sentence
    assert settings.read_text(encoding="utf-8") == written


def test_a_misspelt_setting_is_noted_in_the_log_and_changes_nothing(home: Path) -> None:
    (home / "settings.toml").write_text("[reading]\nproceses = 3\n", encoding="utf-8")
    assert run_carrel("status", "--json").record()["folders"] == []
    assert "did you mean processes?" in (home / "carrel.log").read_text(encoding="utf-8")


def test_a_library_of_a_newer_version_is_left_alone(indexed_home: Path, note: Path) -> None:
    library = indexed_home / "library.sqlite3"
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = library.read_bytes()
    for command in (("status",), ("index", note.parent), ("search", "heron")):
        assert "was made by a newer Carrel: update Carrel" in run_carrel(*command).complaint()
    assert library.read_bytes() == before
    with closing(sqlite3.connect(library)) as connection:
        connection.execute(f"PRAGMA user_version = {LIBRARY_VERSION}")
    assert run_carrel("status", "--json").record()["files"]["indexed"] == 16


def test_a_damaged_library(indexed_home: Path, note: Path) -> None:
    library = indexed_home / "library.sqlite3"
    whole = library.read_bytes()
    for keep in (0, 100, 5000):
        library.write_bytes(whole[:keep] + b"\xff" * (len(whole) - keep))
        sentence = run_carrel("status").complaint()
        assert sentence.startswith(f"The library file {library} cannot be used. Move it away and index again")
    library.rename(library.with_suffix(".damaged"))  # what it advises
    assert run_carrel("index", note, "--json").record()["indexed"] == 1


def test_a_damaged_search_index(indexed_home: Path, note: Path) -> None:
    for file in (indexed_home / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    sentence = run_carrel("search", "heron").complaint()
    assert "cannot be used. Delete that folder and index again" in sentence
    shutil.rmtree(indexed_home / "index")  # what it advises
    assert run_carrel("index", note, "--json").record()["indexed"] == 1


@posix_only
def test_a_second_writer_is_refused_at_once_and_a_reader_is_not(home: Path, note: Path, tmp_path: Path) -> None:
    many = write_notes(tmp_path / "many", 30, sentences=12)
    with start_indexing(many, home) as first:
        pause(first, home / "library.sqlite3")  # so that it is still at work, however slow the others are
        try:
            second = run_carrel("index", note)
            found = run_carrel("search", "Keyword001", "--json").record()
        finally:
            first.send_signal(signal.SIGCONT)
        out, err = first.communicate()
    assert second.complaint().startswith("Another Carrel is indexing into the same library: wait")
    assert {Path(each["path"]).parent for each in found} == {many}  # whichever were committed first
    assert (first.returncode, err, json.loads(out)["indexed"]) == (0, "", 30)


def pause(process: subprocess.Popen[str], library: Path) -> None:
    """Stop a process, but not in the middle of writing to SQLite, where it would never be for longer than a moment."""
    with closing(sqlite3.connect(library, timeout=0, isolation_level=None)) as connection:
        while True:
            process.send_signal(signal.SIGSTOP)
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                process.send_signal(signal.SIGCONT)
                time.sleep(0.01)
            else:
                connection.execute("ROLLBACK")
                return


# Models


def test_a_damaged_language_model(indexed_home: Path) -> None:
    model = indexed_home / "models" / "smollm2-135m-instruct"
    model.mkdir(parents=True)
    (model / "SmolLM2-135M-Instruct.Q4_1.gguf").write_bytes(b"GGUF and then nothing")
    sentence = run_carrel("ask", "When was the Bell Rock lighthouse first lit?").complaint()
    assert "smollm2-135m-instruct is damaged or unfinished: install it again." in sentence


def test_a_language_model_of_ones_own_that_is_none(indexed_home: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF" + b"\xff" * 4096)
    (indexed_home / "settings.toml").write_text(f"[generation]\nmodel = '{own}'\n", encoding="utf-8")
    assert "is damaged" in run_carrel("ask", "When was the Bell Rock lighthouse first lit?").complaint()


def test_a_damaged_embedder(home: Path, note: Path) -> None:
    own = home / "models" / "all-minilm-l6-v2"
    for name in ("onnx/carrel-int8.onnx", "tokenizer.json"):
        shutil.copytree(packaged_models() / own.name, own, copy_function=link)
        size = (own / name).stat().st_size
        (own / name).unlink()
        (own / name).write_bytes(b"\xff" * size)  # of the right size, so that only using it shows the damage
        assert "all-minilm-l6-v2-int8 is damaged: install it again." in run_carrel("index", note).complaint()
        shutil.rmtree(own)


def link(source: str, target: str) -> None:
    """Copies nothing: a model has 180 MB."""
    Path(target).symlink_to(source)


# Questions


@posix_only
def test_a_question_in_an_unknown_encoding(home: Path) -> None:
    assert "unknown encoding" in run_carrel("search", os.fsdecode(b"caf\xe9")).complaint()


def test_a_question_longer_than_the_window(indexed_home: Path) -> None:
    question = "When was the Bell Rock lighthouse first lit? " * 150
    assert "too long" in run_carrel("ask", question).complaint()


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        "[1, 2]",
        '{"id": 1}',
        '{"id": 1, "text": null}',
        '{"id": 1, "text": "\\ud800"}',
    ],
)
def test_a_batch_with_a_bad_line_is_refused_whole(home: Path, tmp_path: Path, line: str) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "text": "heron"}\n\n' + line + "\n", encoding="utf-8")
    sentence = run_carrel("search", "--queries", batch).complaint()
    assert sentence == f'Line 3 of {batch} is not JSON with an "id" and a "text".'


def test_an_empty_line_of_a_batch_says_so_in_its_place(home: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "text": " "}\n{"id": 2, "text": "heron"}\n', encoding="utf-8")
    first, second = run_carrel("search", "--queries", batch).records()
    assert first["id"] == 1 and "type a few words" in first["error"]
    assert second == {"id": 2, "results": []}


def test_batches_that_cannot_be_read(home: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"id": 1, "text": "caf\xe9"}\n')
    for batch in (latin, tmp_path / "nowhere.jsonl", tmp_path):
        sentence = run_carrel("ask", "--questions", batch).complaint()
        assert sentence == f"The file {batch} cannot be read: check its name and that it is UTF-8."
    assert "not both" in run_carrel("search", "heron", "--queries", latin).complaint()


# A full disk


@dataclass
class SmallDisk:
    """A disk of a few megabytes in a mount namespace of its own, which is kept by a process that waits."""

    root: Path
    keeper: subprocess.Popen[str]

    def run(self, *arguments: object) -> Outcome:
        return run_carrel(*arguments, "--home", self.root / "home", wrapper=self._wrapper)

    def fill(self, leave_kilobytes: int) -> None:
        fill = f"dd if=/dev/zero of={self.root}/filler bs=512 2>&1; truncate -s -{leave_kilobytes}k {self.root}/filler"
        subprocess.run([*self._wrapper, "sh", "-c", fill], check=True, capture_output=True)

    def clear(self) -> None:
        subprocess.run([*self._wrapper, "rm", str(self.root / "filler")], check=True)

    @property
    def _wrapper(self) -> tuple[str, ...]:
        entered = ("--preserve-credentials", "--user", "--mount", f"--wdns={Path.cwd()}")
        return ("nsenter", *entered, f"--target={self.keeper.pid}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    if not (shutil.which("unshare") and shutil.which("nsenter")):
        pytest.skip("there is no unshare or nsenter to make a small disk with")
    root = tmp_path / "disk"
    root.mkdir()
    script = f"mount -t tmpfs -o size=6m carrel {root} && echo ready && read -r line"
    with subprocess.Popen(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as keeper:
        assert keeper.stdout
        assert keeper.stderr
        if keeper.stdout.readline() != "ready\n":
            pytest.skip(f"this kernel allows no small disk: {keeper.stderr.read().strip()}")
        yield SmallDisk(root, keeper)
        keeper.communicate("\n")


def test_a_full_disk_stops_indexing_and_loses_nothing(small_disk: SmallDisk, note: Path, tmp_path: Path) -> None:
    many = write_notes(tmp_path / "many", 30)
    assert small_disk.run("index", note).code == 0
    small_disk.fill(leave_kilobytes=100)
    assert small_disk.run("index", many).complaint().startswith("The disk is full: free some space and start again.")
    small_disk.fill(leave_kilobytes=0)
    assert small_disk.run("index", many).complaint().startswith("The disk is full: free some space and start again.")
    small_disk.fill(leave_kilobytes=64)
    assert small_disk.run("search", "heron", "--json").record()[0]["text"] == HERON
    small_disk.clear()
    report = small_disk.run("index", many, "--json").record()
    assert (report["indexed"] + report["unchanged"], report["failed"]) == (30, 0)
    assert small_disk.run("status", "--json").record()["files"]["indexed"] == 31


def test_questions_that_are_not_utf8_never_reach_the_log(indexed_home: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_bytes('{"id": 1, "text": "my very secret qüestion"}\n'.encode("latin-1"))
    complaint = run_carrel("ask", "--questions", questions).complaint()
    assert "UTF-8" in complaint
    logged = (indexed_home / "carrel.log").read_text(encoding="utf-8")
    assert "bad_input" in logged
    assert "secret" not in complaint + logged


def test_a_setting_that_nobody_knows_is_told_and_the_command_goes_on(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[reading]\nsecond_per_file = 5\n", encoding="utf-8")
    done = run_carrel("status", "--json", "--home", tmp_path)
    assert done.code == 0
    assert "Unknown setting second_per_file in [reading]" in done.err
    assert "did you mean seconds_per_file?" in done.err
    assert isinstance(done.record(), dict)
