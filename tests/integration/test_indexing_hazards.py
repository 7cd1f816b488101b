"""What must not cost a person their index: a writer that is busy, a folder that is away, readers that do not start."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from reportlab.pdfgen.canvas import Canvas

from engine.chunking import Chunker
from engine.domain import Chunk, Document, FileState
from engine.errors import ReaderUnavailable
from engine.indexing import pipeline
from engine.ingestion import scan
from engine.job import Job, JobReport, Progress
from engine.settings import IndexingSettings
from engine.store.search_index import SearchIndex
from tests.integration.desk import SETTINGS, Desk


def test_only_the_writer_touches_the_index_while_documents_are_committed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LanceDB refuses a compaction during which another thread deletes, so there may be no other thread."""
    for number in range(12):
        desk.write(f"{number:02}.md", f"# Note {number}\n\nThe heron came back.\n")
    desk.index()
    hands: set[str] = set()
    for name in ("replace", "remove"):
        real = getattr(SearchIndex, name)

        def noting(index: SearchIndex, documents: Sequence[object], real=real) -> None:
            if documents:
                hands.add(threading.current_thread().name.rpartition("_")[0])
            real(index, documents)

        monkeypatch.setattr(SearchIndex, name, noting)
    for number in range(12):
        desk.write(f"{number:02}.md", "" if number % 2 else f"# Note {number}\n\nThe heron left again.\n")
    report = desk.index()
    assert (report.indexed, report.failed) == (6, 6)
    assert hands == {"index-writer"}
    assert len(desk.rows()) == 6


def test_a_file_that_never_was_in_the_index_costs_no_commit_when_it_fails(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[int] = []
    monkeypatch.setattr(SearchIndex, "remove", lambda _index, ids: removed.extend(ids))
    desk.write("blank.txt", " \n")
    assert desk.index().failed == 1
    assert removed == []


def test_documents_of_a_folder_that_cannot_be_read_just_now_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("drive/far.md", "# Far\n\nThe wren nests in the shed.\n")
    desk.write("near.md", "# Near\n\nThe heron came back.\n")
    desk.index()
    before = desk.rows()
    real = scan._list_folder

    def refuse(folder: bytes):
        if folder.endswith(b"/drive"):
            raise PermissionError(13, "Permission denied", folder)
        return real(folder)

    monkeypatch.setattr(scan, "_list_folder", refuse)
    report = desk.index()
    assert (report.removed, report.unchanged, report.skipped) == (0, 1, 1)
    assert desk.rows() == before
    assert "far.md" in desk.find("wren shed")

    monkeypatch.setattr(scan, "_list_folder", real)
    report = desk.index()
    assert (report.removed, report.unchanged, report.indexed) == (0, 2, 0)


def test_readers_that_do_not_start_end_the_run_and_blame_no_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("near.md", "# Near\n\nThe heron came back.\n")

    def refuse(_process: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as no_more:
        no_more.setattr("multiprocessing.process.BaseProcess.start", refuse)
        with pytest.raises(ReaderUnavailable, match="close other programs"):
            desk.index()
    assert desk.states() == {"near.md": FileState.WAITING}
    assert desk.index().indexed == 1


def test_pages_without_text_are_told(desk: Desk) -> None:
    """As a scanned contract with a typed cover."""
    written = BytesIO()
    canvas = Canvas(written)
    canvas.drawString(72, 700, "The heron came back on the third of March.")
    canvas.showPage()
    for _ in range(3):
        canvas.rect(100, 100, 200, 300, fill=1)
        canvas.showPage()
    canvas.save()
    (desk.folder / "half.pdf").write_bytes(written.getvalue())
    report = desk.index()
    assert [(remark.path.name, remark.kind) for remark in report.remarks] == [("half.pdf", "in_part")]
    record = desk.records()["half.pdf"]
    assert (record.state, record.reason) == (FileState.INDEXED, "3 of 4 pages hold no text that can be read.")
    again = desk.index()
    assert (again.unchanged, again.remarks) == (1, report.remarks)


def test_as_many_passages_as_were_asked_for(desk: Desk) -> None:
    for number in range(80):
        desk.write(f"{number:02}.md", f"# Note {number}\n\nThe heron came back {number} times.\n")
    desk.index()
    assert len(desk.parts.retriever.retrieve("heron", 75)) == 75


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has a priority of its own on Linux only")
@pytest.mark.parametrize(("pace", "niceness"), [("normal", 10), ("full", 0)])
def test_indexing_steps_back_and_whoever_asked_for_it_does_not(tmp_path: Path, pace: str, niceness: int) -> None:
    desk = Desk(tmp_path, replace(SETTINGS, indexing=IndexingSettings(pace=pace)))
    before = os.getpriority(os.PRIO_PROCESS, 0)
    readers: list[int] = []

    def note(_path: Path) -> None:
        readers.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    desk.readers.before = note
    try:
        for name in ("a.md", "b.md"):
            desk.write(name, f"The {name} came back.")
        assert desk.index().indexed == 2
        (process,) = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
        assert set(readers) == {process.nice()} == {max(before, niceness)}
        assert os.getpriority(os.PRIO_PROCESS, 0) == before
    finally:
        desk.close()


def test_a_paused_battery_is_told_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, replace(SETTINGS, indexing=IndexingSettings(pause_on_battery=True)))
    battery = SimpleNamespace(power_plugged=False)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    told: list[str] = []

    def note(report: JobReport) -> None:
        assert isinstance(report, Progress)
        told.append(report.waiting)
        if report.waiting:
            assert set(desk.states().values()) == {FileState.WAITING}
            battery.power_plugged = True

    try:
        desk.write("a.md", "The heron came back.")
        assert desk.index(job=Job(note)).indexed == 1
    finally:
        desk.close()
    assert told[0].startswith("The computer runs on its battery")
    assert told[-1] == ""


def test_a_file_with_half_a_character_is_read_like_any_other(desk: Desk) -> None:
    desk.write("half.json", '{"bird": "heron \\ud800 here"}')
    desk.write("good.md", "# Good\n\nThe wren is here, too.\n")
    assert desk.index().indexed == 2
    assert desk.find("heron here")[0] == "half.json"


def test_a_mistake_in_splitting_costs_one_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("bad.md", "# Bad\n\nThe heron came back.\n")
    desk.write("good.md", "# Good\n\nThe wren is here, too.\n")
    real = Chunker.split

    def split(chunker: Chunker, document: Document, check: Callable[[], None]) -> list[Chunk]:
        if document.path.name == "bad.md":
            raise TypeError(document.text)
        return real(chunker, document, check)

    monkeypatch.setattr(Chunker, "split", split)
    report = desk.index()
    assert (report.indexed, report.failed) == (1, 1)
    assert "mistake of Carrel's own" in report.failures[0].reason
    monkeypatch.setattr(Chunker, "split", real)
    assert desk.index().indexed == 1  # tried again, since the file is not at fault


def test_little_is_read_ahead_of_large_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_CHARACTERS_AHEAD", 2_000)
    most = 0
    real = pipeline._Held.keep

    def keep(held: pipeline._Held, file: pipeline._ReadFile) -> pipeline._ReadFile:
        nonlocal most
        kept = real(held, file)
        most = max(most, held._characters)
        return kept

    monkeypatch.setattr(pipeline._Held, "keep", keep)
    for number in range(40):
        desk.write(f"{number:02}.md", f"# Note {number}\n\n" + f"The heron came back {number} times. " * 30)
    assert desk.index().indexed == 40
    assert most < 2_000 + 3 * 1_100  # one file over the bound for each reader that had begun


def test_a_save_between_the_hash_and_the_reading_is_not_stored_under_the_old_hash(desk: Desk) -> None:
    note = desk.write("a.md", "The heron came back.\n")
    saves = ["The wren nests in the shed.\n"]

    def save(path: Path) -> None:
        if path == note and saves:
            path.write_text(saves.pop(), encoding="utf-8")

    desk.readers.before = save
    assert desk.index().indexed == 1
    assert desk.readers.take_names() == ["a.md", "a.md"]
    assert desk.texts("a.md") == ["The wren nests in the shed."]
    desk.write("b.md", "The heron came back.\n")
    assert desk.index().copies == 0
    assert desk.texts("b.md") == ["The heron came back."]
    assert desk.texts("a.md") == ["The wren nests in the shed."]


def test_a_file_that_is_saved_without_end_is_named_and_read_when_it_rests(desk: Desk) -> None:
    desk.write("a.md", "x\n")
    desk.readers.before = lambda path: path.write_text(path.read_text(encoding="utf-8") + "x\n", encoding="utf-8")
    (failure,) = desk.index().failures
    assert "it is read when it rests" in failure.reason
    assert len(desk.readers.take_names()) == 2
    desk.readers.before = bool
    assert desk.index().indexed == 1
