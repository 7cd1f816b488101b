"""A word that is nowhere is taken for the nearest one that is somewhere; every other word is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Chunk
from engine.retrieval.spelling import correct, count_slips, find_slips
from engine.store.search_index import EmbeddedDocument, SearchIndex
from tests.fakes import FakeEmbedder

TEXTS = [
    "The lighthouse keepers counted ships.",
    "Lighthouse after lighthouse.",
    "A storm broke the windows of the house.",
    "Ein Leuchtturm steht am Wasser.",
    "The governments signed agreements on the environment.",
    "Cats sat on hats.",
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    embedder = FakeEmbedder()
    index = SearchIndex(tmp_path_factory.mktemp("index") / "index", embedder.name, embedder.dimensions)
    index.replace(
        [
            EmbeddedDocument(
                number, "Harbour", [Chunk(0, (), None, 0, len(text), text, None)], embedder.embed_passages([text])
            )
            for number, text in enumerate(TEXTS)
        ]
    )
    index.optimize()
    return index


def respell(index: SearchIndex, text: str) -> str:
    return correct(text, find_slips(text, index.search_words(text, None, 10), index))


def test_a_word_is_no_slip_but_may_begin_another(index: SearchIndex) -> None:
    for text, found in (
        ("storn house", {"storn": "storm"}),
        ("a stor", {"stor": "storm"}),
    ):
        assert find_slips(text, [], index) == found
    assert find_slips("storn house", [], index, lambda word: word == "storn") == {}
    assert find_slips("the govern", [], index, lambda word: word == "govern") in ({}, {"govern": "governments"})
    assert find_slips("the lighth", [], index, lambda word: word == "lighth") == {"lighth": "lighthouse"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lighthuose", "lighthouse"),
        ("lihgthouse", "lighthouse"),
        ("lighthose", "lighthouse"),
        ("Lighthousse", "lighthouse"),
        ("stomr", "storm"),
        ("harbuor", "harbour"),
        ("goverment", "governments"),
        ("Leuchttrum", "leuchtturm"),
        ("the lighthuose, the stomr!", "the lighthouse, the storm!"),
    ],
)
def test_a_slip_is_forgiven(index: SearchIndex, typed: str, meant: str) -> None:
    assert respell(index, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lightho", "lighthouse"),
        ("lig", "lighthouse"),
        ("Storm lightho", "Storm lighthouse"),
        ("agreem", "agreements"),
        ("environme", "environment"),
        ("leuchtt", "leuchtturm"),
        ("li", "li"),
        ("lightho storm", "lightho storm"),
        ("lightho ", "lightho "),
        ("lightho?", "lightho?"),
        ("zig", "zig"),
    ],
)
def test_the_last_word_may_be_on_its_way(index: SearchIndex, typed: str, meant: str) -> None:
    assert respell(index, typed) == meant


def test_a_word_of_rows_that_filters_left_out_is_left_alone(index: SearchIndex) -> None:
    assert find_slips("lighthouses stomr", [], index) == {"stomr": "storm"}


@pytest.mark.parametrize(
    "typed",
    [
        "lighthouse",
        "lighthouses",
        "keeper counting",
        "the which from",
        "xylophone",
        "mouse hares",
        "cts",
        "l1ghthouse 1912",
        "ighthouse",
        "ประภาคาน",  # nobody can tell where one of its words ends
        "",
    ],
)
def test_what_is_found_or_near_to_nothing_is_left_alone(index: SearchIndex, typed: str) -> None:
    assert respell(index, typed) == typed


@pytest.mark.parametrize("letter", ["x", "\u0436", "\u7070"])
@pytest.mark.parametrize("length", [40, 41, 300, 5000])
def test_a_word_of_any_length_can_be_looked_for(index: SearchIndex, letter: str, length: int) -> None:
    assert respell(index, f"lighthouse {letter * length}") == f"lighthouse {letter * length}"


@pytest.mark.parametrize(
    ("typed", "wanted", "slips"),
    [
        ("house", "house", 0),
        ("huose", "house", 1),
        ("hose", "house", 1),
        ("houuse", "house", 1),
        ("mouse", "house", 1),
        ("huoes", "house", 2),
        ("mouth", "house", 3),
        ("", "a", 1),
        ("", "", 0),
        ("ab", "ba", 1),
        ("stomr", "storm", 1),
        ("leuchttrum", "leuchtturm", 1),
    ],
)
def test_slips_are_counted(typed: str, wanted: str, slips: int) -> None:
    assert count_slips(typed, wanted, 5) == slips
    assert count_slips(wanted, typed, 5) == slips


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 4))
def test_a_bound_changes_only_what_is_above_it(typed: str, wanted: str, most: int) -> None:
    assert count_slips(typed, wanted, most) == min(count_slips(typed, wanted, 20), most + 1)
