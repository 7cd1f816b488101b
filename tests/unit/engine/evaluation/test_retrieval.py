"""The figures of a search are those that counting gives, on a collection small enough to count."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import Cancelled
from engine.evaluation.collection import read_collection
from engine.evaluation.retrieval import DEPTH, IndexedCollection, evaluate, index_collection, score
from engine.ingestion.reader import ReaderPool
from engine.job import Job, Progress
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import Settings
from engine.store.library import Library
from tests.beir import CORPUS, write_collection
from tests.fakes import FakeEmbedder


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    home = open_home(tmp_path / "home")
    library = Library(home.library, home.write_lock)
    settings = Settings()
    readers = ReaderPool(settings.reading)
    yield Parts(home, settings, library, readers, FakeEmbedder())
    readers.close()
    library.close()


def index(folder: Path, parts: Parts) -> IndexedCollection:
    return index_collection(read_collection(folder), parts, Job())


def test_measures_are_means_over_the_judged_queries() -> None:
    judgements = {"first": {"a": 1}, "third": {"b": 1}, "far": {"c": 1, "d": 1}, "never": {"e": 1}}
    rankings = {
        "first": ["a", "x"],
        "third": ["x", "y", "b"],
        "far": [f"x{number}" for number in range(20)] + ["c"],
        "unjudged": ["a"],
    }
    assert score(rankings, judgements) == {
        "ndcg@10": pytest.approx((1 + 1 / math.log2(4)) / 4),
        "recall@10": pytest.approx((1 + 1) / 4),
        "recall@100": pytest.approx((1 + 1 + 0.5) / 4),
        "mrr@10": pytest.approx((1 + 1 / 3) / 4),
    }


def test_a_worthier_document_counts_more_and_a_worthless_one_nothing() -> None:
    judgements = {"query": {"best": 3, "good": 1, "bad": 0}}
    upside_down = score({"query": ["bad", "good", "best"]}, judgements)
    ideal = 3 + 1 / math.log2(3)
    assert upside_down["ndcg@10"] == pytest.approx((1 / math.log2(3) + 3 / math.log2(4)) / ideal)
    assert upside_down["mrr@10"] == 0.5
    assert score({"query": ["best", "good", "bad"]}, judgements)["ndcg@10"] == pytest.approx(1)


def test_each_system_is_measured_by_what_it_finds(tmp_path: Path, parts: Parts) -> None:
    # The words of both queries stand in one document each; the one judged for "astray" has none of its words, and the
    # fake embedder, which counts words, does not know better.
    folder = write_collection(
        tmp_path / "collection",
        queries={"dough": "dough overnight", "astray": "keeper counted ship"},
        judgements={"dough": {"bread": 1}, "astray": {"pump": 1}},
    )
    figures = evaluate(index(folder, parts), Job())
    assert [each.system for each in figures] == ["keyword", "vector", "hybrid"]
    keyword, vector, hybrid = (each.measures for each in figures)
    assert keyword == {"ndcg@10": 0.5, "recall@10": 0.5, "recall@100": 0.5, "mrr@10": 0.5}
    # By meaning all four documents with a text are ranked, so the one judged is found, but not first.
    assert vector["recall@10"] == hybrid["recall@10"] == 1
    assert 0.5 < vector["mrr@10"] < 0.8
    assert 0.5 < hybrid["mrr@10"] < 0.8
    assert all(0 < each.p50_ms <= each.p95_ms for each in figures)
    assert all(each.refused == 0 for each in figures)


def test_a_query_without_words_is_refused_and_counts_as_not_found(tmp_path: Path, parts: Parts) -> None:
    folder = write_collection(
        tmp_path / "collection",
        queries={"dough": "dough overnight", "blank": " "},
        judgements={"dough": {"bread": 1}, "blank": {"fire": 1}},
    )
    hybrid = evaluate(index(folder, parts), Job())[-1]
    assert (hybrid.system, hybrid.refused) == ("hybrid", 1)
    assert hybrid.measures["recall@100"] == 0.5


def test_the_best_passage_of_a_document_counts_and_the_others_take_no_place(tmp_path: Path, parts: Parts) -> None:
    long = "\n\n".join(f"The harbour had ship number {number} in it. " * 20 for number in range(12))
    folder = write_collection(tmp_path / "collection", corpus={**CORPUS, "long": ("Harbour", long)})
    indexed = index(folder, parts)
    assert parts.library.count_passages() > len(CORPUS) + 5
    halves = indexed.find_halves(indexed.collection.queries[0])
    assert len(halves.by_meaning) == parts.search_index.count()
    named = indexed.name_documents([hit.document_id for hit in halves.by_meaning])
    assert sorted(named) == sorted({*CORPUS, "long"} - {"empty"})
    best = {halves.by_words[0].document_id: halves.by_words[0].similarity}
    assert [indexed.names[document_id] for document_id in best] == ["bread"]
    assert best.popitem()[1] > 0, "hits by words know their likeness too"


def test_ids_that_are_no_file_names_and_a_title_without_text(tmp_path: Path, parts: Parts) -> None:
    corpus = {
        "../a b": ("", "The keeper counted ships."),
        "http://x/y?z": ("Flour and water", ""),
        "日本#1": ("", "Bread"),
    }
    folder = write_collection(
        tmp_path / "collection", corpus=corpus, queries={"q": "flour"}, judgements={"q": {"http://x/y?z": 1}}
    )
    keyword, *_ = evaluate(index(folder, parts), Job())
    assert keyword.measures["mrr@10"] == 1


def test_no_more_than_a_hundred_documents_are_ranked(tmp_path: Path, parts: Parts) -> None:
    corpus = {f"d{number}": ("", f"Ship {number} came in.") for number in range(DEPTH + 30)}
    folder = write_collection(
        tmp_path / "collection", corpus=corpus, queries={"q": "ship"}, judgements={"q": {"d0": 1}}
    )
    indexed = index(folder, parts)
    halves = indexed.find_halves(indexed.collection.queries[0])
    assert len(halves.by_words) == DEPTH + 30
    assert len(indexed.name_documents([hit.document_id for hit in halves.by_words])) == DEPTH


def test_progress_is_told_and_the_wish_to_stop_is_heard(tmp_path: Path, parts: Parts) -> None:
    told: list[Progress] = []

    def report(event: object) -> None:
        assert isinstance(event, Progress)
        told.append(event)
        if event.current == "queries.jsonl":
            job.cancel()

    job = Job(report)
    collection = read_collection(write_collection(tmp_path / "collection"))
    indexed = index_collection(collection, parts, job)
    with pytest.raises(Cancelled):
        evaluate(indexed, job)
    assert [(event.current, event.done, event.total) for event in told] == [
        ("corpus.jsonl", 0, len(CORPUS)),
        ("queries.jsonl", 0, 2),
    ]
