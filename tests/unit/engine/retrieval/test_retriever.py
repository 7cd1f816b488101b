"""Passages are verbatim stretches of their documents, found by meaning and by words, neighbours joined."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import FileFailure, Finding, Method, Passage, Section, SourceFile
from engine.errors import BadInput, LibraryDamaged
from engine.retrieval.query import Query, parse_query
from engine.retrieval.retriever import join_neighbours
from engine.store.attributes import Attributes
from engine.store.copies import Copies
from engine.store.search_index import Hit
from tests.unit.engine.retrieval.shelf import CHUNKER, EMBEDDER, Shelf, Stranger

HARBOUR = "\n\n".join(
    [
        "# The harbour",
        "The harbour was dug in 1850 by two hundred men. They worked in the rain and slept in tents near the water.",
        "The lighthouse came later. Its keeper counted every ship that passed, and wrote the number into a book 😀.",
        "In winter the keeper counted nothing but storms. The book of that winter has only eleven pages, all wet.",
        "The book was lost in 1912, when the archive burned down. Nobody ever learned how many ships had passed.",
    ]
)
BREAD = "# Bread\n\nMix flour, water and salt. Let the dough rest overnight, then bake it until the crust sings."
LETTER = "Dear Ada,\n\nthe pump is broken again. Please send the plumber on Friday.\n\nYours, Charles"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.add("harbour.md", HARBOUR)
    shelf.add("bread.md", BREAD)
    shelf.add("letter.txt", LETTER)
    yield shelf
    shelf.library.close()


QUERIES = [
    "keeper counted ships",
    "winter storms book",
    "flour and salt",
    "plumber on Friday",
    "1912",
    "harbour book keeper",
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_passage_is_a_verbatim_stretch_of_its_document(shelf: Shelf, query: str) -> None:
    passages = shelf.retrieve(query)
    assert passages
    for passage in passages:
        assert passage.text == shelf.text_at(passage)
        assert passage.title == passage.path.stem


def test_neighbours_are_joined_into_one_passage(shelf: Shelf) -> None:
    best = shelf.retrieve("keeper counted ships winter book lost")[0]
    chunks = [chunk.text for chunk in CHUNKER.split(shelf.documents[best.path])]
    held = [text for text in chunks if text in best.text]
    assert 2 <= len(held) <= 3
    assert "😀.\n\nIn winter" in best.text


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("who counted the ships?", "harbour.md"),
        ("how long does the dough rest", "bread.md"),
        ("PLUMBERS", "letter.txt"),
        ("what happened in 1912", "harbour.md"),
    ],
)
def test_the_best_passage_is_from_the_right_document(shelf: Shelf, query: str, name: str) -> None:
    assert shelf.retrieve(query)[0].path.name == name


def test_every_passage_says_what_found_it(shelf: Shelf) -> None:
    best = shelf.retrieve("PLUMBERS")[0]
    assert {finding.method: finding.rank for finding in best.findings}[Method.WORDS] == 1
    assert all(passage.findings for passage in shelf.retrieve("keeper"))


def test_words_alone_need_no_meaning(shelf: Shelf) -> None:
    (found,) = shelf.retriever.retrieve("plumber", 5, meaning=False)
    assert found.path.name == "letter.txt"
    assert found.findings == (Finding(Method.WORDS, 1),)
    assert found.similarity == 0.0
    assert shelf.retriever.retrieve("nowhere", 5, meaning=False) == ()


def test_what_the_embedder_does_not_know_is_searched_by_words_alone(shelf: Shelf) -> None:
    retriever = replace(shelf.retriever, embedder=Stranger())
    by_words = shelf.retriever.retrieve("keeper counted", 9, meaning=False)
    found = retriever.retrieve("keeper counted", 9)
    assert [(p.path, p.start, p.score, p.findings) for p in found] == [
        (p.path, p.start, p.score, p.findings) for p in by_words
    ]
    assert all(passage.similarity > 0 for passage in found)  # which says whether a question is answered


def test_where_no_word_is_found_an_embedder_that_does_not_know_the_language_still_tells_the_nearest(
    shelf: Shelf,
) -> None:
    found = replace(shelf.retriever, embedder=Stranger()).retrieve("zxqv", 9)
    assert {finding.method for passage in found for finding in passage.findings} == {Method.MEANING}
    assert [passage.score for passage in found] == sorted((passage.score for passage in found), reverse=True)
    assert found[0].score > 0


def test_equal_passages_come_in_the_order_of_their_documents(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(200):
        shelf.add(f"{number}.md", f"The keeper of number{number}")
    expected = [f"{number}.md" for number in range(10)]
    assert names(shelf.retriever.retrieve("keeper", 10, meaning=False)) == expected
    shelf.index.optimize()
    assert names(shelf.retriever.retrieve("keeper", 10, meaning=False)) == expected
    shelf.library.close()


def test_scores_fall_and_the_limit_holds(shelf: Shelf) -> None:
    for limit in (1, 2, 50):
        passages = shelf.retrieve("the book of the keeper and the dough", limit)
        assert len(passages) <= limit
        assert [p.score for p in passages] == sorted((p.score for p in passages), reverse=True)
        assert all(0 <= p.similarity <= 1 + 1e-6 for p in passages)


@pytest.mark.parametrize("query", ["", " ", "\n\t\u3000"])
def test_an_empty_query_is_one_sentence(shelf: Shelf, query: str) -> None:
    with pytest.raises(BadInput, match="type a few words"):
        shelf.retrieve(query)


def test_a_query_of_broken_bytes_is_one_sentence(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="encoding"):
        shelf.retrieve("keeper \udcff")


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.retrieve("anything") == ()
    shelf.library.close()


def test_documents_that_failed_or_were_removed_are_not_found(shelf: Shelf) -> None:
    harbour, bread = Path("/notes/harbour.md"), Path("/notes/bread.md")
    shelf.library.fail(FileFailure(harbour, "corrupt", "It is broken."))
    shelf.library.remove([shelf.library.known_files(bread)[os.fsencode(bread)].id])
    for query in QUERIES:
        assert {passage.path.name for passage in shelf.retrieve(query)} == {"letter.txt"}


def test_a_document_that_is_read_again_stays_findable_meanwhile(shelf: Shelf) -> None:
    path = Path("/notes/letter.txt")
    shelf.library.expect([SourceFile(path, 1, 1)])
    assert shelf.retrieve("plumber")[0].path == path
    shelf.library.begin(shelf.library.known_files(path)[os.fsencode(path)].id)
    assert shelf.retrieve("plumber")[0].path == path


def test_a_question_with_no_word_of_the_text_still_finds_the_nearest_by_meaning(shelf: Shelf) -> None:
    query = "zxqv"
    assert shelf.index.search_words(query, EMBEDDER.embed_query(query), 10) == []
    passages = shelf.retrieve(query, 50)
    assert {passage.path.name for passage in passages} == {"harbour.md", "bread.md", "letter.txt"}
    assert passages[0].similarity == max(passage.similarity for passage in passages)


def test_a_question_whose_words_are_everywhere_finds_something(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(30):
        shelf.add(f"{number}.md", f"keeper book number{number}")
    assert len(shelf.retrieve("keeper book", 10)) == 10
    assert shelf.retrieve("keeper book number21", 10)[0].path.name == "21.md"
    shelf.library.close()


def test_pages_are_never_joined(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    text = "The keeper counted.\nThe keeper wrote."
    shelf.add("book.pdf", text, [Section(("A",), 1, 0, 19), Section(("A",), 2, 20, len(text))])
    assert sorted((p.page, p.text) for p in shelf.retrieve("keeper")) == [
        (1, "The keeper counted."),
        (2, "The keeper wrote."),
    ]
    shelf.library.close()


def names(passages: Sequence[Passage]) -> list[str]:
    return [passage.path.name for passage in passages]


class TestQueryLanguage:
    @pytest.mark.parametrize("query", [*QUERIES, "what did the keeper count in winter?", 'is "the book" -lost?'])
    @pytest.mark.parametrize("meaning", [True, False])
    def test_plain_words_find_what_they_always_found(self, shelf: Shelf, query: str, meaning: bool) -> None:
        assert parse_query(query) == Query(query)
        assert shelf.search(query, meaning=meaning) == shelf.retriever.retrieve(query, 5, meaning=meaning)

    def test_a_phrase_has_to_be_in_the_text(self, shelf: Shelf) -> None:
        passages = shelf.search('"KEEPER counted  every"', 50)
        assert passages
        assert all("keeper counted every" in passage.text for passage in passages)
        assert shelf.search('"counted keeper every"') == ()
        assert shelf.search('"rest over"') == ()  # the text goes on: overnight

    def test_what_is_excluded_is_in_no_passage(self, shelf: Shelf) -> None:
        assert any("winter" in passage.text for passage in shelf.search("keeper book", 50))
        passages = shelf.search("keeper book -winter", 50)
        assert {"harbour.md", "bread.md", "letter.txt"} == set(names(passages))
        assert not any("winter" in passage.text.lower() for passage in passages)
        assert all(passage.text == shelf.text_at(passage) for passage in passages)

    def test_a_word_is_excluded_in_all_its_forms_and_a_phrase_as_it_is(self, shelf: Shelf) -> None:
        shelf.add("storms.md", "Storms were counted by the keeper.")
        shelf.add("a storm.md", "The keeper counted.")
        assert {"storms.md", "a storm.md"} <= set(names(shelf.search("keeper counted", 50)))
        without = set(names(shelf.search("keeper counted -storm", 50)))
        assert not {"storms.md", "a storm.md"} & without
        assert "harbour.md" in without
        exactly = set(names(shelf.search('keeper counted -"storm"', 50)))
        assert ("storms.md" in exactly, "a storm.md" in exactly) == (True, False)
        # What says nothing by itself is excluded as it stands.
        assert "a storm.md" not in names(shelf.search("keeper counted -a", 50))

    def test_a_phrase_is_found_in_a_title(self, shelf: Shelf) -> None:
        shelf.add("annual report.md", "It rained.")
        assert names(shelf.search('"annual report"')) == ["annual report.md"]

    def test_filters_hold_for_both_ways_of_finding(self, shelf: Shelf) -> None:
        for query in ("plumber type:md", "plumber -type:txt", "plumber type:text -path:letter"):
            for meaning in (True, False):
                assert "letter.txt" not in names(shelf.search(query, 50, meaning=meaning))
        assert set(names(shelf.search("plumber type:md", 50))) == {"harbour.md", "bread.md"}
        assert shelf.search("plumber type:md", 50, meaning=False) == ()
        assert shelf.search("plumber type:mail") == ()

    def test_a_filtered_search_finds_the_passages_of_an_unfiltered_one(self, shelf: Shelf) -> None:
        full = shelf.search("the book of the keeper and the dough", 50)
        for name in ("harbour", "bread", "letter"):
            some = shelf.search(f"the book of the keeper and the dough path:{name}", 50)
            assert {(p.path, p.start) for p in some} == {(p.path, p.start) for p in full if name in p.path.name}

    def test_attributes_are_looked_at(self, shelf: Shelf) -> None:
        shelf.add("heron.md", "The heron waits.", attributes=Attributes("ada", "en", "2024-03-05", ("birds",)))
        for query in ("author:Ada", "lang:en", "tag:birds", "after:2024 before:2025", "heron tag:birds author:ada"):
            assert names(shelf.search(query)) == ["heron.md"]
        assert shelf.search("heron tag:birds author:ben") == ()

    def test_without_words_the_documents_are_listed_newest_first(self, shelf: Shelf) -> None:
        shelf.add("new.md", HARBOUR, attributes=Attributes(dated="2030-01-01"))
        shelf.add("old.md", BREAD, attributes=Attributes(dated="1950-01-01"))
        passages = shelf.search("type:md", 50)
        assert names(passages) == ["new.md", "bread.md", "harbour.md", "old.md"]
        assert all(passage.start == 0 and passage.text == shelf.text_at(passage) for passage in passages)
        assert [passage.score for passage in passages] == [1, 1 / 2, 1 / 3, 1 / 4]
        assert names(shelf.search("type:md", 2)) == ["new.md", "bread.md"]
        assert set(names(shelf.search("-dough -plumber", 50))) == {"new.md", "harbour.md"}

    def test_an_index_that_is_lost_is_told_in_a_list_too(self, shelf: Shelf) -> None:
        shelf.index.remove([record.id for record in shelf.library.documents()])
        for query in ("keeper type:md", "type:md", "-keeper"):
            with pytest.raises(LibraryDamaged, match="has to be built anew"):
                shelf.search(query)

    def test_a_copy_is_shown_by_the_path_that_was_asked_for(self, shelf: Shelf) -> None:
        original = shelf.add("first/storm.md", "A storm broke the windows.")
        copy = Path("/notes/second/storm.md")
        shelf.library.expect([SourceFile(copy, 26, 0)])
        Copies(shelf.library).add(shelf.library.known_files(copy)[os.fsencode(copy)].id, "", original)
        assert shelf.search("storm windows")[0].path == Path("/notes/first/storm.md")
        assert [p.path for p in shelf.search("storm folder:second")] == [copy]
        assert [p.path for p in shelf.search("folder:second")] == [copy]
        assert [p.path for p in shelf.search("storm -folder:first folder:second")] == [copy]

    def test_files_with_the_same_content_are_named_with_their_result(self, shelf: Shelf) -> None:
        text = "A storm broke the windows of the old house by the sea and went on to the harbour."
        original = shelf.add("first/storm.md", text)
        near = shelf.add("near/storm.md", text)
        for name, of in (("second/storm.md", original), ("third/storm.md", near)):
            path = Path("/notes") / name
            shelf.library.expect([SourceFile(path, 26, 0)])
            Copies(shelf.library).add(shelf.library.known_files(path)[os.fsencode(path)].id, "", of)
        for query in ("storm windows", "storm folder:second", '"storm broke"'):
            best = shelf.search(query)[0]
            everywhere = {best.path, *best.copies}
            assert everywhere >= {Path("/notes/first/storm.md"), Path("/notes/second/storm.md")}
            assert len(everywhere) == len(best.copies) + 1
        assert everywhere == {
            Path("/notes") / name for name in ("first/storm.md", "second/storm.md", "near/storm.md", "third/storm.md")
        }
        (listed,) = shelf.search("folder:second")
        assert (listed.path, listed.copies) == (Path("/notes/second/storm.md"), (Path("/notes/first/storm.md"),))

    def test_a_typing_error_is_forgiven(self, shelf: Shelf) -> None:
        shelf.index.optimize()
        (best, *_) = shelf.search("lighthuose", meaning=False)
        assert "lighthouse" in best.text
        assert shelf.search("lighthuose type:txt", meaning=False) == ()
        assert best.slips == (("lighthuose", "lighthouse"),)
        forgiven = shelf.search("lighthuose", meaning=False)
        assert [replace(passage, slips=()) for passage in forgiven] == [*shelf.search("lighthouse", meaning=False)]

    def test_a_word_that_is_there_is_never_taken_for_another(self, shelf: Shelf) -> None:
        shelf.add("lighthuose.txt", "I always write lighthuose.")
        shelf.index.optimize()
        assert names(shelf.search("lighthuose", meaning=False)) == ["lighthuose.txt"]


class TestJoining:
    """``join_neighbours`` on its own: places are (document, ordinal), best first."""

    def join(
        self, places: list[tuple[int, int]], limit: int = 9, apart: set[tuple[int, int]] | None = None
    ) -> list[list[tuple[int, int]]]:
        hits = {place: make_hit(place, joint=place not in (apart or set())) for place in places}
        scores = {place: 1.0 / rank for rank, place in enumerate(places, start=1)}
        return [[(hit.document_id, hit.ordinal) for hit in group] for group in join_neighbours(scores, hits, limit)]

    def test_neighbours_join_the_better_one_in_document_order(self) -> None:
        assert self.join([(1, 5), (1, 4), (1, 6)]) == [[(1, 4), (1, 5), (1, 6)]]
        assert self.join([(1, 5), (1, 7)]) == [[(1, 5)], [(1, 7)]]

    def test_documents_are_never_joined(self) -> None:
        assert self.join([(1, 5), (2, 6), (2, 4)]) == [[(1, 5)], [(2, 6)], [(2, 4)]]

    def test_what_stands_apart_is_never_joined_from_either_side(self) -> None:
        assert self.join([(1, 5), (1, 6)], apart={(1, 6)}) == [[(1, 5)], [(1, 6)]]
        assert self.join([(1, 6), (1, 5)], apart={(1, 6)}) == [[(1, 6)], [(1, 5)]]

    def test_a_passage_has_at_most_three_chunks(self) -> None:
        assert self.join([(1, 1), (1, 2), (1, 3), (1, 4)]) == [[(1, 1), (1, 2), (1, 3)], [(1, 4)]]

    def test_beyond_the_limit_only_neighbours_of_what_is_in_are_taken(self) -> None:
        assert self.join([(1, 1), (2, 1), (3, 1), (1, 2)], limit=2) == [[(1, 1), (1, 2)], [(2, 1)]]
        assert self.join([(1, 1)], limit=0) == []

    @given(
        st.lists(st.tuples(st.integers(1, 2), st.integers(0, 12)), unique=True, max_size=20),
        st.sets(st.tuples(st.integers(1, 2), st.integers(0, 12))),
        st.integers(1, 8),
    )
    def test_groups_are_runs_and_every_place_is_in_at_most_one(
        self, places: list[tuple[int, int]], apart: set[tuple[int, int]], limit: int
    ) -> None:
        groups = self.join(places, limit, apart)
        flat = [place for group in groups for place in group]
        assert len(groups) <= limit
        assert len(flat) == len(set(flat))
        assert set(flat) <= set(places)
        assert len(groups) == limit or set(flat) == set(places)  # nothing is left out while there is room
        for group in groups:
            assert len(group) <= 3
            assert group == [(group[0][0], group[0][1] + step) for step in range(len(group))]
            assert not apart & set(group[1:])
        best = [min(places.index(place) for place in group) for group in groups]
        assert best == sorted(best)


def make_hit(place: tuple[int, int], *, joint: bool) -> Hit:
    document_id, ordinal = place
    return Hit(document_id, ordinal, "chunk", (), None, ordinal, ordinal + 1, "\n" if joint else None, "x", 0.5)
