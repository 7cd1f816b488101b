"""Files that were moved, copied, deleted or are away: nothing is read twice, and nothing is lost."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.domain import FileState, IndexReport
from engine.indexing import index_paths, remove_folder
from engine.job import Job
from engine.store.mounts import Mounts
from tests.integration.desk import Desk, counts
from tests.notes import write_notes


def index_changes(desk: Desk, *paths: Path) -> IndexReport:
    """What a watcher asks for."""
    desk.readers.take_names()
    return index_paths(paths, desk.parts, Job())


def ids(desk: Desk) -> dict[str, int]:
    return {name: record.id for name, record in desk.records().items()}


def embeddings(desk: Desk) -> list[tuple[int, Sequence[float]]]:
    table = desk.parts.search_index._table.look(lambda rows: rows.to_arrow())
    return sorted((row["document"], row["vector"]) for row in table.to_pylist())


# Moves


def test_a_renamed_file_keeps_its_passages_and_gets_its_new_name_as_title(desk: Desk) -> None:
    old = desk.write("letter to aunt.txt", "The heron came back.")
    desk.write("other.md", "Otters sleep.")
    desk.index()
    before = ids(desk), embeddings(desk)
    new = old.rename(desk.folder / "postcard.txt")
    report = index_changes(desk, old, new)
    assert (counts(report), report.moved) == ((0, 1, 0, 0, 0), 1)
    assert desk.readers.take_names() == []
    assert ids(desk) == {"postcard.txt": before[0]["letter to aunt.txt"], "other.md": before[0]["other.md"]}
    assert embeddings(desk) == before[1]
    (passage,) = [each for each in desk.parts.retriever.retrieve("heron", 2) if each.path == new]
    assert (passage.title, passage.headings) == ("postcard", ("postcard",))
    assert desk.find("postcard")[0] == "postcard.txt"


def test_a_title_of_its_own_survives_a_new_name(desk: Desk) -> None:
    old = desk.write("a.md", "# The heron\n\nIt came back.")
    desk.index()
    index_changes(desk, old, old.rename(desk.folder / "b.md"))
    assert desk.records()["b.md"].title == "The heron"


def test_a_moved_folder_reads_nothing(desk: Desk) -> None:
    desk.library.add_folder(desk.folder)
    write_notes(desk.folder / "old", 12, sentences=2)
    desk.index()
    before = embeddings(desk)
    (desk.folder / "old").rename(desk.folder / "new")
    report = index_changes(desk, desk.folder / "old", desk.folder / "new")
    assert (counts(report), report.moved) == ((0, 12, 0, 0, 0), 12)
    assert desk.readers.take_names() == []
    assert embeddings(desk) == before
    assert {name.split("/")[0] for name in desk.records()} == {"new"}


def test_a_move_between_known_folders_reads_nothing(desk: Desk) -> None:
    one, two = desk.folder / "one", desk.folder / "two"
    for folder in (one, two):
        write_notes(folder, 2, sentences=1 if folder == one else 3)
        desk.library.add_folder(folder)
    index_paths([one, two], desk.parts, Job())
    (one / "note 001.md").rename(two / "moved.md")
    report = index_changes(desk, one, two)
    assert (counts(report), report.moved) == ((0, 4, 0, 0, 0), 1)
    assert desk.readers.take_names() == []


def test_a_new_ending_means_another_parser(desk: Desk) -> None:
    old = desk.write("a.txt", "# The heron\n\ncame back.")
    desk.index()
    report = index_changes(desk, old, old.rename(desk.folder / "a.md"))
    assert (counts(report), report.moved) == ((1, 0, 1, 0, 0), 0)
    assert desk.readers.take_names() == ["a.md"]
    assert desk.records()["a.md"].title == "The heron"


def test_a_file_saved_under_the_name_of_another_replaces_it(desk: Desk) -> None:
    """As editors save: a new file takes the old one's place."""
    file = desk.write("a.md", "The heron came back.")
    desk.index()
    draft = desk.write("a.md.new", "The robin sings.")
    draft.rename(file)
    assert counts(index_changes(desk, file, draft)) == (1, 0, 0, 0, 0)
    assert desk.texts("a.md") == ["The robin sings."]


def test_a_run_that_was_called_off_after_a_move_loses_nothing(desk: Desk) -> None:
    old = desk.write("a.md", "The heron came back.")
    desk.index()
    before = embeddings(desk)
    new = old.rename(desk.folder / "b.md")
    desk.library.expect([])  # nothing but the copy was noted before the end
    report = index_paths([new], desk.parts, Job())
    assert report.copies == 1
    report = index_changes(desk, desk.folder)
    assert list(desk.records()) == ["b.md"]
    assert (report.moved, report.removed, embeddings(desk)) == (0, 1, before)


# Copies


def test_the_same_content_is_stored_once_and_found(desk: Desk) -> None:
    for name in ("a.md", "b.md", "deep/c.md"):
        desk.write(name, "The heron came back.")
    desk.write("other.md", "Otters sleep.")
    report = desk.index()
    assert (counts(report), report.copies, report.passages) == ((4, 0, 0, 0, 0), 2, 2)
    assert len(desk.readers.take_names()) == 2
    assert len(desk.rows()) == 2
    records = desk.records()
    originals = {record.copy_of for record in records.values()} - {None}
    assert len(originals) == 1
    assert {record.state for record in records.values()} == {FileState.INDEXED}
    assert desk.library.count_passages() == 2
    assert desk.parts.retriever.retrieve("heron", 3)[0].path in originals
    again = desk.index()
    assert (counts(again), again.copies) == ((0, 4, 0, 0, 0), 0)


@pytest.mark.parametrize("end", ["delete", "change", "outgrow", "forget"])
def test_a_copy_takes_over_when_the_original_goes(desk: Desk, end: str) -> None:
    original = desk.write("one/a.md", "The heron came back.")
    desk.index()
    copy = desk.write("two/b.md", "The heron came back.")
    desk.index()
    before = embeddings(desk)
    desk.readers.take_names()
    if end == "delete":
        original.unlink()
    elif end == "change":
        desk.write("one/a.md", "The robin sings and sings.")
    elif end == "outgrow":
        desk.write("one/a.md", "robin " * 200_000)
    if end == "forget":
        remove_folder(desk.folder / "one", desk.parts)
    else:
        desk.index()
    assert desk.readers.take_names() == (["a.md"] if end == "change" else [])
    record = desk.records()["two/b.md"]
    assert (record.state, record.copy_of, record.passages) == (FileState.INDEXED, None, 1)
    assert [row for row in embeddings(desk) if row[0] == record.id] == before
    assert desk.parts.retriever.retrieve("heron", 1)[0].path == copy
    assert ("one/a.md" in desk.records()) == (end in ("change", "outgrow"))
    assert counts(desk.index())[:3] == (0, 2 if end == "change" else 1, 0) if end != "forget" else True


def test_a_copy_that_changes_becomes_a_document(desk: Desk) -> None:
    desk.write("a.md", "The heron came back.")
    desk.index()
    desk.write("b.md", "The heron came back.")
    desk.index()
    desk.write("b.md", "The robin sings all day.")
    assert counts(desk.index()) == (1, 1, 0, 0, 0)
    assert {name: record.copy_of for name, record in desk.records().items()} == {"a.md": None, "b.md": None}
    assert sorted(text for _, _, text in desk.rows()) == ["The heron came back.", "The robin sings all day."]


def test_a_document_that_becomes_a_copy_leaves_no_passages_behind(desk: Desk) -> None:
    desk.write("a.md", "The heron came back.")
    desk.write("b.md", "The robin sings.")
    desk.index()
    desk.write("b.md", "The heron came back.")
    report = desk.index()
    assert (counts(report), report.copies) == ((1, 1, 0, 0, 0), 1)
    assert [text for _, _, text in desk.rows()] == ["The heron came back."]
    assert desk.records()["b.md"].copy_of == desk.folder / "a.md"


def test_files_without_text_are_no_copies_of_each_other(desk: Desk) -> None:
    for name in ("a.md", "b.md", "c.md"):
        desk.write(name, " \n")
    assert counts(desk.index()) == (0, 0, 0, 0, 3)
    assert {record.reason.partition(" ")[0] for record in desk.records().values()} == {"a.md", "b.md", "c.md"}


# Folders that are away


def known_folder(desk: Desk) -> Path:
    drive = desk.folder / "drive"
    write_notes(drive, 3, sentences=1)
    (drive / "blank.md").write_text(" ", encoding="utf-8")
    desk.library.add_folder(drive)
    index_paths([drive], desk.parts, Job())
    return drive


def test_a_folder_that_is_away_keeps_its_documents_and_is_believed_when_it_is_back(desk: Desk) -> None:
    drive = known_folder(desk)
    rows = desk.rows()
    drive.rename(desk.folder / "unplugged")
    report = index_changes(desk, drive)
    assert (counts(report), report.offline) == ((0, 0, 0, 0, 0), 3)
    assert [(remark.path, remark.kind) for remark in report.remarks] == [(drive, "offline")]
    assert set(desk.states().values()) == {FileState.OFFLINE}
    record = desk.records()["drive/note 001.md"]
    assert "not there" in record.reason
    assert "Connect the drive" in record.advice
    assert desk.find("Keyword001")[0] == "note 001.md"
    coverage = desk.library.coverage()
    assert (coverage.seen, coverage.offline) == (0, 4)

    (desk.folder / "unplugged").rename(drive)
    (drive / "note 002.md").unlink()
    report = index_changes(desk, drive)
    assert counts(report) == (0, 2, 1, 0, 1)
    assert desk.readers.take_names() == []
    assert desk.states()["drive/note 001.md"] is FileState.INDEXED
    assert desk.states()["drive/blank.md"] is FileState.FAILED
    assert len(desk.rows()) == len(rows) - 1


def test_an_empty_folder_on_another_device_is_a_drive_that_is_away(desk: Desk) -> None:
    drive = known_folder(desk)
    for file in drive.iterdir():
        file.unlink()
    Mounts(desk.library).note({drive: drive.stat().st_dev + 1})
    assert index_changes(desk, drive).offline == 3
    assert len(desk.rows()) == 3
    Mounts(desk.library).note({drive: drive.stat().st_dev})
    assert index_changes(desk, drive).removed == 4  # emptied by the person
    assert desk.rows() == []


def test_a_full_folder_on_another_device_is_a_drive_that_was_connected_elsewhere(desk: Desk) -> None:
    drive = known_folder(desk)
    Mounts(desk.library).note({drive: drive.stat().st_dev + 1})
    assert counts(index_changes(desk, drive)) == (0, 3, 0, 0, 1)
    assert Mounts(desk.library).known()[drive] == drive.stat().st_dev


def mount(drive: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform != "linux" or libc.mount(b"tmpfs", os.fsencode(drive), b"tmpfs", 0, b"size=1m") != 0:
        pytest.skip(f"this computer lets no test mount a drive (errno {ctypes.get_errno()})")


def unmount(drive: Path) -> None:
    assert ctypes.CDLL(None).umount2(os.fsencode(drive), 0) == 0


@pytest.mark.parametrize("known", ["the drive", "the folder above"])
def test_a_drive_that_is_unmounted_is_away(desk: Desk, known: str) -> None:
    drive = desk.folder / "drive"
    drive.mkdir()
    root = drive if known == "the drive" else desk.folder
    mount(drive)
    try:
        write_notes(drive, 3, sentences=1)
        desk.library.add_folder(root)
        index_paths([root], desk.parts, Job())
    finally:
        unmount(drive)
    desk.write("near.md", "Otters sleep.") if root == desk.folder else None
    report = index_changes(desk, root)
    assert (report.removed, report.offline, report.indexed) == (0, 3, int(root == desk.folder))
    assert desk.find("Keyword002")[0] == "note 002.md"
    mount(drive)
    try:
        write_notes(drive, 3, sentences=1)
        report = index_changes(desk, root)
        assert (report.removed, report.offline, report.indexed) == (0, 0, 0)
        assert set(desk.states().values()) == {FileState.INDEXED}
    finally:
        unmount(drive)


def test_a_folder_that_was_a_drive_once_is_emptied_like_any_other(desk: Desk) -> None:
    write_notes(desk.folder / "drive", 3, sentences=1)
    desk.library.add_folder(desk.folder)
    Mounts(desk.library).note({desk.folder / "drive": 12345})
    desk.index()
    assert desk.folder / "drive" not in Mounts(desk.library).known()
    for file in (desk.folder / "drive").iterdir():
        file.unlink()
    assert (desk.index().removed, desk.records()) == (3, {})


def test_a_search_names_the_copy_that_is_there(desk: Desk) -> None:
    drive = known_folder(desk)
    shutil.copy(drive / "note 000.md", desk.folder / "near.md")
    desk.library.add_folder(desk.folder / "near.md")
    index_paths([desk.folder / "near.md"], desk.parts, Job())
    assert desk.find("Keyword000")[0] == "note 000.md"
    drive.rename(desk.folder / "unplugged")
    index_changes(desk, drive)
    assert desk.find("Keyword000")[0] == "near.md"


# Changed paths


def test_only_what_changed_is_looked_at(desk: Desk) -> None:
    for name in ("a.md", "deep/b.md", "deep/c.md"):
        desk.write(name, f"The {name} came back.")
    desk.library.add_folder(desk.folder)
    desk.index()
    (desk.folder / "deep" / "b.md").unlink()
    desk.write("a.md", "Something quite different.")
    new = desk.write("new/tree/d.md", "Otters sleep.")
    report = index_changes(desk, desk.folder / "deep" / "b.md", desk.folder / "a.md", desk.folder / "new", new)
    assert counts(report) == (2, 0, 1, 0, 0)
    assert sorted(desk.records()) == ["a.md", "deep/c.md", "new/tree/d.md"]


def test_a_changed_path_is_judged_by_the_rules_of_the_folders_above_it(desk: Desk) -> None:
    desk.write(".carrelignore", "drafts/\n")
    draft = desk.write("drafts/deep/a.md", "The heron came back.")
    hidden = desk.write(".hidden/b.md", "The heron came back.")
    desk.library.add_folder(desk.folder)
    report = index_changes(desk, draft, hidden)
    assert counts(report) == (0, 0, 0, 2, 0)
    assert {skip.path.name: skip.kind for skip in report.skips} == {"drafts": "ignored", ".hidden": "hidden"}
    assert desk.rows() == []


def test_a_new_rule_takes_documents_out_and_its_end_brings_them_back(desk: Desk) -> None:
    desk.write("drafts/a.md", "The heron came back.")
    desk.write("b.md", "Otters sleep.")
    desk.index()
    rules = desk.write(".carrelignore", "drafts/\n")
    report = desk.index()
    assert (report.unchanged, report.removed, len(desk.rows())) == (1, 1, 1)
    assert 'rule "drafts/" in line 1' in next(skip.reason for skip in report.skips if skip.path.name == "drafts")
    rules.unlink()
    assert counts(desk.index()) == (1, 1, 0, 0, 0)
    assert sorted(desk.records()) == ["b.md", "drafts/a.md"]
