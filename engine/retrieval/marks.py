"""Finds the words of a query in a text: in other forms, in compounds, and with a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.retrieval.query_text import Terms

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDING = 3
"""The most letters that two forms of a word may differ by at their ends."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters ``[start, end)`` of a text that ``term`` led to: a number for each word or phrase of a query."""

    start: int
    end: int
    term: int


def find_marks(text: str, terms: Terms) -> tuple[Mark, ...]:
    """Where the words of a query stand in ``text``, in order; marks of two terms may overlap."""
    found = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    marks: list[Mark] = []
    for number, word in enumerate(terms.words):
        if _UNSPACED.search(word):
            marks += _mark_characters(text, word, number)
        else:
            marks += _mark_word(found, fold(word), number)
    for number, phrase in enumerate(terms.phrases, len(terms.words)):
        marks += _mark_phrase(found, [fold(word) for word in phrase], number)
    return tuple(sorted(marks))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """What two spellings of one word have in common: lower case, no accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def are_forms(wanted: str, found: str) -> bool:
    """Whether two folded words look like forms of one word, or ``found`` begins with a ``wanted`` of four letters."""
    if wanted == found:
        return True
    if wanted[:3] != found[:3] or not (wanted.isalpha() and found.isalpha()):
        return False
    shared = _count_shared(wanted, found)
    if shared == len(wanted) >= 4:
        return True
    if shared == min(len(wanted), len(found)) == 3:
        return abs(len(wanted) - len(found)) == 1
    longer = max(len(wanted), len(found))
    return shared >= 4 and longer - shared <= _ENDING


@lru_cache(maxsize=50_000)
def is_slip(wanted: str, found: str) -> bool:
    """Whether one letter too many, too few, wrong, or swapped with its neighbour is all that differs, but the first."""
    lengths = len(wanted), len(found)
    if wanted[:1] != found[:1] or min(lengths) < 5 or abs(lengths[0] - lengths[1]) > 1:
        return False
    if not (wanted.isalpha() and found.isalpha()):
        return False
    shared = _count_shared(wanted, found)
    one, other = wanted[shared:], found[shared:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _count_shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    letters = enumerate(zip(one, other, strict=False))  # the shorter ends it
    return next((position for position, (a, b) in letters if a != b), min(len(one), len(other)))


def _mark_word(found: Sequence[tuple[int, int, str]], wanted: str, number: int) -> list[Mark]:
    initial = wanted[:1]
    near = [each for each in found if each[2].startswith(initial)]  # both judges want the same first letter

    def alike(judge: Callable[[str, str], bool]) -> list[Mark]:
        return [Mark(start, end, number) for start, end, word in near if judge(wanted, word)]

    return alike(are_forms) or alike(is_slip)


def _mark_phrase(found: Sequence[tuple[int, int, str]], wanted: Sequence[str], number: int) -> list[Mark]:
    marks = []
    for first in range(len(found) - len(wanted) + 1):
        run = found[first : first + len(wanted)]
        if all(are_forms(one, word) for one, (_, _, word) in zip(wanted, run, strict=True)):
            marks.append(Mark(run[0][0], run[-1][1], number))
    return marks


def _mark_characters(text: str, word: str, number: int) -> list[Mark]:
    """For scripts without spaces: the whole word, or else any two characters of it that follow one another."""
    parts = [word] if word in text else {word[i : i + 2] for i in range(len(word) - 1)}
    return [Mark(match.start(), match.end(), number) for part in parts for match in re.finditer(re.escape(part), text)]
