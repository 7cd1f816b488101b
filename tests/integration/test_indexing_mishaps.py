"""Indexing that is stopped, killed or robbed of its index: nothing is lost, and nothing is there twice."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from engine.domain import FileState
from engine.errors import Cancelled
from engine.job import Job, JobReport
from tests.command_line import run_carrel, start_indexing
from tests.integration.desk import Batches, Desk, Row, counts
from tests.notes import write_notes

# Runs that do not come to their end


def test_what_was_committed_before_a_cancel_stays_and_the_next_run_does_the_rest(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_notes(desk.folder, 40)
    batches = Batches(monkeypatch)

    def cancel_after_two_commits(_report: JobReport) -> None:
        if len(batches.sizes) >= 2:
            job.cancel()

    job = Job(cancel_after_two_commits)
    with pytest.raises(Cancelled):
        desk.index(job=job)
    states = list(desk.states().values())
    done = states.count(FileState.INDEXED)
    assert 12 <= done < 40
    assert set(states) == {FileState.INDEXED, FileState.WAITING}
    assert desk.find("Keyword003")[0] == "note 003.md"
    report = desk.index()
    assert counts(report) == (40 - done, done, 0, 0, 0)
    undisturbed = Desk(tmp_path / "undisturbed")
    assert desk.rows() == rows_of_an_undisturbed_run(undisturbed, desk.folder)


def rows_of_an_undisturbed_run(desk: Desk, folder: Path) -> list[Row]:
    try:
        desk.index(folder)
        return desk.rows()
    finally:
        desk.close()


def test_a_killed_run_is_finished_by_the_next_and_leaves_no_trace(tmp_path: Path) -> None:
    folder, home = tmp_path / "notes", tmp_path / "home"
    write_notes(folder, 40, sentences=12)
    with start_indexing(folder, home) as process:
        process.kill()
    desk = Desk(tmp_path)
    try:
        states = list(desk.states().values())
        done = states.count(FileState.INDEXED)
        assert 0 < done < 40
        assert FileState.READING in states  # it was killed at work
        assert counts(desk.index()) == (40 - done, done, 0, 0, 0)
        assert set(desk.states().values()) == {FileState.INDEXED}
        assert desk.rows() == rows_of_an_undisturbed_run(Desk(tmp_path / "undisturbed"), folder)
        assert desk.find("Keyword039")[0] == "note 039.md"
    finally:
        desk.close()


POISONED_ENGINE = """
import os, signal, sys
from engine.api import run_command_line
from engine.embeddings.onnx_embedder import OnnxEmbedder
embed = OnnxEmbedder.embed_passages
def embed_or_die(self, texts):
    if any("poison" in text for text in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return embed(self, texts)
OnnxEmbedder.embed_passages = embed_or_die
sys.exit(run_command_line(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_a_file_that_ends_the_engine_twice_is_left_out_and_no_other(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    poison = desk.write("b.md", "A poisonous plant.")
    for name in ("a.md", "c.md", "d.md", "e.md"):
        desk.write(name, f"The harmless {name}.")
    command = (sys.executable, "-c", POISONED_ENGINE)
    try:
        for _ in range(2):
            assert run_carrel("index", desk.folder, "--home", desk.home.root, command=command).code == -signal.SIGKILL
        report = desk.index()  # by an engine that would not mind poison
        assert (report.failed, report.failures[0].path) == (1, poison)
        assert "twice" in report.failures[0].reason
        states = desk.states()
        assert states.pop("b.md") is FileState.FAILED
        assert set(states.values()) == {FileState.INDEXED}
        assert counts(desk.index()) == (0, 4, 0, 0, 1)  # and is not tried again by itself
        assert counts(desk.index(poison, retry_failed=True)) == (1, 0, 0, 0, 0)
        assert desk.find("poisonous plant")[0] == "b.md"
    finally:
        desk.close()


# What can be lost and made anew


def test_a_lost_search_index_is_built_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    write_notes(desk.folder, 5)
    desk.index()
    rows = desk.rows()
    desk.close()
    shutil.rmtree(desk.home.index)
    desk = Desk(tmp_path)
    try:
        assert counts(desk.index()) == (5, 0, 0, 0, 0)
        assert desk.rows() == rows
    finally:
        desk.close()


def test_a_new_library_does_not_believe_the_index_of_an_old_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    write_notes(desk.folder, 5)
    desk.index()
    desk.close()
    desk.home.library.unlink()
    for file in desk.folder.iterdir():
        file.unlink()
    desk = Desk(tmp_path)
    try:
        desk.write("only.md", "Otters.")
        assert desk.find("Keyword000") == []
        desk.index()
        assert [text for _, _, text in desk.rows()] == ["Otters."]
    finally:
        desk.close()
