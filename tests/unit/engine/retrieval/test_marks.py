from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.retrieval.marks import find_marks
from engine.retrieval.query_text import Terms, read_terms
from engine.store.word_forms import ask_forms, list_forms


def marked(text: str, query: str, language: str = "en") -> list[str]:
    return [text[mark.start : mark.end] for mark in find_marks(text, read_terms(query), language)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("tenant", "The Tenant and the tenants pay.", ["Tenant", "tenants"]),
        ("studies", "She studied; a study of herons.", ["studied", "study"]),
        ("walking", "He walked the wall.", ["walked"]),
        ("city", "Two cities.", ["cities"]),
        ("copy", "The copies were copied.", ["copies", "copied"]),
        ("run", "Running water runs.", ["Running", "runs"]),
        ("light", "A lighthouse, lit at night.", ["lighthouse"]),
        ("café", "Cafe, CAFÉ, cafe\u0301s", ["Cafe", "CAFÉ", "cafe\u0301s"]),
        ("Straße", "Die STRASSE und die Straßen", ["STRASSE", "Straßen"]),
        ("cat", "cats catch a catalogue", ["cats"]),
        ("2024", "In 2024, not in 20240.", ["2024"]),
        ("case", "snake_case", ["case"]),
        ('"grey heron"', "A grey goose, a heron, grey herons, a Grey\nheron.", ["Grey\nheron"]),
        ("灯塔", "贝尔灯塔在海上", ["灯塔"]),
        ("灯塔守护", "守护贝尔灯塔", ["守护", "灯塔"]),  # not as one word: by two characters each
        ("ห้องสมุด", "มีห้องสมุดเก่า", ["ห้องสมุด"]),  # with vowels that stand above and below
        ("किताब", "यह किताब है", ["किताब"]),
        ("हिन्दी", "हिन्दी की किताबें", ["हिन्दी"]),
        ("புத்தகம்", "இது ஒரு புத்தகம்.", ["புத்தகம்"]),
        ("كتاب", "هذا كِتَابٌ قديم", ["كِتَابٌ"]),
        ("किता", "यह किताब है", ["किताब"]),  # not typed to its end
        ("heron", "", []),
    ],
)
def test_words_are_found_in_their_forms(query: str, text: str, words: list[str]) -> None:
    assert marked(text, query) == words


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("contract", "In contrast to that."),
        ("station", "A statue."),
        ("notice", "A notion."),
        ("note", "A notice."),
        ("lease", "Please leave, at least."),  # no slip: nobody looked for these
        ("lighthouse", "A light."),
    ],
)
def test_another_word_is_not_marked(query: str, text: str) -> None:
    assert marked(text, query) == []


def test_forms_are_those_of_the_language_of_the_text() -> None:
    assert marked("Die Häuser am Hafen", "Haus", "de") == ["Häuser"]
    assert marked("Die Häuser am Hafen", "hauser", "de") == ["Häuser"]
    assert marked("Die Kündigung kam.", "Kündigungen", "de") == ["Kündigung"]
    assert marked("Die Kündigung kam.", "Kündigungen", "en") == []


def test_a_form_may_begin_with_another_letter() -> None:
    assert marked("هذا الكتاب جديد", "كتاب", "ar") == ["الكتاب"]
    assert marked("Hij heeft gelopen.", "lopen", "nl") == ["gelopen"]
    assert marked("Éclairs", "eclair", "fr") == ["Éclairs"]


def test_of_a_slip_what_was_looked_for_is_marked() -> None:
    text = "The lighthouse keeper accommodated two guests."
    terms = read_terms("lighthuose acomodated -storm", [("lighthuose", "lighthouse"), ("acomodated", "accommodated")])
    assert [text[mark.start : mark.end] for mark in find_marks(text, terms)] == ["lighthouse", "accommodated"]


@pytest.mark.parametrize("language", ["en", "de", ""])
@given(
    st.sampled_from(
        [
            "walk",
            "walks",
            "walked",
            "city",
            "cities",
            "Häuser",
            "Haus",
            "note",
            "notes",
            "contract",
            "contrast",
            "run",
            "running",
        ]
    )
)
def test_what_the_index_finds_is_marked(language: str, word: str) -> None:
    for other in ("walking", "cities", "Hauses", "noted", "contracts", "runs"):
        if set(ask_forms(word, [language])) & set(list_forms(other, language)):
            assert marked(f"a {other} b", word, language) == [other]


def test_terms_are_numbered_words_first() -> None:
    marks = find_marks("grey heron at sea", Terms(("sea", "heron"), (("grey", "heron"),)))
    assert [(mark.term, mark.start, mark.end) for mark in marks] == [(2, 0, 10), (1, 5, 10), (0, 14, 17)]


@given(st.text(max_size=80), st.text(max_size=20))
def test_marks_are_inside_the_text_and_in_order(text: str, query: str) -> None:
    marks = find_marks(text, read_terms(query))
    assert list(marks) == sorted(marks)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
