"""The summaries of documents in the library: which sentences, by whom, and of which content."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from engine.domain import KeySentence, UnreadStretch
from engine.store.library import Library

EXTRACTOR = "extract-4"
"""The maker of verbatim summaries; its number rises when it chooses other sentences, so that all are chosen anew."""

LEAST_WRITTEN = 2
"""With fewer sentences that are supported, what a model wrote says less than the verbatim summary, which stays."""

_WRITER = "write-2 "
_ANY_WRITER = re.compile(r"\Awrite-\d+ ")
_EDITION = re.compile(r" #[0-9a-f]{16}\Z")
_IS_KNOWN = "EXISTS (SELECT 1 FROM documents WHERE id = ?1)"  # nothing is kept of one that is forgotten meanwhile
_SENTENCES = TypeAdapter(tuple[KeySentence, ...])
_UNREAD = TypeAdapter(tuple[UnreadStretch, ...])


def name_writer(model: str, edition: str) -> str:
    """The maker of the summaries that this edition of a language model writes (``LanguageModel.edition``).

    Its number rises when it is asked otherwise.
    """
    return f"{_WRITER}{model} #{edition}"


def name_model(maker: str) -> str:
    """The name of the model that is this maker, "" for the extractor; older libraries know no editions."""
    found = _ANY_WRITER.match(maker)
    return _EDITION.sub("", maker[found.end() :]) if found else ""


def list_other_editions(makers: Iterable[str], maker: str) -> set[str]:
    """Of these makers those that are the same language model as this one, of another edition or asked otherwise."""
    return {each for each in makers if name_model(each) == name_model(maker)} - {maker}


@dataclass(frozen=True, slots=True)
class StoredSummary:
    """A document's summary, its best sentence first; made of the content ``sha256``.

    ``passages`` is the number of chunks that it was made of, ``pages`` are those on which they stand, ``extent`` the
    number of characters up to the end of the last one. Of those in ``unread`` nothing came into the summary.
    """

    document_id: int
    sha256: str
    passages: int
    pages: tuple[int, ...]
    sentences: tuple[KeySentence, ...]
    extent: int = 0
    unread: tuple[UnreadStretch, ...] = ()

    @property
    def passages_read(self) -> int:
        """Of how many of the passages something came into the summary, or might have."""
        return self.passages - sum(stretch.passages for stretch in self.unread)


@dataclass(frozen=True, slots=True)
class WrittenCount:
    """How many documents with passages there are, and of how many a maker made a summary.

    ``passages_left`` are those of the others, ``texts_of_unfinished`` what it wrote of their parts so far.
    """

    documents: int
    written: int
    passages_left: int
    texts_of_unfinished: int


class Summaries:
    """Thread-safe, one transaction a method. A summary goes with its document, and when that can be read no more."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def note(self, summaries: Iterable[StoredSummary], maker: str) -> None:
        """Keep summaries in place of those that the same maker made of these documents before.

        Those that other editions of the same language model wrote of them go as well.
        """
        rows = [
            (
                each.document_id,
                maker,
                each.sha256,
                each.passages,
                json.dumps(each.pages),
                _SENTENCES.dump_json(each.sentences).decode(),
                each.extent,
                _UNREAD.dump_json(each.unread).decode(),
            )
            for each in summaries
        ]
        with self._library.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO summaries "
                "(document, maker, sha256, passages, pages, sentences, extent, unread) "
                f"SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE {_IS_KNOWN}",
                rows,
            )
            if name_model(maker):
                _forget_editions([row[0] for row in rows], maker, connection)

    def read(self, document_ids: Collection[int], maker: str) -> dict[int, StoredSummary]:
        """The summaries of these documents as they are indexed now; none for one that was made of older content."""
        return {each.document_id: each for _, each in self._read(document_ids, "maker = ?", maker)}

    def read_best(self, document_ids: Collection[int]) -> dict[int, tuple[str, StoredSummary]]:
        """The summary that is read of each document, and its maker: what a model wrote last, if enough is supported."""
        best: dict[int, tuple[str, StoredSummary]] = {}
        found = self._read(document_ids, "maker = ? OR maker LIKE 'write-%'", EXTRACTOR)
        for maker, each in sorted(found, key=lambda one: one[0] != EXTRACTOR):  # which stays where nothing follows
            if maker == EXTRACTOR or len(each.sentences) >= LEAST_WRITTEN:
                best[each.document_id] = maker, each
        return best

    def missing(self, maker: str) -> dict[int, str]:
        """The indexed documents with passages of which this maker made no summary, with the hash of their content."""
        with self._library.transaction() as connection:
            rows = connection.execute(
                "SELECT id, sha256 FROM documents WHERE state = 'indexed' AND passages > 0 AND NOT EXISTS "
                "(SELECT 1 FROM summaries AS summary WHERE summary.document = documents.id AND maker = ? "
                "AND summary.sha256 = documents.sha256) ORDER BY id",
                [maker],
            ).fetchall()
        return {row["id"]: row["sha256"] for row in rows}

    def forget_versions(self, maker: str) -> None:
        """Delete what older versions of this maker have made."""
        family = maker.partition("-")[0]
        with self._library.transaction() as connection:
            connection.execute("DELETE FROM summaries WHERE maker LIKE ? AND maker != ?", [f"{family}-%", maker])

    def made_by(self, maker: str) -> set[int]:
        """The documents of which this maker made a summary as they are indexed now."""
        with self._library.transaction() as connection:
            rows = connection.execute(
                "SELECT document FROM summaries AS summary JOIN documents ON documents.id = summary.document "
                "AND documents.sha256 = summary.sha256 WHERE maker = ?",
                [maker],
            ).fetchall()
        return {row["document"] for row in rows}

    def count(self, maker: str) -> WrittenCount:
        """How far a maker is with all documents as they are indexed now."""
        with self._library.transaction() as connection:
            row = connection.execute(
                "SELECT count(*) AS documents, total(made) AS written, total(iif(made, 0, passages)) AS passages_left, "
                "total(iif(made, 0, texts)) AS texts FROM (SELECT passages, EXISTS (SELECT 1 FROM summaries AS summary "
                "WHERE summary.document = documents.id AND summary.sha256 = documents.sha256 AND maker = ?1) AS made, "
                "(SELECT count(*) FROM summary_units WHERE document = documents.id AND maker = ?1) AS texts "
                "FROM documents WHERE state = 'indexed' AND passages > 0)",
                [maker],
            ).fetchone()
        return WrittenCount(row["documents"], int(row["written"]), int(row["passages_left"]), int(row["texts"]))

    def note_unit(self, key: str, text: str, maker: str, document_id: int) -> None:
        """Keep what was written of a part of a document; ``key`` names all that it depends on."""
        with self._library.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO summary_units (document, key, text, maker) "
                f"SELECT ?1, ?2, ?3, ?4 WHERE {_IS_KNOWN}",
                [document_id, key, text, maker],
            )

    def keep_units(self, document_id: int, keys: Collection[str]) -> None:
        """Delete what was written of parts that the document no longer has."""
        with self._library.transaction() as connection:
            rows = connection.execute("SELECT key FROM summary_units WHERE document = ?", [document_id]).fetchall()
            outdated = [[row["key"]] for row in rows if row["key"] not in keys]
            connection.executemany("DELETE FROM summary_units WHERE key = ?", outdated)

    def forget_other_units(self, maker: str) -> None:
        """Delete what other makers wrote of parts, now that this one is done with all documents."""
        with self._library.transaction() as connection:
            connection.execute("DELETE FROM summary_units WHERE maker != ?", [maker])

    def read_units(self, keys: Sequence[str]) -> dict[str, str]:
        """What was written under these keys before."""
        with self._library.transaction() as connection:
            query = "SELECT text FROM summary_units WHERE key = ?"
            found = {key: connection.execute(query, [key]).fetchone() for key in keys}
        return {key: row["text"] for key, row in found.items() if row}

    def _read(self, document_ids: Collection[int], which: str, *makers: str) -> list[tuple[str, StoredSummary]]:
        """What these makers made of the documents as they are indexed now, in the order in which it was noted."""
        ids = ", ".join(str(int(document_id)) for document_id in document_ids)
        with self._library.transaction() as connection:
            rows = connection.execute(
                "SELECT summary.document, maker, summary.sha256, summary.passages, pages, sentences, extent, unread "  # noqa: S608 - numbers
                "FROM summaries AS summary JOIN documents ON documents.id = summary.document "
                f"AND documents.sha256 = summary.sha256 WHERE ({which}) AND summary.document IN ({ids}) "
                "ORDER BY summary.rowid",
                makers,
            ).fetchall()
        return [
            (
                row["maker"],
                StoredSummary(
                    row["document"],
                    row["sha256"],
                    row["passages"],
                    tuple(json.loads(row["pages"])),
                    _SENTENCES.validate_json(row["sentences"]),
                    row["extent"],
                    _UNREAD.validate_json(row["unread"]),
                ),
            )
            for row in rows
        ]


def _forget_editions(document_ids: Iterable[int], maker: str, connection: sqlite3.Connection) -> None:
    """Delete what other editions of this language model wrote of these documents."""
    for number in document_ids:
        rows = connection.execute("SELECT maker FROM summaries WHERE document = ?", [number]).fetchall()
        connection.executemany(
            "DELETE FROM summaries WHERE document = ? AND maker = ?",
            [(number, other) for other in list_other_editions((row["maker"] for row in rows), maker)],
        )
