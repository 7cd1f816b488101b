"""The text of one PDF page, with the place on the page of every character of it."""

from __future__ import annotations

import ctypes
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from engine.ingestion.clean import drop_invisible

SYNTHETIC = -1
"""Stands in ``PageText.indexes`` for a line end, which has no place on the page."""

_LINE_END_HYPHENS = (0x0002, 0xFFFE)
_ODDITIES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•",  # bullets of symbol fonts
}  # fmt: skip
_PARAGRAPH_GAP = 1.3
"""A distance between baselines of more than this many usual ones starts a paragraph."""

_FEW_SPACES, _FEW_LETTERS, _WIDE_GAP = 4, 2.5, 1.6

Line = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class PageText:
    """``text[i]`` is drawn by PDFium's character ``indexes[i]`` of the page; the same file always gives the same."""

    text: str
    indexes: array[int]

    @classmethod
    def empty(cls) -> PageText:
        """A page without text."""
        return cls("", array("i"))


def read_page_text(page: pypdfium2.PdfTextPage) -> PageText:
    """Lines end with a newline, paragraphs with a blank line; words that were hyphenated at a line end are whole."""
    lines = [_close_gaps(page, line) for line in _split_lines(_read_characters(page))]
    spacing = _measure_spacing(page, lines)
    parts: list[str] = []
    indexes = array("i")
    previous: Line = []
    for line in lines:
        if previous:
            widest = _PARAGRAPH_GAP * spacing * _measure_height(page, line)
            end = "\n\n" if _measure_gap(page, previous, line) > widest else "\n"
            parts.append(end)
            indexes.extend([SYNTHETIC] * len(end))
        parts.extend(character for character, _ in line)
        indexes.extend(index for _, index in line)
        previous = line
    return PageText("".join(parts), indexes)


def _read_characters(page: pypdfium2.PdfTextPage) -> Iterator[tuple[str, int]]:
    """What each character of the page contributes to the text, with its index; often one letter, sometimes more."""
    found = (pdfium.FPDFText_GetUnicode(page, index) for index in range(page.count_chars()))
    codes = [code if code <= sys.maxunicode else 0 for code in found]  # broken fonts map to anything
    for index, code in enumerate(codes):
        if 0x20 <= code < 0xD800:  # nearly all: this loop runs a thousand times a page
            yield chr(code), index
            continue
        following = codes[index + 1] if index + 1 < len(codes) else 0
        if code in _LINE_END_HYPHENS:
            if not chr(following).islower():  # a range of years or a double name keeps its hyphen
                yield "-", index
        elif 0xD800 <= code < 0xDC00 and 0xDC00 <= following < 0xE000:
            yield chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00)), index
        elif not 0xD800 <= code < 0xE000:
            for letter in _ODDITIES.get(chr(code), chr(code)):
                yield letter, index


def _split_lines(characters: Iterable[tuple[str, int]]) -> Iterator[Line]:
    """Lines without blanks at their ends, with single spaces inside; empty lines are left out."""
    line: Line = []
    for character, index in characters:
        if character == "\n":
            yield from _trim(line)
            line = []
        elif character.isspace():
            if line and line[-1][0] != " ":
                line.append((" ", index))
        elif character.isprintable() or drop_invisible(character):
            line.append((character, index))
    yield from _trim(line)


def _trim(line: Line) -> Iterator[Line]:
    if line and line[-1][0] == " ":
        line = line[:-1]
    if line:
        yield line


def _close_gaps(page: pypdfium2.PdfTextPage, line: Line) -> Line:
    """The same line without the spaces that PDFium reads into words whose letters stand wide apart.

    A line whose words have hardly two letters is such a one; there, a real space is much wider than the usual gap.
    """
    spaces = [place for place, (character, _) in enumerate(line) if character == " "]
    if len(spaces) < _FEW_SPACES or (len(line) - len(spaces)) > _FEW_LETTERS * (len(spaces) + 1):
        return line
    gaps = {place: _measure_opening(page, line[place - 1], line[place + 1]) for place in spaces}
    usual = sorted(gaps.values())[len(gaps) // 3]
    within = {
        place
        for place in spaces
        if gaps[place] < _WIDE_GAP * usual and pdfium.FPDFText_IsGenerated(page, line[place][1]) == 1
    }
    return [piece for place, piece in enumerate(line) if place not in within]


def _measure_opening(page: pypdfium2.PdfTextPage, left: tuple[str, int], right: tuple[str, int]) -> float:
    """From the right edge of one character to the left edge of another, in points."""
    return float(page.get_charbox(right[1])[0] - page.get_charbox(left[1])[2])


def _measure_spacing(page: pypdfium2.PdfTextPage, lines: list[Line]) -> float:
    """The distance from line to line inside a paragraph, in heights of its letters.

    It is taken from the commonest height of letters, and is the lower quartile there, since half of the gaps on a page
    may be between paragraphs; with too few lines to tell, it is what most programs set.
    """
    heights = [_measure_height(page, line) for line in lines]
    body = Counter(heights).most_common(1)[0][0] if heights else 1
    pairs = [pair for pair, height in zip(pairwise(lines), heights[1:], strict=True) if height == body] if lines else []
    gaps = sorted(gap for gap in (_measure_gap(page, *pair) for pair in pairs) if gap > 1)
    return gaps[len(gaps) // 4] / body if len(gaps) >= 4 else 1.2


def _measure_height(page: pypdfium2.PdfTextPage, line: Line) -> int:
    _, bottom, _, top = page.get_charbox(line[0][1], loose=True)
    return max(1, round(float(top - bottom)))


def _measure_gap(page: pypdfium2.PdfTextPage, upper: Line, lower: Line) -> float:
    """From baseline to baseline in points; a line with a joined hyphenation begins higher than it ends."""
    return _find_baseline(page, upper[-1][1]) - _find_baseline(page, lower[0][1])


def _find_baseline(page: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value
