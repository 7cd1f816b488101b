"""The SQLite file itself: opened, brought up to date, read and written in transactions, its errors translated."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from engine.errors import Cancelled, LibraryBusy, LibraryDamaged, LibraryTooNew, StorageFull
from engine.store.schema import LIBRARY_VERSION, MIGRATIONS

_PATIENCE = 10.0  # seconds that another process may keep the file to itself
_BETWEEN_TRIES = 0.01


class Database:
    """One connection shared by all threads, one at a time; whoever uses it after ``close`` gets ``Cancelled``.

    Methods raise ``StorageFull``, ``LibraryBusy`` or ``LibraryDamaged``.
    """

    def __init__(self, file: Path) -> None:
        """Open or create the file and migrate it. Raises ``LibraryTooNew`` too, and leaves such a file untouched."""
        self._file = file
        self._guard = threading.RLock()
        self._closed = False
        with _translated_errors(file):
            self._connection = sqlite3.connect(file, check_same_thread=False, timeout=_PATIENCE, isolation_level=None)
        try:
            self._connection.row_factory = sqlite3.Row
            refuse_newer(self._version(), file.parent)
            with _translated_errors(file):
                self._let_read_beside_writing()
                self._connection.execute("PRAGMA synchronous = NORMAL")
            self._migrate()
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def closing(self) -> Iterator[bool]:
        """Keep everybody else out while last words are written, then close; False if it was closed before."""
        with self._guard:
            try:
                yield not self._closed
            finally:
                self._closed = True
                self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing."""
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """What a query finds."""
        with self._connected() as connection:
            return connection.execute(query, values).fetchall()

    def state(self) -> tuple[int, int]:
        """Is another after every change of the file, by this connection or by any other."""
        with self._connected() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            return int(version), connection.total_changes

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with self._guard, _translated_errors(self._file):
            if self._closed:
                raise Cancelled
            yield self._connection

    def _let_read_beside_writing(self) -> None:
        # SQLite does not wait by itself where two connections want to change the mode of a fresh file at once.
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise
                time.sleep(_BETWEEN_TRIES)
            else:
                return

    def _version(self) -> int:
        return int(self.rows("PRAGMA user_version")[0]["user_version"])

    def _migrate(self) -> None:
        found = self._version()
        for number in range(found, LIBRARY_VERSION):
            with self.transaction() as connection:
                if self._version() != number:  # another process that started with this one was first
                    continue
                if found:
                    back_up(self._file, self._file.with_suffix(f".v{number}.backup"))
                for statement in _statements(MIGRATIONS[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")


def back_up(file: Path, target: Path) -> None:
    """Copy a database as it stands at one moment, also while others write to it.

    Through connections of its own: SQLite waits for ever to copy from one that is in a transaction. Raises
    ``StorageFull``, ``LibraryBusy`` or ``LibraryDamaged``.
    """
    with _translated_errors(file), closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def read_version(file: Path) -> int:
    """Which version of the schema a database has; raises as ``back_up``."""
    with _translated_errors(file), closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_open_elsewhere(file: Path) -> bool:
    """Whether another connection has a database open, this process's or another's; raises as ``back_up``."""
    with _translated_errors(file), closing(sqlite3.connect(file, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # which SQLite does only for whoever is alone
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            return True
    return False


def refuse_newer(version: int, folder: Path) -> None:
    """Raise ``LibraryTooNew`` for a version that only a newer Carrel knows, of the library in ``folder``."""
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


def _is_busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # the rest of the code tells at what


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
        if _is_busy(error):
            raise LibraryBusy("Another Carrel is using the library: try again in a moment.", repr(error)) from error
        raise LibraryDamaged(
            f"The library file {file} cannot be used. Move it away and index again: your own files are not touched.",
            repr(error),
        ) from error
