"""The text of one PDF page, with the place on the page of every character of it."""

from __future__ import annotations

import ctypes
import statistics
from array import array
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
    lines = list(_split_lines(_read_characters(page)))
    usual = _measure_usual_gap(page, lines)
    parts: list[str] = []
    indexes = array("i")
    previous: Line = []
    for line in lines:
        if previous:
            end = "\n\n" if _measure_gap(page, previous, line) > _PARAGRAPH_GAP * usual else "\n"
            parts.append(end)
            indexes.extend([SYNTHETIC] * len(end))
        parts.extend(character for character, _ in line)
        indexes.extend(index for _, index in line)
        previous = line
    return PageText("".join(parts), indexes)


def _read_characters(page: pypdfium2.PdfTextPage) -> Iterator[tuple[str, int]]:
    """What each character of the page contributes to the text, with its index; often one letter, sometimes more."""
    codes = [pdfium.FPDFText_GetUnicode(page, index) for index in range(page.count_chars())]
    for index, code in enumerate(codes):
        following = codes[index + 1] if index + 1 < len(codes) else 0
        if code in _LINE_END_HYPHENS:
            if not chr(following).islower():  # a range of years or a double name keeps its hyphen
                yield "-", index
        elif 0xD800 <= code < 0xDC00 and 0xDC00 <= following < 0xE000:
            yield chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00)), index
        elif not 0xD800 <= code < 0xE000:
            character = chr(code)
            for letter in _ODDITIES.get(character, character):
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
        elif drop_invisible(character):
            line.append((character, index))
    yield from _trim(line)


def _trim(line: Line) -> Iterator[Line]:
    if line and line[-1][0] == " ":
        line = line[:-1]
    if line:
        yield line


def _measure_usual_gap(page: pypdfium2.PdfTextPage, lines: list[Line]) -> float:
    """The distance from line to line in points; a page of few lines goes by the height of its letters."""
    gaps = [gap for gap in (_measure_gap(page, upper, lower) for upper, lower in pairwise(lines)) if gap > 1]
    if len(gaps) >= 4:
        return statistics.median(gaps)
    heights = [top - bottom for _, bottom, _, top in (page.get_charbox(line[0][1], loose=True) for line in lines)]
    return 1.2 * statistics.median(heights) if heights else 0.0


def _measure_gap(page: pypdfium2.PdfTextPage, upper: Line, lower: Line) -> float:
    """From baseline to baseline in points; a line with a joined hyphenation begins higher than it ends."""
    return _find_baseline(page, upper[-1][1]) - _find_baseline(page, lower[0][1])


def _find_baseline(page: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value
