"""What is like a passage or a document: never itself, never what adjoins it or says the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain import FileFailure, Method, Passage, SourceFile
from engine.errors import BadInput, LibraryDamaged
from engine.retrieval.related import RelatedFinder
from engine.store.copies import Copies
from tests.unit.engine.retrieval.shelf import Shelf, Stranger

NOTES = Path("/notes")
HERONS = "The grey heron waits in the reeds of the pond. It hunts frogs and small fish when the evening is still."
NESTS = "Herons nest in tall trees beside the pond. In the reeds below them small fish and frogs hide until evening."
LEASE = "The tenant gives three months of notice in writing. The landlord returns the deposit when the keys are back."
BREAD = "Mix flour, water and salt. Let the dough rest overnight, then bake it until the crust sings in the oven."
BOOK = "\n\n".join(
    [
        "# Book",
        "Otters play on the bank of the river all day and sleep in a hollow of the old willow until the rain ends.",
        "The miller counts his sacks every Friday, because a thief with a lantern was seen near the mill in November.",
        "The grey heron hunts frogs and small fish in the reeds of the pond, and waits there until the evening.",
        "A pedlar came with needles, ribbons and a clock that ran backwards, and nobody bought the clock.",
        "In May the bees swarm; the beekeeper follows them with a sheet and a basket, ringing a small brass bell.",
    ]
)


class Related:
    """A shelf, and what is found for what stands on it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.finder = RelatedFinder(shelf.retriever)

    def like(self, name: str, words: str, limit: int = 9) -> tuple[Passage, ...]:
        start = self.shelf.documents[NOTES / name].text.index(words)
        return self.finder.find_like(NOTES / name, start, start + len(words), limit)

    def related(self, name: str, limit: int = 9) -> tuple[Passage, ...]:
        return self.finder.find_related(NOTES / name, limit)


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Related]:
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    for name, text in {
        "heron.md": HERONS,
        "nests.md": NESTS,
        "lease.txt": LEASE,
        "bread.md": BREAD,
        "book.md": BOOK,
        "heron again.md": HERONS.replace("grey", "gray"),
        "bread again.md": BREAD,
    }.items():
        shelf.add(name, text)
    yield Related(shelf)
    shelf.library.close()


def names(passages: Sequence[Passage]) -> list[str]:
    return [passage.path.name for passage in passages]


def test_documents_about_the_same_come_first_each_with_its_best_passage(related: Related) -> None:
    first, second, *rest = related.related("heron.md")
    assert {first.path.name, second.path.name} == {"nests.md", "book.md"}
    assert "heron hunts" in next(each for each in (first, second) if each.path.name == "book.md").text
    assert len({passage.document_id for passage in rest}) == len(rest)
    assert all(passage.text == related.shelf.text_at(passage) for passage in (first, second, *rest))


def test_neither_the_document_nor_its_copy_is_related_to_it(related: Related) -> None:
    assert not {"heron.md", "heron again.md"} & set(names(related.related("heron.md")))
    assert not {"bread.md", "bread again.md"} & set(names(related.related("bread.md")))


def test_copies_of_another_document_are_one_result_that_names_them(related: Related) -> None:
    bread = [passage for passage in related.related("lease.txt") if passage.path.name.startswith("bread")]
    assert len(bread) == 1
    assert {bread[0].path.name, *(copy.name for copy in bread[0].copies)} == {"bread.md", "bread again.md"}


def test_passages_like_a_passage_may_be_anywhere_but_there_or_beside_it(related: Related) -> None:
    found = related.like("book.md", "grey heron hunts")
    assert "heron" in found[0].text
    assert {"heron.md", "nests.md"} <= set(names(found[:3])) | {copy.name for each in found for copy in each.copies}
    assert not any("grey heron hunts" in passage.text for passage in found)
    of_the_book = " ".join(passage.text for passage in found if passage.path.name == "book.md")
    assert "bees" in of_the_book
    assert "miller" not in of_the_book  # it adjoins
    assert "pedlar" not in of_the_book


def test_what_says_the_same_is_not_found_again(related: Related) -> None:
    assert not {"heron.md", "heron again.md"} & set(names(related.like("heron.md", "heron waits")))


def test_every_passage_says_what_found_it_and_scores_fall(related: Related) -> None:
    for found in (related.related("heron.md"), related.like("heron.md", "heron waits")):
        assert found[0].findings
        assert {finding.method for finding in found[0].findings} <= {Method.WORDS, Method.MEANING}
        assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
        assert all(0 <= p.similarity <= 1 + 1e-6 for p in found)


def test_what_the_embedder_does_not_know_is_compared_by_words_alone(related: Related) -> None:
    finder = RelatedFinder(replace(related.shelf.retriever, embedder=Stranger()))
    for found in (finder.find_related(NOTES / "heron.md", 9), finder.find_like(NOTES / "heron.md", 0, 9, 9)):
        assert "nests.md" in names(found)
        assert {finding.method for passage in found for finding in passage.findings} == {Method.WORDS}


def test_a_text_of_numbers_alone_is_compared_by_meaning(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(3):
        shelf.add(f"{number}.csv", f"{number} 1953 44 17 {number} 8")
    found = RelatedFinder(replace(shelf.retriever, embedder=Stranger())).find_related(NOTES / "0.csv", 9)
    assert names(found) == ["1.csv", "2.csv"]
    shelf.library.close()


def test_the_limit_holds(related: Related) -> None:
    for limit in (1, 2):
        assert len(related.related("heron.md", limit)) == limit
        assert len(related.like("heron.md", "reeds", limit)) == limit


def test_an_offset_between_two_passages_means_the_next(related: Related) -> None:
    gap = BOOK.index("\n\nA pedlar") + 1
    at_gap = related.finder.find_like(NOTES / "book.md", gap, gap, 5)
    assert at_gap == related.like("book.md", "A pedlar", 5)


def test_an_offset_behind_the_end_is_one_sentence(related: Related) -> None:
    with pytest.raises(BadInput, match=f"heron.md has no passage at 9999: its last one ends at {len(HERONS)}"):
        related.finder.find_like(NOTES / "heron.md", 9999, 9999, 5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["heron.md", "book.md", "lease.txt"]), st.integers(0, 700), st.integers(0, 900))
def test_the_passage_and_the_document_themselves_never_come_back(
    related: Related, name: str, start: int, length: int
) -> None:
    text = related.shelf.documents[NOTES / name].text
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    found = related.finder.find_like(NOTES / name, start, end, 9)
    assert not [p for p in found if p.path == NOTES / name and p.start < max(end, start + 1) and start < p.end]
    assert name not in names(related.related(name))


class TestTrouble:
    @pytest.fixture
    def shelf(self, tmp_path: Path) -> Iterator[Shelf]:
        shelf = Shelf(tmp_path)
        shelf.add("heron.md", HERONS)
        shelf.add("nests.md", NESTS)
        yield shelf
        shelf.library.close()

    def test_an_unknown_document_is_one_sentence(self, shelf: Shelf) -> None:
        with pytest.raises(BadInput, match=r"owl\.md is not in the library: add it or its folder"):
            Related(shelf).related("owl.md")

    def test_a_document_that_failed_says_why(self, shelf: Shelf) -> None:
        shelf.library.fail(FileFailure(NOTES / "heron.md", "corrupt", "It is broken."))
        with pytest.raises(BadInput, match=r"heron.md is in the library, but could not be read: It is broken\."):
            Related(shelf).related("heron.md")
        with pytest.raises(BadInput, match="could not be read"):
            Related(shelf).finder.find_like(NOTES / "heron.md", 0, 0, 5)

    def test_a_document_that_waits_has_no_passages_yet(self, shelf: Shelf) -> None:
        shelf.library.expect([SourceFile(NOTES / "new.md", 1, 1)])
        with pytest.raises(BadInput, match=r"new\.md has no passages yet"):
            Related(shelf).related("new.md")

    def test_an_index_that_is_lost_is_told(self, shelf: Shelf) -> None:
        shelf.index.remove(sorted(shelf.index.count_by_document()))
        with pytest.raises(LibraryDamaged, match="has to be built anew"):
            Related(shelf).related("heron.md")

    def test_what_failed_meanwhile_is_not_found(self, shelf: Shelf) -> None:
        shelf.library.fail(FileFailure(NOTES / "nests.md", "corrupt", "It is broken."))
        assert Related(shelf).related("heron.md") == ()
        assert Related(shelf).like("heron.md", "heron") == ()

    def test_an_exact_copy_has_what_its_original_has(self, shelf: Shelf) -> None:
        copy = NOTES / "copy of heron.md"
        shelf.library.expect([SourceFile(copy, 1, 0)])
        known = shelf.library.known_files(NOTES)
        Copies(shelf.library).add(known[os.fsencode(copy)].id, "", known[os.fsencode(NOTES / "heron.md")].id)
        finder = RelatedFinder(shelf.retriever)
        assert finder.find_related(copy, 5) == finder.find_related(NOTES / "heron.md", 5)
        assert names(finder.find_related(copy, 5)) == ["nests.md"]

    def test_a_document_of_signs_alone_has_no_words_to_look_for(self, shelf: Shelf) -> None:
        shelf.add("signs.txt", "--- *** !!! ???")
        assert {finding.method for each in Related(shelf).related("signs.txt") for finding in each.findings} == {
            Method.MEANING
        }
