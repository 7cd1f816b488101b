"""Tables as text (csv, tsv, psv): every cell with the name of its column, so that a row can be understood alone."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from engine.domain import Document
from engine.ingestion.clean import drop_invisible
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.text import read_text

_DELIMITERS = ",;\t|"
_BY_SUFFIX = {".tsv": "\t", ".tab": "\t", ".psv": "|"}
_ROWS_LOOKED_AT = 50
_NUMBER = re.compile(r"[-+(]?[$€£¥]?\s?[\d.,:/ -]*\d[\d.,:/ -]*\s?[%€$£)]?")


def parse(data: bytes, path: Path) -> Document:
    """One line a row, ``column: cell | column: cell``; raises ``DocumentCorrupt`` when the file is not text at all."""
    text = drop_invisible(read_text(data, path))
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    declared = re.match(r"sep=(.)\n", text)
    lines = io.StringIO(text[declared.end() :] if declared else text).readlines()
    delimiter = declared[1] if declared else _find_delimiter(lines, path)
    outline = Outline()
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in csv.reader(lines, delimiter=delimiter)]
        outline.add_block("\n".join(_write(rows)))
    except csv.Error:
        outline.add_block(text)
    written, sections = outline.build()
    return Document(path=path, title=path.stem, text=written, sections=sections)


def _find_delimiter(lines: list[str], path: Path) -> str:
    """The one that parts most rows into the same number of cells, more than one."""
    expected = _BY_SUFFIX.get(path.suffix.lower(), ",")
    scores = {mark: _score(lines, mark) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: (scores[mark], mark == expected))


def _score(lines: list[str], mark: str) -> float:
    try:
        widths = [len(row) for row in islice(csv.reader(lines, delimiter=mark), _ROWS_LOOKED_AT) if row]
    except csv.Error:
        return 0.0
    (width, count) = Counter(widths).most_common(1)[0] if widths else (1, 0)
    return count / len(widths) + min(width, 20) / 100 if width > 1 else 0.0


def _write(rows: list[list[str]]) -> Iterator[str]:
    rows = [row for row in rows if any(row)]
    width = Counter(map(len, rows[:_ROWS_LOOKED_AT])).most_common(1)[0][0] if rows else 0
    first = next((number for number, row in enumerate(rows) if len(row) == width), 0)
    yield from (" | ".join(filter(None, row)) for row in rows[:first])  # what an export says before its table begins
    names = rows[first] if width > 1 and len(rows) > first + 1 and _are_names(rows[first]) else []
    if names:
        yield " | ".join(names)
        first += 1
    for row in rows[first:]:
        cells = (
            f"{names[number]}: {cell}" if number < len(names) and names[number] else cell
            for number, cell in enumerate(row)
            if cell
        )
        yield " | ".join(cells)


def _are_names(row: list[str]) -> bool:
    """Names of columns are words, each another; the first may be missing above the names of the rows."""
    names = [cell for cell in row if cell]
    return (
        len(names) >= len(row) - 1
        and len(set(names)) == len(names)
        and not any(_NUMBER.fullmatch(name) for name in names)
    )
