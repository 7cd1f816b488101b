"""A document that is about a query leads to its best passage, and nothing else changes its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Method, Passage
from engine.retrieval import retriever as retriever_module
from engine.retrieval.whole_documents import Place, RankedDocuments, rank_documents
from engine.store.restriction import Restriction
from engine.store.schema import RowKind
from engine.store.search_index import SearchIndex
from engine.summaries.completion import to_row
from engine.summaries.extraction import summarize_chunks
from tests.unit.engine.retrieval.shelf import EMBEDDER, Shelf, Stranger

DAYS = [f"day {number}" for number in range(16)]  # enough for more than a few chunks
GARDEN = "\n\n".join(f"Roses and tulips bloom in the garden beds on {day}." for day in DAYS)
HARBOUR = "\n\n".join(f"Ships and ferries wait at the harbour quay on {day}." for day in DAYS)
ROSE = "A rose is a rose."

SCORES = st.dictionaries(st.tuples(st.integers(1, 5), st.integers(0, 3)), st.floats(0, 1), max_size=12)
WORTHS = st.dictionaries(st.integers(1, 7), st.floats(0, 1), max_size=7)


class SummarisedShelf(Shelf):
    """A shelf whose documents are found by summaries too."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.summaries = SearchIndex(folder / "index", EMBEDDER.name, EMBEDDER.dimensions, RowKind.SUMMARY)
        self.retriever = retriever_module.Retriever(
            self.index, self.library, self.retriever.selector, EMBEDDER, summaries=self.summaries
        )

    def add_summarised(self, name: str, text: str) -> int:
        number = self.add(name, text)
        hits, vectors = self.index.chunks_of(number)
        summary = summarize_chunks(number, "", hits, vectors, "en")  # type: ignore[arg-type] # a hit has a chunk's fields
        self.summaries.replace([to_row(Path(name).stem, summary, vectors, "en")])
        return number


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[SummarisedShelf]:
    shelf = SummarisedShelf(tmp_path)
    for name, text in (("garden.md", GARDEN), ("harbour.md", HARBOUR), ("rose.md", ROSE)):
        shelf.add_summarised(name, text)
    yield shelf
    shelf.library.close()


def reasons(passages: tuple[Passage, ...], name: str) -> list[dict[Method, int]]:
    return [
        {finding.method: finding.rank for finding in passage.findings}
        for passage in passages
        if passage.path.name == name
    ]


def test_a_passage_says_that_the_summary_of_its_document_found_it(shelf: SummarisedShelf) -> None:
    found = shelf.retrieve("roses and tulips in the garden")
    assert found[0].path.name == "garden.md"
    assert reasons(found, "garden.md")[0][Method.SUMMARY] == 1
    assert all(passage.text == shelf.text_at(passage) for passage in found)
    assert all(passage.kind == "chunk" for passage in found)


def test_what_a_short_document_says_is_not_counted_twice(shelf: SummarisedShelf) -> None:
    assert all(Method.SUMMARY not in each for each in reasons(shelf.retrieve("a rose is a rose"), "rose.md"))


@pytest.mark.parametrize("typed", ['"roses and tulips" garden', "roses garden -ferries"])
def test_phrases_and_exclusions_are_about_passages_alone(shelf: SummarisedShelf, typed: str) -> None:
    found = shelf.search(typed)
    assert found and all(Method.SUMMARY not in each for each in reasons(found, "garden.md"))


def test_words_alone_and_unknown_languages_ask_no_summary(shelf: SummarisedShelf) -> None:
    for found in (
        shelf.search("roses garden", meaning=False),
        retriever_module.Retriever(
            shelf.index, shelf.library, shelf.retriever.selector, Stranger(), summaries=shelf.summaries
        ).retrieve("roses garden", 5),
    ):
        assert found and all(Method.SUMMARY not in each for each in reasons(found, "garden.md"))


def test_a_summary_leads_to_passages_that_no_other_search_found(shelf: SummarisedShelf) -> None:
    text = "a rose is a rose, and tulips in garden beds"
    found = shelf.retriever._search(text, EMBEDDER.embed_query(text), 0.5, 1, None)
    known = {hit.document_id for hit in [*found.by_words, *found.by_meaning]}
    led = {hit.document_id for hit in found.led}
    assert led and led.isdisjoint(known)
    assert led <= found.documents.worths.keys()


def test_filters_hold_for_summaries(shelf: SummarisedShelf) -> None:
    vector = EMBEDDER.embed_query("ships at the harbour")
    everything = rank_documents(vector, shelf.summaries, None).worths
    (best, *others) = everything
    assert set(rank_documents(vector, shelf.summaries, Restriction(others)).worths) == set(others)
    assert [*everything.values()] == sorted(everything.values(), reverse=True)
    assert [*everything.values()][-1] == 0.0
    assert best not in others


@given(SCORES, WORTHS, st.floats(0, 0.7), st.sets(st.integers(1, 5)))
def test_promoting_raises_one_passage_a_document_and_lowers_none(
    scores: dict[Place, float], worths: dict[int, float], weight: float, whole: set[int]
) -> None:
    ranked = RankedDocuments(dict(sorted(worths.items(), key=lambda entry: -entry[1])))
    promoted, raised = ranked.promote(scores, weight, whole)
    assert promoted.keys() == scores.keys()
    assert [*promoted.values()] == sorted(promoted.values(), reverse=True)
    for place, score in promoted.items():
        assert score == scores[place] if place not in raised else score >= scores[place]
    assert len({number for number, _ in raised}) == len(raised)
    for number, ordinal in raised:
        assert number in whole and scores[number, ordinal] == max(scores[p] for p in scores if p[0] == number)


@given(SCORES, WORTHS)
def test_where_meaning_weighs_nothing_no_place_changes(scores: dict[Place, float], worths: dict[int, float]) -> None:
    promoted, _ = RankedDocuments(worths).promote(scores, 0.0, {place[0] for place in scores})
    assert promoted == scores
