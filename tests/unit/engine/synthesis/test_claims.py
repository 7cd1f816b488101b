"""Names, numbers and denials are found where they stand, and a claim that was changed is told from one that was not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.synthesis.claims import is_changed, is_denied, read_statement, split_clauses

HOUSE = "The house was built in 1931 by Karl Brandt and has two floors."


def find(text: str, language: str = "en") -> list[str]:
    """What is claimed, but for what is loose."""
    return [text[claim.start : claim.end] for claim in read_statement(text, language).claims if not claim.loose]


def changed(told: str, source: str, language: str = "en") -> bool:
    return is_changed(read_statement(told, language), read_statement(source, language), language)


def denied(told: str, source: str, language: str = "en") -> bool:
    return is_denied(read_statement(told, language), read_statement(source, language))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (HOUSE, ["1931", "Karl", "Brandt", "two"]),
        ("Tickets cost 5 euros.", ["5"]),  # the first word has its capital from its place
        ("Karl Brandt did it.", ["Brandt"]),
        ("NATO and the US agreed.", ["NATO", "US"]),
        ("He saw Anna's house.", ["Anna's"]),
        ("I think so.", []),
        ("- The house", []),
        ("東京は2020年に", ["2020"]),
    ],
)
def test_names_and_numbers(text: str, claims: list[str]) -> None:
    assert find(text) == claims


def test_names_are_compared_by_their_stems() -> None:
    (claim,) = read_statement("He saw Anna's house.", "en").claims
    assert claim.readings == read_statement("It was Anna.", "en").claims[0].readings


@pytest.mark.parametrize(
    ("told", "source"),
    [
        (HOUSE.replace("1931", "1932"), HOUSE),
        (HOUSE.replace("Karl", "Otto"), HOUSE),
        (HOUSE.replace("two", "three"), HOUSE),
        (HOUSE.replace("two", "one"), HOUSE),
        ("Lindgren built the old house.", "Brandt built the old house."),
        ("Anna gave the book to Otto.", "Otto gave the book to Anna."),
        ("It was founded in 1975 and closed in 1981.", "It was founded in 1981 and closed in 1975."),
        ("He came on 5 March.", "He came on 6 March."),
        ("The bridge is north of the town.", "The bridge is south of the town."),
        ("She arrived before the war.", "She arrived after the war."),
    ],
)
def test_what_stands_in_the_place_of_another(told: str, source: str) -> None:
    assert changed(told, source)


@pytest.mark.parametrize(
    ("told", "source"),
    [
        (HOUSE, HOUSE),
        ("In 1931 Karl Brandt built the house.", HOUSE),
        ("The house was built in 1931 by Brandt.", HOUSE),
        ("The house was built in 1931 by Karl Brandt and has 2 floors.", HOUSE),
        ("He came on March 5, 1931.", "He came on 5 March 1931."),
        ("The capital of France is Paris.", "Paris is the capital of France."),
        ("After the war she left.", "She left before the winter, after the war."),
    ],
)
def test_what_is_only_said_otherwise(told: str, source: str) -> None:
    assert not changed(told, source)


@pytest.mark.parametrize(
    ("told", "source", "language"),
    [
        ("The boiler was not serviced.", "The boiler was serviced.", "en"),
        ("The boiler was serviced.", "The boiler was never serviced.", "en"),
        ("The boiler wasn't serviced.", "The boiler was serviced.", "en"),
        ("There is no key.", "There is a key.", "en"),
        ("Das Haus ist nicht grün.", "Das Haus ist grün.", "de"),
        ("La maison n'est pas verte.", "La maison est verte.", "fr"),
    ],
)
def test_what_is_denied_on_one_side_only(told: str, source: str, language: str) -> None:
    assert denied(told, source, language)


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("The boiler was not serviced.", "The boiler wasn't serviced in March."),
        ("The boiler was serviced in March.", "The boiler was serviced in March, but not the stove."),
        ("The boiler works.", "The boiler works."),
    ],
)
def test_what_both_deny_or_neither(told: str, source: str) -> None:
    assert not denied(told, source)


def test_clauses_are_long_enough_to_tell_something() -> None:
    assert split_clauses("The boiler is serviced every March, and its filter costs 38 euros.") == [
        "The boiler is serviced every March",
        "its filter costs 38 euros.",
    ]
    assert split_clauses("Bread and butter are here.") == ["Bread butter are here."]
    assert split_clauses("") == [""]


@given(text=st.text() | st.lists(st.sampled_from([*HOUSE.split(), "not", "5", "March", ":", "Anna's"])).map(" ".join))
def test_a_sentence_agrees_with_itself(text: str) -> None:
    statement = read_statement(text, "en")
    assert not is_changed(statement, statement, "en")
    assert not is_denied(statement, statement)
    assert all(text[claim.start : claim.end] for claim in statement.claims)
    filled = [claim for blank in statement.blanks.values() for claim in blank]
    assert sorted(filled, key=lambda claim: claim.start) == sorted(statement.claims, key=lambda claim: claim.start)
    assert all(statement.frame[place] in ("<name>", "<number>") for place in statement.blanks)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("किताबें मेज़ पर हैं", "hi", 4),
        ("நூலகம் திறந்திருக்கிறது", "ta", 2),
        ("الكِتَابُ قَدِيمٌ", "ar", 2),
    ],
)
def test_a_word_with_signs_is_one_word(text: str, language: str, words: int) -> None:
    assert len(read_statement(text, language).words) == words


def test_accents_that_are_characters_of_their_own_change_nothing() -> None:
    text = "Le 3 août, André Bouvier a vu l'été à Béziers."
    decomposed = unicodedata.normalize("NFD", text)
    assert read_statement(decomposed, "fr").content == read_statement(text, "fr").content
    assert find(decomposed, "fr") == [unicodedata.normalize("NFD", claim) for claim in find(text, "fr")]
    assert "août" in find(text, "fr")
