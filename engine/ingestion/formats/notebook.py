"""Jupyter notebooks: notes, code and what it printed, in their order, under the headings of the notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import decode, drop_invisible
from engine.ingestion.formats.outline import Outline

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m|\[[0-9;]+m")


def parse(data: bytes, path: Path) -> Document:
    """Code is kept as it is; pictures are left out. Raises ``DocumentCorrupt``."""
    try:
        notebook = json.loads(decode(data))
        cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
        outline = Outline()
        for cell in cells:
            _write_cell(cell, outline)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise DocumentCorrupt(
            f"{path.name} is no notebook, or a damaged one: open it in Jupyter and save it again.", type(error).__name__
        ) from error
    text, sections = outline.build()
    metadata = notebook.get("metadata") if isinstance(notebook.get("metadata"), dict) else {}
    title = metadata.get("title") if isinstance(metadata.get("title"), str) else ""
    return Document(path=path, title=title or outline.first_heading or path.stem, text=text, sections=sections)


def _write_cell(cell: dict[str, Any], outline: Outline) -> None:
    source = _join(cell.get("source") or cell.get("input") or "")
    if cell["cell_type"] == "code":
        outline.add_block(source)
        for output in cell.get("outputs") or ():
            outline.add_block("\n".join(_read_output(output)))
    elif cell["cell_type"] == "heading":
        outline.add_heading(int(cell.get("level", 1)), source)
    else:
        _write_note(source, outline)


def _write_note(source: str, outline: Outline) -> None:
    lines: list[str] = []
    fenced = False
    for line in source.split("\n"):
        fenced ^= line.startswith(("```", "~~~"))
        heading = None if fenced else _HEADING.fullmatch(line)
        if heading:
            outline.add_block("\n".join(lines))
            lines = []
            outline.add_heading(len(heading[1]), heading[2])
        else:
            lines.append(line)
    outline.add_block("\n".join(lines))


def _read_output(output: dict[str, Any]) -> Iterator[str]:
    if output.get("traceback"):
        yield f"{output.get('ename', '')}: {output.get('evalue', '')}"
        return
    data = output.get("data") or output
    text = _join(output.get("text") or data.get("text/plain") or data.get("text/markdown") or "")
    yield _COLOURS.sub("", text)


def _join(lines: list[str] | str) -> str:
    return drop_invisible(lines if isinstance(lines, str) else "".join(lines))
