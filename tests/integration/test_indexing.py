"""Indexing with real files, readers, embedder and stores: what a run does with every file, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.domain import FileState
from engine.embeddings.embedder import Embedder, Vectors
from engine.errors import PathMissing
from engine.indexing import comparison, index_folder, remove_folder
from engine.job import Job, JobReport, Progress
from engine.parts import Parts
from engine.paths import resource
from engine.settings import ReadingSettings, Settings
from tests.integration.desk import SETTINGS, Batches, Desk, counts
from tests.integration.ingestion import misbehaving
from tests.notes import write_notes

# What a run accounts for


@pytest.fixture
def mixed_folder(desk: Desk) -> Desk:
    """Every format, in folders, and every reason for a file not to be searchable that needs no special rights."""
    samples = resource("sample_notes")
    for name in ("home/Tenancy agreement.pdf", "home/Letter about the damp.docx", "research/Stevenson lights.html"):
        target = desk.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(samples / name, target)
    desk.write("diary/2024/March.md", "# March\n\nThe heron came back.\n")
    desk.write("plain.txt", "The wren nests in the shed.\n")
    desk.write("blank.txt", " \n")
    desk.write("broken.pdf", "%PDF-1.7 and then nothing that makes sense")
    desk.write(".hidden.md", "secret")
    desk.write("song.mp3", "la la")
    desk.write("long.txt", "word " * 220_000)
    return desk


def test_every_file_is_indexed_failed_or_skipped_with_its_reason(mixed_folder: Desk) -> None:
    report = mixed_folder.index()
    assert counts(report) == (5, 0, 0, 3, 2)
    records = mixed_folder.records()
    seen = [path for path in mixed_folder.folder.rglob("*") if path.is_file()]
    assert len(records) == len(seen) == sum(counts(report))
    assert {name: record.kind for name, record in records.items() if record.state is FileState.SKIPPED} == {
        ".hidden.md": "hidden",
        "song.mp3": "unsupported",
        "long.txt": "too_large",
    }
    assert {name: record.kind for name, record in records.items() if record.state is FileState.FAILED} == {
        "blank.txt": "empty",
        "broken.pdf": "corrupt",
    }
    for record in records.values():
        assert bool(record.reason) == (record.state is not FileState.INDEXED)
        assert record.reason[-1:] in ("", ".")
        assert bool(record.passages) == (record.state is FileState.INDEXED)
    assert {failure.path.name for failure in report.failures} == {"blank.txt", "broken.pdf"}
    assert {skip.path.name for skip in report.skips} == {".hidden.md", "song.mp3", "long.txt"}
    assert report.passages == len(mixed_folder.rows()) == sum(record.passages for record in records.values())
    assert set(report.stages) >= {"scan", "wait for readers", "embed", "write", "optimize"}
    assert mixed_folder.find("heron")[0] == "March.md"
    assert mixed_folder.find("written notice of the tenant")[0] == "Tenancy agreement.pdf"


def test_passages_are_found_where_the_reader_says_they_are(mixed_folder: Desk) -> None:
    mixed_folder.index()
    for words in ("heron", "notice of the tenant", "damp on the wall", "tallest lighthouse in Scotland"):
        for passage in mixed_folder.parts.retriever.retrieve(words, 3):
            text = mixed_folder.readers.read(passage.path).text
            assert text[passage.start : passage.end] == passage.text


def test_a_second_run_reads_nothing_and_reports_what_cannot_be_read_again(mixed_folder: Desk) -> None:
    first = mixed_folder.index()
    mixed_folder.readers.take_names()
    rows = mixed_folder.rows()
    second = mixed_folder.index()
    assert mixed_folder.readers.take_names() == []
    assert counts(second) == (0, 5, 0, 3, 2)
    assert set(second.failures) == set(first.failures)
    assert set(second.skips) == set(first.skips)
    assert mixed_folder.rows() == rows


def test_progress_names_files_and_rises_to_the_total(mixed_folder: Desk) -> None:
    reports: list[Progress] = []

    def note(report: JobReport) -> None:
        assert isinstance(report, Progress)
        reports.append(report)

    mixed_folder.index(job=Job(note))
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert {report.total for report in reports} == {7}  # what is skipped takes no time
    assert done[-1] == 7
    assert {Path(report.current) for report in reports} >= {
        mixed_folder.folder / "plain.txt",
        mixed_folder.folder / "broken.pdf",
    }
    assert all(report.rate >= 0 and (report.seconds_left is None or report.seconds_left >= 0) for report in reports)
    assert reports[-1].seconds_left == 0


# What has changed since the last run


def test_a_new_date_alone_is_noted_and_costs_no_reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = desk.write("a.md", "The heron came back.")
    desk.index()
    os.utime(file, ns=(1, 2_000_000_000))
    assert counts(desk.index()) == (0, 1, 0, 0, 0)
    assert desk.readers.take_names() == ["a.md"]
    assert desk.records()["a.md"].modified_ns == 2_000_000_000

    def refuse(path: Path) -> str:
        raise AssertionError(f"{path} is hashed though its date is known")

    monkeypatch.setattr(comparison, "hash_file", refuse)
    assert counts(desk.index()) == (0, 1, 0, 0, 0)


@pytest.mark.parametrize("text", ["The robin came back.", "Nothing but a much longer sentence about otters."])
def test_changed_content_replaces_the_old_passages(desk: Desk, text: str) -> None:
    desk.write("a.md", "The heron came back.")
    desk.write("b.md", "The heron stays.")
    desk.index()
    desk.readers.take_names()
    os.utime(desk.write("a.md", text), ns=(1, 1))  # of the same size the first time: the date tells
    assert counts(desk.index()) == (1, 1, 0, 0, 0)
    assert desk.readers.take_names() == ["a.md"]
    assert desk.texts("a.md") == [text]
    assert desk.find("heron")[0] == "b.md"


def test_a_deleted_file_leaves_index_and_library(desk: Desk) -> None:
    file = desk.write("deep/a.md", "The heron came back.")
    desk.write("b.md", "Otters.")
    desk.index()
    file.unlink()
    assert counts(desk.index()) == (0, 1, 1, 0, 0)
    assert list(desk.records()) == ["b.md"]
    assert [text for _, _, text in desk.rows()] == ["Otters."]
    assert desk.find("heron") == ["b.md"]


def test_a_renamed_file_is_found_under_its_new_name_only(desk: Desk) -> None:
    file = desk.write("a.md", "The heron came back.")
    desk.index()
    file.rename(desk.folder / "z.md")
    assert counts(desk.index()) == (0, 1, 0, 0, 0)
    assert desk.find("heron") == ["z.md"]
    assert len(desk.rows()) == 1


def test_a_file_that_can_no_longer_be_read_loses_its_passages_until_it_can(desk: Desk) -> None:
    desk.write("a.md", "The heron came back.")
    desk.index()
    desk.write("a.md", " \n")
    assert counts(desk.index()) == (0, 0, 0, 0, 1)
    assert desk.rows() == []
    assert desk.find("heron") == []
    assert desk.records()["a.md"].passages == 0
    desk.write("a.md", "The heron is here again.")
    assert counts(desk.index()) == (1, 0, 0, 0, 0)
    assert desk.find("heron") == ["a.md"]


def test_a_file_that_is_now_skipped_loses_its_passages(desk: Desk) -> None:
    desk.write("a.txt", "The heron came back.")
    desk.index()
    desk.write("a.txt", "heron " * 200_000)
    assert counts(desk.index()) == (0, 0, 0, 1, 0)
    assert desk.rows() == []


def test_a_failed_file_is_read_again_when_asked_for(desk: Desk) -> None:
    file = desk.write("blank.txt", " ")
    desk.write("good.txt", "Otters.")
    desk.index()
    desk.readers.take_names()
    assert counts(desk.index(retry_failed=True)) == (0, 1, 0, 0, 1)
    assert counts(desk.index(file, retry_failed=True)) == (0, 0, 0, 0, 1)
    assert desk.readers.take_names() == ["blank.txt", "blank.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything; see test_bad_input.py")
def test_a_file_without_permission_is_tried_again_by_every_run(desk: Desk) -> None:
    file = desk.write("a.md", "The heron came back.")
    file.chmod(0)
    assert counts(desk.index()) == (0, 0, 0, 0, 1)
    assert desk.records()["a.md"].kind == "no_permission"
    file.chmod(0o600)
    assert counts(desk.index()) == (1, 0, 0, 0, 0)


def test_files_that_change_while_they_are_indexed_are_right_after_the_next_run(desk: Desk) -> None:
    write_notes(desk.folder, 3)

    def meddle(path: Path) -> None:
        if path.name == "note 001.md" and (desk.folder / "note 002.md").exists():
            path.write_text("Rewritten by its owner.", encoding="utf-8")
            (desk.folder / "note 002.md").unlink()

    desk.readers.before = meddle
    assert counts(desk.index()) == (2, 0, 0, 0, 1)
    assert desk.records()["note 002.md"].kind == "missing"
    desk.readers.before = bool
    desk.index()
    assert set(desk.states().values()) == {FileState.INDEXED}
    assert desk.texts("note 001.md") == ["Rewritten by its owner."]
    assert len(desk.records()) == 2


def test_a_single_file_is_a_folder_of_one(desk: Desk) -> None:
    file = desk.write("a.md", "The heron came back.")
    desk.write("b.md", "Otters.")
    assert counts(desk.index(file)) == (1, 0, 0, 0, 0)
    assert list(desk.records()) == ["a.md"]


def test_a_folder_that_is_not_there_loses_nothing(desk: Desk) -> None:
    desk.write("a.md", "The heron came back.")
    desk.index()
    desk.folder.rename(desk.folder.with_name("unplugged"))
    with pytest.raises(PathMissing, match="no file or folder"):
        desk.index()
    assert desk.find("heron") == ["a.md"]


def test_a_removed_folder_is_forgotten_and_another_stays(desk: Desk) -> None:
    desk.write("old/a.md", "The heron came back.")
    desk.write("old and new/b.md", "Otters.")  # its name begins with the other's
    desk.index()
    assert remove_folder(desk.folder / "old", desk.parts) == 1
    assert list(desk.records()) == ["old and new/b.md"]
    assert [text for _, _, text in desk.rows()] == ["Otters."]


# What runs are made of


def test_many_documents_are_written_in_one_commit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write_notes(desk.folder, 100, sentences=1)
    batches = Batches(monkeypatch)
    assert desk.parts.search_index.count() == 0  # opened, so that its making is not counted
    manifests = list(desk.home.index.rglob("*.manifest"))
    desk.index()
    assert batches.sizes == [4, 8, 16, 32, 40]
    # A commit deletes and adds, and compacting at the end writes a few more; and so it is with the summaries' table.
    assert len(list(desk.home.index.rglob("*.manifest"))) - len(manifests) <= 2 * 3 * len(batches.sizes)


def test_a_parser_that_hangs_or_crashes_costs_its_own_file(tmp_path: Path) -> None:
    # The first file of a process pays for its language model: 0.9 s of processor time, several on a busy machine.
    settings = Settings(reading=ReadingSettings(processes=2, seconds_per_file=10))
    desk = Desk(tmp_path, settings, misbehaving.serve)
    for name in ("hang", "crash", "good one", "exception", "good two"):
        desk.write(f"{name}.md", f"# {name}\n\nThe text of {name}.\n")
    try:
        assert counts(desk.index()) == (2, 0, 0, 0, 3)
        kinds = {name: record.kind for name, record in desk.records().items()}
        assert kinds == {
            "hang.md": "timeout",
            "crash.md": "crash",
            "exception.md": "corrupt",
            "good one.md": "",
            "good two.md": "",
        }
    finally:
        desk.close()


class TurnTaker:
    """The real embedder; notes when it works."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.turns: list[tuple[float, float]] = []
        self.first_done = threading.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._embedder, name)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        began = time.monotonic()
        vectors = self._embedder.embed_passages(texts)
        self.turns.append((began, time.monotonic()))
        self.first_done.set()
        return vectors


def test_a_question_goes_before_the_next_turn_of_indexing(desk: Desk) -> None:
    write_notes(desk.folder, 24, sentences=30)
    embedder = TurnTaker(desk.parts.embedder)
    parts = Parts(desk.home, SETTINGS, desk.library, desk.readers, embedder)
    cores = parts.cores
    indexer = threading.Thread(target=index_folder, args=(desk.folder, parts, Job()))
    indexer.start()
    assert embedder.first_done.wait(60)
    asked = time.monotonic()
    with cores.for_question():
        granted = time.monotonic()
        time.sleep(0.5)
        given_back = time.monotonic()
    indexer.join()
    # At most the turn that was being taken came between the question and the cores, and nothing beside the question.
    assert len([turn for turn in embedder.turns if asked <= turn[1] <= granted]) <= 1
    assert not [turn for turn in embedder.turns if turn[1] > granted and turn[0] < given_back]
    assert [turn for turn in embedder.turns if turn[0] >= given_back]
    assert set(desk.states().values()) == {FileState.INDEXED}
