"""What summaries cost and find: the time they add to indexing, and documents that are asked for as a whole.

The questions are titles of documents (``tests/quality/whole_documents.py``). They are asked twice: of the documents
without titles and headings, and of the same with the words of each title taken out of its text as well, so that only
what a document is about can tell.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.parts import Parts
from engine.paths import open_home
from engine.retrieval.retriever import Retriever
from engine.store.summaries import EXTRACTOR, Summaries
from engine.summaries.extraction import summarize_chunks
from tests.quality.whole_documents import Wanted, write_documents

pytestmark = pytest.mark.timeout(3600)

COST = 0.1
"""Of the time of embedding; a summary of each sentence's vector would take more than all of it."""

GAIN = 5


def recall(wanted: Sequence[Wanted], retriever: Retriever, limit: int) -> int:
    """For how many questions the document is among those of the first ``limit`` results."""
    found = [{passage.path.name for passage in retriever.retrieve(each.question, limit)} for each in wanted]
    return sum(each.name in names for each, names in zip(wanted, found, strict=True))


def measure_cost(parts: Parts) -> float:
    """The processor time of choosing sentences, as a part of that of embedding the same passages; of 20 documents."""
    summarizing = embedding = 0.0
    for record in parts.library.documents()[::14]:
        hits, vectors = parts.search_index.chunks_of(record.id)
        began = time.process_time()
        summarize_chunks(record.id, "", hits, vectors, hits[0].language)  # a hit has all fields of a chunk
        summarizing += time.process_time() - began
        began = time.process_time()
        parts.embedder.embed_passages([hit.text for hit in hits])
        embedding += time.process_time() - began
    return summarizing / embedding


@pytest.fixture(params=["titles removed", "words of titles removed"])
def indexed(request: pytest.FixtureRequest, data: Path, tmp_path: Path):
    folder = tmp_path / "documents"
    folder.mkdir()
    wanted = write_documents(data, folder, without_words=request.param == "words of titles removed")
    knowledge_base = KnowledgeBase.open(open_home(tmp_path / "home"))
    try:
        report = knowledge_base.index([folder], Job())
        yield request.param, wanted, report, knowledge_base._parts()
    finally:
        knowledge_base.close()


def test_a_document_that_is_asked_for_as_a_whole_is_found(indexed) -> None:
    name, wanted, report, parts = indexed
    assert isinstance(parts, Parts)
    share = measure_cost(parts)
    stored = Summaries(parts.library).read([record.id for record in parts.library.documents()], EXTRACTOR)
    sentences = sum(len(summary.sentences) for summary in stored.values())
    print(f"\n{name}: {report.indexed} documents, {report.passages} passages, {sentences} sentences in summaries;")
    print(f"processor time of a summary, of that of embedding the same passages: {share:.3f}")
    plain = replace(parts.retriever, summaries=None)
    gains = {}
    for limit in (1, 5, 10):
        without, with_them = (recall(wanted, each, limit) for each in (plain, parts.retriever))
        gains[limit] = with_them - without
        print(f"Recall@{limit} of the document: {without} without summaries, {with_them} with, of {len(wanted)}")
    assert share <= COST
    assert gains[5] >= (GAIN if name == "words of titles removed" else 0)
