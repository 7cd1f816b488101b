"""What a folder or the whole library says in brief: sentences of the documents that together say most of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from engine.domain import (
    DocumentRecord,
    FileFailure,
    FileState,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
)
from engine.errors import BadInput
from engine.parts import Parts
from engine.store.summaries import EXTRACTOR, StoredSummary, Summaries
from engine.summaries.documents import MOST_SENTENCES, place_sentence
from engine.summaries.extraction import cover

_WAITING = "waiting"
_NOT_YET = "It has yet to be read: index its folder once more, with carrel index."


def summarize_folder(folder: Path | None, length: SummaryLength, parts: Parts) -> Summary:
    """The summary of all documents at and below ``folder``, None for the library, of the summary of each.

    Raises ``BadInput`` where none of them can be searched.
    """
    known = parts.library.documents()
    ids = {record.path: record.id for record in known}
    records = [record for record in known if folder is None or folder in (record.path, *record.path.parents)]
    paths: dict[int, Path] = {}
    for record in records:  # a copy stands for its original, which may be elsewhere
        if record.state not in (FileState.FAILED, FileState.SKIPPED):
            paths.setdefault(ids.get(record.copy_of, record.id) if record.copy_of else record.id, record.path)
    stored = Summaries(parts.library).read(paths, EXTRACTOR) if paths else {}
    if not stored:
        where = "the library" if folder is None else str(folder)
        raise BadInput(f"Nothing in {where} has a summary: add it with carrel index, then ask again.")
    chosen = list(_choose(stored, MOST_SENTENCES[length], parts))
    sentences = [place_sentence(stored[number].sentences[place], paths[number]) for number, place in chosen]
    return Summary(
        path=folder,
        level=SummaryLevel.LIBRARY if folder is None else SummaryLevel.FOLDER,
        title="Library" if folder is None else folder.name,
        sentences=tuple(sorted(sentences, key=lambda sentence: (sentence.path, sentence.start))),
        coverage=_account(records, stored),
    )


def _choose(stored: Mapping[int, StoredSummary], most: int, parts: Parts) -> Iterator[tuple[int, int]]:
    """Which sentence of which document, by its place in the document's summary; at most so many.

    The documents are chosen that together are most like all of them; where they are few, each gives more than one.
    """
    telling = [number for number, summary in stored.items() if summary.sentences]
    vectors = parts.summary_index.centres(telling)
    numbers = [number for number in telling if number in vectors]
    if not numbers:
        return
    rows = np.stack([vectors[number] for number in numbers])
    order = [numbers[row] for row in cover(rows, np.zeros(len(rows), np.float32), most, lambda *_: True)]
    taken = 0
    for place in range(most):
        for number in order:
            if taken < most and place < len(stored[number].sentences):
                yield number, place
                taken += 1


def _account(records: Sequence[DocumentRecord], stored: Mapping[int, StoredSummary]) -> SummaryCoverage:
    """Every file is read for it, or listed with the reason; one with the content of another counts as read with it."""
    seen = [record for record in records if record.state is not FileState.SKIPPED]
    unread = [record for record in seen if record.id not in stored and record.copy_of is None]
    left_out = [
        FileFailure(record.path, record.kind or _WAITING, record.reason or _NOT_YET)
        for record in records
        if record in unread or (record.reason and record.state is not FileState.OFFLINE)
    ]
    read = sum(summary.passages for summary in stored.values())
    return SummaryCoverage(
        documents=len(seen),
        documents_read=len(seen) - len(unread),
        passages=read + sum(record.passages for record in unread),
        passages_read=read,
        left_out=tuple(left_out),
    )
