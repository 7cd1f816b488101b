"""What the first released Carrel left on a disk is opened by this one with nothing lost and nothing read again."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import engine.store.database
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.paths import Home
from engine.store.library import Library
from engine.store.schema import LIBRARY_VERSION, MIGRATIONS
from tests.command_line import run_carrel
from tests.first_release import FILE, PINNED, PLACE, QUESTIONS

VERSION = 14  # of its library
NOTE = PLACE / "notes" / "house" / "heating.md"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Its home, which is also ``CARREL_HOME``; its notes are not on this computer."""
    home = Home(tmp_path / "home")
    with zipfile.ZipFile(FILE) as packed:
        packed.extractall(home.root)
    monkeypatch.setenv("CARREL_HOME", str(home.root))
    return home


def read_tables(file: Path) -> dict[str, dict[str, list[object]]]:
    """Every column of every table, row by row."""
    with closing(sqlite3.connect(file)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: dict(read_columns(connection, name)) for name in names if not name.startswith("sqlite_")}


def read_columns(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, list[object]]]:
    found = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
    rows = found.fetchall()
    for number, (name, *_) in enumerate(found.description):
        yield name, [row[number] for row in rows]


def read_schema(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    # SQLite writes down what was typed, and a column that was added in a line of its own.
    found = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return {(kind, name, table, " ".join(sql.split())) for kind, name, table, sql in found}


def read_files(home: Home) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in home.root.rglob("*") if file.is_file() and file.name != "carrel.log"}


def test_every_table_of_it_holds_something(home: Home) -> None:
    tables = read_tables(home.library)
    assert all(any(column for column in columns.values()) for columns in tables.values())
    assert {"history", "folder_summaries", "folder_unit_documents", "summary_units", "removals"} <= tables.keys()


def test_no_migration_is_edited_once_it_is_released(home: Home) -> None:
    """They make, of nothing, exactly the tables, indexes and triggers that the first release had."""
    assert len(MIGRATIONS) >= VERSION
    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(home.library)) as released:
        for script in MIGRATIONS[:VERSION]:
            made.executescript(script)
        assert released.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert read_schema(made) == read_schema(released)


def test_the_library_is_brought_up_to_date_with_every_row(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by a version that is yet to come, which adds a table and a column."""
    before = read_tables(home.library)
    more = "CREATE TABLE later (name TEXT);\nALTER TABLE documents ADD COLUMN later TEXT NOT NULL DEFAULT '';"
    monkeypatch.setattr(engine.store.database, "MIGRATIONS", (*MIGRATIONS, more))
    monkeypatch.setattr(engine.store.database, "LIBRARY_VERSION", LIBRARY_VERSION + 1)
    Library(home.library, home.write_lock).close()
    after = read_tables(home.library)
    for table, columns in before.items():
        for name, values in columns.items():
            assert after[table][name] == values, (table, name)
    assert read_tables(home.root / f"library.v{VERSION}.backup") == before


def test_all_that_it_knows_is_told_and_found(home: Home) -> None:
    settings = home.settings.read_bytes()
    status = run_carrel("status", "--json").record()
    assert (status["library_version"], status["folders"]) == (LIBRARY_VERSION, [str(PLACE / "notes")])
    assert (status["files"]["indexed"], status["files"]["failed"], status["files"]["skipped"]) == (5, 1, 1)
    assert (status["writing"]["written"], status["passages"]) == (4, 5)
    for query, method in (("boiler serviced March", "words"), ("who maintains the furnace", "meaning")):
        found = run_carrel("search", query, "-k", 2, "--json").record()
        assert (found[0]["path"], method in found[0]["findings"]) == (str(NOTE), True)
    travel = run_carrel("search", "ferry to Visby", "-k", 1, "--json").record()
    assert len(travel[0]["copies"]) == 1
    newest, first = run_carrel("history", "--json").record()
    assert [first["question"], newest["question"]] == list(QUESTIONS)
    assert (newest["after"], newest["verdict"], newest["reason"]) == (first["id"], "bad", "Not what I meant.")
    assert (first["name"], first["pinned"]) == (PINNED, True)
    brief = run_carrel("summarize", NOTE, "--json").record()
    assert brief["sentences"][0]["text"].startswith("The boiler is serviced every March")
    assert run_carrel("ask", "Who changes the filter?", "--quotes-only", "--json").record()["quotes"]
    assert home.settings.read_bytes() == settings


def test_a_folder_that_is_away_stays_searchable_and_nothing_is_read_again(home: Home) -> None:
    with closing(KnowledgeBase.open(home)) as base:
        report = base.index([], Job())
        assert (report.indexed, report.removed, report.failed) == (0, 0, 0)
        assert base.status().files["offline"] == 7
        assert base.search("boiler", 1)[0].path == NOTE


def test_one_of_a_newer_carrel_is_refused_by_every_verb_and_left_as_it_is(home: Home, tmp_path: Path) -> None:
    with closing(sqlite3.connect(home.library)) as connection:
        connection.execute(f"PRAGMA user_version = {LIBRARY_VERSION + 1}")
    before = read_files(home)
    bundle = ("bundle", "make", tmp_path / "bundle", "--no-installer", "--with-library")
    for command in (("status",), ("index", tmp_path), ("search", "heron"), ("history",), ("watch",), bundle):
        assert "was made by a newer Carrel: update Carrel" in run_carrel(*command).complaint()
    assert read_files(home) == before
