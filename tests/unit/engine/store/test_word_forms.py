"""A text is found by every form of its words, in its language and alphabet, with accents and without."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.store.word_forms import ask_forms, list_forms

LANGUAGES = ["", "ar", "de", "en", "fr", "ja", "ru", "th", "xx"]


def finds(query: str, text: str, language: str, *others: str) -> bool:
    """Whether every form that is asked for in one language or another leads to the text."""
    asked = ask_forms(query, [language, *others])
    return bool(asked) and not set(asked).isdisjoint(list_forms(text, language))


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("house", "Two houses burned.", "en"),
        ("house", "Two houses burned.", ""),
        ("Haus", "Die Häuser brannten.", "de"),
        ("casas", "La casa es blanca.", "es"),
        ("información", "Las informaciones llegan tarde.", "es"),
        ("informacion", "La información llega tarde.", "es"),
        ("chevaux", "Les chevaux courent.", "fr"),
        ("книга", "Он читал книги.", "ru"),
        ("книга", "Он читал книги.", ""),
        ("книга", "Two words, книги, in an English letter.", "en"),
        ("δρόμος", "Οι δρόμοι είναι εδώ.", "el"),
        ("δρομοι", "Ο δρόμος είναι εδώ.", "el"),
        ("kitaplar", "Kitap masada.", "tr"),
        ("लड़के", "लड़का घर गया।", "hi"),
        ("الكتاب", "قرأ كتاب جديد", "ar"),
        ("灯塔", "海边的灯塔很高。", "zh"),
        ("塔", "海边的灯塔很高。", "zh"),
        ("図書館", "町の図書館へ行く。", "ja"),
        ("도서관", "도서관에서 책을 읽었다.", "ko"),
        ("학교", "우리 학교는 작다.", "ko"),
        ("ประภาคาร", "มีประภาคารอยู่ที่ชายหาด", "th"),
        ("ปี", "ทุกปีมีฝน", "th"),
        ("3.14", "Pi is 3.14 or so.", "en"),
        ("mail", "Write an e-mail.", "en"),
        ("snake", "call snake_case(name)", "en"),
        ("Anna", "Anna's house", "en"),
        ("homme", "l'homme qui rit", "fr"),
        ("ﬁle", "a file", "en"),
    ],
)  # fmt: skip
def test_a_word_is_found_in_its_other_forms(query: str, text: str, language: str) -> None:
    assert finds(query, text, language)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("도시", "도서관에서 책을 읽었다.", "ko"),
        ("塔灯", "海边的灯塔很高。", "zh"),
        ("3.15", "Pi is 3.14 or so.", "en"),
        ("the", "the house", "en"),
        ("light", "lighthouse", "en"),
    ],
)
def test_another_word_is_not(query: str, text: str, language: str) -> None:
    assert not finds(query, text, language)


def test_a_word_that_says_nothing_in_one_language_says_something_in_another() -> None:
    assert not finds("war", "Es war einmal", "de")
    assert finds("war", "The war is over", "en", "de")


def test_a_query_has_the_forms_of_every_language_each_once() -> None:
    assert ask_forms("Häuser houses HOUSES", ["de", "en", "la", ""]) == ["haus", "hauser", "hous"]
    assert ask_forms("Häuser", []) == []


@given(st.text(), st.sampled_from(LANGUAGES))
@example("\u0e01", "th")  # one letter is shorter than any string that such a text is cut into
def test_any_text_is_found_by_its_own_words(text: str, language: str) -> None:
    listed = list_forms(text, language)
    assert set(ask_forms(text, [language])) <= set(listed)
    assert all(form and not form.isspace() and form.split() == [form] for form in listed)


@given(st.text(), st.text(), st.sampled_from(LANGUAGES))
def test_the_forms_of_two_texts_are_those_of_both_together(one: str, other: str, language: str) -> None:
    """By which a document's title can be replaced in what is stored."""
    assert list_forms(f"{one}\n{other}", language) == list_forms(one, language) + list_forms(other, language)


def test_many_threads_get_the_same_forms() -> None:
    words = [f"{stem}{ending}" for stem in ("run", "house", "light") for ending in ("s", "ning", "ed", "er", "ly")] * 50
    texts = [f"{word}{number}ing {word}" for number, word in enumerate(words)]
    alone = [list_forms(text, "de") for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: list_forms(text, "de"), texts)) == alone
