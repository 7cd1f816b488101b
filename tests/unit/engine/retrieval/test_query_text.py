from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.retrieval.query_text import QueryPart, Terms, read_terms, read_text_terms, split_query


@pytest.mark.parametrize(
    ("query", "words", "phrases"),
    [
        ("notice tenant", ("notice", "tenant"), ()),
        ("  notice   notice ", ("notice",), ()),
        ("the notice of a tenant", ("notice", "tenant"), ()),
        ("the who", ("the", "who"), ()),  # nothing else is there to mark
        ('rent "three months"', ("rent",), (("three", "months"),)),
        ("“grey heron", (), (("grey", "heron"),)),  # the closing mark is yet to be typed
        ('"heron"', ("heron",), ()),
        ("heron -storm -“high tide”", ("heron",), ()),
        ("minus -5 e-mail", ("minus", "5", "e", "mail"), ()),
        ('type:pdf folder:"My papers" after:2024 heron', ("heron",), ()),
        ("10:30 Genesis:1", ("10:30", "Genesis", "1"), ()),
        ('is it "grey heron" -storm?', ("grey", "heron", "storm"), ()),  # a question has no signs
        ("潮汐 灯塔", ("潮汐", "灯塔"), ()),
        ("", (), ()),
        ('-- " :', (), ()),
    ],
)
def test_what_is_marked(query: str, words: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> None:
    assert read_terms(query) == Terms(words, phrases)


def test_a_text_is_marked_by_what_it_tells() -> None:
    assert read_text_terms('The 2. notice of a tenant: "type:pdf" notice.') == Terms(
        ("notice", "tenant", "type", "pdf")
    )


def test_a_query_is_taken_apart() -> None:
    assert list(split_query('grey -Author:"Ada L" type:pdf, "a b')) == [
        QueryPart(0, 4, False, "", "grey", False),
        QueryPart(5, 20, True, "author", "Ada L", True),
        QueryPart(21, 30, False, "type", "pdf,", False),
        QueryPart(31, 35, False, "", "a b", True),
    ]
    assert list(split_query("folder:'My papers' type::x")) == [
        QueryPart(0, 18, False, "folder", "My papers", True),
        QueryPart(19, 26, False, "", "type::x", False),
    ]


@given(st.text(max_size=60))
def test_any_text_can_be_read(query: str) -> None:
    assert all(word in query for word in read_terms(query).words)
    parts = list(split_query(query))
    assert all(0 <= part.start < part.end <= len(query) for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
