"""Where the cells of a table stand in a document's text: whoever shows them as a table reads them from there."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from engine.domain import Section, Table

_MOST_CELLS = 4_000_000  # of one table; a larger one is read as text

Span = tuple[int, int]
"""Characters ``[start, end)`` of the text; both 0 for an empty cell."""


def make_table(title: str, names: Sequence[str], rows: Sequence[Sequence[Span]]) -> Table | None:
    """A table of these rows, which may be of different lengths; None where there is nothing in it, or far too much."""
    columns = max([len(names), *map(len, rows)], default=0)
    if not rows or not columns or columns * len(rows) > _MOST_CELLS:
        return None
    cells = array("i")
    for row in rows:
        for span in row:
            cells.extend(span)
        cells.extend((0, 0) * (columns - len(row)))
    return Table(title, tuple(names), columns, cells.tobytes())


def find_sheets(text: str, sections: Iterable[Section]) -> tuple[Table, ...]:
    """The sheets in the text of a workbook: each stands below its name, a row a line, with a tab between cells."""
    tables = (_find_sheet(text, section) for section in sections if section.headings)
    return tuple(table for table in tables if table)


def _find_sheet(text: str, section: Section) -> Table | None:
    rows: list[list[Span]] = []
    at = section.start
    for number, line in enumerate(text[section.start : section.end].split("\n")):
        if number and line.strip():
            rows.append(_find_cells(line, at))
        at += len(line) + 1
    return make_table(section.headings[-1], (), rows)


def _find_cells(line: str, at: int) -> list[Span]:
    cells: list[Span] = []
    for cell in line.split("\t"):
        cells.append((at, at + len(cell)) if cell else (0, 0))
        at += len(cell) + 1
    return cells
