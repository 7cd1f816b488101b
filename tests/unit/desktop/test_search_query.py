from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search_query import add_types, drop_types, has_filters, read_types

QUERIES = st.text(alphabet="ab:,- typePDFfolder?1", max_size=40)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("heron type:pdf", {"pdf"}),
        ("Type:PDF,mail heron type:word", {"pdf", "mail", "word"}),
        ('type:"pdf"', {"pdf"}),
        ("-type:pdf heron", set()),
        ('"type:pdf"', set()),
        ("prototype:pdf", set()),
        ("type:", set()),
    ],
)
def test_which_kinds_a_query_asks_for(query: str, kinds: set[str]) -> None:
    assert read_types(query) == kinds


@pytest.mark.parametrize(
    ("query", "kinds", "changed"),
    [
        ("", ["pdf"], "type:pdf "),
        ("heron", ["pdf"], "heron type:pdf "),
        ("heron  ", ["word", "table"], "heron type:word,table "),
        ("heron type:word", ["word", "table"], "heron type:word type:table "),
        ("type:PDF heron", ["pdf"], "type:PDF heron"),
    ],
)
def test_a_filter_is_added(query: str, kinds: list[str], changed: str) -> None:
    assert add_types(query, kinds) == changed


@pytest.mark.parametrize(
    ("query", "kinds", "changed"),
    [
        ("heron type:pdf ", ["pdf"], "heron "),
        ("type:pdf heron", ["pdf"], "heron"),
        ("grey type:pdf heron", ["pdf"], "grey heron"),
        ("heron type:PDF,mail", ["pdf"], "heron type:mail"),
        ("type:pdf a type:pdf b", ["pdf"], "a b"),
        ('"type:pdf"  -type:pdf', ["pdf"], '"type:pdf"  -type:pdf'),
        ("heron", ["pdf"], "heron"),
    ],
)
def test_a_filter_is_taken_out(query: str, kinds: list[str], changed: str) -> None:
    assert drop_types(query, kinds) == changed


@pytest.mark.parametrize(
    ("query", "narrow"), [("heron", False), ("10:30", False), ("lang:de x", True), ("x -y", True), ('"a b"', True)]
)
def test_what_narrows_a_query(query: str, narrow: bool) -> None:
    assert has_filters(query) == narrow


@given(QUERIES)
def test_a_switch_pressed_twice_leaves_no_filter_and_no_other_change(query: str) -> None:
    there = add_types(query, ["pdf"])
    assert "pdf" in read_types(there)
    without = drop_types(there, ["pdf"])
    assert "pdf" not in read_types(without)
    assert read_types(without) == read_types(query) - {"pdf"}


@given(st.text(max_size=60))
def test_any_text_can_be_edited(query: str) -> None:
    assert drop_types(query, ["pdf"]) == query or "pdf" in read_types(query)
