"""The SQLite library: which folders and files are known, in which state each file is, and why it failed."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from engine.domain import DocumentRecord, FileFailure, FileState, SourceFile
from engine.errors import Cancelled, LibraryBusy, LibraryDamaged, LibraryTooNew, StorageFull
from engine.store.schema import LIBRARY_VERSION, MIGRATIONS

_COLUMNS = "id, path, state, kind, reason, title, size, modified_ns, passages"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the library knows of a file, for comparing it with the disk."""

    id: int
    size: int
    modified_ns: int
    sha256: str
    state: FileState
    kind: str
    reason: str
    attempts: int


class Library:
    """Thread-safe; every method is one transaction.

    Methods raise ``StorageFull`` or ``LibraryDamaged``; whoever is still at work when it is closed gets ``Cancelled``.
    """

    def __init__(self, file: Path, lock_file: Path) -> None:
        """Open or create the library. Raises ``LibraryTooNew``, ``LibraryDamaged`` or ``StorageFull``."""
        self._file = file
        self._lock_file = lock_file
        self._guard = threading.RLock()
        self._writing = self._closed = False
        with _translated_errors(file):
            self._connection = sqlite3.connect(file, check_same_thread=False, timeout=10, isolation_level=None)
        try:
            self._connection.row_factory = sqlite3.Row
            _refuse_newer(self._version(), file.parent)
            with _translated_errors(file):
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = NORMAL")
            self._migrate()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; what is being indexed is called off, which does not count as a failed attempt."""
        with self._guard:
            try:
                if self._writing and not self._closed:
                    self.release_unfinished()
            finally:
                self._closed = True
                self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library's lock: one process writes documents at a time. Raises ``LibraryBusy`` at once."""
        try:
            with FileLock(self._lock_file, timeout=0):
                self._writing = True
                try:
                    yield
                finally:
                    self._writing = False
        except Timeout as error:
            raise LibraryBusy(
                "Another Carrel is indexing into the same library: wait until it has finished, or use another --home."
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; for the modules of this package."""
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    # Folders

    def add_folder(self, path: Path) -> None:
        """Remember a folder or file the person pointed at, unless inside a known one; it replaces those inside it."""
        with self.transaction() as connection:
            known = [_to_path(row["path"]) for row in connection.execute("SELECT path FROM folders")]
            if any(path == folder or folder in path.parents for folder in known):
                return
            inside = [[os.fsencode(folder)] for folder in known if path in folder.parents]
            connection.executemany("DELETE FROM folders WHERE path = ?", inside)
            connection.execute("INSERT INTO folders VALUES (?)", [os.fsencode(path)])

    def folders(self) -> tuple[Path, ...]:
        """The folders and files the person pointed at."""
        return tuple(sorted(_to_path(row["path"]) for row in self._rows("SELECT path FROM folders")))

    def forget_folder(self, path: Path) -> None:
        """Stop knowing a folder; its documents are removed by ``remove``."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM folders WHERE path = ?", [os.fsencode(path)])

    # Files on their way into the index

    def known_files(self, folder: Path) -> dict[Path, KnownFile]:
        """Every file known at or under ``folder``."""
        inside = os.fsencode(folder / "x")[:-1]
        rows = self._rows(
            "SELECT * FROM documents WHERE path = ? OR substr(path, 1, ?) = ?",
            [os.fsencode(folder), len(inside), inside],
        )
        return {
            _to_path(row["path"]): KnownFile(
                row["id"],
                row["size"],
                row["modified_ns"],
                row["sha256"],
                FileState(row["state"]),
                row["kind"],
                row["reason"],
                row["attempts"],
            )
            for row in rows
        }  # fmt: skip - one column a field

    def expect(self, files: Iterable[SourceFile]) -> None:
        """Put files in the state ``waiting``; what is known of their last indexing stays until it is replaced."""
        rows = [(os.fsencode(file.path), file.size, file.modified_ns) for file in files]
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO documents (path, size, modified_ns, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT (path) "
                "DO UPDATE SET size = excluded.size, modified_ns = excluded.modified_ns, kind = '', reason = '', "
                "attempts = CASE state WHEN 'reading' THEN attempts ELSE 0 END, state = 'waiting'",
                rows,
            )

    def begin(self, document_id: int) -> None:
        """Say that a file is being read, before the risk is taken."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE documents SET state = 'reading', attempts = attempts + 1 WHERE id = ?", [document_id]
            )

    def finish(self, documents: Iterable[tuple[int, str, str, int]]) -> None:
        """Say that (id, SHA-256, title, number of chunks) are in the search index; call after it holds them."""
        rows = [(sha256, title, passages, document_id) for document_id, sha256, title, passages in documents]
        with self.transaction() as connection:
            connection.executemany(
                "UPDATE documents SET state = 'indexed', kind = '', reason = '', attempts = 0, sha256 = ?, title = ?, "
                "passages = ? WHERE id = ?",
                rows,
            )

    def touch(self, files: Iterable[SourceFile]) -> None:
        """Note new dates of files whose content did not change."""
        rows = [(file.size, file.modified_ns, os.fsencode(file.path)) for file in files]
        with self.transaction() as connection:
            connection.executemany("UPDATE documents SET size = ?, modified_ns = ?, attempts = 0 WHERE path = ?", rows)

    def fail(self, failure: FileFailure) -> None:
        """Note why a file is not searchable."""
        self._set_aside(FileState.FAILED, [failure])

    def skip(self, failures: Iterable[FileFailure]) -> None:
        """Note files that were left out by a rule."""
        self._set_aside(FileState.SKIPPED, failures)

    def remove(self, document_ids: Sequence[int]) -> None:
        """Forget files; call after the search index has forgotten them."""
        with self.transaction() as connection:
            connection.executemany(
                "DELETE FROM documents WHERE id = ?", [[document_id] for document_id in document_ids]
            )

    def release_unfinished(self) -> None:
        """Put files whose reading was called off back to ``waiting``, so that it does not count as a failed attempt."""
        with self.transaction() as connection:
            connection.execute("UPDATE documents SET state = 'waiting', attempts = 0 WHERE state = 'reading'")

    def expect_all(self) -> None:
        """Put every indexed file back to ``waiting``: the search index has to be built anew."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE documents SET state = 'waiting', passages = 0, sha256 = '' WHERE state = 'indexed'"
            )

    # What is shown

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Every known file, by path."""
        return tuple(_to_record(row) for row in self._rows(f"SELECT {_COLUMNS} FROM documents ORDER BY path"))  # noqa: S608 - a constant

    def places(self, document_ids: Iterable[int]) -> dict[int, DocumentRecord]:
        """The records of these documents."""
        ids = ", ".join(str(int(document_id)) for document_id in document_ids)
        rows = self._rows(f"SELECT {_COLUMNS} FROM documents WHERE id IN ({ids})")  # noqa: S608 - only integers
        return {row["id"]: _to_record(row) for row in rows}

    def counts(self) -> dict[str, int]:
        """The number of files by state; every state is there."""
        found = {
            row["state"]: row["files"]
            for row in self._rows("SELECT state, count(*) AS files FROM documents GROUP BY state")
        }
        return {state.value: found.get(state.value, 0) for state in FileState}

    def count_passages(self) -> int:
        """The number of chunks the search index holds of files that are indexed."""
        (row,) = self._rows("SELECT total(passages) AS passages FROM documents WHERE state = 'indexed'")
        return int(row["passages"])

    # Facts about the library itself

    def identity(self) -> str:
        """A random name of this library, so that a search index of another one is never taken for its own."""
        if not self.fact("identity"):  # what only searches need not wait for a writer
            with self.transaction() as connection:
                connection.execute("INSERT OR IGNORE INTO facts VALUES ('identity', ?)", [uuid.uuid4().hex])
        return self.fact("identity")

    def fact(self, name: str) -> str:
        """A fact that was noted, or an empty string."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", [name])
        return str(rows[0]["value"]) if rows else ""

    def note_fact(self, name: str, value: str) -> None:
        """Remember a fact about the library, such as the embedder its vectors come from."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def _set_aside(self, state: FileState, failures: Iterable[FileFailure]) -> None:
        rows = [(os.fsencode(failure.path), state.value, failure.kind, failure.reason) for failure in failures]
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO documents (path, state, kind, reason, size, modified_ns) VALUES (?, ?, ?, ?, 0, 0) "
                "ON CONFLICT (path) DO UPDATE SET state = excluded.state, kind = excluded.kind, "
                "reason = excluded.reason, passages = 0, attempts = 0, sha256 = ''",
                rows,
            )

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with self._connected() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with self._guard, _translated_errors(self._file):
            if self._closed:
                raise Cancelled
            yield self._connection

    def _version(self) -> int:
        return int(self._rows("PRAGMA user_version")[0]["user_version"])

    def _migrate(self) -> None:
        for number in range(self._version(), LIBRARY_VERSION):
            with self.transaction() as connection:
                if self._version() != number:  # another process that started with this one was first
                    continue
                if number:
                    self._back_up(self._file.with_suffix(f".v{number}.backup"))
                for statement in _statements(MIGRATIONS[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")

    def _back_up(self, target: Path) -> None:
        # Through a second connection: SQLite waits for ever to copy from one that is in a transaction.
        with closing(sqlite3.connect(self._file)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)


def _refuse_newer(version: int, folder: Path) -> None:
    if version > LIBRARY_VERSION:
        raise LibraryTooNew(
            f"The library in {folder} was made by a newer Carrel: update Carrel, or use another --home."
        )


def _statements(script: str) -> Iterator[str]:
    # sqlite3's own executescript would commit what was begun before it.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _to_path(stored: bytes) -> Path:
    return Path(os.fsdecode(stored))


def _to_record(row: Mapping[str, object] | sqlite3.Row) -> DocumentRecord:
    values = dict(row)
    return DocumentRecord(**values | {"path": _to_path(values["path"]), "state": FileState(values["state"])})


@contextmanager
def _translated_errors(file: Path) -> Iterator[None]:
    """The one seam where SQLite's errors become Carrel's."""
    try:
        yield
    except sqlite3.Error as error:
        if not hasattr(error, "sqlite_errorcode"):  # not SQLite's but a wrong use of it
            raise
        # On a disk without a single free page, not even the memory that processes share can be made.
        if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE):
            raise StorageFull(
                "The disk is full: free some space and start again. What was indexed before is safe.", repr(error)
            ) from error
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise LibraryBusy("Another Carrel is using the library: try again in a moment.", repr(error)) from error
        raise LibraryDamaged(
            f"The library file {file} cannot be used. Move it away and index again: your own files are not touched.",
            repr(error),
        ) from error
