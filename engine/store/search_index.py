"""A LanceDB table of chunks or of summaries: replaced document by document, searched by meaning and by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.domain import Chunk
from engine.errors import IndexNotTidied
from engine.store.best_rows import (
    SHOWN_COLUMNS,
    Search,
    VectorSearch,
    WordSearch,
    find_best,
    has_match,
    match_any,
    match_beginning,
    match_either,
    match_nearly,
    stack_vectors,
)
from engine.store.lance_import import lancedb
from engine.store.lance_table import LanceTable
from engine.store.restriction import Restriction, quote_sql
from engine.store.schema import RowKind, rows_schema, table_name
from engine.store.word_forms import ask_forms, find_words, list_forms

HEADING_SEPARATOR = " › "
_COMMITS_BETWEEN_LOOKS = 20
# Merging rewrites most of the table, so it waits for a share of new or deleted rows; but what is not yet in the word
# index is searched row by row, and every commit is one more file to look into.
_SHARE_TO_MERGE = 8
_MOST_TO_MERGE = 20_000
_MOST_COMMITS = 40
_MOST_LEFT = 1000  # rows that a run may leave unmerged: searching them for words takes 40 ms
_MOST_ROWS = 8192  # that are added at once
_SMALL_TABLE = 5000  # rows that are merged in the blink of an eye
_DOCUMENTS_A_LOOK = 200


@dataclass(frozen=True, slots=True)
class EmbeddedDocument:
    """A document ready to be stored; ``vectors`` has shape (len(chunks), dimensions), ``language`` is ISO 639-1."""

    document_id: int
    title: str
    chunks: Sequence[Chunk]
    vectors: NDArray[np.float32]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored chunk that was found; ``similarity`` is its cosine to the query, ``bm25`` its score by words."""

    document_id: int
    ordinal: int
    kind: str
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    joint: str | None
    text: str
    similarity: float
    bm25: float = 0.0
    language: str = ""


class SearchIndex:
    """One table for one embedder. One process writes at a time (the library's lock); any number read beside it.

    What the methods say of chunks holds for summaries where the rows are of that kind: the first row of a document
    stands for all of it, the others for its sections.
    """

    def __init__(self, folder: Path, embedder_name: str, dimensions: int | None, kind: RowKind = RowKind.CHUNK) -> None:
        """Open or create the table; where the dimensions are not known it must be there, and is only read.

        Raises ``LibraryDamaged`` or ``StorageFull``, as every method may.
        """
        self._schema = None if dimensions is None else rows_schema(dimensions)
        self._table = LanceTable(folder, table_name(embedder_name, kind), self._schema)
        self.kind = kind
        self._commits = 0
        self._known_languages: tuple[int, frozenset[str]] = (-1, frozenset())  # of which version of the table

    def replace(self, documents: Sequence[EmbeddedDocument]) -> None:
        """Store these documents in place of what was stored for them, whatever their number.

        The new rows are added, in one commit as a rule, then the old ones deleted in another. Whatever happens between
        two of them, a document is never without rows, and the newer hide the older until it is stored once more.
        """
        generation = self._table.version()  # every commit raises it: all that is stored now is of an older one
        for rows in self._tables(documents, generation):
            self._table.add(rows)
        self._forget([document.document_id for document in documents], f" AND generation < {generation}")
        self._commits += 1
        if self._commits % _COMMITS_BETWEEN_LOOKS == 0 and self._has_much_to_merge():
            with suppress(IndexNotTidied):  # what was stored is stored; the run's last ``optimize`` tells of it
                self.optimize()

    def remove(self, document_ids: Sequence[int]) -> None:
        """Forget these documents."""
        self._forget(document_ids)

    def retitle(self, document_id: int, before: str, after: str) -> None:
        """Put a document's new title in front of its headings; its text and vectors stay."""
        where = f"document = {document_id} AND starts_with(headings, {quote_sql(before)})"
        for language in set(self._rows_where(where, ["language"])["language"].to_pylist()):
            old, new = _list_words(before, language), _list_words(after, language)
            self._table.update(
                f"{where} AND language = {quote_sql(language)}",
                {
                    "headings": f"concat({quote_sql(after)}, substr(headings, {len(before) + 1}))",
                    "words": f"concat({quote_sql(new)}, substr(words, {len(old) + 1}))",
                },
            )

    def optimize(self) -> None:
        """Compact the files, bring the indexes up to date and drop old versions. Raises ``IndexNotTidied``."""
        self._table.tidy()

    def is_optimizing_due(self) -> bool:
        """Whether so much has changed since the last ``optimize`` that another one is worth the work."""
        commits = self._table.count_versions() - 1
        return bool(commits) and (
            commits >= _MOST_COMMITS or self.count() <= _SMALL_TABLE or self._table.count_unmerged() >= _MOST_LEFT
        )

    def search_vector(self, vector: NDArray[np.float32], limit: int, only: Restriction | None = None) -> list[Hit]:
        """The chunks most alike in meaning, best first, then by their place; of those that ``only`` admits."""
        return _hits(self._find(VectorSearch(vector), limit, only), vector)

    def search_words(
        self, words: str, vector: NDArray[np.float32] | None, limit: int, only: Restriction | None = None
    ) -> list[Hit]:
        """The chunks with the best BM25 score, best first, then by their place; of those that ``only`` admits.

        Headings are looked at like text. Words are found in every form that the languages of the documents give them
        (``engine.store.word_forms``). Their similarity is to ``vector``, the query's; 0.0 without one.
        """
        forms = ask_forms(words, self._languages())
        return _hits(self._find(WordSearch(match_any(forms)), limit, only), vector) if forms else []

    def find_forms(self, word: str) -> list[str]:
        """The forms by which chunks with this one word are found; none for what is no word, or one that says nothing.

        What scripts without spaces are cut into, and the parts of ``e-mail``, are in other words too.
        """
        is_one = list(find_words(word)) == [(0, len(word), 0)]
        return ask_forms(word, self._languages()) if is_one else []

    def holds_word(self, word: str) -> bool:
        """Whether a chunk has this word in some form."""
        forms = ask_forms(word, self._languages())
        return bool(forms) and self._table.look(lambda table: has_match(table, match_any(forms)))

    def search_spelling(self, words: Sequence[str], limit: int, *, beginning: str = "") -> list[Hit]:
        """Chunks with a word that is nearly one of these, at most two letters apart, the first one alike.

        Or with one that begins with these letters, where there are any.
        """
        query = match_nearly(words)
        if beginning:
            query = match_either(query, match_beginning(beginning))
        return _hits(self._find(WordSearch(query), limit, None), None)

    def first_chunks(self, documents: Sequence[int], only: Restriction, limit: int) -> list[Hit]:
        """Of each document the first chunk that ``only`` admits, in the order of the documents, until ``limit``."""
        first: dict[int, int] = {}
        for start in range(0, len(documents), _DOCUMENTS_A_LOOK):
            some = documents[start : start + _DOCUMENTS_A_LOOK]
            condition = replace(only, documents=some).to_sql()
            rows = self._rows_where(condition, ["document", "ordinal", "generation"]).to_pylist()
            newest = {row["document"]: row["generation"] for row in sorted(rows, key=lambda row: row["generation"])}
            for row in rows:
                if row["generation"] == newest[row["document"]]:
                    first[row["document"]] = min(row["ordinal"], first.get(row["document"], row["ordinal"]))
            if len(first) >= limit:
                break
        chosen = [number for number in documents if number in first][:limit]
        if not chosen:
            return []
        places = " OR ".join(f"(document = {number} AND ordinal = {first[number]})" for number in chosen)
        return sorted(_hits(self._rows_where(places), None), key=lambda hit: chosen.index(hit.document_id))

    def chunks_of(self, document_id: int) -> tuple[list[Hit], NDArray[np.float32]]:
        """The chunks of a document in its order, and their vectors, shape (len(chunks), dimensions)."""
        rows = self._rows_where(f"document = {document_id}")
        newest = max(rows["generation"].to_pylist(), default=0)
        rows = rows.filter(pc.equal(rows["generation"], newest)).sort_by("ordinal")
        return _hits(rows, None), stack_vectors(rows)

    def list_ends(self) -> dict[int, list[int]]:
        """Where the chunks of each document that has any end, in no order."""
        rows = self._rows_where("", ["document", "end"])
        ends: dict[int, list[int]] = {}
        for document, end in zip(rows["document"].to_pylist(), rows["end"].to_pylist(), strict=True):
            ends.setdefault(document, []).append(end)
        return ends

    def centres(self, document_ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """The vector of the first row of each of these documents that has any; of a summary's, the document's own."""
        found: dict[int, NDArray[np.float32]] = {}
        for start in range(0, len(document_ids), _DOCUMENTS_A_LOOK):
            some = ", ".join(map(str, document_ids[start : start + _DOCUMENTS_A_LOOK]))
            rows = self._rows_where(f"ordinal = 0 AND document IN ({some})", ["document", "generation", "vector"])
            rows = rows.sort_by("generation")
            found |= zip(rows["document"].to_pylist(), stack_vectors(rows), strict=True)
        return found

    def sample_texts(self, count: int) -> list[str]:
        """The texts of about ``count`` chunks, spread over all that are stored."""

        def take(table: lancedb.table.Table) -> pa.Table:
            rows = int(table.count_rows())
            offsets = list(range(0, rows, max(1, rows // count)))
            return table.take_offsets(offsets).select(["text"]).to_arrow()

        return cast("list[str]", self._table.look(take)["text"].to_pylist())

    def count(self) -> int:
        """The number of stored chunks."""
        return self._table.look(lambda table: int(table.count_rows()))

    def count_by_document(self) -> dict[int, int]:
        """The number of stored chunks of each document that has any."""
        rows = self._rows_where("", ["document"])
        counted = rows["document"].value_counts()
        return {entry["values"]: entry["counts"] for entry in counted.to_pylist()}

    def _find(self, search: Search, limit: int, only: Restriction | None) -> pa.Table:
        phrases = " ".join(only.phrases) if only else ""
        forms = [ask_forms(phrases, [language]) for language in self._languages()] if phrases else []
        return find_best(self._table, search, limit, only, forms)

    def _languages(self) -> frozenset[str]:
        """Those of all rows, looked up once for every version of the table."""
        version = self._table.version()
        known_at, languages = self._known_languages
        if version != known_at:
            languages = frozenset(self._rows_where("", ["language"])["language"].unique().to_pylist())
            self._known_languages = version, languages
        return languages

    def _rows_where(self, condition: str, columns: list[str] | None = None) -> pa.Table:
        def select(table: lancedb.table.Table) -> pa.Table:
            search = table.search().where(condition) if condition else table.search()
            return search.select(columns or SHOWN_COLUMNS).to_arrow()

        return self._table.look(select)

    def _has_much_to_merge(self) -> bool:
        return self._table.count_unmerged() >= min(self.count() / _SHARE_TO_MERGE, _MOST_TO_MERGE)

    def _forget(self, document_ids: Sequence[int], and_only: str = "") -> None:
        if document_ids:
            self._table.delete(f"document IN ({', '.join(map(str, document_ids))}){and_only}")

    def _tables(self, documents: Sequence[EmbeddedDocument], generation: int) -> Iterator[pa.Table]:
        """The rows of all documents, in one table as a rule; those of a very long document come in parts."""
        tables: list[pa.Table] = []
        for document in documents:
            for start in range(0, len(document.chunks), _MOST_ROWS):
                tables.append(self._rows(document, slice(start, start + _MOST_ROWS), generation))
                if sum(table.num_rows for table in tables) >= _MOST_ROWS:
                    yield pa.concat_tables(tables)
                    tables = []
        if tables:
            yield pa.concat_tables(tables)

    def _rows(self, document: EmbeddedDocument, part: slice, generation: int) -> pa.Table:
        chunks = document.chunks[part]
        headings = [_joined_headings(document.title, chunk.headings) for chunk in chunks]
        columns: dict[str, Any] = {
            "document": [document.document_id] * len(chunks),
            "generation": [generation] * len(chunks),
            "ordinal": [chunk.ordinal for chunk in chunks],
            "kind": [self.kind.value] * len(chunks),
            "headings": headings,
            "page": [chunk.page for chunk in chunks],
            "start": [chunk.start for chunk in chunks],
            "end": [chunk.end for chunk in chunks],
            "joint": [chunk.joint for chunk in chunks],
            "text": [chunk.text for chunk in chunks],
            "language": [document.language] * len(chunks),
            "words": [
                _list_words(f"{path}\n{chunk.text}", document.language)
                for path, chunk in zip(headings, chunks, strict=True)
            ],
            "vector": list(document.vectors[part]),
        }
        return pa.table(columns, schema=self._schema)


def _hits(found: pa.Table, vector: NDArray[np.float32] | None) -> list[Hit]:
    if not found.num_rows:
        return []
    similarities = np.zeros(found.num_rows) if vector is None else stack_vectors(found) @ vector
    rows = found.drop_columns("vector").to_pylist()
    newest = {row["document"]: row["generation"] for row in sorted(rows, key=lambda row: row["generation"])}
    return [
        Hit(
            row["document"],
            row["ordinal"],
            row["kind"],
            tuple(row["headings"].split(HEADING_SEPARATOR)),
            row["page"],
            row["start"],
            row["end"],
            row["joint"],
            row["text"],
            float(similarity),
            float(row.get("_score") or 0.0),
            row["language"],
        )
        for row, similarity in zip(rows, similarities, strict=True)
        if row["generation"] == newest[row["document"]]
    ]  # fmt: skip - one column a field


def _list_words(text: str, language: str) -> str:
    """What the index of words is made of; what two texts have one after the other is what both have together."""
    return "".join(f"{form} " for form in list_forms(text, language))


def _joined_headings(title: str, headings: tuple[str, ...]) -> str:
    return HEADING_SEPARATOR.join([title, *(heading for heading in headings if heading != title)])
