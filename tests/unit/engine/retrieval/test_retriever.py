"""Passages are verbatim stretches of their documents, found by meaning and by words, neighbours joined."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.chunking import Chunker
from engine.domain import Document, FileFailure, Finding, Method, Passage, Section, SourceFile
from engine.errors import BadInput
from engine.retrieval.retriever import Retriever, join_neighbours
from engine.store.library import Library
from engine.store.search_index import EmbeddedDocument, Hit, SearchIndex
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()
# Chunks of a few dozen tokens, so that a short text has several.
CHUNKER = Chunker(EMBEDDER.tokenizer_file, 48)

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


class Shelf:
    """A real library and a real search index with documents in them."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "library.sqlite3", folder / "write.lock")
        self.index = SearchIndex(folder / "index", EMBEDDER.name, EMBEDDER.dimensions)
        self.retriever = Retriever(self.index, self.library, EMBEDDER)
        self.documents: dict[Path, Document] = {}

    def add(self, name: str, text: str, sections: Sequence[Section] | None = None) -> int:
        """Index a text; returns its document id."""
        path = Path("/notes") / name
        document = Document(path, path.stem, text, tuple(sections or [Section((), None, 0, len(text))]))
        self.library.expect([SourceFile(path, len(text), 0)])
        document_id = self.library.known_files(path)[os.fsencode(path)].id
        chunks = CHUNKER.split(document)
        vectors = EMBEDDER.embed_passages([CHUNKER.embedded_text(document.title, chunk) for chunk in chunks])
        self.index.replace([EmbeddedDocument(document_id, document.title, chunks, vectors)])
        self.library.finish([(document_id, "", document.title, len(chunks))])
        self.documents[path] = document
        return document_id

    def retrieve(self, query: str, limit: int = 5) -> tuple[Passage, ...]:
        return self.retriever.retrieve(query, limit)

    def text_at(self, passage: Passage) -> str:
        return self.documents[passage.path].text[passage.start : passage.end]


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
