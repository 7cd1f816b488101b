"""Plain text files: find the encoding, take the rest as it is."""

from __future__ import annotations

from pathlib import Path

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import decode, looks_like_text
from engine.ingestion.formats.outline import cover


def parse(data: bytes, path: Path) -> Document:
    """One section that holds the whole text; raises ``DocumentCorrupt`` when the file is not text at all."""
    text = read_text(data, path)
    return Document(path=path, title=path.stem, text=text, sections=cover(text, ()))


def read_text(data: bytes, path: Path) -> str:
    """The text of a file of any format that is text; raises ``DocumentCorrupt`` when it is not text at all."""
    if not looks_like_text(data):
        raise DocumentCorrupt(f"{path.name} does not look like text, although its name says so: check what made it.")
    return decode(data)
