"""Sees to it that every searchable document has its summary, and that it is searched, whatever happened before."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from engine.errors import IndexNotTidied
from engine.job import Job, Progress
from engine.parts import Parts
from engine.store.schema import RowKind
from engine.store.summaries import EXTRACTOR, Summaries

SUMMARISING = "Summarising"
"""The stage of a run that does."""

_AT_ONCE = 16  # documents
_SEAL = "summaries_seal"  # what the table of summaries looked like when it was left last


def complete_summaries(parts: Parts, job: Job, *, changed: bool) -> None:
    """Summarise what has no summary, and make the rows of summaries agree with the library; no file is read.

    An older Carrel left documents without, a crash may leave half of it done, and another embedder begins with no rows.
    ``changed`` says that documents came or went just now. Where none did and all is as it was left, nothing is loaded.
    The library's lock must be held. Raises ``StorageFull`` or ``Cancelled``; what was made stays.
    """
    missing = Summaries(parts.library).missing(EXTRACTOR)
    if missing:
        _summarize(missing, parts, job)
        Summaries(parts.library).forget_versions(EXTRACTOR)
    if changed or missing or parts.library.fact(_SEAL) != parts.index_seal(RowKind.SUMMARY):
        _agree(list(missing), parts, job)
        if parts.summary_index.is_optimizing_due():
            with suppress(IndexNotTidied):  # it is as right as before, and the next run tries again
                parts.summary_index.optimize()
        parts.library.note_fact(_SEAL, parts.index_seal(RowKind.SUMMARY))


def _summarize(missing: Mapping[int, str], parts: Parts, job: Job) -> None:
    from engine.summaries.extraction import summarize_chunks  # noqa: PLC0415 - loads numpy, which few runs have to
    from engine.summaries.rows import to_chunk  # noqa: PLC0415 - loads LanceDB, as above

    for batch in _take_turns(list(missing), parts, job):
        made = []
        for number in batch:
            hits, vectors = parts.search_index.chunks_of(number)
            language = hits[0].language if hits else ""
            chunks = list(map(to_chunk, hits))
            made.append(summarize_chunks(number, missing[number], chunks, vectors, language))
        Summaries(parts.library).note(made, EXTRACTOR)


def _agree(stale: Sequence[int], parts: Parts, job: Job) -> None:
    """Forget rows of what is gone, and make those that are not there, or ``stale``."""
    from engine.summaries.rows import to_chunk, to_rows  # noqa: PLC0415 - loads LanceDB, which few runs have to

    passages, stored = parts.library.passages_by_document(), parts.summary_index.count_by_document()
    wanted = {number for number, count in passages.items() if count}
    # What is about to be replaced has None, and keeps its row as it keeps its chunks.
    parts.summary_index.remove(sorted(number for number in stored if passages.get(number, 0) == 0))
    for batch in _take_turns(sorted((wanted - stored.keys()) | (wanted & set(stale))), parts, job):
        records = parts.library.places(batch)
        rows = []
        for number, summary in Summaries(parts.library).read(batch, EXTRACTOR).items():
            hits, vectors = parts.search_index.chunks_of(number)
            if hits:
                chunks = list(map(to_chunk, hits))
                rows.append(to_rows(records[number].title, summary, chunks, vectors, hits[0].language))
        if rows:
            parts.summary_index.replace(rows)


def _take_turns(numbers: Sequence[int], parts: Parts, job: Job) -> Iterator[Sequence[int]]:
    """As many documents at a time as are written together, between them whatever is more urgent; with progress."""
    began = time.perf_counter()
    for done in range(0, len(numbers), _AT_ONCE):
        parts.cores.give_way(job.check)
        job.check()
        rate = done / max(time.perf_counter() - began, 1e-6)
        left = (len(numbers) - done) / rate if done else None
        job.report(Progress(done, len(numbers), "", rate, left, stage=SUMMARISING))
        yield numbers[done : done + _AT_ONCE]
    if numbers:
        job.report(Progress(len(numbers), len(numbers), "", 0.0, 0.0, stage=SUMMARISING))
