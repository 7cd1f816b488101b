"""What of a document is searched as a whole: a row for all of it, and one for each of its sections of some length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from engine.domain import Chunk, KeySentence
from engine.embeddings.embedder import Vectors
from engine.store.search_index import EmbeddedDocument, Hit
from engine.store.summaries import StoredSummary
from engine.summaries.extraction import extract_sentences, find_centre

LEAST_CHUNKS = 3
"""Of a section that has a row; what fewer say, they say themselves."""

_Section = range  # the numbers of its chunks


def to_rows(
    title: str, summary: StoredSummary, chunks: Sequence[Chunk], vectors: Vectors, language: str
) -> EmbeddedDocument:
    """The rows of a document, its own first: each is found by the mean of the vectors of all that it stands for.

    The mean costs nothing, and found as many documents as the vector of the summary's text (ARCHITECTURE.md). The text
    of a section's row is the sentence that says most of it. ``vectors`` has shape (len(chunks), dimensions).
    """
    sections = find_sections(chunks)
    first = min((sentence.start for sentence in summary.sentences), default=0)
    last = max((sentence.end for sentence in summary.sentences), default=0)
    rows = [Chunk(0, (), None, first, last, "\n".join(sentence.text for sentence in summary.sentences))]
    centres = [find_centre(vectors)]
    for number, section in enumerate(sections, 1):
        own, place = chunks[section.start : section.stop], slice(section.start, section.stop)
        path = _find_path(own)
        text = _choose_text(own, vectors[place], summary.sentences, language)
        rows.append(Chunk(number, path, own[0].page, own[0].start, own[-1].end, text))
        centres.append(find_centre(vectors[place]))
    return EmbeddedDocument(summary.document_id, title, rows, np.concatenate(centres), language)


def to_chunk(hit: Hit) -> Chunk:
    """A row as the chunk that it was made of; its headings begin with the document's title."""
    return Chunk(hit.ordinal, hit.headings[1:], hit.page, hit.start, hit.end, hit.text, hit.joint)


def find_sections(chunks: Sequence[Chunk]) -> list[_Section]:
    """The sections of some length, of the highest level that has at least two; none where no level has."""
    deepest = max((len(chunk.headings) for chunk in chunks), default=0)
    for depth in range(1, deepest + 1):
        sections = [each for each in _cut(chunks, depth) if len(each) >= LEAST_CHUNKS]
        if len(sections) >= 2:
            return sections
    return []


def _cut(chunks: Sequence[Chunk], depth: int) -> Iterator[_Section]:
    """Neighbours below the same heading of this level, without what stands above the first one."""
    for path, run in groupby(range(len(chunks)), lambda number: chunks[number].headings[:depth]):
        if len(path) == depth:
            together = list(run)
            yield range(together[0], together[-1] + 1)


def _find_path(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The headings that all of these chunks stand under."""
    shared = min((chunk.headings for chunk in chunks), key=len)
    return next(
        shared[:length]
        for length in range(len(shared), -1, -1)
        if all(chunk.headings[:length] == shared[:length] for chunk in chunks)
    )


def _choose_text(chunks: Sequence[Chunk], vectors: Vectors, sentences: Sequence[KeySentence], language: str) -> str:
    """The document's best sentence that stands here, or the one that is the best of these chunks alone."""
    start, end = chunks[0].start, chunks[-1].end
    here = [sentence for sentence in sentences if start <= sentence.start < end]
    best = here or extract_sentences(chunks, vectors, language, 1)
    return best[0].text if best else ""
