"""A number is the same however it is written, and another one is never taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.synthesis.claim_words import load_claim_words
from engine.synthesis.numbers import find_numbers


def read(text: str, language: str = "en") -> list[set[str]]:
    return [set(number.readings) for number in find_numbers(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        ("1,200 kronor", "en", [{"1200"}]),
        ("1.200 Euro", "de", [{"1200", "1.2"}]),
        ("1.200 metres", "en", [{"1.2"}]),
        ("1,234.50 and 1.234.567", "en", [{"1234.5"}, {"1234567"}]),
        ("1 200 – 1\u00a0200", "fr", [{"1"}, {"200"}, {"1200"}]),
        ("007", "en", [{"7"}]),
        ("3.5 million, $1.2bn, 5 hundred thousand", "en", [{"3500000"}, {"1200000000"}, {"500000"}]),
        ("3,5 Millionen", "de", [{"3500000"}]),
        ("twenty-one, two hundred and five thousand", "en", [{"21"}, {"205000"}]),
        ("two and three, twelve hundred, twenty-first", "en", [{"2"}, {"3"}, {"1200"}, {"21"}]),
        ("einundzwanzig, drei", "de", [{"21"}, {"3"}]),
        ("vingt et", "fr", [{"20"}]),
        ("the 19th century, the 1930s", "en", [{"19"}, {"1930s"}]),
        ("5 March 1931", "en", [{"5"}, {"m3"}, {"1931"}]),
        ("1931-03-05", "en", [{"1931"}, {"m3"}, {"5"}]),
        ("05/03/1931", "en", [{"5", "m5"}, {"3", "m3"}, {"1931"}]),
        ("31.12.2021", "de", [{"31"}, {"12", "m12"}, {"2021"}]),
        ("le 5 mars", "fr", [{"5"}, {"m3"}]),
        ("at 09:05, 11:25", "en", [{"9:05"}, {"11:25"}]),
        ("7–5 and 20km", "en", [{"7"}, {"5"}, {"20"}]),
        ("they march, and may", "en", []),
        ("A380, mp3, [no] numbers", "en", []),
        ("三つ and ٣", "ja", [{"3"}]),
        ("", "en", []),
    ],
)
def test_values(text: str, language: str, readings: list[set[str]]) -> None:
    assert read(text, language) == readings


def test_what_is_often_no_number_is_loose() -> None:
    loose = {text: [number.loose for number in find_numbers(text, "en")] for text in ("one of", "one hundred", "1")}
    assert loose == {"one of": [True], "one hundred": [False], "1": [False]}
    assert [number.loose for number in find_numbers("May it stay. In May.", "en")] == [True, False]
    assert [number.loose for number in find_numbers("May 5", "en")] == [False, False]


@given(value=st.integers(0, 10**12))
def test_a_whole_number_is_one_value_with_and_without_groups(value: int) -> None:
    assert read(f"{value}") == read(f"{value:,}") == [{str(value)}]


@given(text=st.text(), language=st.sampled_from(["", "en", "de", "fr", "xx"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    numbers = find_numbers(text, language)
    assert [number.start for number in numbers] == sorted(number.start for number in numbers)
    assert all(0 <= number.start < number.end <= len(text) and number.readings for number in numbers)


@given(value=st.integers(20, 99))
def test_words_below_a_hundred(value: int) -> None:
    words = load_claim_words("en").values
    spoken = {number: word for word, number in words.items()}
    written = spoken.get(value) or f"{spoken[value - value % 10]}-{spoken[value % 10]}"
    assert read(written) == [{str(value)}]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt", "sv"])
def test_every_list_of_a_language_is_whole(language: str) -> None:
    words = load_claim_words(language)
    assert sorted(set(words.months.values())) == list(range(1, 13))
    assert {*range(17), 20, 30, 40, 50, 60} <= set(words.values.values())
    assert words.negations
    assert words.loose <= words.values.keys() | words.ordinals.keys()
