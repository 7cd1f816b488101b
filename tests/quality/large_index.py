"""Libraries of a hundred thousand and a million passages: real texts and vectors many times over, with noise.

The passages are those of the two vaults of notes, split and embedded for real; each copy has noise on its vector, which
makes it another text of the same topic, and ends with words of its own. The rows are stored as they are, and the
library knows documents of ten passages each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.domain import Document, SourceFile
from engine.ingestion.formats import markdown
from engine.parts import Parts
from engine.store.attributes import Attributes, note_attributes
from engine.store.schema import rows_schema
from engine.store.word_forms import list_forms

PASSAGES = 4000  # that are embedded for real
PASSAGES_A_DOCUMENT = 10
_NOISE = 0.03  # a dimension: a copy has a cosine of 0.86 to its original
_AT_ONCE = 20_000
_SEED = 11


def read_passages(notes: Path, parts: Parts) -> tuple[list[str], NDArray[np.float32]]:
    """Texts and vectors of the first passages of the notes below a folder."""
    texts: list[str] = []
    for file in sorted(notes.rglob("*.md")):
        document: Document = markdown.parse(file.read_bytes(), file)
        texts += [chunk.text for chunk in parts.chunker.split(document)]
        if len(texts) >= PASSAGES:
            break
    texts = texts[:PASSAGES]
    return texts, parts.embedder.embed_passages(texts)


def multiply(vectors: NDArray[np.float32], start: int, count: int) -> NDArray[np.float32]:
    """Vectors of rows ``start`` and those after, unit length, shape (count, dimensions)."""
    rng = np.random.default_rng([_SEED, start])
    noisy = vectors[np.arange(start, start + count) % len(vectors)]
    noisy = noisy + _NOISE * rng.standard_normal(noisy.shape, np.float32)
    return np.asarray(noisy / np.linalg.norm(noisy, axis=1, keepdims=True), np.float32)


def make_rows(texts: list[str], vectors: NDArray[np.float32], size: int) -> Iterator[pa.Table]:
    """Rows of the search index, ``size`` in all, in tables of bounded size."""
    forms = ["".join(f"{form} " for form in list_forms(text, "en")) for text in texts]
    schema = rows_schema(vectors.shape[1])
    for start in range(0, size, _AT_ONCE):
        rows = range(start, min(start + _AT_ONCE, size))
        which = [row % len(texts) for row in rows]
        columns = {
            "document": [1 + row // PASSAGES_A_DOCUMENT for row in rows],
            "generation": [1] * len(rows),
            "ordinal": [row % PASSAGES_A_DOCUMENT for row in rows],
            "kind": ["chunk"] * len(rows),
            "headings": [f"Note {row // PASSAGES_A_DOCUMENT}" for row in rows],
            "page": pa.nulls(len(rows), pa.int32()),
            "start": [0] * len(rows),
            "end": [len(texts[each]) for each in which],
            "joint": pa.nulls(len(rows), pa.string()),
            "text": [f"{texts[each]} n{row}" for each, row in zip(which, rows, strict=True)],
            "language": ["en"] * len(rows),
            "words": [f"{forms[each]}n{row} " for each, row in zip(which, rows, strict=True)],
            "vector": list(multiply(vectors, start, len(rows))),
        }
        yield pa.table(columns, schema=schema)


def fill(parts: Parts, texts: list[str], vectors: NDArray[np.float32], size: int) -> None:
    """Put that many passages into an empty library, index included; a tenth of the documents is tagged ``tenth``."""
    for rows in make_rows(texts, vectors, size):
        parts.search_index._table.add(rows)
    documents = size // PASSAGES_A_DOCUMENT
    # One folder after the other, as they are walked.
    places = [parts.home.root / "notes" / str(50 * number // documents) / f"{number}.md" for number in range(documents)]
    with parts.library.writing():
        parts.library.expect(SourceFile(place, 1, number * 10**13) for number, place in enumerate(places))
        known = parts.library.known_files(parts.home.root)
        ids = [known[os.fsencode(place)].id for place in places]
        assert ids == list(range(1, len(ids) + 1))
        note_attributes(
            parts.library, [(number, Attributes(language="en", tags=("tenth",) * (number % 10 == 0))) for number in ids]
        )
        parts.library.finish([(number, "", f"Note {number}", PASSAGES_A_DOCUMENT) for number in ids])
    parts.search_index.optimize()
