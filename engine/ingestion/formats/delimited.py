"""Tables as text (csv, tsv, psv): every cell with the name of its column, so that a row can be understood alone."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from engine.domain import Document, Table
from engine.ingestion.clean import drop_invisible
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.text import read_text
from engine.ingestion.tables import Span, make_table

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
        written = list(_write(rows))
        outline.add_block("\n".join(row.line for row in written))
    except csv.Error:
        written = []
        outline.add_block(text)
    whole, sections = outline.build()
    return Document(path=path, title=path.stem, text=whole, sections=sections, tables=_find_table(written))


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


class _Row(NamedTuple):
    """A row as it is written: where in the line each of its cells stands, or the names that stand in it."""

    line: str
    cells: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()


def _find_table(written: list[_Row]) -> tuple[Table, ...]:
    """The rows with cells; what is said before them is none of the table."""
    rows: list[list[Span]] = []
    names: tuple[str, ...] = ()
    at = 0
    for row in written:
        names = row.names or names
        if row.cells:
            rows.append([(at + start, at + end) if end else (0, 0) for start, end in row.cells])
        at += len(row.line) + 1
    table = make_table("", names, rows)
    return (table,) if table else ()


def _write(rows: list[list[str]]) -> Iterator[_Row]:
    rows = [row for row in rows if any(row)]
    width = Counter(map(len, rows[:_ROWS_LOOKED_AT])).most_common(1)[0][0] if rows else 0
    first = next((number for number, row in enumerate(rows) if len(row) == width), 0)
    yield from (_Row(" | ".join(filter(None, row))) for row in rows[:first])  # what an export says before its table
    names = rows[first] if width > 1 and len(rows) > first + 1 and _are_names(rows[first]) else []
    if names:
        yield _Row(" | ".join(names), names=tuple(names))
        first += 1
    for row in rows[first:]:
        yield _write_row(row, names)


def _write_row(row: list[str], names: list[str]) -> _Row:
    line = ""
    cells: list[Span] = []
    for number, cell in enumerate(row):
        if not cell:
            cells.append((0, 0))
            continue
        name = names[number] if number < len(names) else ""
        line += f"{' | ' if line else ''}{name}{': ' if name else ''}"
        cells.append((len(line), len(line) + len(cell)))
        line += cell
    return _Row(line, tuple(cells))


def _are_names(row: list[str]) -> bool:
    """Names of columns are words, each another; the first may be missing above the names of the rows."""
    names = [cell for cell in row if cell]
    return (
        len(names) >= len(row) - 1
        and len(set(names)) == len(names)
        and not any(_NUMBER.fullmatch(name) for name in names)
    )
