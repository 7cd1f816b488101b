"""The LanceDB table of chunks: replaced document by document, searched by meaning and by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import lancedb
import numpy as np
import pyarrow as pa
from filelock import FileLock
from lancedb.index import FTS
from lancedb.query import FullTextOperator, LanceVectorQueryBuilder, MultiMatchQuery
from numpy.typing import NDArray

from engine.domain import Chunk
from engine.errors import EngineError, LibraryDamaged, StorageFull
from engine.store.schema import rows_schema

HEADING_SEPARATOR = " › "
# Readers of other processes may still be looking at a version this old when it is cleaned away.
_KEEP_VERSIONS = timedelta(minutes=2)
_COMMITS_BETWEEN_OPTIMIZE = 20


@dataclass(frozen=True, slots=True)
class EmbeddedDocument:
    """A document ready to be stored; ``vectors`` has shape (len(chunks), dimensions)."""

    document_id: int
    title: str
    chunks: Sequence[Chunk]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored chunk that was found; ``similarity`` is its cosine to the query's vector."""

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


class SearchIndex:
    """One table for one embedder. One process writes at a time (the library's lock); any number read beside it."""

    def __init__(self, folder: Path, embedder_name: str, dimensions: int) -> None:
        """Open or create the table. Raises ``LibraryDamaged`` or ``StorageFull``."""
        self._folder = folder
        self._schema = rows_schema(dimensions)
        self._commits = 0
        with _translated_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # Two processes that open a new index at the same time would both create it.
            with FileLock(folder / "creating.lock"):
                self._table = self._open(
                    lancedb.connect(str(folder), read_consistency_interval=timedelta(0)), embedder_name
                )

    def replace(self, documents: Sequence[EmbeddedDocument]) -> None:
        """Store these documents in place of what was stored for them; one commit, whatever their number."""
        with _translated_errors(self._folder):
            self._delete([document.document_id for document in documents])
            rows = [self._rows(document) for document in documents if document.chunks]
            if rows:
                self._table.add(pa.concat_tables(rows))
        self._commits += 1
        if self._commits % _COMMITS_BETWEEN_OPTIMIZE == 0:
            self.optimize()

    def remove(self, document_ids: Sequence[int]) -> None:
        """Forget these documents."""
        with _translated_errors(self._folder):
            self._delete(document_ids)

    def retitle(self, document_id: int, before: str, after: str) -> None:
        """Put a document's new title in front of its headings; its text and vectors stay."""
        where = f"document = {document_id} AND starts_with(headings, {_literal(before)})"
        rest = f"substr(headings, {len(before) + 1})"
        with _translated_errors(self._folder):
            self._table.update(where=where, values_sql={"headings": f"concat({_literal(after)}, {rest})"})

    def clear(self) -> None:
        """Forget every document."""
        with _translated_errors(self._folder):
            self._table.delete("true")

    def optimize(self) -> None:
        """Compact the files, bring the word index up to date and drop old versions."""
        with _translated_errors(self._folder):
            self._table.optimize(cleanup_older_than=_KEEP_VERSIONS)

    def search_vector(self, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        """The chunks most alike in meaning, best first."""
        with _translated_errors(self._folder):
            search = self._table.search(vector, vector_column_name="vector", query_type="vector")
            nearest = cast("LanceVectorQueryBuilder", search).distance_type("dot").limit(limit)
            return self._hits(nearest.to_arrow(), vector)

    def search_words(self, words: str, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        """The chunks with the best BM25 score over text and headings, best first; ``vector`` is the query's."""
        query = MultiMatchQuery(words, ["text", "headings"], boosts=None, operator=FullTextOperator.OR)
        with _translated_errors(self._folder):
            return self._hits(self._table.search(query, query_type="fts").limit(limit).to_arrow(), vector)

    def count(self) -> int:
        """The number of stored chunks."""
        with _translated_errors(self._folder):
            return int(self._table.count_rows())

    def _open(self, database: lancedb.DBConnection, embedder_name: str) -> lancedb.table.Table:
        name = "chunks-" + re.sub(r"[^A-Za-z0-9_.-]", "_", embedder_name)
        if name in database.list_tables().tables:
            table = database.open_table(name)
        else:
            table = database.create_table(name, schema=self._schema)
        # Also mends a table whose creation was interrupted before it had its word indexes.
        indexed = {column for index in table.list_indices() for column in index.columns}
        for column in {"text", "headings"} - indexed:
            table.create_index(column, config=_words())
        return table

    def _delete(self, document_ids: Sequence[int]) -> None:
        if document_ids:
            self._table.delete(f"document IN ({', '.join(map(str, document_ids))})")

    def _rows(self, document: EmbeddedDocument) -> pa.Table:
        chunks = document.chunks
        columns: dict[str, Any] = {
            "document": [document.document_id] * len(chunks),
            "ordinal": [chunk.ordinal for chunk in chunks],
            "kind": ["chunk"] * len(chunks),
            "headings": [_joined_headings(document.title, chunk.headings) for chunk in chunks],
            "page": [chunk.page for chunk in chunks],
            "start": [chunk.start for chunk in chunks],
            "end": [chunk.end for chunk in chunks],
            "joint": [chunk.joint for chunk in chunks],
            "text": [chunk.text for chunk in chunks],
            "vector": list(document.vectors),
        }
        return pa.table(columns, schema=self._schema)

    def _hits(self, found: pa.Table, vector: NDArray[np.float32]) -> list[Hit]:
        if not found.num_rows:
            return []
        vectors = np.asarray(found["vector"].combine_chunks().flatten()).reshape(found.num_rows, -1)
        similarities = vectors @ vector
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
            )
            for row, similarity in zip(found.drop_columns("vector").to_pylist(), similarities, strict=True)
        ]  # fmt: skip - one column a field


def _words() -> FTS:
    # icu finds words in Chinese and Japanese too; positions make phrases possible.
    return FTS(base_tokenizer="icu", language="English", stem=True, remove_stop_words=True, with_position=True)


def _literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _joined_headings(title: str, headings: tuple[str, ...]) -> str:
    return HEADING_SEPARATOR.join([title, *(heading for heading in headings if heading != title)])


@contextmanager
def _translated_errors(folder: Path) -> Iterator[None]:
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
        raise LibraryDamaged(
            f"The search index in {folder} cannot be used. "
            "Delete that folder and index again: your own files are not touched.",
            _detail(error),
        ) from error


def _detail(error: Exception) -> str:
    # LanceDB quotes the failing query in some messages, and queries never enter a log.
    return type(error).__name__
