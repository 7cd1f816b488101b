"""Finds more of what is there already: passages like a passage, and documents about the same as a document."""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np

from engine.domain import DocumentRecord, FileState, Method, Passage
from engine.embeddings.embedder import Vectors
from engine.errors import BadInput
from engine.letters import ALPHANUMERIC
from engine.retrieval.fusion import fuse_scores, weigh_meaning
from engine.retrieval.retriever import (
    CANDIDATES,
    Retriever,
    is_searchable,
    join_neighbours,
    place_of,
    to_passages,
)
from engine.retrieval.variety import choose_various, says_same
from engine.retrieval.whole_documents import Place
from engine.sentences import fold, stop_words
from engine.store.restriction import Restriction
from engine.store.search_index import Hit

_TELLING_WORDS = 10
_TEXTS_IN_SAMPLE = 500  # in which it is counted how rare a word is
_MORE = 2  # times as many candidates as are shown: some are copies of others
_CHUNKS_A_DOCUMENT = 2  # are found of those that are near
# A document is compared with another from end to end only if they have about as many chunks and are as near as this.
_SIMILAR_LENGTH = 0.6
_NEARLY_ONE = 0.9
_NEAR_IN_COPY = 0.15  # of a copy, a chunk that was found is about as near as the nearest of the document's own
_CHUNKS_WEIGHED = 3
_TINY = 1e-9
_NOT_TOLD = 0.5  # what meaning weighs where the language of a text cannot be told
_WORD = re.compile(rf"{ALPHANUMERIC}(?:['’-]{ALPHANUMERIC})*")

_Found = Mapping[Method, Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class RelatedFinder:
    """By the vectors that are stored and by the words that tell most, fused as for a query; embeds nothing."""

    retriever: Retriever

    def find_like(self, path: Path, start: int, end: int, limit: int) -> tuple[Passage, ...]:
        """The ``limit`` passages most like what stands at ``[start, end)`` of a document, best first.

        Neither that passage is among them, nor what overlaps or adjoins it, nor what says the same. Raises ``BadInput``
        for a document that is not searchable or has nothing there, ``LibraryDamaged`` for an index that is lost.
        """
        document_id, chunks, vectors = self._open(path)
        given = _find_chunks(chunks, start, end)
        if not given:
            raise BadInput(f"{path.name} has no passage at {start}: its last one ends at {chunks[-1].end}.")
        source = [chunks[number] for number in given]
        beside = {(document_id, ordinal) for ordinal in range(source[0].ordinal - 1, source[-1].ordinal + 2)}
        weight = self._weigh(source)
        wide = self._search(_mean(vectors[given]), source, weight, max(CANDIDATES, limit * _MORE) + len(beside))
        found = {
            method: [hit for hit in hits if place_of(hit) not in beside and not _is_in(hit, source)]
            for method, hits in wide.items()
        }
        scores, hits = _fuse(found, weight)
        records = self._find_searchable({place[0] for place in scores})
        scores = {place: score for place, score in scores.items() if place[0] in records}
        results = choose_various(join_neighbours(scores, hits, limit * _MORE), limit)
        return to_passages(results, records, scores, _rank(found), self.retriever.library)

    def find_related(self, path: Path, limit: int) -> tuple[Passage, ...]:
        """The best passage of each of the ``limit`` documents that are most about the same as this one, best first.

        Neither the document itself nor a copy of it is among them. Raises what ``find_like`` does.
        """
        document_id, chunks, vectors = self._open(path)
        most = max(CANDIDATES, limit * _MORE) * _CHUNKS_A_DOCUMENT
        weight = self._weigh(chunks)
        found = self._search(_mean(vectors), chunks, weight, most, Restriction(without=(document_id,)))
        scores, hits = _fuse(found, weight)
        best: dict[int, Hit] = {}
        for place in scores:
            best.setdefault(place[0], hits[place])
        by_document = _fuse_documents(found, weight)
        records = self._find_searchable(by_document)
        groups = [[best[number]] for number in by_document if number in records]
        least = float(np.max(vectors @ _mean(vectors))) - _NEAR_IN_COPY
        others = (
            group
            for group in groups
            if group[0].similarity < least or not self._is_copy(records[group[0].document_id], chunks, vectors)
        )
        results = choose_various(list(islice(others, limit * _MORE)), limit)
        worth = {place_of(hit): by_document[number] for number, hit in best.items()}
        return to_passages(results, records, worth, _rank(found), self.retriever.library)

    def _open(self, path: Path) -> tuple[int, list[Hit], Vectors]:
        """The id, the chunks and the vectors of a document; the original's, if it is a copy."""
        file = self.retriever.library.known_files(path).get(os.fsencode(path))
        if file is None:
            raise BadInput(f"{path} is not in the library: add it or its folder with carrel index.")
        if file.state in (FileState.FAILED, FileState.SKIPPED):
            raise BadInput(f"{path.name} is in the library, but could not be read: {file.reason}")
        document_id = file.copy_of or file.id
        chunks, vectors = self.retriever.search_index.chunks_of(document_id)
        if not chunks:
            self.retriever.check_index()
            raise BadInput(f"{path.name} has no passages yet: wait until it has been read.")
        return document_id, chunks, vectors

    def _search(
        self, vector: Vectors, source: Sequence[Hit], weight: float, most: int, only: Restriction | None = None
    ) -> _Found:
        index = self.retriever.search_index
        words = _choose_words(source, index.sample_texts(_TEXTS_IN_SAMPLE))
        return {
            Method.MEANING: index.search_vector(vector, most, only) if weight else [],
            Method.WORDS: index.search_words(words, vector, most, only) if words else [],
        }

    def _weigh(self, source: Sequence[Hit]) -> float:
        """What meaning weighs."""
        # Not the text itself: addresses and code would pass for a foreign language.
        words = Counter(word for hit in source[:_CHUNKS_WEIGHED] for word in _split_words(hit.text))
        # The vectors are as good as ever where their embedder is gone; numbers alone are of no language.
        if self.retriever.embedder is None or not words:
            return _NOT_TOLD
        return weigh_meaning(" ".join(words), self.retriever.embedder)

    def _find_searchable(self, documents: Iterable[int]) -> dict[int, DocumentRecord]:
        records = self.retriever.library.places(documents)
        return {number: record for number, record in records.items() if is_searchable(record)}

    def _is_copy(self, record: DocumentRecord, chunks: Sequence[Hit], vectors: Vectors) -> bool:
        """Whether another document says nearly the same from end to end."""
        counts = sorted((record.passages, len(chunks)))
        if counts[0] < _SIMILAR_LENGTH * counts[1]:
            return False
        others, their_vectors = self.retriever.search_index.chunks_of(record.id)
        # Comparing texts takes long where they are long.
        return float(_mean(vectors) @ _mean(their_vectors)) > _NEARLY_ONE and says_same(others, chunks)


def _fuse(found: _Found, weight: float) -> tuple[dict[Place, float], dict[Place, Hit]]:
    """The score of every chunk, best first, and the chunks."""
    hits = {place_of(hit): hit for each in found.values() for hit in each}
    by_words = {place_of(hit): hit.bm25 for hit in found[Method.WORDS]}
    return fuse_scores(by_words, {place: hit.similarity for place, hit in hits.items()}, weight), hits


def _fuse_documents(found: _Found, weight: float) -> dict[int, float]:
    """The same of every document: its best chunk by words may be another one than its best by meaning."""
    by_words: dict[int, float] = {}
    by_meaning: dict[int, float] = {}
    for hit in chain.from_iterable(found.values()):
        by_words[hit.document_id] = max(hit.bm25, by_words.get(hit.document_id, 0.0))
        by_meaning[hit.document_id] = max(hit.similarity, by_meaning.get(hit.document_id, 0.0))
    return fuse_scores(by_words, by_meaning, weight)


def _find_chunks(chunks: Sequence[Hit], start: int, end: int) -> list[int]:
    """The numbers of the chunks at a stretch of their document, or else of the next one after it; none after the last.

    At most a few, spread over a long stretch.
    """
    inside = [n for n, chunk in enumerate(chunks) if start < chunk.end and chunk.start < max(end, start + 1)]
    return inside or [n for n, chunk in enumerate(chunks) if start < chunk.end][:1]


def _is_in(hit: Hit, source: Sequence[Hit]) -> bool:
    return any(says_same([hit], [chunk]) for chunk in source)


def _mean(vectors: Vectors) -> Vectors:
    total = vectors.sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), _TINY), np.float32)


def _rank(found: _Found) -> dict[Method, dict[Place, int]]:
    return {method: {place_of(hit): rank for rank, hit in enumerate(hits, 1)} for method, hits in found.items()}


def _choose_words(source: Sequence[Hit], sample: Sequence[str]) -> str:
    """The words that tell most: often used here, and in few texts of the sample."""
    here = Counter(word for hit in source for word in _split_words(hit.text) if fold(word) not in stop_words())
    there = Counter(word for text in sample for word in here.keys() & set(_WORD.findall(text.casefold())))
    worth = {
        word: (1 + math.log(count)) * math.log(1 + len(sample) / (there[word] + 0.5)) for word, count in here.items()
    }
    return " ".join(sorted(worth, key=lambda word: -worth[word])[:_TELLING_WORDS])


def _split_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if len(word) > 1 and not word.isdigit()]
