"""What a document says in brief, each sentence with its place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from engine.advice import IN_PART
from engine.domain import (
    DocumentRecord,
    FileFailure,
    FileState,
    KeySentence,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
    SummaryPlace,
    SummarySentence,
)
from engine.errors import BadInput
from engine.store.library import Library
from engine.store.summaries import StoredSummary, Summaries, name_model

MOST_SENTENCES: Mapping[SummaryLength, int] = {SummaryLength.SHORT: 2, SummaryLength.MEDIUM: 6, SummaryLength.LONG: 12}
"""How many sentences a summary has at most."""


def summarize_document(path: Path, length: SummaryLength, library: Library) -> Summary:
    """The document's summary, made when it was indexed; loads nothing.

    Raises ``BadInput`` for a file that is not in the library, cannot be searched, or has yet to be summarised.
    """
    record, original = _find(path, library), find_original(path, library)
    best = Summaries(library).read_best([original.id]).get(original.id)
    if best is None:
        raise BadInput(f"{path.name} has no summary yet: {_explain(record)}")
    maker, stored = best
    return Summary(
        path=record.path,
        level=SummaryLevel.DOCUMENT,
        title=record.title,
        sentences=_choose(stored, length, record.path),
        coverage=_cover(record, stored),
        made_by=name_model(maker),
    )


def find_original(path: Path, library: Library) -> DocumentRecord:
    """The document that has the passages of this file: itself, or the one that it is a copy of.

    Raises ``BadInput`` for a file that is not in the library.
    """
    record = _find(path, library)
    return _find(record.copy_of, library) if record.copy_of else record


def place_sentence(sentence: KeySentence, path: Path, paths: Mapping[int, Path]) -> SummarySentence:
    """A sentence of a document that is at this path; ``paths`` has those of other documents that support it."""
    return SummarySentence(
        text=sentence.text,
        path=path,
        headings=sentence.headings,
        page=sentence.page,
        start=sentence.start,
        end=sentence.end,
        is_outline=sentence.is_outline,
        also_at=tuple(
            SummaryPlace(paths.get(place.document_id, path), place.headings, place.page, place.start, place.end)
            for place in sentence.also_at
        ),
    )


def _find(path: Path, library: Library) -> DocumentRecord:
    known = library.known_files(path).get(os.fsencode(path))
    record = library.places([known.id]).get(known.id) if known else None
    if record is None:
        raise BadInput(f"{path} is not a file of the library: add it or its folder with carrel index.")
    return record


def _explain(record: DocumentRecord) -> str:
    if record.state in (FileState.FAILED, FileState.SKIPPED):
        return f"it could not be read. {record.reason} {record.advice}".strip()
    return "index its folder once more, with carrel index."


def _choose(stored: StoredSummary, length: SummaryLength, path: Path) -> tuple[SummarySentence, ...]:
    """The best sentences, as they follow each other in the document."""
    best = sorted(stored.sentences[: MOST_SENTENCES[length]], key=lambda sentence: sentence.start)
    return tuple(place_sentence(sentence, path, {}) for sentence in best)


def _cover(record: DocumentRecord, stored: StoredSummary) -> SummaryCoverage:
    in_part = record.kind == IN_PART
    return SummaryCoverage(
        documents=1,
        documents_read=1,
        passages=stored.passages,
        passages_read=stored.passages_read,
        pages=stored.pages,
        extent=stored.extent,
        left_out=(FileFailure(record.path, record.kind, record.reason),) if in_part else (),
        unread=stored.unread,
    )
