from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.retrieval.marks import are_forms, find_marks, is_slip
from engine.retrieval.query_text import Terms, read_terms


def marked(text: str, query: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in find_marks(text, read_terms(query))]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("tenant", "The Tenant and the tenants pay.", ["Tenant", "tenants"]),
        ("studies", "She studied; a study of herons.", ["studied", "study"]),
        ("walking", "He walked the wall.", ["walked"]),
        ("light", "A lighthouse, lit at night.", ["lighthouse"]),
        ("café", "Cafe, CAFÉ, cafe\u0301s", ["Cafe", "CAFÉ", "cafe\u0301s"]),
        ("Straße", "Die STRASSE und die Straßen", ["STRASSE", "Straßen"]),
        ("cat", "cats catch a catalogue", ["cats"]),
        ("2024", "In 2024, not in 20240.", ["2024"]),
        ('"grey heron"', "A grey goose, a heron, a Grey\nheron.", ["Grey\nheron"]),
        ("灯塔", "贝尔灯塔在海上", ["灯塔"]),
        ("灯塔守护", "守护贝尔灯塔", ["守护", "灯塔"]),  # not as one word: by two characters each
        ("heron", "", []),
    ],
)
def test_words_are_found_in_their_forms(query: str, text: str, words: list[str]) -> None:
    assert marked(text, query) == words


def test_a_slip_counts_only_where_the_word_itself_is_missing() -> None:
    assert marked("The lighthouse keeper", "lihgthouse") == ["lighthouse"]
    assert marked("The horse in the house", "house") == ["house"]


@pytest.mark.parametrize(
    ("wanted", "found"), [("recieve", "receive"), ("heron", "heroin"), ("tenannt", "tenant"), ("tenent", "tenant")]
)
def test_one_wrong_letter_is_a_slip(wanted: str, found: str) -> None:
    assert is_slip(wanted, found)


@pytest.mark.parametrize(
    ("wanted", "found"), [("later", "water"), ("note", "node"), ("tenant", "tyrant"), ("12345", "12346"), ("", "heron")]
)
def test_another_word_is_no_slip(wanted: str, found: str) -> None:
    assert not is_slip(wanted, found)


@pytest.mark.parametrize(
    ("wanted", "found"), [("note", "notice"), ("car", "card's"), ("form", "from"), ("lighthouse", "light")]
)
def test_another_word_is_no_form(wanted: str, found: str) -> None:
    assert not are_forms(wanted, found)


def test_terms_are_numbered_words_first() -> None:
    marks = find_marks("grey heron at sea", Terms(("sea", "heron"), (("grey", "heron"),)))
    assert [(mark.term, mark.start, mark.end) for mark in marks] == [(2, 0, 10), (1, 5, 10), (0, 14, 17)]


@given(st.text(max_size=80), st.text(max_size=20))
def test_marks_are_inside_the_text_and_in_order(text: str, query: str) -> None:
    marks = find_marks(text, read_terms(query))
    assert list(marks) == sorted(marks)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
