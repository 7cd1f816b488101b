"""One LanceDB table: opened with its word index, read beside a writer, kept small, its errors translated."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow as pa
from filelock import FileLock

from engine.errors import EngineError, IndexNotTidied, LibraryDamaged, StorageFull
from engine.store.lance_import import FTS, BTree, IvfRq, lancedb

_WORD_COLUMN = "words"
_LONGEST_WORD = 200
_MEGABYTE = 1024**2
# What LanceDB keeps in memory between searches: its own limits are gigabytes.
_INDEX_CACHE = 128 * _MEGABYTE
_METADATA_CACHE = 32 * _MEGABYTE
# How long old versions are kept: not at all, for LanceDB warns of 0 because of readers that do not ask again.
_KEEP = timedelta(milliseconds=1)
# Below this many rows, comparing with every vector is as fast as an index of them.
_ROWS_FOR_VECTOR_INDEX = 50_000
# Below this many, the rows of some documents are found nearly as fast by looking at all (ARCHITECTURE.md).
_ROWS_FOR_DOCUMENT_INDEX = 20_000
# An index of vectors is made anew when there are this many times the rows it was made for.
_GROWTH_OF_VECTOR_INDEX = 4

_Found = TypeVar("_Found")


class LanceTable:
    """A table of the given shape. One process writes at a time (the library's lock); any number read beside it."""

    def __init__(self, folder: Path, name: str, schema: pa.Schema | None) -> None:
        """Open or create the table; without a schema it must be there. Raises ``LibraryDamaged`` or ``StorageFull``."""
        self._folder = folder
        with translated_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            session = lancedb.Session(index_cache_size_bytes=_INDEX_CACHE, metadata_cache_size_bytes=_METADATA_CACHE)
            # Every look is at what was committed last, also by another process.
            self._database = lancedb.connect(str(folder), read_consistency_interval=timedelta(0), session=session)
            # Two processes that open a new index at the same time would both create it.
            with FileLock(folder / "creating.lock"):
                self._table = _open(self._database, folder, name, schema)

    def look(self, question: Callable[[lancedb.table.Table], _Found]) -> _Found:
        """What ``question`` finds in the table.

        A writer drops old versions of the table at once, so that they take no room. Whoever still reads one asks again,
        of the newest; the table is damaged only if the same version fails twice.
        """
        failed = None
        while True:
            try:
                with translated_errors(self._folder):
                    return question(self._table)
            except LibraryDamaged:
                with translated_errors(self._folder):
                    version = self._table.version
                if version == failed:
                    raise
                failed = version

    def add(self, rows: pa.Table) -> None:
        """Store rows; one commit."""
        with translated_errors(self._folder):
            before = self._table.count_rows()
            self._table.add(rows)
            if self._table.count_rows() != before + rows.num_rows:
                raise LibraryDamaged(*_damaged(self._folder, "rows were lost or doubled"))

    def delete(self, condition: str) -> None:
        """Forget the rows that meet a condition; no commit if there are none."""
        with translated_errors(self._folder):
            # LanceDB would write a new version even if no row goes.
            if self._table.count_rows(condition):
                self._table.delete(condition)

    def update(self, condition: str, values: dict[str, str]) -> None:
        """Write columns anew, from expressions in SQL, in the rows that meet a condition."""
        with translated_errors(self._folder):
            self._table.update(where=condition, values_sql=values)

    def version(self) -> int:
        """A number that every commit raises."""
        return self.look(lambda table: int(table.version))

    def count_versions(self) -> int:
        """How many versions are kept: one more than there were commits since ``tidy``."""
        return self.look(lambda table: len(table.list_versions()))

    def count_unmerged(self) -> int:
        """The number of rows that are searched one by one, for want of an index, or are deleted and still there."""

        def count(table: lancedb.table.Table) -> int:
            unindexed = max((index.num_unindexed_rows or 0 for index in table.list_indices()), default=0)
            fragments = cast("Any", table.stats())["fragment_stats"]  # a dict, whatever its annotation says
            there = fragments["num_fragments"] * fragments["lengths"]["mean"]
            return unindexed + max(0, int(there) - table.count_rows())

        return self.look(count)

    def tidy(self) -> None:
        """Merge small files, bring every index up to date, drop old versions and what a crash left behind.

        Raises ``IndexNotTidied``; the rows are as safe and as findable as before.
        """
        try:
            with translated_errors(self._folder):
                self._refresh_vector_index()
                self._index_documents()
                # The first round drops old files before it brings the indexes up to date, which leaves the old indexes.
                for _ in range(2):
                    self._table.optimize(cleanup_older_than=_KEEP, delete_unverified=True)
        except EngineError as error:
            cause = "the disk is full" if isinstance(error, StorageFull) else "its files could not be written anew"
            raise IndexNotTidied(
                f"The search index could not be made compact: {cause}. Nothing is lost, and it is tried again when "
                "files have changed; until then it takes more room and time than it needs.",
                error.detail,
            ) from error

    def _refresh_vector_index(self) -> None:
        rows = self._table.count_rows()
        names = [index.name for index in self._table.list_indices() if index.columns == ["vector"]]
        made_for = max((int(name.rpartition("_")[2]) for name in names), default=0)
        if rows < max(_ROWS_FOR_VECTOR_INDEX, made_for * _GROWTH_OF_VECTOR_INDEX):
            return
        self._table.create_index("vector", config=IvfRq(distance_type="dot"), name=f"vector_for_{rows}")
        for name in names:
            self._table.drop_index(name)

    def _index_documents(self) -> None:
        indexed = any(index.columns == ["document"] for index in self._table.list_indices())
        if not indexed and self._table.count_rows() >= _ROWS_FOR_DOCUMENT_INDEX:
            self._table.create_index("document", config=BTree(), name="documents")


def _open(database: lancedb.DBConnection, folder: Path, name: str, schema: pa.Schema | None) -> lancedb.table.Table:
    files = folder / f"{name}.lance"
    if schema is None or any(files.glob("_versions/*.manifest")) or any(files.glob("data/*")):
        table = database.open_table(name)
    else:
        shutil.rmtree(files, ignore_errors=True)  # where its creation was interrupted before it had its first version
        table = database.create_table(name, schema=schema)
    # Also mends a table whose creation was interrupted before it had its word index.
    if not any(_WORD_COLUMN in index.columns for index in table.list_indices()):
        table.create_index(_WORD_COLUMN, config=_words())
    return table


def _words() -> FTS:
    # The words are what ``engine.store.word_forms`` made of the text: nothing but spaces is left to be done.
    return FTS(
        base_tokenizer="whitespace",
        max_token_length=_LONGEST_WORD,
        lower_case=False,
        stem=False,
        remove_stop_words=False,
        ascii_folding=False,
        with_position=False,
    )


@contextmanager
def translated_errors(folder: Path) -> Iterator[None]:
    """The one seam where LanceDB's errors become Carrel's."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        if "No space left" in str(error) or "os error 28" in str(error):
            raise StorageFull(
                "The disk is full: free some space and start again. What was indexed before is safe.", _detail(error)
            ) from error
        raise LibraryDamaged(*_damaged(folder, _detail(error))) from error


def _damaged(folder: Path, detail: str) -> tuple[str, str]:
    sentence = (
        f"The search index in {folder} cannot be used. "
        "Delete that folder and index again: your own files are not touched."
    )
    return sentence, detail


def _detail(error: Exception) -> str:
    # LanceDB quotes the failing query in some messages, and queries never enter a log.
    return type(error).__name__
