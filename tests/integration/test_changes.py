"""What changed in a folder within some days: new, changed and removed documents, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.domain import ChangeKind, DocumentChange
from engine.errors import BadInput
from engine.indexing import remove_folder
from engine.summaries.changes import list_changes
from tests.command_line import run_carrel
from tests.integration.desk import SETTINGS, Desk
from tests.notes import HOUSEHOLD

DAY = 86_400
LONG_AGO = time.time() - 30 * DAY


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=60)))
    desk.library.add_folder(desk.folder)
    yield desk
    desk.close()


def write_old(desk: Desk, name: str, text: str) -> None:
    os.utime(desk.write(name, text), (LONG_AGO, LONG_AGO))


def age_folder(desk: Desk) -> None:
    """As if the folder had been added a month ago, with all that is in it."""
    with desk.library.transaction() as connection:
        connection.execute("UPDATE folders SET added_at = ?", [int(LONG_AGO)])
        connection.execute("UPDATE documents SET added_at = ?", [int(LONG_AGO)])


def changes(desk: Desk, folder: Path | None = None, days: int = 7) -> dict[str, DocumentChange]:
    return {change.path.name: change for change in list_changes(folder, days, desk.library).changes}


def test_new_changed_and_removed_documents_are_told_apart(desk: Desk) -> None:
    for name in ("heating.md", "garden.md", "travel.md", "moved.md"):
        write_old(desk, name, f"{HOUSEHOLD['garden.md']}\n\nThis is {name}.\n")
    write_old(desk, "blank.txt", " ")
    desk.index()
    assert changes(desk) == {}  # a folder that was added today, with files of last month
    age_folder(desk)
    desk.write("garden.md", HOUSEHOLD["garden.md"])
    write_old(desk, "sub/brought.md", HOUSEHOLD["travel.md"])  # kept its date when it was copied here
    (desk.folder / "travel.md").unlink()
    (desk.folder / "moved.md").rename(desk.folder / "elsewhere.md")
    desk.write("blank.txt", "  ")
    desk.index()
    found = changes(desk)
    assert {name: change.kind for name, change in found.items()} == {
        "garden.md": ChangeKind.CHANGED,
        "brought.md": ChangeKind.NEW,
        "travel.md": ChangeKind.REMOVED,
        "blank.txt": ChangeKind.CHANGED,
    }
    assert len(found["garden.md"].sentences) == 2
    assert found["garden.md"].sentences[0].path == desk.folder / "garden.md"
    assert found["blank.txt"].reason
    assert found["travel.md"].sentences == ()
    assert all(abs(change.at - time.time()) < DAY for change in found.values())
    assert set(changes(desk, desk.folder / "sub")) == {"brought.md"}
    assert set(changes(desk, days=60)) == set(found) | {"heating.md", "elsewhere.md"}


def test_what_comes_back_is_not_gone_and_a_forgotten_folder_says_nothing(desk: Desk) -> None:
    write_old(desk, "garden.md", HOUSEHOLD["garden.md"])
    write_old(desk, "travel.md", HOUSEHOLD["travel.md"])
    desk.index()
    age_folder(desk)
    (desk.folder / "garden.md").unlink()
    desk.index()
    assert [change.kind for change in changes(desk).values()] == [ChangeKind.REMOVED]
    write_old(desk, "garden.md", HOUSEHOLD["garden.md"])
    desk.index()
    assert [change.kind for change in changes(desk).values()] == [ChangeKind.NEW]
    (desk.folder / "travel.md").unlink()
    desk.index()
    remove_folder(desk.folder, desk.parts)
    assert changes(desk) == {}
    with pytest.raises(BadInput, match="is not in the library"):
        changes(desk, desk.folder)


@pytest.mark.usefixtures("indexed_home")
def test_a_person_and_a_script_are_told(indexed_home: Path) -> None:
    record = run_carrel("summarize", "--changed", "36500", "--json").record()
    assert record.keys() == {"path", "since", "changes"}
    assert len(record["changes"]) == 16
    assert record["changes"][0].keys() == {"path", "kind", "at", "title", "sentences", "made_by", "reason"}
    shown = run_carrel("summarize", "--changed", "36500").out
    assert "Tenancy agreement.pdf changed, 20" in shown
    assert run_carrel("summarize", indexed_home / "other", "--changed", "7").complaint().endswith("carrel index.")
    assert run_carrel("summarize", "--changed", "0").code == 2
