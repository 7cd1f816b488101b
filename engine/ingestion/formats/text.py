"""Plain text files: find the encoding, take the rest as it is."""

from __future__ import annotations

import re
from pathlib import Path

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import decode
from engine.ingestion.formats.outline import cover

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def parse(data: bytes, path: Path) -> Document:
    """One section that holds the whole text; raises ``DocumentCorrupt`` when the file is not text at all."""
    text = decode(data)
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise DocumentCorrupt(f"{path.name} does not look like text, although its name says so: check what made it.")
    return Document(path=path, title=path.stem, text=text, sections=cover(text, ()))
