"""JSON and lines of JSON, written as indented ``key: value`` lines that can be read and found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.domain import Document
from engine.ingestion.clean import drop_invisible
from engine.ingestion.formats.outline import Outline, cover
from engine.ingestion.formats.text import read_text

_INLINE = 200
_GAP = re.compile(r"[\s,\x1e]*")


def parse(data: bytes, path: Path) -> Document:
    """A block for each record of the outermost list; numbers as they were written.

    What is no JSON is kept as it is, with a remark. Raises ``DocumentCorrupt`` when the file is not text at all.
    """
    text = drop_invisible(read_text(data, path))
    outline = Outline()
    try:
        for record in _read_records(text):
            outline.add_block("\n".join(_write(record, "")))
    except (ValueError, RecursionError):
        remark = "" if path.suffix.lower() in {".jsonc", ".json5"} else f"{path.name} is not valid JSON; read as text."
        return Document(path=path, title=path.stem, text=text, sections=cover(text, ()), remark=remark)
    written, sections = outline.build()
    return Document(path=path, title=path.stem, text=written, sections=sections)


def _read_records(text: str) -> list[Any]:
    """The items of the one list, or the values that follow each other; raises ``ValueError``."""
    decoder = json.JSONDecoder(parse_float=str, parse_int=str, strict=False)
    values: list[Any] = []
    position = 0
    text = text.strip()
    while position < len(text):
        value, end = decoder.raw_decode(text, position)
        values.append(value)
        gap = _GAP.match(text, end)
        position = gap.end() if gap else end
    return values[0] if len(values) == 1 and isinstance(values[0], list) else values


def _write(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            line = _write_inline(item)
            if line is not None:
                yield f"{indent}{key}: {line}"
            else:
                yield f"{indent}{key}:"
                yield from _write(item, indent + "  ")
    elif isinstance(value, list):
        for item in value:
            lines = list(_write(item, indent + "  "))
            if lines:
                yield f"{indent}- {lines[0].lstrip()}"
                yield from lines[1:]
    else:
        yield indent + _write_scalar(value)


def _write_inline(value: Any) -> str | None:
    """The value on the line of its key, None if it needs lines of its own."""
    if isinstance(value, list):
        if any(isinstance(item, list | dict) for item in value):
            return None
        line = ", ".join(map(_write_scalar, value))
        return line if len(line) <= _INLINE else None
    return None if isinstance(value, dict) and value else _write_scalar(value)


def _write_scalar(value: Any) -> str:
    if value is None or value == {}:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()
