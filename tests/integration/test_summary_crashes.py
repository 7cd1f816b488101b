"""A writer of summaries that is killed at any moment: no text that was kept is written again, and the tree is the same.

The writers are real processes on a real library and index; only the model and the embedder are a fake's.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from engine.store.folder_summaries import FolderSummaries
from engine.store.summaries import name_writer
from tests.fakes import FakeEmbedder, FakeLanguageModel
from tests.integration.desk import SETTINGS, Desk
from tests.integration.summary_kills import Writers, read_summaries, read_tree, write_with_kills

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX"),
    pytest.mark.timeout(1800),
]

KILLS = 20
SEED = 20
DAYS = 1500
NOTES = 60


def write_book(file: Path) -> None:
    """A book of chapters, of a sentence a paragraph."""
    days = (
        f"{'' if day % 50 else f'# Month {day // 50}'}\n\n"
        f"Keeper number {day} of the lighthouse counted {day * 7} ships that passed the reef and wrote all of it down."
        for day in range(DAYS)
    )
    file.write_text("\n\n".join(days), encoding="utf-8")


def write_notes(folder: Path) -> None:
    """Notes in two folders, so that there is something to write of folders too."""
    for number in range(NOTES):
        file = folder / f"part {number % 2}" / f"note {number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The crew of boat {number} caught {number * 3} cod in a storm. It came home late.", "utf-8")


def test_twenty_kills_change_nothing_and_write_nothing_twice(tmp_path: Path) -> None:
    patient = replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=60))
    with closing(Desk(tmp_path, patient, embedder=FakeEmbedder())) as desk:
        write_book(desk.folder / "book.md")
        write_notes(desk.folder)
        with desk.library.writing():
            desk.library.add_folder(desk.folder)
        assert desk.index().indexed == 1 + NOTES
        home = desk.home.root
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(home, undisturbed)
    with closing(Writers(undisturbed, tmp_path / "undisturbed.log", "fake")) as writers:
        assert writers.write() == 0
        whole = writers.written()
    assert len(whole) == len(set(whole)) > 5 * KILLS
    with closing(Writers(home, tmp_path / "killed.log", "fake")) as writers:
        assert write_with_kills(writers, KILLS, SEED, len(whole) // KILLS - 1) == []
        written = writers.written()
    assert set(written) == set(whole)
    with closing(Desk(tmp_path, patient)) as desk:
        assert FolderSummaries(desk.library).is_complete(name_writer("fake", FakeLanguageModel.edition))
    assert len(written) <= len(whole) + KILLS  # of each kill, the one that was not kept yet
    assert read_tree(home) == read_tree(undisturbed)
    assert read_summaries(home) == read_summaries(undisturbed)
