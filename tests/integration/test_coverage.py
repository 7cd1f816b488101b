"""Every file that was seen is accounted for at any moment, whatever it is called and whatever happens to the run."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from engine.domain import Coverage, FileState
from engine.errors import Cancelled, DocumentUnsupported, IndexNotTidied
from engine.job import Job, JobReport
from engine.paths import Home
from engine.store.search_index import SearchIndex
from tests.command_line import run_carrel, start_indexing
from tests.integration.desk import Desk, counts
from tests.notes import write_notes

needs_posix = pytest.mark.skipif(os.name == "nt", reason="bytes in names, sockets and devices as on POSIX")


def adds_up(coverage: Coverage) -> bool:
    return coverage.seen == coverage.indexed + coverage.failed + coverage.skipped + coverage.waiting


@needs_posix
def test_nothing_on_a_disk_is_passed_over(desk: Desk) -> None:
    write_notes(desk.folder, 3, sentences=1)
    desk.write("blank.md", " ")
    desk.write("song.mp3", "la")
    desk.write("node_modules/x/readme.md", "x")
    os.mkfifo(desk.folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(desk.folder / "s.md"))
    (desk.folder / "loop").symlink_to(desk.folder)
    (desk.folder / "gone.md").symlink_to("nowhere.md")
    (desk.folder / os.fsdecode(b"caf\xe9.md")).write_text("The heron came back.", encoding="utf-8")
    report = desk.index()
    assert counts(report) == (4, 0, 0, 6, 1)
    assert desk.library.coverage() == Coverage(seen=11, indexed=4, failed=1, skipped=6, waiting=0, offline=0)
    for record in desk.library.documents():
        assert bool(record.reason) == bool(record.advice) == (record.state is not FileState.INDEXED)
    assert counts(desk.index()) == (0, 4, 0, 6, 1)


def test_the_account_adds_up_at_every_moment_of_a_run_and_after_a_stop(desk: Desk) -> None:
    write_notes(desk.folder, 30, sentences=2)
    desk.write("blank.md", " ")
    desk.write("song.mp3", "la")
    seen: list[Coverage] = []

    def look(_report: JobReport) -> None:
        seen.append(desk.library.coverage())
        if seen[-1].indexed >= 12:
            job.cancel()

    job = Job(look)
    with pytest.raises(Cancelled):
        desk.index(job=job)
    seen.append(desk.library.coverage())
    assert all(adds_up(coverage) and coverage.seen == 32 for coverage in seen)
    assert len({coverage.waiting for coverage in seen}) > 2
    assert seen[-1].waiting > 0


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_the_account_adds_up_after_a_kill(tmp_path: Path) -> None:
    folder = write_notes(tmp_path / "notes", 40, sentences=12)
    with start_indexing(folder, tmp_path / "home") as process:
        process.kill()
    status = run_carrel("status", "--json", "--home", tmp_path / "home").record()
    coverage = Coverage(**status["coverage"])
    assert adds_up(coverage)
    assert coverage.seen == 40
    assert 0 < coverage.indexed < 40


@needs_posix
def test_names_that_are_no_text_are_found_and_shown(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / os.fsdecode(b"gr\xfcn")
    folder.mkdir()
    good, bad = folder / os.fsdecode(b"caf\xe9.txt"), folder / os.fsdecode(b"l\xe4r.txt")
    good.write_text("The heron came back.", encoding="utf-8")
    bad.write_text(" ", encoding="utf-8")
    report = run_carrel("index", folder, "--json", "--home", home).record()
    assert (report["indexed"], report["failed"]) == (1, 1)
    assert report["failures"][0]["path"] == str(bad)
    report["failures"][0]["reason"].encode()  # is text
    found = run_carrel("search", "heron", "--json", "--home", home).record()
    assert (found[0]["path"], found[0]["title"]) == (str(good), "caf\ufffd")
    files = run_carrel("status", "--files", "--json", "--home", home).record()
    assert [file["path"] for file in files] == sorted([str(good), str(bad)], key=os.fsencode)
    shown = run_carrel("status", "--files", "--home", home)
    assert shown.code == 0
    assert "caf" in shown.out


# What a run does that finds nothing to do

QUIET_RUN = """
import json, sys
from pathlib import Path
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.paths import open_home
base = KnowledgeBase.open(open_home(Path(sys.argv[1])))
report = base.index([], Job())
base.close()
print(json.dumps([report.unchanged, report.indexed, sorted(sys.modules)]))
"""


def run_quietly(home: Home) -> tuple[int, int, set[str]]:
    done = subprocess.run([sys.executable, "-c", QUIET_RUN, str(home.root)], capture_output=True, text=True, check=True)
    unchanged, indexed, modules = json.loads(done.stdout)
    return unchanged, indexed, set(modules)


def test_a_run_without_changes_loads_nothing_heavy_and_a_lost_index_is_noticed_all_the_same(tmp_path: Path) -> None:
    folder, home = write_notes(tmp_path / "notes", 5, sentences=1), Home(tmp_path / "home")
    assert run_carrel("index", folder, "--json", "--home", home.root).record()["indexed"] == 5
    unchanged, indexed, modules = run_quietly(home)
    assert (unchanged, indexed) == (5, 0)
    assert not modules & {"lancedb", "pyarrow", "numpy", "onnxruntime", "tokenizers", "engine.chunking"}
    shutil.rmtree(home.index)
    unchanged, indexed, modules = run_quietly(home)
    assert (unchanged, indexed) == (0, 5)
    assert "lancedb" in modules


def test_an_index_that_cannot_be_compacted_is_told_and_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_index: SearchIndex) -> None:
        raise IndexNotTidied("The search index could not be compacted.", "IOError")

    monkeypatch.setattr(SearchIndex, "optimize", refuse)
    write_notes(desk.folder, 3, sentences=1)
    report = desk.index()
    assert report.indexed == 3
    assert [(remark.path, remark.kind) for remark in report.remarks] == [(desk.home.index, "optimize")]
    assert "could not be compacted" in report.remarks[0].reason
    assert desk.find("Keyword001")[0] == "note 001.md"


def test_a_library_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Nothing it knows is lost, and nothing is read again."""
    desk = Desk(tmp_path)
    write_notes(desk.folder, 4, sentences=1)
    desk.library.add_folder(desk.folder)
    desk.index()
    desk.close()
    script = (
        "PRAGMA journal_mode = DELETE; DROP TRIGGER forget_place; DROP TRIGGER forget_own_place; "
        "DROP TRIGGER forget_own_links; DROP TABLE links; DROP TABLE map_places; DROP TABLE map_words; "
        "DROP TABLE links_missing; DROP TRIGGER forget_folder_texts; DROP TRIGGER forget_changed_folder_texts; "
        "DROP TABLE folder_summaries; DROP TABLE folder_units; DROP TABLE folder_unit_documents; "
        "DROP TABLE summaries; DROP TABLE summary_units; DROP TRIGGER forget_summaries; "
        "DROP TRIGGER forget_own_summaries; DROP TRIGGER forget_units; DROP TRIGGER forget_own_units; "
        "DROP TRIGGER note_folder; DROP TRIGGER note_addition; DROP TRIGGER note_removal; DROP TABLE removals; "
        "ALTER TABLE folders DROP COLUMN added_at; ALTER TABLE documents DROP COLUMN added_at; "
        "DROP TABLE mounts; DROP INDEX documents_by_content; "
        "DROP INDEX documents_by_original; ALTER TABLE documents DROP COLUMN copy_of; "
        "ALTER TABLE documents DROP COLUMN offline; ALTER TABLE documents DROP COLUMN author; "
        "ALTER TABLE documents DROP COLUMN language; ALTER TABLE documents DROP COLUMN dated; "
        "ALTER TABLE documents DROP COLUMN tags; DROP INDEX history_by_predecessor; "
        "ALTER TABLE history DROP COLUMN after; ALTER TABLE history DROP COLUMN name; "
        "ALTER TABLE history DROP COLUMN pinned; ALTER TABLE history DROP COLUMN verdict; "
        "ALTER TABLE history DROP COLUMN reason; "
        "DELETE FROM facts WHERE name IN ('index_seal', 'formats'); "
        "PRAGMA user_version = 1;"
    )
    with sqlite3.connect(desk.home.library) as connection:
        connection.executescript(script)
    connection.close()
    again = Desk(tmp_path)
    try:
        assert (desk.home.root / "library.v1.backup").is_file()
        assert counts(again.index()) == (0, 4, 0, 0, 0)
        assert again.readers.take_names() == []
        assert again.find("Keyword002")[0] == "note 002.md"
    finally:
        again.close()


def test_what_a_reader_does_not_know_is_skipped_and_not_looked_into_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.write("a.md", "odd")

    def refuse(path: Path) -> None:
        raise DocumentUnsupported(f"{path.name} is no kind of file that Carrel can read.")

    desk.readers.before = refuse
    assert counts(desk.index()) == (0, 0, 0, 1, 0)
    record = desk.records()["a.md"]
    assert (record.state, record.kind) == (FileState.SKIPPED, "unsupported")
    assert counts(desk.index()) == (0, 0, 0, 1, 0)
    assert desk.readers.take_names() == ["a.md"]
    desk.readers.before = bool
    desk.library.note_fact("formats", "fewer than now")  # as after an update of Carrel
    assert counts(desk.index()) == (1, 0, 0, 0, 0)
    assert file.name in desk.states()
