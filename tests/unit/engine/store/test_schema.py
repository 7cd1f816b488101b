"""A library is brought up to date with a backup, refused when it is newer, and never lost when it is damaged."""

from __future__ import annotations

import resource
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import engine.store.database
from engine.domain import Answer, SourceFile
from engine.errors import Cancelled, EngineError, LibraryDamaged, LibraryTooNew, StorageFull
from engine.store.filters import Field, Filter
from engine.store.history import History
from engine.store.library import Library
from engine.store.schema import LIBRARY_VERSION, MIGRATIONS, rows_schema
from engine.store.selection import select_documents
from engine.store.summaries import Summaries
from tests.fakes import make_answer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


def open_library(file: Path) -> Library:
    return Library(file, file.with_name("write.lock"))


def version_of(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def add_migration(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """What the next version of Carrel brings."""
    monkeypatch.setattr(engine.store.database, "MIGRATIONS", (*MIGRATIONS, script))
    monkeypatch.setattr(engine.store.database, "LIBRARY_VERSION", LIBRARY_VERSION + 1)


def make_library_with_a_folder(file: Path) -> None:
    library = open_library(file)
    library.add_folder(Path("/notes"))
    library.close()


def test_a_fresh_library_has_the_newest_version_and_no_backup(file: Path) -> None:
    open_library(file).close()
    assert version_of(file) == LIBRARY_VERSION == len(MIGRATIONS)
    assert list(file.parent.glob("*.backup")) == []


def test_opening_again_changes_nothing(file: Path) -> None:
    make_library_with_a_folder(file)
    before = contents(file.parent)
    open_library(file).close()
    assert contents(file.parent) == before


def test_an_older_library_is_backed_up_and_brought_up_to_date(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_library_with_a_folder(file)
    add_migration(monkeypatch, "ALTER TABLE folders ADD COLUMN note TEXT NOT NULL DEFAULT 'new';")
    library = open_library(file)
    assert library.folders() == (Path("/notes"),)
    with library.transaction() as connection:
        assert connection.execute("SELECT note FROM folders").fetchone()["note"] == "new"
    library.close()
    assert version_of(file) == LIBRARY_VERSION + 1
    backup = file.with_suffix(f".v{LIBRARY_VERSION}.backup")
    assert version_of(backup) == LIBRARY_VERSION
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT path FROM folders").fetchall() == [(b"/notes",)]


def test_documents_of_an_older_library_are_found_by_the_date_of_their_files(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for script in MIGRATIONS[:2]:
            connection.executescript(script)
        connection.execute("PRAGMA user_version = 2")
        connection.execute(
            "INSERT INTO documents (path, size, modified_ns, state, title) VALUES (?, 1, ?, 'indexed', 'Old')",
            [b"/notes/old.pdf", 1_000_000_000 * 10**9],  # 2001-09-09
        )
        connection.commit()
    library = open_library(file)
    found = [
        [str(selection.path(number)) for number in selection.places]
        for selection in (
            select_documents(library, [Filter(field, (value,))])
            for field, value in ((Field.AFTER, "2001-09-01"), (Field.BEFORE, "2001-09-01"), (Field.AUTHOR, "ada"))
        )
    ]
    library.close()
    assert found == [["/notes/old.pdf"], [], []]
    assert file.with_suffix(".v2.backup").exists()


def test_past_answers_of_an_older_library_stand_for_themselves(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for script in MIGRATIONS[:3]:
            connection.executescript(script)
        connection.execute("PRAGMA user_version = 3")
        written = TypeAdapter(Answer).dump_json(make_answer("old"), exclude={"id", "after", "asked_at"})
        rows = [("2026-01-01T00:00:00+00:00", written), ("2026-01-02T00:00:00+00:00", written)]
        connection.executemany("INSERT INTO history (asked_at, answer) VALUES (?, ?)", rows)
        connection.commit()
    library = open_library(file)
    history = History(library)
    old = [(answer.id, answer.after, answer.asked_at, answer.text) for answer in history.latest(5)]
    assert old == [(2, 0, rows[1][0], "old"), (1, 0, rows[0][0], "old")]
    following = history.add(replace(make_answer("new"), after=1))
    assert [answer.id for answer in history.branch(following.id)] == [1, 3]
    library.close()
    assert file.with_suffix(".v3.backup").exists()


def test_texts_whose_writer_an_older_library_does_not_name_are_forgotten(file: Path) -> None:
    """No edition of a model would ever find them again, and they are not what is left to be counted."""
    before = next(number for number, script in enumerate(MIGRATIONS) if "summary_units ADD COLUMN maker" in script)
    with closing(sqlite3.connect(file)) as connection:
        for script in MIGRATIONS[:before]:
            connection.executescript(script)
        connection.execute(f"PRAGMA user_version = {before}")
        connection.execute("INSERT INTO summary_units (key, document, text) VALUES ('x', 1, 'The heron came back.')")
        connection.commit()
    library = open_library(file)
    assert Summaries(library).read_units(["x"]) == {}
    library.close()


def test_a_migration_that_fails_changes_nothing_and_can_be_tried_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_library_with_a_folder(file)
    with monkeypatch.context() as broken:
        add_migration(broken, "DROP TABLE facts;\nSELECT no_such_column FROM folders;")
        with pytest.raises(LibraryDamaged):
            open_library(file)
    assert version_of(file) == LIBRARY_VERSION
    library = open_library(file)
    assert library.folders() == (Path("/notes"),)
    assert library.fact("embedder") == ""
    library.close()


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_newer_library_is_refused_and_left_exactly_as_it_is(file: Path, journal: str) -> None:
    make_library_with_a_folder(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA user_version = {LIBRARY_VERSION + 1}")
    before = contents(file.parent)
    with pytest.raises(LibraryTooNew) as caught:
        open_library(file)
    assert "update Carrel" in caught.value.message
    assert str(file.parent) in caught.value.message
    assert contents(file.parent) == before


@pytest.mark.parametrize("damage", ["garbage", "cut", "zeroed page"])
def test_a_damaged_library_is_one_sentence_and_left_as_it_is(file: Path, damage: str) -> None:
    library = open_library(file)
    library.expect([SourceFile(Path(f"/notes/{number}.md"), 1, 1) for number in range(2000)])
    library.close()
    whole = file.read_bytes()
    damaged = {
        "garbage": b"this is no database. " * 500,
        "cut": whole[: len(whole) // 2],
        "zeroed page": whole[:4096] + bytes(len(whole) - 4096),
    }[damage]
    file.write_bytes(damaged)
    with pytest.raises(LibraryDamaged) as caught:
        read_all(file)
    assert str(file) in caught.value.message
    assert "your own files are not touched" in caught.value.message
    assert caught.value.message.count("\n") == 0
    if damage == "garbage":
        assert file.read_bytes() == damaged


def read_all(file: Path) -> None:
    library = open_library(file)
    try:
        library.documents()
    finally:
        library.close()


def test_a_folder_in_the_place_of_the_library_is_one_sentence(file: Path) -> None:
    file.mkdir()
    with pytest.raises(LibraryDamaged):
        open_library(file)


def test_a_full_disk_is_one_sentence_and_loses_nothing(file: Path) -> None:
    library = open_library(file)
    library.add_folder(Path("/notes"))
    with library.transaction() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    library._database._connection.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to run out of room
    with pytest.raises(StorageFull) as caught:
        library.expect([SourceFile(Path(f"/notes/{number}.md"), 1, 1) for number in range(10_000)])
    assert "free some space" in caught.value.message
    assert library.folders() == (Path("/notes"),)
    assert library.documents() == ()
    library.close()


def test_a_file_that_cannot_grow_is_one_sentence_too(file: Path) -> None:
    library = open_library(file)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(EngineError) as caught:
            library.expect([SourceFile(Path(f"/notes/{number}.md"), 1, 1) for number in range(10_000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.message
    assert library.documents() == ()
    library.close()


def test_a_closed_library_calls_off_who_is_still_at_work(file: Path) -> None:
    library = open_library(file)
    library.close()
    with pytest.raises(Cancelled):
        library.folders()
    with pytest.raises(Cancelled):
        library.add_folder(Path("/notes"))
    library.close()


def test_several_may_open_a_fresh_library_at_once(file: Path) -> None:
    """The window's engine and a command line that start together."""
    assert open_at_once(file, 8) == ["opened"] * 8
    assert version_of(file) == LIBRARY_VERSION


def test_several_may_bring_a_library_up_to_date_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_library_with_a_folder(file)
    add_migration(monkeypatch, "ALTER TABLE folders ADD COLUMN note TEXT NOT NULL DEFAULT 'new';")
    assert open_at_once(file, 8) == ["opened"] * 8
    assert version_of(file) == LIBRARY_VERSION + 1
    assert version_of(file.with_suffix(f".v{LIBRARY_VERSION}.backup")) == LIBRARY_VERSION


def open_at_once(file: Path, count: int) -> list[str]:
    start = threading.Barrier(count)
    outcomes: list[str] = []

    def open_and_close() -> None:
        start.wait()
        try:
            open_library(file).close()
            outcomes.append("opened")
        except EngineError as error:
            outcomes.append(error.detail)

    threads = [threading.Thread(target=open_and_close) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


def test_a_row_holds_one_vector_of_the_embedders_length() -> None:
    vector = rows_schema(384).field("vector").type
    assert vector.list_size == 384
    assert not rows_schema(384).field("vector").nullable
