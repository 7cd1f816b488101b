"""What a file holds: a document, its sections, the chunks it is cut into, the picture of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the disk shows it; ``size`` in bytes, ``modified_ns`` in nanoseconds since the epoch."""

    path: Path
    size: int
    modified_ns: int


class DocumentKind(StrEnum):
    """How a file is best shown, as far as its name tells: ``DRAWN`` are pages that look like paper."""

    TEXT = "text"
    DRAWN = "drawn"
    PICTURE = "picture"
    MAIL = "mail"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading path, on one page where the format has pages."""

    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """A file inside another, such as an attachment: ``start`` is where the other's text goes on with it.

    None where nothing of it was read, and then ``reason`` says why in a sentence.
    """

    name: str
    start: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as places in the document's text; ``title`` is a sheet's name, ``names`` those of the columns, if any.

    ``cells`` has row by row where each cell begins and ends, as two ``int`` of the machine, both 0 for an empty one.
    """

    title: str
    names: tuple[str, ...]
    columns: int
    cells: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its parser read it; ``sections`` are in reading order and do not overlap.

    ``language`` is an ISO 639-1 code, "" where it cannot be told. ``remark`` says what of the file could not be read,
    "" if all of it was.
    """

    path: Path
    title: str
    text: str
    sections: tuple[Section, ...]
    page_count: int | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    language: str = ""
    remark: str = ""
    enclosed: tuple[EnclosedFile, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is embedded and stored: ``text == document.text[start:end]``, within the embedder's token limit.

    ``ordinal`` counts the chunks of a document from 0; ``joint`` is the white space between the previous chunk and this
    one, or None where the two cannot be joined into one passage.
    """

    ordinal: int
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    text: str
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page: PNG bytes, size in pixels, and the highlights as (x, y, width, height) in the same.

    ``text`` is what can be selected on it, in reading order; ``boxes`` has for each of its characters what a highlight
    has, as four ``float`` of the machine, all 0 for one that has no place, such as a line end. A picture has so many
    pixels across by itself as ``own_width`` says, which is 0 for what can be drawn at any size.
    """

    page: int
    page_count: int
    png: bytes
    width: int
    height: int
    highlights: tuple[tuple[float, float, float, float], ...]
    text: str = ""
    boxes: bytes = b""
    own_width: int = 0
