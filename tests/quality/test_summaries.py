"""What summaries cost and find: the time they add to indexing, and documents that are asked for as a whole.

The questions are titles of documents (``tests/quality/whole_documents.py``). They are asked twice: of the documents
without titles and headings, and of the same with the words of each title taken out of its text as well, so that only
what a document is about can tell. A third set asks for sections, by their headings, a fourth for folders, by their
topics. Beside them stand two collections of questions for passages, which may not lose by it. QUALITY_QUERIES says how
many of these are asked, 200 if it does not.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from engine.evaluation.collection import read_collection, sample_queries
from engine.evaluation.retrieval import DEPTH, index_collection, score
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.parts import Parts
from engine.paths import open_home
from engine.retrieval.query import Query
from engine.retrieval.retriever import Retriever
from engine.settings import Settings
from engine.store.library import Library
from engine.store.summaries import EXTRACTOR, Summaries
from engine.summaries.extraction import summarize_chunks
from tests.quality.whole_documents import Wanted, write_documents, write_folders, write_sectioned

pytestmark = pytest.mark.timeout(3600)

COST = 0.1
"""Of the time of embedding; a summary of each sentence's vector would take more than all of it."""

GAIN = 5
"""Questions of a hundred: more of the documents that are meant are among the first five results."""

FOLDERS = {False: 0.9, True: 0.85}
"""Of the folders that are asked for by their topic, as many are guessed, by whether its words are taken out."""

LOSS = 0.005
"""Of nDCG@10 on passages, at most."""

SETS = ("titles removed", "words of titles removed", "headings of sections")


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


@pytest.fixture(params=SETS)
def indexed(request: pytest.FixtureRequest, data: Path, tmp_path: Path):
    folder = tmp_path / "documents"
    folder.mkdir()
    if request.param == "headings of sections":
        wanted = write_sectioned(data, folder)
    else:
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


@pytest.mark.parametrize("without_words", [False, True])
def test_the_folder_that_is_asked_for_is_guessed(data: Path, tmp_path: Path, *, without_words: bool) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    wanted = write_folders(data, folder, without_words=without_words)
    with closing(KnowledgeBase.open(open_home(tmp_path / "home"))) as knowledge_base:
        knowledge_base.index([folder], Job())
        parts = knowledge_base._parts()
        assert isinstance(parts, Parts)
        found = [parts.retriever.find_folder(Query(each.question)) for each in wanted]
        first = [Path(inside.filters[-1].values[0]).name if inside else "" for inside in found]
        passages = [parts.retriever.retrieve(each.question, 1) for each in wanted]
    right = sum(each.name == name for each, name in zip(wanted, first, strict=True))
    led = sum(each.name in found[0].path.parts for each, found in zip(wanted, passages, strict=True) if found)
    missed = [(each.question, name) for each, name in zip(wanted, first, strict=True) if each.name != name]
    print("\nwords of topics removed:" if without_words else "\nnames and headings removed:")
    print(f"the folder at the first place is right for {right} of {len(wanted)}, the first result in it for {led}")
    print(missed)
    assert right >= FOLDERS[without_words] * len(wanted)


@pytest.mark.parametrize("name", ["squad_v1_dev", "clapnq_dev"])
def test_passages_are_ranked_as_well_as_without_summaries(name: str, data: Path, tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    collection = read_collection(data / "B_retrieval" / "beir_format" / name)
    asked = sample_queries(collection, int(os.environ.get("QUALITY_QUERIES", "200")))
    library, readers = Library(home.library, home.write_lock), ReaderPool(Settings().reading)
    with closing(library), closing(readers):
        parts = Parts(home, Settings(), library, readers)
        indexed = index_collection(asked, parts, Job())
        ids = {record.path: record.id for record in library.documents()}
        figures = []
        for retriever in (replace(parts.retriever, summaries=None), parts.retriever):
            rankings = {}
            for query in asked.queries:
                found = retriever.retrieve(query.text, DEPTH)
                numbers = [each for one in found for each in (one.document_id, *map(ids.__getitem__, one.copies))]
                rankings[query.id] = indexed.name_documents(numbers)
            figures.append(score(rankings, asked.judgements)["ndcg@10"])
    print(
        f"\n{name}, {len(asked.queries)} questions: nDCG@10 {figures[0]:.4f} without summaries, {figures[1]:.4f} with"
    )
    assert figures[1] >= figures[0] - LOSS
