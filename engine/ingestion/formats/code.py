"""Source code and settings files: the text as it is, with the names of what is defined in it as headings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from engine.domain import Document
from engine.ingestion.formats import text
from engine.ingestion.formats.outline import Opening, cover

_DEFINITION = re.compile(
    r"(?m)^(?:(?:export|default|public|private|protected|internal|static|abstract|final|async|pub|data|sealed|open)"
    r"(?:\(\w+\))?\s+)*"
    r"(?:def|class|function|func|fn|interface|struct|enum|impl|trait|module|namespace|object|type)\s+([A-Za-z_]\w*(?:(?:\.|::)\w+)*)"
)
_TABLE = re.compile(r"(?m)^\[{1,2}([^\[\]\n]+)\]{1,2}\s*$")
_TABLES = frozenset({".toml", ".ini", ".cfg", ".conf"})


def parse(data: bytes, path: Path) -> Document:
    """A section for each definition at the left margin; raises ``DocumentCorrupt`` when the file is not text at all."""
    document = text.parse(data, path)
    pattern = _TABLE if path.suffix.lower() in _TABLES else _DEFINITION
    openings = [Opening(match.start(), (match[1].strip(),)) for match in pattern.finditer(document.text)]
    return replace(document, title=path.name, sections=cover(document.text, openings))
