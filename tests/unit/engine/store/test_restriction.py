"""A restriction admits a row in LanceDB exactly when it admits it in Python."""

from __future__ import annotations

import random
from pathlib import Path

import lancedb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain import Chunk
from engine.store.restriction import Restriction
from engine.store.search_index import HEADING_SEPARATOR, EmbeddedDocument, Hit, SearchIndex
from engine.store.word_forms import list_forms
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()
VECTOR = EMBEDDER.embed_query("the heron and the storm of day 12")
_WORDS = ("heron", "otter", "storm", "reed", "tide")
TEXTS = [
    "The grey heron waits.",
    "the GREY\n  heron",
    "a grey **heron** and _reeds_",
    "a greyheron, a heronry",
    "Ada’s book – the first",
    "Ada's book - the second",
    "灰色的鹭在水边",
    "cost (net): 5.00 [sic] 100% a\\b {x} ^$ a|b",
    "été élégant",
    "> the grey\n> heron",
    "",
    "हिन्दी की किताबें",
    "elegance, e\u0301te\u0301 elegant",
    "❤\ufe0fheart\ufe0f 9\ufe0f\u20e3 rooms",
]
HEADINGS = ["Birds › Tall birds" if number == 8 else "Title" for number in range(len(TEXTS))]
WORDS = [
    "".join(f"{form} " for form in list_forms(f"{path}\n{text}", "en"))
    for path, text in zip(HEADINGS, TEXTS, strict=True)
]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> lancedb.table.Table:
    rows = pa.table({"document": range(len(TEXTS)), "headings": HEADINGS, "text": TEXTS, "words": WORDS})
    return lancedb.connect(str(tmp_path_factory.mktemp("rows") / "index")).create_table("rows", rows)


def open_index(folder: Path) -> SearchIndex:
    return SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions)


def store(document_id: int, texts: list[str]) -> EmbeddedDocument:
    chunks = [Chunk(number, (), None, 0, len(text), text, None) for number, text in enumerate(texts)]
    return EmbeddedDocument(document_id, "Title", chunks, EMBEDDER.embed_passages(texts))


def find(table: lancedb.table.Table, restriction: Restriction) -> list[int]:
    """The documents that LanceDB finds; checked against what Python says."""
    sql = restriction.to_sql()
    search = table.search().where(sql) if sql else table.search()
    found = sorted(search.to_arrow()["document"].to_pylist())
    rows = {"document": range(len(TEXTS)), "headings": HEADINGS, "text": TEXTS, "words": WORDS}
    admitted = restriction.admit(zip(*(rows[column] for column in restriction.columns), strict=True))
    assert found == [number for number, admits in enumerate(admitted) if admits]
    return found


@pytest.mark.parametrize(
    ("phrase", "documents"),
    [
        ("grey heron", [0, 1, 2, 9]),
        ("GREY HERON", [0, 1, 2, 9]),
        ("heron", [0, 1, 2, 9]),
        ("reeds", [2]),
        ("her", []),
        ("Ada's book", [4, 5]),
        ("book — the", [4, 5]),
        ("色的", [6]),
        ("(net): 5.00 [sic]", [7]),
        ("100%", [7]),
        ("a\\b", [7]),
        ("^$ a|b", [7]),
        ("ÉTÉ", [8, 12]),  # its accents may be characters of their own
        ("e\u0301te\u0301", [8, 12]),
        ("हिन्दी की", [11]),
        ("हिन्द", []),  # a part of a word, whose vowel is a sign of its own
        ("दी", []),
        ("heart", [13]),  # what draws an emoji is no part of a word
        ("9", [13]),
        ("कि", []),
        (".*", []),
        ("'; DROP TABLE rows --", []),
    ],
)
def test_a_phrase_is_found_whatever_its_case_and_white_space(
    table: lancedb.table.Table, phrase: str, documents: list[int]
) -> None:
    assert find(table, Restriction(phrases=(phrase,))) == documents
    assert find(table, Restriction(excluded=(phrase,))) == [n for n in range(len(TEXTS)) if n not in documents]


def test_all_conditions_hold_together(table: lancedb.table.Table) -> None:
    assert find(table, Restriction()) == list(range(len(TEXTS)))
    assert find(table, Restriction([0, 2, 4])) == [0, 2, 4]
    assert find(table, Restriction([])) == []
    assert find(table, Restriction([0, 1, 3], ("grey heron",), ("waits",))) == [1]
    assert find(table, Restriction(None, ("grey", "heron"), ("reeds", "the"))) == []
    assert find(table, Restriction([0, 1, 8], ("tall birds",))) == [8]
    assert find(table, Restriction([0, 1, 8], (), ("tall birds",))) == [0, 1]


def test_a_word_is_excluded_in_every_form(table: lancedb.table.Table) -> None:
    every = list(range(len(TEXTS)))
    assert find(table, Restriction(excluded_forms=("reed",))) == [n for n in every if n != 2]
    assert find(table, Restriction(excluded_forms=("bird",))) == [n for n in every if n != 8]
    assert find(table, Restriction(excluded_forms=("her",))) == every
    assert find(table, Restriction([0, 2, 3], ("heron",), (), excluded_forms=("reed", "wait"))) == []


def test_many_documents_are_one_condition(table: lancedb.table.Table) -> None:
    assert find(table, Restriction(range(2, 20_000))) == list(range(2, len(TEXTS)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(phrase=st.text("abgrey heron'\"-–.*\\[](){}+?^$|#&~_%\t\néü灰", min_size=1).filter(str.strip))
def test_any_phrase_means_the_same_in_both(table: lancedb.table.Table, phrase: str) -> None:
    find(table, Restriction(phrases=(phrase,)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    index = open_index(tmp_path_factory.mktemp("many") / "index")
    choose = random.Random(3)
    documents = [
        store(
            number,
            [
                f"The {' '.join(choose.choices(_WORDS, k=4))} of day {number * 3 + part}."
                for part in range(1 + number % 3)
            ],
        )
        for number in range(1, 61)
    ]
    for start in range(0, 60, 20):
        index.replace(documents[start : start + 20])
    index.optimize()
    return index


def admits(only: Restriction, hit: Hit) -> bool:
    headings = HEADING_SEPARATOR.join(hit.headings)
    words = "".join(f"{form} " for form in list_forms(f"{headings}\n{hit.text}", hit.language))
    values = {"document": hit.document_id, "headings": headings, "text": hit.text, "words": words}
    return only.admit([[values[column] for column in only.columns]]) == [True]


class TestRestricted:
    """A search of some rows finds what a search of all rows finds, without the others, in the same order."""

    @settings(max_examples=60, deadline=None)
    @given(
        documents=st.none() | st.sets(st.integers(1, 62), max_size=30),
        phrases=st.lists(st.sampled_from(["heron", "otter storm", "of day 1", "the  TIDE", "day"]), max_size=2),
        excluded=st.lists(st.sampled_from(["reed", "tide heron", "day 30", "rest"]), max_size=2),
        words=st.lists(st.sampled_from(["storms", "reeds", "oar", "15"]), max_size=2),
        limit=st.integers(1, 40),
        few=st.sampled_from([0, 500]),
    )
    def test_it_equals_filtering_the_full_list(self, many, documents, phrases, *, excluded, words, limit, few) -> None:
        forms = tuple(form for word in words for form in many.find_forms(word))
        only = Restriction(documents, tuple(phrases), tuple(excluded), excluded_forms=forms)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("engine.store.restriction._FEW_DOCUMENTS", few)  # both ways of looking
            near = many.search_vector(VECTOR, limit, only)
            worded = many.search_words("heron storm", VECTOR, limit, only)
        every = [hit for hit in many.search_vector(VECTOR, 500) if admits(only, hit)][:limit]
        assert [hit.similarity for hit in near] == pytest.approx([hit.similarity for hit in every])
        every = [hit for hit in many.search_words("heron storm", VECTOR, 500) if admits(only, hit)][:limit]
        assert [(hit.document_id, hit.ordinal) for hit in worded] == [(hit.document_id, hit.ordinal) for hit in every]
        assert all(admits(only, hit) for hit in near + worded)

    def test_of_rows_that_are_not_merged_the_same_are_found(self, tmp_path: Path) -> None:
        """Their order may differ: LanceDB weighs words among the rows that are left, as long as no index has them."""
        index = open_index(tmp_path / "index")
        for start in (1, 21):
            index.replace([store(number, [f"heron storm {number}"]) for number in range(start, start + 20)])
        index.replace([store(number, [f"heron tide {number}"]) for number in range(15, 18)])
        for only in (Restriction(range(5, 20)), Restriction(None, ("heron tide",)), Restriction(None, (), ("storm",))):
            for hits in (index.search_words("heron", None, 40, only), index.search_vector(VECTOR, 40, only)):
                wanted = {hit.text for hit in index.search_words("heron", None, 500) if admits(only, hit)}
                assert len(hits) == len(wanted) > 2
                assert {hit.text for hit in hits} == wanted

    def test_a_phrase_of_words_that_the_index_leaves_out_is_found_too(self, tmp_path: Path) -> None:
        index = open_index(tmp_path / "index")
        index.replace(
            [store(1, ["To be or not to be."]), store(2, ["Be it or not."]), store(3, ["the heron is to be"])]
        )
        only = Restriction(phrases=("to be",))
        assert sorted(hit.document_id for hit in index.search_vector(VECTOR, 9, only)) == [1, 3]
        assert [hit.document_id for hit in index.search_words("heron", None, 9, only)] == [3]

    def test_a_phrase_that_very_many_rows_hold_is_found_too(self, tmp_path: Path) -> None:
        index = open_index(tmp_path / "index")
        index.replace([store(1, [f"grey heron {number}" for number in range(30)]), store(2, ["heron grey"] * 9)])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("engine.store.best_rows._MOST_WITH_PHRASE", 20)
            for limit in (5, 60):
                hits = index.search_words("heron", None, limit, Restriction(phrases=("grey heron",)))
                assert len(hits) == min(limit, 30)
                assert {hit.document_id for hit in hits} == {1}

    def test_first_chunks_come_in_the_order_of_the_documents(self, many: SearchIndex) -> None:
        hits = many.first_chunks([50, 8, 2, 999, 3], Restriction(), 3)
        assert [(hit.document_id, hit.ordinal) for hit in hits] == [(50, 0), (8, 0), (2, 0)]
        assert many.first_chunks([999], Restriction(), 3) == []
        assert many.first_chunks([], Restriction(), 3) == []

    def test_the_first_chunk_is_the_first_that_is_admitted(self, many: SearchIndex) -> None:
        (hit,) = many.first_chunks([5], Restriction(excluded=("day 15",)), 3)
        assert (hit.ordinal, "day 16" in hit.text) == (1, True)
        assert many.first_chunks([3], Restriction(excluded=("day",)), 3) == []

    def test_far_down_the_list_is_found_too(self, tmp_path: Path) -> None:
        index = open_index(tmp_path / "index")
        index.replace([store(number, [f"heron heron {number}"]) for number in range(300)])
        index.replace([store(1000, ["one heron on a very long and otherwise quite empty summer day"])])
        for only in (Restriction([1000]), Restriction(None, ("quite empty",)), Restriction(range(999, 2000))):
            assert [hit.document_id for hit in index.search_words("heron", None, 5, only)] == [1000]
            assert [hit.document_id for hit in index.search_vector(EMBEDDER.embed_query("heron"), 5, only)] == [1000]
