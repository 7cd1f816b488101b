"""A full disk or a damaged index is one sentence, says nothing of what was asked, and loses nothing."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.domain import Chunk
from engine.errors import LibraryDamaged, StorageFull
from engine.log import log_to
from engine.store.schema import ROWS_VERSION
from engine.store.search_index import EmbeddedDocument, SearchIndex

SECRET = "zanzibar"
VECTOR = np.full(64, 0.125, np.float32)


def make_document(document_id: int) -> EmbeddedDocument:
    chunks = [Chunk(ordinal, (), None, 0, 1, f"{SECRET} part {ordinal}", None) for ordinal in range(10)]
    return EmbeddedDocument(document_id, "Title", chunks, np.tile(VECTOR, (10, 1)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an index that holds something."""
    index = SearchIndex(tmp_path / "index", "fake", 64)
    index.replace([make_document(number) for number in range(3)])
    index.optimize()
    assert len(index.search_words(SECRET, VECTOR, 50)) == 30
    return tmp_path / "index"


def damage(folder: Path, part: str, how: str) -> None:
    for file in list((folder / f"chunks{ROWS_VERSION}-fake.lance" / part).rglob("*")):
        if file.is_file():
            file.write_bytes(b"garbage!" * 100) if how == "overwritten" else file.unlink()


@pytest.mark.parametrize("part", ["_versions", "data", "_indices"])
@pytest.mark.parametrize("how", ["overwritten", "deleted"])
def test_damage_under_an_open_index_is_one_sentence(folder: Path, part: str, how: str) -> None:
    index = SearchIndex(folder, "fake", 64)
    damage(folder, part, how)
    with pytest.raises(LibraryDamaged) as caught:
        index.search_words(SECRET, VECTOR, 5)
    assert_discreet(caught.value, folder)


@pytest.mark.parametrize("part", ["_versions", "data", "_indices"])
@pytest.mark.parametrize("how", ["overwritten", "deleted"])
def test_damage_found_at_opening_or_at_the_first_search_is_one_sentence(folder: Path, part: str, how: str) -> None:
    damage(folder, part, how)
    with pytest.raises(LibraryDamaged) as caught:
        SearchIndex(folder, "fake", 64).search_words(SECRET, VECTOR, 5)
    assert_discreet(caught.value, folder)


def test_a_file_in_the_place_of_the_index_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("in the way")
    with pytest.raises(LibraryDamaged) as caught:
        SearchIndex(tmp_path / "index", "fake", 64)
    assert_discreet(caught.value, tmp_path / "index")


def test_after_deleting_the_folder_as_the_sentence_says_all_is_well(folder: Path) -> None:
    damage(folder, "_versions", "overwritten")
    shutil.rmtree(folder)
    index = SearchIndex(folder, "fake", 64)
    index.replace([make_document(1)])
    assert len(index.search_words(SECRET, VECTOR, 50)) == 10


def test_a_table_whose_creation_was_interrupted_is_created_again(folder: Path) -> None:
    """As on a full disk: the folders are there, and no version and no row."""
    for part in ("_versions", "data"):
        damage(folder, part, "deleted")
    index = SearchIndex(folder, "fake", 64)
    assert index.search_words(SECRET, VECTOR, 50) == []
    index.replace([make_document(1)])
    assert len(index.search_words(SECRET, VECTOR, 50)) == 10


def test_a_log_of_the_damage_holds_no_word_of_the_query(folder: Path, tmp_path: Path) -> None:
    index = SearchIndex(folder, "fake", 64)
    damage(folder, "data", "overwritten")
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    log_to(tmp_path / "carrel.log")
    try:
        index.search_words(SECRET, VECTOR, 5)
    except LibraryDamaged as error:
        logging.getLogger("carrel").exception("Search failed: %s", error.detail)
    root.handlers[0].close()
    root.handlers = handlers
    root.setLevel(level)
    written = (tmp_path / "carrel.log").read_text()
    assert "Search failed" in written
    assert SECRET not in written


def assert_discreet(error: LibraryDamaged, folder: Path) -> None:
    assert str(folder) in error.message
    assert "your own files are not touched" in error.message
    assert error.message.count("\n") == 0
    assert SECRET not in error.message + error.detail


def test_what_lancedb_says_of_a_full_disk_is_recognised(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = SearchIndex(folder, "fake", 64)

    def refuse(*_: object, **__: object) -> None:
        raise OSError("LanceError(IO): Generic LocalFileSystem error: Unable to copy data: (os error 28)")

    monkeypatch.setattr(index._table._table, "add", refuse)
    with pytest.raises(StorageFull, match="free some space"):
        index.replace([make_document(9)])


def test_a_disk_that_really_runs_full_loses_nothing_and_can_be_freed(tmp_path: Path) -> None:
    """On a file system of 1.5 MB, in a namespace of its own."""
    mount = 'mount -t tmpfs -o size=1500k none "$1" && exec "$2" -c "$3" "$1"'
    command = ["unshare", "-rm", "sh", "-c", mount, "sh", tmp_path, sys.executable, _FILL_THE_DISK]
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    report = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=120).stdout)
    assert report["errors"] == ["StorageFull", "StorageFull"]
    assert "free some space" in report["message"]
    assert report["stored"] >= 1
    assert report["searchable_when_full"] == [10] * report["stored"]
    assert report["known_when_full"] == report["stored"]
    assert report["searchable_after_freeing"] == 10


_FILL_THE_DISK = """
import json, sys
from pathlib import Path
import numpy as np
from engine.domain import Chunk, SourceFile
from engine.errors import EngineError
from engine.store.library import Library
from engine.store.schema import ROWS_VERSION
from engine.store.search_index import EmbeddedDocument, SearchIndex

folder, vector = Path(sys.argv[1]), np.full(64, 0.125, np.float32)
ballast = folder / "ballast"
ballast.write_bytes(bytes(500_000))
index, library = SearchIndex(folder / "index", "fake", 64), Library(folder / "library.sqlite3", folder / "lock")
report = {"errors": [], "stored": 0}

def store(number):
    chunks = [Chunk(part, (), None, 0, 1, f"doc{number} {part}" + " filler" * 300, None) for part in range(10)]
    index.replace([EmbeddedDocument(number, "Title", chunks, np.tile(vector, (10, 1)))])

def search(number):
    return len(index.search_words(f"doc{number}", vector, 50))

def run_until_full(step):
    try:
        while True:
            step()
    except EngineError as error:
        report["errors"].append(type(error).__name__)
        report["message"] = error.message

def index_one():
    store(report["stored"])
    library.expect([SourceFile(folder / str(report["stored"]), 1, 1)])
    report["stored"] += 1

run_until_full(index_one)
run_until_full(lambda: library.note_fact("filler", library.fact("filler") + "x" * 5000))
report["searchable_when_full"] = [search(number) for number in range(report["stored"])]
report["known_when_full"] = len(library.documents())
ballast.unlink()
store(report["stored"])
report["searchable_after_freeing"] = search(report["stored"])
library.note_fact("filler", "")
library.close()
print(json.dumps(report))
"""
