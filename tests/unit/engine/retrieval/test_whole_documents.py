"""A document that is about a query leads to its best passage, and nothing else changes its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Chunk, Method, Passage, Section
from engine.retrieval import retriever as retriever_module
from engine.retrieval.query import Query
from engine.retrieval.whole_documents import Place, RankedDocuments, rank_documents, rank_folders
from engine.store.filters import Field, Filter
from engine.store.restriction import Restriction
from engine.store.schema import RowKind
from engine.store.search_index import EmbeddedDocument, SearchIndex
from engine.store.selection import Selection, _Place
from engine.summaries.extraction import summarize_chunks
from engine.summaries.rows import find_sections, to_chunk, to_rows
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

    def add_summarised(self, name: str, text: str, sections: Sequence[Section] = ()) -> int:
        number = self.add(name, text, sections)
        hits, vectors = self.index.chunks_of(number)
        summary = summarize_chunks(number, "", hits, vectors, "en")  # type: ignore[arg-type] # a hit has a chunk's fields
        self.summaries.replace([to_rows(Path(name).stem, summary, list(map(to_chunk, hits)), vectors, "en")])
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


def test_a_section_that_is_about_a_query_leads_to_its_best_passage(shelf: SummarisedShelf) -> None:
    trains = "\n\n".join(f"Trains and trams stop at the station on {day}." for day in DAYS)
    chess = "\n\n".join(f"Chess and draughts are played in the club on {day}." for day in DAYS)
    text, start = f"{trains}\n\n{chess}", len(trains) + 2
    sections = [Section(("Trains",), None, 0, start - 2), Section(("Chess",), None, start, len(text))]
    number = shelf.add_summarised("both.md", text, sections)
    rows, vectors = shelf.summaries.chunks_of(number)
    assert [(row.ordinal, row.headings[1:]) for row in rows] == [(0, ()), (1, ("Trains",)), (2, ("Chess",))]
    assert "station" in rows[1].text and "club" in rows[2].text
    assert (rows[2].start, rows[2].end) == (start, len(text))
    assert shelf.summaries.count_by_document()[number] == 3
    assert shelf.summaries.centres([number])[number] == pytest.approx(vectors[0])
    ranked = rank_documents(EMBEDDER.embed_query("chess and draughts in the club"), shelf.summaries, None)
    assert ranked.sections[number] == (start, len(text))
    for query, heading in (("chess and draughts in the club", "Chess"), ("trains and trams stop", "Trains")):
        (raised,) = [each for each in shelf.retrieve(query, 9) if each.path.name == "both.md" and is_raised(each)]
        assert heading in raised.headings


def is_raised(passage: Passage) -> bool:
    return any(finding.method is Method.SUMMARY for finding in passage.findings)


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        ([("A", 3), ("B", 3)], [(0, 3), (3, 6)]),
        ([("A", 3), ("B", 2)], []),
        ([("A", 9)], []),
        ([("Title/A", 3), ("Title/B", 4), ("Title/C", 1)], [(0, 3), (3, 7)]),
        ([("", 2), ("A", 3), ("B/x", 2), ("B/y", 2)], [(2, 5), (5, 9)]),
        ([], []),
    ],
)
def test_sections_are_those_of_the_highest_level_that_has_two(
    lengths: list[tuple[str, int]], found: list[tuple[int, int]]
) -> None:
    paths = [tuple(path.split("/")) if path else () for path, count in lengths for _ in range(count)]
    chunks = [Chunk(number, path, None, number, number + 1, "x") for number, path in enumerate(paths)]
    assert [(each.start, each.stop) for each in find_sections(chunks)] == found


def test_a_question_for_a_folder_leads_to_the_folder(shelf: SummarisedShelf) -> None:
    for number in range(4):
        shelf.add_summarised(f"yard/{number}.md", f"{GARDEN}\n\nIt is the year {number}.")
        shelf.add_summarised(f"port/{number}.md", f"{HARBOUR}\n\nIt is the year {number}.")
    shelf.library.add_folder(Path("/notes"))
    for question, folder in (
        ("Which folder is about roses and tulips?", "yard"),
        ("In which folder are ships and ferries?", "port"),
        ("In welchem Ordner geht es um tulips in the garden?", "yard"),
    ):
        found = shelf.retrieve(question, 9)
        places = [passage.path.parent.name for passage in found]
        assert places[:5] == [folder] * 5
        inside = shelf.retriever.find_folder(Query(question))
        assert inside and inside.filters == (Filter(Field.FOLDER, (f"/notes/{folder}",)),)
    outside = shelf.search("folder:port which folder is about roses and tulips?")
    assert {passage.path.parent.name for passage in outside} <= {"port"}
    assert "Roses" in shelf.retrieve("roses and tulips")[0].text
    alone = retriever_module.Retriever(shelf.index, shelf.library, shelf.retriever.selector, EMBEDDER)
    assert alone.find_folder(Query("Which folder is about roses?")) is None  # without rows, as while it is indexed


def test_what_a_folder_is_asked_for_is_found_in_another_one_too(
    shelf: SummarisedShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        shelf.add_summarised(f"port/{number}.md", f"{HARBOUR}\n\nIt is the year {number}.")
    shelf.add_summarised("desk.md", "The folder with the passports is in the drawer of the desk.")
    shelf.library.add_folder(Path("/notes"))
    question = "In which folder are the passports?"
    plain = shelf.retriever._retrieve(Query(question), 6, meaning=True)
    for guess in ("port", "nowhere"):
        inside = Query("the passports", filters=(Filter(Field.FOLDER, (f"/notes/{guess}",)),))
        monkeypatch.setattr(retriever_module.Retriever, "find_folder", lambda *_, inside=inside: inside)
        found = shelf.retrieve(question, 6)
        assert "desk.md" in {passage.path.name for passage in found}
        assert len(found) == len(plain) == 6
        assert len({(passage.document_id, passage.start) for passage in found}) == 6
        assert (found[0].path.parent.name == "port") is (guess == "port")
        assert guess == "port" or found == plain


def test_a_document_of_very_many_sections_leaves_the_others_their_place(shelf: SummarisedShelf) -> None:
    vector = EMBEDDER.embed_query("ships at the harbour")
    alone = rank_documents(vector, shelf.summaries, None).worths
    rows = [Chunk(number, (), None, number, number + 1, "Ships at the harbour.") for number in range(450)]
    book = EmbeddedDocument(99, "Book", rows, np.tile(vector, (len(rows), 1)))
    shelf.summaries.replace([book])
    ranked = rank_documents(vector, shelf.summaries, None)
    assert [*ranked.worths] == [99, *alone]
    assert {number: ranked.worths[number] for number in alone} == pytest.approx(alone)
    assert list(rank_documents(vector, shelf.summaries, Restriction([99, *list(alone)[1:]])).worths) == [
        99,
        *list(alone)[1:],
    ]


PATHS = st.lists(st.sampled_from(["a", "b", "a-b", "c.d", "é"]), min_size=1, max_size=5).map("/".join)


@given(st.dictionaries(PATHS, st.integers(0, 3), max_size=30), st.sets(st.sampled_from(["/", "/n", "/n/a", "/n/b/a"])))
def test_a_folder_counts_by_all_documents_below_it(worths: dict[str, int], within: set[str]) -> None:
    paths = [Path("/n", name, "x.md") for name in worths]
    places = {number: _Place(0, 0, os.fsencode(path), "", 0) for number, path in enumerate(paths)}
    ranked = RankedDocuments({number: worth / 4 for number, worth in enumerate(worths.values())})
    surely: dict[Path, float] = {}
    mean = Fraction(sum(worths.values()), 4 * max(1, len(paths)))
    for folder in {folder for path in paths for folder in path.parents if folder.is_relative_to("/")}:
        below = [number for number, path in enumerate(paths) if path.is_relative_to(folder)]
        above = sum((Fraction(ranked.worths[number]) - mean for number in below), Fraction())
        if above > 0 and any(folder.is_relative_to(root) for root in within):
            surely[folder] = float(above) / len(below) ** 0.5
    found = rank_folders(ranked, Selection(places, 1.0), list(map(Path, within)))
    assert set(found) == surely.keys()
    assert [surely[folder] for folder in found] == pytest.approx(sorted(surely.values(), reverse=True))


@given(SCORES, WORTHS, st.floats(0, 0.7), st.sets(st.integers(1, 5)))
def test_promoting_raises_one_passage_a_document_and_lowers_none(
    scores: dict[Place, float], worths: dict[int, float], weight: float, whole: set[int]
) -> None:
    ranked = RankedDocuments(dict(sorted(worths.items(), key=lambda entry: -entry[1])))
    promoted, raised = ranked.promote(scores, weight, {}, whole)
    assert promoted.keys() == scores.keys()
    assert [*promoted.values()] == sorted(promoted.values(), reverse=True)
    for place, score in promoted.items():
        assert score == scores[place] if place not in raised else score >= scores[place]
    assert len({number for number, _ in raised}) == len(raised)
    for number, ordinal in raised:
        assert number in whole and scores[number, ordinal] == max(scores[p] for p in scores if p[0] == number)


@given(SCORES, WORTHS)
def test_where_meaning_weighs_nothing_no_place_changes(scores: dict[Place, float], worths: dict[int, float]) -> None:
    promoted, _ = RankedDocuments(worths).promote(scores, 0.0, {}, {place[0] for place in scores})
    assert promoted == scores
