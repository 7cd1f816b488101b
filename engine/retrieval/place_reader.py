"""Reads places of documents back as passages: what an answer left out can be read without being found again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from engine.domain import Passage, PlannedPassage
from engine.embeddings.embedder import Vectors
from engine.job import Job, Progress
from engine.retrieval.retriever import CHUNKS_PER_PASSAGE, Retriever, is_searchable, place_of, to_passage
from engine.retrieval.variety import Result
from engine.store.library import KnownFile
from engine.store.search_index import Hit

_CHANGED = "it has been changed or removed since it was left out"


@dataclass(frozen=True, slots=True)
class ReadPlaces:
    """The passages at some places, in the order of these; ``gone`` are the places that are no longer as they were."""

    passages: tuple[Passage, ...]
    gone: tuple[PlannedPassage, ...]


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads from the search index, and only what is as it was at some time."""

    retriever: Retriever
    as_of: datetime

    def read(self, places: Sequence[PlannedPassage], query: Vectors, job: Job) -> ReadPlaces:
        """The passages at these places, each as alike to the query's vector as its chunks are.

        A place is gone whose document has been changed or removed since, or cannot be searched. Every place is
        reported to ``job``; raises ``Cancelled``.
        """
        read: list[Passage] = []
        gone: list[PlannedPassage] = []
        started = time.perf_counter()
        for done, place in enumerate(places):
            job.check()
            passed = time.perf_counter() - started
            left = passed / done * (len(places) - done) if done else None
            rate = done / passed if done else 0.0
            job.report(Progress(done, len(places), "", rate, left, stage="Reading what was left out"))
            found = list(self._read(place, query))
            read += found
            if not found:
                gone.append(replace(place, tokens=0, reason=_CHANGED, call=0))
        passages = (replace(passage, score=1 / rank) for rank, passage in enumerate(read, start=1))
        return ReadPlaces(tuple(passages), tuple(gone))

    def _read(self, place: PlannedPassage, query: Vectors) -> Iterator[Passage]:
        file = self.retriever.library.known_files(place.path).get(os.fsencode(place.path))
        if file is None or self._has_changed(file):
            return
        number = file.copy_of or file.id
        record = self.retriever.library.places([number]).get(number)
        if record is None or not is_searchable(record):
            return
        chunks, vectors = self.retriever.search_index.chunks_of(number)
        near = [
            replace(chunk, similarity=float(vector @ query))
            for chunk, vector in zip(chunks, vectors, strict=True)
            if chunk.start < place.end and place.start < chunk.end
        ]
        records = {number: replace(record, path=place.path)}
        scores = {place_of(chunk): 0.0 for chunk in near}
        for group in _join_all(near):
            yield _cut(to_passage(Result(group), records, scores, {}), place)

    def _has_changed(self, file: KnownFile) -> bool:
        return file.modified_ns > self.as_of.timestamp() * 1e9


def _join_all(chunks: Sequence[Hit]) -> list[list[Hit]]:
    """Stretches of a few chunks with nothing but white space between them, as passages that are found have."""
    groups: list[list[Hit]] = []
    for chunk in chunks:
        if groups and chunk.joint is not None and len(groups[-1]) < CHUNKS_PER_PASSAGE:
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    return groups


def _cut(passage: Passage, place: PlannedPassage) -> Passage:
    start, end = max(passage.start, place.start), min(passage.end, place.end)
    return replace(passage, start=start, end=end, text=passage.text[start - passage.start : end - passage.start])
