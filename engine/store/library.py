"""The SQLite library: which folders and files are known, in which state each file is, and why it failed."""

from __future__ import annotations

import os
import re
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from engine.advice import OFFLINE, advise
from engine.domain import Coverage, DocumentRecord, FileFailure, FileState, SourceFile
from engine.errors import LibraryBusy
from engine.store.database import Database

_RECORDS = (
    "SELECT file.id, file.path, file.state, file.kind, file.reason, file.title, file.size, file.modified_ns, "
    "file.passages, file.offline, original.path AS copy_of "
    "FROM documents AS file LEFT JOIN documents AS original ON original.id = file.copy_of"
)
_AWAY = "Its folder is not there just now."


class KnownFile(NamedTuple):
    """What the library knows of a file, for comparing it with the disk; ``state`` is that of before it was offline."""

    path: bytes
    id: int
    size: int
    modified_ns: int
    sha256: str
    state: str
    kind: str
    reason: str
    attempts: int
    copy_of: int | None
    offline: int


Glance = tuple[int, int, int, int]
"""Of a known file its id, size, date in nanoseconds, and whether it is indexed and there."""

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_KNOWN = ", ".join(KnownFile._fields)


class Library:
    """Thread-safe; every method is one transaction.

    Methods raise ``StorageFull`` or ``LibraryDamaged``; whoever is still at work when it is closed gets ``Cancelled``.
    """

    def __init__(self, file: Path, lock_file: Path) -> None:
        """Open or create the library. Raises ``LibraryTooNew``, ``LibraryDamaged`` or ``StorageFull``."""
        self._database = Database(file)
        self.rows = self._database.rows  # for this package, as ``transaction``; waits for no other process that writes
        self._lock_file = lock_file
        self._writing = False

    def close(self) -> None:
        """Close the file; what is being indexed is called off, which does not count as a failed attempt."""
        with self._database.closing() as was_open:
            if was_open and self._writing:
                self.release_unfinished()

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

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """All or nothing; for the modules of this package."""
        return self._database.transaction()

    def state(self) -> tuple[int, int]:
        """Is another after every change of the library, by this process or by any other."""
        return self._database.state()

    # Folders

    def add_folder(self, path: Path) -> None:
        """Remember a folder or file the person pointed at, unless inside a known one; it replaces those inside it."""
        with self.transaction() as connection:
            known = [to_path(row["path"]) for row in connection.execute("SELECT path FROM folders")]
            if any(path == folder or folder in path.parents for folder in known):
                return
            inside = [[os.fsencode(folder)] for folder in known if path in folder.parents]
            connection.executemany("DELETE FROM folders WHERE path = ?", inside)
            connection.execute("INSERT INTO folders (path) VALUES (?)", [os.fsencode(path)])

    def folders(self) -> tuple[Path, ...]:
        """The folders and files the person pointed at."""
        return tuple(sorted(to_path(row["path"]) for row in self._database.rows("SELECT path FROM folders")))

    def forget_folder(self, path: Path) -> None:
        """Stop knowing a folder, and what was in it; its documents are removed by ``remove``, before."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM folders WHERE path = ?", [os.fsencode(path)])
            connection.execute(f"DELETE FROM removals WHERE {AT_OR_UNDER}", bounds(path))  # noqa: S608 - a constant

    # Files on their way into the index

    def known_files(self, folder: Path) -> dict[bytes, KnownFile]:
        """Every file known at or under ``folder``, by its path as the file system spells it."""
        query = f"SELECT {_KNOWN} FROM documents WHERE {AT_OR_UNDER}"  # noqa: S608 - constants
        return {row[0]: KnownFile._make(row) for row in self._database.rows(query, bounds(folder))}

    def glance(self, folder: Path) -> dict[bytes, Glance]:
        """The same, of each only what shows whether it has changed: there may be very many."""
        query = (
            "SELECT path, id, size, modified_ns, state = 'indexed' AND NOT offline "  # noqa: S608 - a constant
            f"FROM documents WHERE {AT_OR_UNDER}"
        )
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in self._database.rows(query, bounds(folder))}

    def known_file(self, document_id: int) -> KnownFile:
        """All that is known of one file."""
        (row,) = self._database.rows(f"SELECT {_KNOWN} FROM documents WHERE id = ?", [document_id])  # noqa: S608
        return KnownFile._make(row)

    def expect(self, files: Iterable[SourceFile]) -> None:
        """Put files in the state ``waiting``; what is known of their last indexing stays until it is replaced."""
        rows = [(os.fsencode(file.path), file.size, file.modified_ns) for file in files]
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO documents (path, size, modified_ns, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT (path) "
                "DO UPDATE SET size = excluded.size, modified_ns = excluded.modified_ns, kind = '', reason = '', "
                "attempts = CASE state WHEN 'reading' THEN attempts ELSE 0 END, state = 'waiting', offline = 0, "
                "sha256 = iif(copy_of IS NULL, sha256, ''), copy_of = NULL",
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
        rows = [(sha256, printable(title), passages, document_id) for document_id, sha256, title, passages in documents]
        with self.transaction() as connection:
            connection.executemany(
                "UPDATE documents SET state = 'indexed', kind = '', reason = '', attempts = 0, sha256 = ?, title = ?, "
                "passages = ? WHERE id = ?",
                rows,
            )

    def remark(self, remarks: Iterable[tuple[int, str, str]]) -> None:
        """Note (id, kind, reason) of indexed files that could not be read as a whole; call after ``finish``."""
        rows = [(kind, reason, document_id) for document_id, kind, reason in remarks]
        with self.transaction() as connection:
            connection.executemany("UPDATE documents SET kind = ?, reason = ? WHERE id = ?", rows)

    def remarked(self) -> list[FileFailure]:
        """The indexed files that could not be read as a whole, with kind and reason."""
        query = "SELECT path, kind, reason FROM documents WHERE state = 'indexed' AND kind != '' ORDER BY path"
        return [FileFailure(to_path(row["path"]), row["kind"], row["reason"]) for row in self._database.rows(query)]

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

    def remove(self, document_ids: Iterable[int]) -> None:
        """Forget files; call after the search index has forgotten them."""
        with self.transaction() as connection:
            ids = [[document_id] for document_id in document_ids]
            connection.executemany("DELETE FROM documents WHERE id = ?", ids)
            # Copies have been made heirs before; one that was overlooked is read like any other file.
            connection.executemany(
                "UPDATE documents SET state = 'waiting', sha256 = '', copy_of = NULL WHERE copy_of = ?", ids
            )

    def release_unfinished(self) -> None:
        """Put files whose reading was called off back to ``waiting``, so that it does not count as a failed attempt."""
        with self.transaction() as connection:
            connection.execute("UPDATE documents SET state = 'waiting', attempts = 0 WHERE state = 'reading'")

    def reconsider(self, kind: str) -> None:
        """Let the next run look again into the files that were left out for this reason."""
        with self.transaction() as connection:
            connection.execute("UPDATE documents SET modified_ns = -1 WHERE state = 'skipped' AND kind = ?", [kind])

    def expect_all(self) -> None:
        """Put every indexed file back to ``waiting``: the search index has to be built anew."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE documents SET state = 'waiting', passages = 0, sha256 = '', copy_of = NULL "
                "WHERE state = 'indexed'"
            )

    def expect_again(self, document_ids: Iterable[int]) -> None:
        """Put documents that the search index has lost back to ``waiting``, and their copies."""
        with self.transaction() as connection:
            connection.executemany(
                "UPDATE documents SET state = 'waiting', passages = 0, sha256 = '', copy_of = NULL "
                "WHERE id = ?1 OR copy_of = ?1",
                [[document_id] for document_id in document_ids],
            )

    def passages_by_document(self) -> dict[int, int | None]:
        """How many chunks the search index has to hold of each document; None for one that is about to be replaced."""
        rows = self._database.rows(
            "SELECT id, CASE WHEN sha256 = '' THEN 0 WHEN state = 'indexed' THEN passages END AS wanted FROM documents"
        )
        return {row["id"]: row["wanted"] for row in rows}

    # What is shown

    def documents(self, after: Path | None = None, limit: int = -1) -> tuple[DocumentRecord, ...]:
        """Every known file, by path; or the first ``limit`` of those whose path comes after one."""
        rows = self._database.rows(
            f"{_RECORDS} WHERE file.path > ? ORDER BY file.path LIMIT ?", [os.fsencode(after) if after else b"", limit]
        )
        return tuple(map(_to_record, rows))

    def places(self, document_ids: Iterable[int]) -> dict[int, DocumentRecord]:
        """The records of these documents; one whose folder is away has the path of a copy that is there, if any."""
        ids = ", ".join(str(int(document_id)) for document_id in document_ids)
        found = map(_to_record, self._database.rows(f"{_RECORDS} WHERE file.id IN ({ids})"))
        return {record.id: _find_there(record, self._database) for record in found}

    def counts(self) -> dict[str, int]:
        """The number of files by state; every state is there."""
        query = "SELECT iif(offline, 'offline', state) AS state, count(*) AS files FROM documents GROUP BY 1"
        found = {row["state"]: row["files"] for row in self._database.rows(query)}
        return {state.value: found.get(state.value, 0) for state in FileState}

    def coverage(self) -> Coverage:
        """What became of the files that were seen, from one look at all of them."""
        files = self.counts()
        waiting = files["waiting"] + files["reading"]
        seen = files["indexed"] + files["failed"] + files["skipped"] + waiting
        return Coverage(seen, files["indexed"], files["failed"], files["skipped"], waiting, files["offline"])

    def count_passages(self) -> int:
        """The number of chunks the search index holds of files that are indexed."""
        return int(self._database.rows("SELECT total(passages) FROM documents WHERE state = 'indexed'")[0][0])

    def has_passages(self) -> bool:
        """Whether the search index holds, or should hold, a chunk of any file."""
        return bool(self._database.rows("SELECT 1 FROM documents WHERE passages > 0 LIMIT 1"))

    # Facts about the library itself

    def identity(self) -> str:
        """A random name of this library, so that a search index of another one is never taken for its own."""
        if not self.fact("identity"):  # what only searches need not wait for a writer
            with self.transaction() as connection:
                connection.execute("INSERT OR IGNORE INTO facts VALUES ('identity', ?)", [uuid.uuid4().hex])
        return self.fact("identity")

    def fact(self, name: str) -> str:
        """A fact that was noted, or an empty string."""
        return self.facts().get(name, "")

    def facts(self) -> dict[str, str]:
        """Every fact that was noted, all as they stood at one moment."""
        return {row["name"]: row["value"] for row in self._database.rows("SELECT name, value FROM facts")}

    def note_fact(self, name: str, value: str) -> None:
        """Remember a fact about the library, such as the embedder its vectors come from."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def _set_aside(self, state: FileState, failures: Iterable[FileFailure]) -> None:
        rows = [(os.fsencode(each.path), state.value, each.kind, printable(each.reason)) for each in failures]
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO documents (path, state, kind, reason, size, modified_ns) VALUES (?, ?, ?, ?, 0, 0) "
                "ON CONFLICT (path) DO UPDATE SET state = excluded.state, kind = excluded.kind, "
                "reason = excluded.reason, passages = 0, attempts = 0, sha256 = '', copy_of = NULL, offline = 0",
                rows,
            )


AT_OR_UNDER = "(path = ? OR (path > ? AND path < ?))"
"""The condition on the documents at or under a folder; ``bounds`` has its values. The index on the path serves it."""


def bounds(folder: Path) -> tuple[bytes, bytes, bytes]:
    """The values for ``AT_OR_UNDER``."""
    inside = os.fsencode(folder / "x")[:-1]
    return os.fsencode(folder), inside, inside[:-1] + bytes([inside[-1] + 1])


def to_path(stored: bytes) -> Path:
    """A stored path as Python has it."""
    return Path(os.fsdecode(stored))


def printable(text: str) -> str:
    """The same with a replacement mark for bytes of a file's name that are no text: no database takes those."""
    return _HALF_CHARACTER.sub("\ufffd", text)


def _find_there(record: DocumentRecord, database: Database) -> DocumentRecord:
    """The record of a document, by the path of a copy that is there if its own folder is away."""
    if record.state is not FileState.OFFLINE:
        return record
    query = "SELECT path FROM documents WHERE copy_of = ? AND offline = 0 AND state = 'indexed' LIMIT 1"
    rows = database.rows(query, [record.id])
    return replace(record, path=to_path(rows[0]["path"]), state=FileState.INDEXED) if rows else record


def _to_record(row: sqlite3.Row) -> DocumentRecord:
    values = dict(row)
    if values.pop("offline"):
        values |= {"state": FileState.OFFLINE, "kind": OFFLINE, "reason": _AWAY}
    original = values["copy_of"]
    return DocumentRecord(
        **values
        | {
            "path": to_path(values["path"]),
            "state": FileState(values["state"]),
            "advice": advise(values["kind"]),
            "copy_of": to_path(original) if original else None,
        }
    )
