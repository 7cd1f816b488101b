"""Chooses what of a passage to show for a query: the sentence that has most of it, and what stands around it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from engine.letters import is_letter
from engine.retrieval.marks import Mark, find_marks
from engine.retrieval.query_text import Terms

_LONGEST = 320  # characters: three lines of the widest list
_ENOUGH = 140  # a shorter stretch is begun earlier
_LEAD_IN = 60  # characters before the first match in a sentence that is too long to show whole

_A_FEW_WORDS = 16  # characters of them
_MOST_SIGNS = 8  # on one letter; more are no writing

_MISSING = "… "  # stands for what comes before
_GAP = " ·"  # stands where a line ends without a full stop
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BLOCK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+•>|#]|\d{1,3}[.)]\s))|\n(?=[^\n]* \| )")
_HEADING = re.compile(r"#{1,6} [^\n]*(?=\n)")
_MARKUP_SIGNS = re.compile(r"[\[|#*_`>+•-]")
# Not after an initial, a number or a short title with a capital: "J. Kerr", "1. Rent", "Mr. Kerr".
_SENTENCE_END = re.compile(
    r"""[.!?…](?<!\b\d.)(?<!\b\d\d.)(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)[.!?…]*["'”’»)\]]*\s+(?=[^\sa-z])|[。！？।॥؟۔]+"""
)
_MARKUP = (
    (re.compile(r"!?\[\[([^\]|]*\|)?([^\]]*)\]\]"), r"\2"),
    (re.compile(r"!?\[([^\]]*)\]\((?:<[^>]*>|[^)\s]*)\)"), r"\1"),
    (re.compile(r"(?m)^-{3,}[ \t]*$"), ""),
    (re.compile(r"(?m)^[ \t]*(?:#{1,6}|>|[-*+•])[ \t]+"), ""),
    (re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?"), " "),
    (re.compile(r"(?m)^[ \t]*\||\|[ \t]*$"), ""),
    (re.compile(r"\s*\|\s*"), " · "),
    (re.compile(r"\*\*|__|`"), ""),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?m)^[ \t]*\[ \][ \t]"), "☐ "),
    (re.compile(r"(?m)^[ \t]*\[[xX]\][ \t]"), "☑ "),
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a passage without its markup: the words found in it, and the sentence that has most of them.

    ``marks`` and ``sentence`` are ``[start, end)`` in ``text``; there is no sentence where no word was found.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    sentence: tuple[int, int] | None = None


@lru_cache(maxsize=200)  # what is found by words is mostly found again by meaning
def choose_excerpt(text: str, terms: Terms, language: str = "") -> Excerpt:
    """The best stretch of a passage in this language (ISO 639-1), at most some 320 characters, in one line."""
    sentences = _split(text)
    whole = " ".join(sentences)
    spans = _place(sentences)
    marks = find_marks(whole, terms, language)
    if not spans or not marks:
        return _cut(whole, 0, _LONGEST, (), None)
    best = max(range(len(spans)), key=lambda i: (_worth(spans[i], marks, terms), -i))
    start, end = spans[best]
    if end - start > _LONGEST:
        within = [mark for mark in marks if start <= mark.start < end]
        start = _begin_before(whole, start, within[0].start)
        return _cut(whole, start, start + _LONGEST, marks, (start, end))
    first = best
    while first and end - spans[first][0] < _ENOUGH and end - spans[first - 1][0] <= _LONGEST:
        first -= 1
    return _cut(whole, spans[first][0], spans[first][0] + _LONGEST, marks, (start, end))


def narrow_excerpt(excerpt: Excerpt) -> Excerpt:
    """The same from a few words before the first that was found, for where there is room for one line only."""
    first = excerpt.marks[0][0] if excerpt.marks else 0
    if first <= 2 * _A_FEW_WORDS:
        return excerpt
    space = excerpt.text.rfind(" ", 0, first - _A_FEW_WORDS)
    cut = space + 1 if space >= 0 else _before_signs(excerpt.text, first - _A_FEW_WORDS)
    shift = len(_MISSING) - cut
    marks = tuple((start + shift, end + shift) for start, end in excerpt.marks)
    sentence = excerpt.sentence
    if sentence:  # the first that was found may stand behind it
        sentence = (max(sentence[0], cut) + shift, sentence[1] + shift) if sentence[1] > cut else None
    return Excerpt(f"{_MISSING}{excerpt.text[cut:]}", marks, sentence)


def find_sentence(text: str, excerpt: Excerpt) -> tuple[int, int] | None:
    """Where in a passage the best sentence of its excerpt stands; None where there is none, or only without markup."""
    if excerpt.sentence is None:
        return None
    words = excerpt.text[slice(*excerpt.sentence)].split()
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    return match.span() if match else None


def _split(text: str) -> list[str]:
    """The sentences of a text, tidied; a heading, a list item and a table row each stand for themselves."""
    blocks = []
    for block in _BLOCK.split(_FRONT_MATTER.sub("", text)):
        heading = _HEADING.match(block)
        blocks += [block[: heading.end()], block[heading.end() :]] if heading else [block]
    sentences: list[str] = []
    for tidy in filter(None, map(_tidy, blocks)):
        if sentences and is_letter(sentences[-1][-1]):
            sentences[-1] += _GAP  # else a heading would run into what follows it
        cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(tidy)), len(tidy)]
        sentences += [sentence for start, end in pairwise(cuts) if (sentence := tidy[start:end].strip())]
    return sentences


def _tidy(block: str) -> str:
    if _MARKUP_SIGNS.search(block):
        for pattern, replacement in _MARKUP:
            block = pattern.sub(replacement, block)
    return " ".join(block.split())


def _place(sentences: list[str]) -> list[tuple[int, int]]:
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence.removesuffix(_GAP))))
        start += len(sentence) + 1
    return spans


def _worth(span: tuple[int, int], marks: tuple[Mark, ...], terms: Terms) -> tuple[int, float]:
    """How many different words of the query begin in a sentence, and how rare they are in the passage.

    A phrase counts for all of its words.
    """
    found = {mark.term for mark in marks if span[0] <= mark.start < span[1]}
    frequency = Counter(mark.term for mark in marks)
    count = sum(1 if term < len(terms.words) else len(terms.phrases[term - len(terms.words)]) for term in found)
    return count, sum(1 / frequency[term] for term in found)


def _begin_before(text: str, start: int, match: int) -> int:
    if match - start <= 2 * _LEAD_IN:
        return start
    space = text.rfind(" ", start, match - _LEAD_IN)
    return _before_signs(text, match - _LEAD_IN) if space < 0 else space + 1


def _before_signs(text: str, place: int) -> int:
    """This place, or the one before the letter whose signs begin there."""
    before = place
    while place - before < _MOST_SIGNS and before > 0 and unicodedata.category(text[before])[0] == "M":
        before -= 1
    return before if place - before < _MOST_SIGNS else place


def _cut(text: str, start: int, end: int, marks: tuple[Mark, ...], sentence: tuple[int, int] | None) -> Excerpt:
    """The characters ``[start, end)`` of ``text`` with what is marked in them, and dots where something is missing."""
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start else _before_signs(text, end)
    end = min(end, len(text))
    before = _MISSING if start else ""
    after = " …" if end < len(text) else ""

    def move(span: tuple[int, int]) -> tuple[int, int]:
        shift = len(before) - start
        return max(span[0], start) + shift, min(span[1], end) + shift

    kept = _merge([(mark.start, mark.end) for mark in marks if mark.start < end and mark.end > start])
    return Excerpt(
        f"{before}{text[start:end]}{after}", tuple(map(move, kept)), move(sentence) if sentence is not None else None
    )


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
