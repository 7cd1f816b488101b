"""Reads what the search index knows of each document as a whole: its vector, its title and its summary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.store.best_rows import stack_vectors
from engine.store.lance_table import LanceTable
from engine.store.schema import RowKind, table_name


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """One row a document; ``versions`` rise whenever its rows are made anew, ``vectors`` has shape (documents, n)."""

    documents: list[int]
    versions: list[int]
    vectors: NDArray[np.float32]
    texts: list[str]

    def take(self, rows: list[int]) -> DocumentRows:
        """Only these rows."""
        return DocumentRows(
            [self.documents[row] for row in rows],
            [self.versions[row] for row in rows],
            self.vectors[rows],
            [self.texts[row] for row in rows],
        )


def read_document_rows(index_folder: Path, embedder_name: str) -> DocumentRows:
    """The newest row of every document that has any, by its number; ``texts`` are titles with summaries.

    There must be an index. Raises ``LibraryDamaged``.
    """
    table = LanceTable(index_folder, table_name(embedder_name, RowKind.SUMMARY), None)

    def select(rows: Any) -> pa.Table:
        search = rows.search().where("ordinal = 0")
        return search.select(["document", "generation", "headings", "text", "vector"]).to_arrow()

    found = table.look(select).sort_by([("document", "ascending"), ("generation", "descending")])
    documents = found["document"].to_pylist()
    newest = [row for row, number in enumerate(documents) if not row or number != documents[row - 1]]
    found = found.take(pa.array(newest, pa.int64()))
    texts = pc.binary_join_element_wise(found["headings"], found["text"], "\n")
    return DocumentRows(
        found["document"].to_pylist(), found["generation"].to_pylist(), stack_vectors(found), texts.to_pylist()
    )
