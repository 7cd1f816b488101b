"""Finds the words of a query in a text, in the forms by which the index of words finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from engine.letters import LETTERS
from engine.retrieval.query_text import Terms
from engine.sentences import fold
from engine.store.word_forms import ask_forms, find_words, list_forms

_LETTERS = re.compile(LETTERS)
_BEGINNING = 4
"""Letters from which on what a word begins with is marked: it may not be typed to its end, or be part of a compound."""
# Stemmers of these, and what is stemmed as English, take off endings alone: forms of a word begin with the same letter,
# and most words of a text need no stemming. Those of Dutch, Indonesian, Irish and Arabic take off beginnings too.
_WITHOUT_PREFIXES = frozenset(("", "da", "de", "en", "es", "fr", "it", "nb", "nn", "no", "pt", "sv"))


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters ``[start, end)`` of a text that ``term`` led to: a number for each word or phrase of a query."""

    start: int
    end: int
    term: int


def find_marks(text: str, terms: Terms, language: str = "") -> tuple[Mark, ...]:
    """Where the words of a query stand in a text in this language, in order; marks of two terms may overlap."""
    marks: set[Mark] = set()
    stemmed: list[tuple[str, int]] = []
    for number, term in enumerate(terms.words):
        for word, length in _split(term):
            if length:
                marks.update(_mark_characters(text, word, length, number))
            else:
                stemmed.append((word, number))
    marks.update(_mark_forms(text, stemmed, language))
    for number, phrase in enumerate(terms.phrases, len(terms.words)):
        marks.update(_mark_phrase(text, phrase, number))
    return tuple(sorted(marks))


@lru_cache(maxsize=1000)
def _split(term: str) -> tuple[tuple[str, int], ...]:
    return tuple((term[start:end], length) for start, end, length in find_words(term))


def _mark_forms(text: str, wanted: Sequence[tuple[str, int]], language: str) -> Iterator[Mark]:
    """Every form of these words, each with its number, and what begins with one of them."""
    by_form: dict[str, set[int]] = {}
    beginnings: list[tuple[str, int]] = []
    for word, number in wanted:
        for form in _ask_forms(word, language):
            by_form.setdefault(form, set()).add(number)
        if len(word) >= _BEGINNING and _LETTERS.fullmatch(word):
            beginnings.append((fold(word), number))
    initials = {form[0] for form in by_form}
    every = language not in _WITHOUT_PREFIXES
    for start, end, length in find_words(text):
        if not length and (every or not text[start].isascii() or text[start].lower() in initials):
            forms = _list_forms(text[start:end], language)
            found = [by_form.get(form, ()) for form in forms]
            begun = [number for beginning, number in beginnings if forms[0].startswith(beginning)]
            for number in {*chain.from_iterable(found), *begun}:
                yield Mark(start, end, number)


@lru_cache(maxsize=1000)
def _ask_forms(word: str, language: str) -> tuple[str, ...]:
    return fold(word), *ask_forms(word, [language])


@lru_cache(maxsize=50_000)
def _list_forms(word: str, language: str) -> tuple[str, ...]:
    """A word as it is compared, then as it stands in the index, which leaves out some."""
    return tuple(dict.fromkeys((fold(word), *list_forms(word, language))))


def _mark_phrase(text: str, phrase: Sequence[str], number: int) -> list[Mark]:
    words = [(start, end, fold(text[start:end])) for start, end, _ in find_words(text)]
    wanted = [fold(word) for word in phrase]
    marks = []
    for first in range(len(words) - len(wanted) + 1):
        run = words[first : first + len(wanted)]
        if [word for *_, word in run] == wanted:
            marks.append(Mark(run[0][0], run[-1][1], number))
    return marks


def _mark_characters(text: str, word: str, length: int, number: int) -> list[Mark]:
    """For scripts without spaces: the whole word, or else any string of it that the index holds."""
    whole = word in text or len(word) < length
    parts = {word} if whole else {word[start : start + length] for start in range(len(word) - length + 1)}
    return [Mark(match.start(), match.end(), number) for part in parts for match in re.finditer(re.escape(part), text)]
