"""Reads chunks back from the search index's rows, to embed them once more without their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from engine.domain import Chunk
from engine.store.lance_table import LanceTable
from engine.store.schema import table_name
from engine.store.search_index import HEADING_SEPARATOR

_COLUMNS = ["document", "generation", "ordinal", "headings", "page", "start", "end", "joint", "text", "language"]
_ROWS_AT_ONCE = 4096


@dataclass(slots=True)
class Digest:
    """What shows whether the newest rows of a document are the same in two tables, but for their vectors.

    It holds within one process. ``outdated`` says that older rows stand beside them, which a crash leaves behind.
    """

    generation: int
    rows: int = 0
    value: int = 0
    outdated: bool = False


class StoredChunks:
    """The rows of one embedder, without their vectors; the library's lock must be held."""

    def __init__(self, folder: Path, embedder_name: str) -> None:
        """Open the table, which must be there. Raises ``LibraryDamaged``, as the methods may."""
        self._table = LanceTable(folder, table_name(embedder_name), None)

    def digests(self) -> dict[int, Digest]:
        """The digest of every document; takes seconds for a million rows, and little memory."""
        found: dict[int, Digest] = {}
        for row in self._rows(""):
            number, generation = row["document"], row["generation"]
            digest = found.setdefault(number, Digest(generation))
            if generation > digest.generation:
                digest = found[number] = Digest(generation, outdated=True)
            if generation < digest.generation:
                digest.outdated = True
                continue
            digest.rows += 1
            digest.value += hash(tuple(row[name] for name in _COLUMNS[2:]))
        return found

    def read(self, titles: Mapping[int, str]) -> dict[int, list[Chunk]]:
        """The chunks of documents, whose titles are given, in their order."""
        newest: dict[int, tuple[int, list[Chunk]]] = {number: (-1, []) for number in titles}
        for row in self._rows(f"document IN ({', '.join(map(str, titles))})"):
            number, generation = row["document"], row["generation"]
            if generation > newest[number][0]:
                newest[number] = generation, []
            if generation == newest[number][0]:
                newest[number][1].append(_to_chunk(row, titles[number]))
        return {number: sorted(chunks, key=lambda chunk: chunk.ordinal) for number, (_, chunks) in newest.items()}

    def languages(self, documents: Iterable[int]) -> dict[int, str]:
        """The language of each of these documents that has chunks."""
        first = f"ordinal = 0 AND document IN ({', '.join(map(str, documents))})"
        return {
            row["document"]: row["language"] for row in sorted(self._rows(first), key=lambda row: row["generation"])
        }

    def texts_with(self, documents: Iterable[int], marks: Iterable[str]) -> list[tuple[int, str]]:
        """Document and text of the chunks of these documents that have any of these signs; none of them is SQL's own.

        Needs no lock.
        """
        marked = " OR ".join(f"text LIKE '%{mark}%'" for mark in marks)
        condition = f"document IN ({', '.join(map(str, documents))}) AND ({marked})"

        def select(table: Any) -> pa.Table:
            return table.search().where(condition).select(["document", "generation", "ordinal", "text"]).to_arrow()

        order = [("document", "ascending"), ("generation", "descending"), ("ordinal", "ascending")]
        rows = self._table.look(select).sort_by(order).to_pylist()
        newest = {row["document"]: row["generation"] for row in reversed(rows)}
        return [(row["document"], row["text"]) for row in rows if row["generation"] == newest[row["document"]]]

    def _rows(self, condition: str) -> Iterator[dict[str, Any]]:
        def select(table: Any) -> pa.RecordBatchReader:
            search = table.search().where(condition) if condition else table.search()
            return search.select(_COLUMNS).to_batches(_ROWS_AT_ONCE)

        for batch in self._table.look(select):
            yield from batch.to_pylist()


def _to_chunk(row: Mapping[str, Any], title: str) -> Chunk:
    below = row["headings"].removeprefix(title).removeprefix(HEADING_SEPARATOR)
    headings = tuple(below.split(HEADING_SEPARATOR)) if below else ()
    return Chunk(row["ordinal"], headings, row["page"], row["start"], row["end"], row["text"], row["joint"])
