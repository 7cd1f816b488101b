"""Files with the same content: the passages of one of them stand for all, and outlive it while a copy is left."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.domain import SourceFile
from engine.store.library import Library, printable, to_path


@dataclass(frozen=True, slots=True)
class Succession:
    """A document that goes on under the path of a copy: what was at its own path has the id ``left_behind`` now.

    ``title`` is its new title where that came from the old name, else None.
    """

    document_id: int
    left_behind: int
    old_path: Path
    path: Path
    old_title: str
    title: str | None


class Copies:
    """Reads and writes in the library which file is a copy of which; thread-safe, one transaction a method."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, file: SourceFile, sha256: str) -> int | None:
        """The indexed document that has this content and is read by the same parser, other than ``file`` itself."""
        path = os.fsencode(file.path)
        with self._library.transaction() as connection:
            rows = connection.execute(
                "SELECT id, path FROM documents WHERE sha256 = ? AND size = ? AND state = 'indexed' "
                "AND copy_of IS NULL AND path != ? ORDER BY offline, id",
                [sha256, file.size, path],
            ).fetchall()
        ending = file.path.suffix.lower()
        # The same bytes under another ending may be another text, and citations are places in the text.
        return next((row["id"] for row in rows if to_path(row["path"]).suffix.lower() == ending), None)

    def list_paths(self, document_ids: Iterable[int]) -> dict[int, list[Path]]:
        """Of each of these documents whose content several searchable files have: those files, first what is there."""
        ids = ", ".join(str(int(document_id)) for document_id in document_ids)
        found: dict[int, list[Path]] = {}
        for column in ("id", "copy_of"):
            query = (
                f"SELECT {column} AS document, path FROM documents WHERE {column} IN ({ids}) "  # noqa: S608 - numbers
                "AND state NOT IN ('failed', 'skipped') ORDER BY offline, id"
            )
            for row in self._library.rows(query):
                found.setdefault(row["document"], []).append(to_path(row["path"]))
        return {document: paths for document, paths in found.items() if len(paths) > 1}

    def add(self, document_id: int, sha256: str, original_id: int) -> None:
        """Say that a file is indexed by the passages of another one with the same content."""
        with self._library.transaction() as connection:
            own = connection.execute("SELECT path FROM documents WHERE id = ?", [document_id]).fetchone()
            original = connection.execute("SELECT path, title FROM documents WHERE id = ?", [original_id]).fetchone()
            title = _follow(original["title"], to_path(original["path"]), to_path(own["path"]))
            connection.execute(
                "UPDATE documents SET state = 'indexed', kind = '', reason = '', attempts = 0, passages = 0, "
                "sha256 = ?, copy_of = ?, title = ? WHERE id = ?",
                [sha256, original_id, title or original["title"], document_id],
            )

    def hand_over(self, lost: Collection[int]) -> list[Succession]:
        """Let copies take over the passages of documents that are lost: deleted, changed, or left out from now on.

        The document keeps its id, so that the search index stays as it is, and gets the path of the copy. A document
        without a copy that is not lost itself is left alone.
        """
        with self._library.transaction() as connection:
            heirs = [
                (document_id, heir)
                for document_id in sorted(lost)
                if (heir := _find_heir(document_id, lost, connection))
            ]
            return [_succeed(document_id, heir, connection) for document_id, heir in heirs]


def _find_heir(document_id: int, lost: Collection[int], connection: sqlite3.Connection) -> int | None:
    rows = connection.execute(
        "SELECT id FROM documents WHERE copy_of = ? AND state = 'indexed' ORDER BY offline, id", [document_id]
    )
    return next((row["id"] for row in rows if row["id"] not in lost), None)


def _succeed(document_id: int, heir_id: int, connection: sqlite3.Connection) -> Succession:
    query = "SELECT path, size, modified_ns, title, offline FROM documents WHERE id = ?"
    old, heir = (connection.execute(query, [each]).fetchone() for each in (document_id, heir_id))
    old_path, path = to_path(old["path"]), to_path(heir["path"])
    title = _follow(old["title"], old_path, path)
    place = "UPDATE documents SET path = ?, size = ?, modified_ns = ?, offline = ? WHERE id = ?"
    connection.execute("UPDATE documents SET path = x'00' WHERE id = ?", [document_id])  # no two may have one path
    connection.execute(place, [old["path"], old["size"], old["modified_ns"], old["offline"], heir_id])
    connection.execute(place, [heir["path"], heir["size"], heir["modified_ns"], heir["offline"], document_id])
    connection.execute("UPDATE documents SET title = ? WHERE id = ?", [title or old["title"], document_id])
    connection.execute(
        "UPDATE documents SET state = 'waiting', sha256 = '', title = '', copy_of = NULL WHERE id = ?", [heir_id]
    )
    return Succession(document_id, heir_id, old_path, path, old["title"], title)


def _follow(title: str, old: Path, new: Path) -> str | None:
    """The new title of a document that was named after its file; None for one with a title of its own."""
    if title != printable(old.stem) or old.stem == new.stem:
        return None
    return printable(new.stem)
