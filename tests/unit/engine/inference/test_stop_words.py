"""An answer ends before the stop word that is complete first, in whatever pieces it comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inference.stop_words import cut_at_stop_words, read_stop_words

TEXTS = st.text("abc", max_size=30)
WORDS = st.lists(st.text("abc", min_size=1, max_size=5), max_size=4)


def cut_whole(text: str, words: Sequence[str]) -> str:
    """The same said plainly: letter by letter, until what is written ends with a stop word."""
    for end in range(1, len(text) + 1):
        if complete := [word for word in words if text[:end].endswith(word)]:
            return text[: end - len(max(complete, key=len))]
    return text


def divide(text: str, ends: Sequence[int]) -> list[str]:
    cuts = [0, *sorted(end for end in ends if end < len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


@given(TEXTS, WORDS, st.lists(st.integers(0, 30)))
def test_the_same_as_of_the_whole_text(text: str, words: list[str], ends: list[int]) -> None:
    assert "".join(cut_at_stop_words(divide(text, ends), words)) == cut_whole(text, words)


@given(TEXTS, WORDS, st.lists(st.integers(0, 30)))
def test_what_is_shown_is_part_of_the_end_and_only_what_may_be_a_stop_word_is_held_back(
    text: str, words: list[str], ends: list[int]
) -> None:
    given_out, shown = "", ""

    def write() -> Iterator[str]:
        nonlocal given_out
        for piece in divide(text, ends):
            held = given_out[len(shown) :]
            assert not held or any(word.startswith(held) for word in words)
            given_out += piece
            yield piece

    for piece in cut_at_stop_words(write(), words):
        shown += piece
        assert piece
        assert cut_whole(text, words).startswith(shown)


def test_nothing_is_asked_for_after_the_end() -> None:
    pieces = iter(["one ", "EN", "D two", "three"])
    assert list(cut_at_stop_words(pieces, ["END"])) == ["one "]
    assert list(pieces) == ["three"]


@pytest.mark.parametrize(
    ("written", "words"),
    [("", ()), ("END", ("END",)), (r"END|\n\n| - ", ("END", "\n\n", " - ")), ("||a|", ("a",)), ("\n", ("\n",))],
)
def test_stop_words_as_they_are_written_in_the_settings(written: str, words: tuple[str, ...]) -> None:
    assert read_stop_words(written) == words
