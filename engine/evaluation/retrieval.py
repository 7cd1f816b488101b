"""How well and how fast a test collection is searched: by keywords, by vectors, by both as usual, and reranked.

The collection is indexed with the real chunker, embedder, library and search index; only the reader processes are left
out, because a document of a collection is text already. The two rankings of a query, by words and by meaning, are
searched once and kept (``Halves``), so that ways of joining them can be compared without searching again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import ir_measures
import numpy as np

from engine.domain import Document, SourceFile
from engine.errors import BadInput
from engine.evaluation.benchmarks import choose_sample
from engine.evaluation.collection import CORPUS, QUERIES, Collection, CorpusDocument, Query
from engine.ingestion.formats.outline import cover
from engine.ingestion.language import LanguageTeller
from engine.job import Job, Progress
from engine.parts import Parts
from engine.retrieval.retriever import Retriever
from engine.store.search_index import EmbeddedDocument, Hit
from engine.summaries.extraction import summarize_chunks
from engine.summaries.rows import to_rows

DEPTH = 100
"""How many documents are ranked for a query."""

_SHOWN = 10  # how many results a person is shown, and so what is timed
_HITS_PER_RESULT = 3  # several chunks of one document are one result
_TIMED = 300  # queries, which is enough for a 95th percentile
_DOCUMENTS_PER_COMMIT = 64
_MEASURES = {
    "ndcg@10": ir_measures.nDCG @ 10,
    "recall@10": ir_measures.R @ 10,
    "recall@100": ir_measures.R @ 100,
    "mrr@10": ir_measures.RR @ 10,
}

Search = Callable[[str, int], Sequence[int]]
"""A way to search: from a text and a number of results to document ids, best first; they may repeat."""


@dataclass(frozen=True, slots=True)
class SystemFigures:
    """One way to search: the mean of every measure over the queries, and milliseconds a query for ten results.

    ``refused`` queries were answered with a sentence instead of results, and count as not found.
    """

    system: str
    measures: Mapping[str, float]
    p50_ms: float
    p95_ms: float
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Halves:
    """What the words and the meaning of one query find, each best first: what a fusion has to work with.

    Every hit has its likeness to the query, also those that were found by words.
    """

    query: Query
    by_words: Sequence[Hit]
    by_meaning: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class IndexedCollection:
    """A collection that can be searched; ``names`` are the corpus ids of the library's documents."""

    collection: Collection
    parts: Parts
    names: Mapping[int, str]

    def find_halves(self, query: Query) -> Halves:
        """The two rankings of one query."""
        vector = self.parts.embedder.embed_query(query.text)
        hits = DEPTH * _HITS_PER_RESULT
        by_meaning = self.parts.search_index.search_vector(vector, hits)
        return Halves(query, self.parts.search_index.search_words(query.text, vector, hits), by_meaning)

    def name_documents(self, found: Sequence[int]) -> list[str]:
        """The corpus ids of the first ``DEPTH`` documents in a ranking of document ids: the best passage counts."""
        return [self.names[document_id] for document_id in dict.fromkeys(found)][:DEPTH]


def index_collection(collection: Collection, parts: Parts, job: Job) -> IndexedCollection:
    """Put the corpus into the library and search index of ``parts``, which hold nothing else."""
    places = [collection.folder / CORPUS / str(number) for number in range(len(collection.documents))]
    with parts.library.writing():
        parts.library.expect(
            SourceFile(place, len(document.text), 0)
            for place, document in zip(places, collection.documents, strict=True)
        )
        known = parts.library.known_files(collection.folder)
        ids = [known[os.fsencode(place)].id for place in places]
        documents = list(zip(ids, places, collection.documents, strict=True))
        languages = LanguageTeller()
        for start in _steps(len(documents), _DOCUMENTS_PER_COMMIT, CORPUS, job):
            _store(documents[start : start + _DOCUMENTS_PER_COMMIT], languages, parts)
        parts.search_index.optimize()
        parts.summary_index.optimize()
    names = {document_id: document.id for document_id, _, document in documents}
    return IndexedCollection(collection, parts, names)


def evaluate(indexed: IndexedCollection, job: Job) -> list[SystemFigures]:
    """The figures of every system, the two halves first."""
    queries = indexed.collection.queries
    systems = _systems(indexed.parts)
    rankings: dict[str, dict[str, list[str]]] = {name: {} for name in systems}
    refused = dict.fromkeys(systems, 0)
    for row in _steps(len(queries), 1, QUERIES, job):
        query = queries[row]
        halves = indexed.find_halves(query)
        rankings["keyword"][query.id] = indexed.name_documents([hit.document_id for hit in halves.by_words])
        rankings["vector"][query.id] = indexed.name_documents([hit.document_id for hit in halves.by_meaning])
        for name in systems.keys() - {"keyword", "vector"}:
            found = _try(systems[name], query.text, DEPTH)
            refused[name] += found is None
            rankings[name][query.id] = indexed.name_documents(found or ())
    milliseconds = _time(systems, queries, job)
    return [
        SystemFigures(
            system=name,
            measures=score(rankings[name], indexed.collection.judgements),
            p50_ms=float(np.percentile(milliseconds[name], 50)),
            p95_ms=float(np.percentile(milliseconds[name], 95)),
            refused=refused[name],
        )
        for name in systems
    ]


def score(rankings: Mapping[str, Sequence[str]], judgements: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """The mean over the judged queries of nDCG@10, Recall@10, Recall@100 and MRR@10.

    ``rankings`` has the corpus ids found for each query, best first, each once; a query that is missing found nothing.
    """
    run = {
        query: {name: float(-rank) for rank, name in enumerate(rankings.get(query, ()), start=1)}
        for query in judgements
    }
    wanted = {query: dict(worths) for query, worths in judgements.items()}
    means = ir_measures.calc_aggregate(_MEASURES.values(), wanted, run)
    return {name: float(means[measure]) for name, measure in _MEASURES.items()}


def _systems(parts: Parts) -> dict[str, Search]:
    """Every way to search that is compared; ``hybrid+rerank`` where the settings name a reranker."""

    def by_words(text: str, limit: int) -> list[int]:
        return [hit.document_id for hit in parts.search_index.search_words(text, None, limit * _HITS_PER_RESULT)]

    def by_meaning(text: str, limit: int) -> list[int]:
        vector = parts.embedder.embed_query(text)
        return [hit.document_id for hit in parts.search_index.search_vector(vector, limit * _HITS_PER_RESULT)]

    ids = {record.path: record.id for record in parts.library.documents()}

    def by_both(retriever: Retriever, text: str, limit: int) -> list[int]:
        passages = retriever.retrieve(text, limit)
        # A person sees one result for documents with the same text; here each of them counts.
        return [each for passage in passages for each in (passage.document_id, *map(ids.__getitem__, passage.copies))]

    once = partial(by_both, replace(parts.retriever, reranker=None))
    systems: dict[str, Search] = {"keyword": by_words, "vector": by_meaning, "hybrid": once}
    if parts.reranker:
        systems["hybrid+rerank"] = partial(by_both, parts.retriever)
    return systems


def _time(systems: Mapping[str, Search], queries: Sequence[Query], job: Job) -> dict[str, list[float]]:
    """Milliseconds of searches for ten results; the systems take turns, so that what else goes on hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for query in choose_sample(queries, _TIMED):
        job.check()
        for name, search in systems.items():
            began = time.perf_counter()
            _try(search, query.text, _SHOWN)
            taken[name].append(1000 * (time.perf_counter() - began))
    return taken


def _try(search: Search, text: str, limit: int) -> Sequence[int] | None:
    """What was found; None for a text that cannot be searched for, such as one without a word."""
    try:
        return search(text, limit)
    except BadInput:
        return None


def _store(batch: Sequence[tuple[int, Path, CorpusDocument]], languages: LanguageTeller, parts: Parts) -> None:
    """Split, embed and commit some documents."""
    read = [(document_id, _to_document(place, document, languages)) for document_id, place, document in batch]
    chunks = [parts.chunker.split(document) for _, document in read]
    texts = [
        parts.chunker.embedded_text(document.title, chunk)
        for (_, document), own in zip(read, chunks, strict=True)
        for chunk in own
    ]
    bounds = np.cumsum([len(own) for own in chunks])[:-1]
    vectors = np.split(parts.embedder.embed_passages(texts), bounds)
    parts.search_index.replace(
        [
            EmbeddedDocument(document_id, document.title, own, rows, document.language)
            for (document_id, document), own, rows in zip(read, chunks, vectors, strict=True)
        ]
    )
    parts.summary_index.replace(
        [
            to_rows(
                document.title,
                summarize_chunks(document_id, "", own, rows, document.language),
                own,
                rows,
                document.language,
            )
            for (document_id, document), own, rows in zip(read, chunks, vectors, strict=True)
            if own
        ]
    )
    parts.library.finish(
        [(document_id, "", document.title, len(own)) for (document_id, document), own in zip(read, chunks, strict=True)]
    )


def _to_document(place: Path, document: CorpusDocument, languages: LanguageTeller) -> Document:
    # Some collections have documents that are a title and nothing else.
    text = document.text if document.text.strip() else document.title
    return Document(place, document.title, text, cover(text, ()), language=languages.tell(text))


def _steps(count: int, size: int, name: str, job: Job) -> Iterator[int]:
    """The start of each step through ``count`` things, ``size`` at a time, with progress."""
    began = time.monotonic()
    for start in range(0, count, size):
        job.check()
        rate = start / max(time.monotonic() - began, 1e-9)
        job.report(Progress(start, count, name, rate, (count - start) / rate if start else None))
        yield start
