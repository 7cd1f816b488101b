"""What a language model wrote of folders and of the library: their summaries, and the texts these are made of."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from engine.domain import KeySentence
from engine.store.library import Library
from engine.store.summaries import StoredSummary, list_other_editions

_LIBRARY = b""  # is the folder of the library's own summary
_SEAL = "folder_summaries_seal"


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence of a summary and the place in one of several documents that says it."""

    document_id: int
    sentence: KeySentence


@dataclass(frozen=True, slots=True)
class StoredFolderSummary:
    """The summary of a folder, None for the library; ``made_of`` is what ``name_content`` says of its documents.

    ``unread`` has the documents of which something is not in it, each with the reason.
    """

    folder: Path | None
    maker: str
    made_of: str
    sentences: tuple[PlacedSentence, ...]
    unread: Mapping[int, str] = field(default_factory=dict)


_SENTENCES = TypeAdapter(tuple[PlacedSentence, ...])


def name_content(summaries: Mapping[int, StoredSummary]) -> str:
    """Another name for every other content: these are the summaries of a folder's documents as they are now."""
    listed = ",".join(f"{number}:{summaries[number].sha256}" for number in sorted(summaries))
    return hashlib.sha256(listed.encode()).hexdigest()


class FolderSummaries:
    """Thread-safe, one transaction a method. Nothing that was written of a document outlives its content."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def note(self, summary: StoredFolderSummary) -> None:
        """Keep a summary in place of those that the same model made of this folder before, in any edition."""
        folder, sentences = _name(summary.folder), _SENTENCES.dump_json(summary.sentences).decode()
        with self._library.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO folder_summaries (folder, maker, made_of, sentences, unread) "
                "VALUES (?, ?, ?, ?, ?)",
                [folder, summary.maker, summary.made_of, sentences, json.dumps(dict(summary.unread))],
            )
            rows = connection.execute("SELECT maker FROM folder_summaries WHERE folder = ?", [folder]).fetchall()
            others = list_other_editions((row["maker"] for row in rows), summary.maker)
            connection.executemany(
                "DELETE FROM folder_summaries WHERE folder = ? AND maker = ?", [(folder, other) for other in others]
            )

    def read(self, folder: Path | None, made_of: str) -> list[StoredFolderSummary]:
        """What was written of this content of a folder, by several makers perhaps, the last one first."""
        with self._library.transaction() as connection:
            rows = connection.execute(
                "SELECT maker, sentences, unread FROM folder_summaries WHERE folder = ? AND made_of = ? "
                "ORDER BY rowid DESC",
                [_name(folder), made_of],
            ).fetchall()
        return [
            StoredFolderSummary(
                folder,
                row["maker"],
                made_of,
                _SENTENCES.validate_json(row["sentences"]),
                {int(number): reason for number, reason in json.loads(row["unread"]).items()},
            )
            for row in rows
        ]

    def note_unit(self, key: str, text: str, maker: str, document_ids: Collection[int]) -> None:
        """Keep what was written of several documents; ``key`` names all that it depends on."""
        with self._library.transaction() as connection:
            known = [
                number
                for number in document_ids
                if connection.execute("SELECT 1 FROM documents WHERE id = ?", [number]).fetchone()
            ]
            if len(known) < len(document_ids):  # nothing is kept of one that is forgotten meanwhile
                return
            connection.execute(
                "INSERT OR REPLACE INTO folder_units (key, maker, text) VALUES (?, ?, ?)", [key, maker, text]
            )
            connection.executemany(
                "INSERT OR REPLACE INTO folder_unit_documents (key, document) VALUES (?, ?)",
                [(key, number) for number in known],
            )

    def read_units(self, keys: Sequence[str]) -> dict[str, str]:
        """What was written under these keys before."""
        with self._library.transaction() as connection:
            query = "SELECT text FROM folder_units WHERE key = ?"
            found = {key: connection.execute(query, [key]).fetchone() for key in keys}
        return {key: row["text"] for key, row in found.items() if row}

    def is_complete(self, maker: str) -> bool:
        """Whether nothing has changed since this maker was done with all folders."""
        return self._library.fact(_SEAL) == self._seal(maker)

    def note_complete(self, maker: str) -> None:
        """Say that this maker is done with all folders as they are now; what others wrote for them is not needed."""
        with self._library.transaction() as connection:
            connection.execute("DELETE FROM folder_units WHERE maker != ?", [maker])
        self._library.note_fact(_SEAL, self._seal(maker))

    def _seal(self, maker: str) -> str:
        """Another after every change of what is written about, and for every maker."""
        with self._library.transaction() as connection:
            row = connection.execute(
                "SELECT count(*) AS documents, total(id) AS ids, total(modified_ns % 1000000007) AS dates "
                "FROM documents WHERE state = 'indexed' AND passages > 0"
            ).fetchone()
        return f"{maker} {row['documents']} {row['ids']:.0f} {row['dates']:.0f}"


def _name(folder: Path | None) -> bytes:
    return _LIBRARY if folder is None else os.fsencode(folder)
