"""XPS and Visio files: archives with an XML part for each page, whose text comes in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.domain import Document
from engine.ingestion.clean import clean_title, drop_invisible
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.package import Package, attribute, descend, open_package

_XPS_PAGES = r"(?i)Documents/\d+/Pages/[^/]+\.fpage"
_VISIO_PAGES = r"visio/pages/page\d+\.xml"
_VISIO_MASTERS = r"visio/masters/master\d+\.xml"


def parse(data: bytes, path: Path) -> Document:
    """A section a page; pages of Visio are called as they are there. Text of a stencil's shapes comes last."""
    package = open_package(data, path)
    outline = Outline()
    names = [attribute(page, "Name") for page in _read_parts(package, "visio/pages/pages.xml", "Page")]
    for number, part in enumerate(package.find(_VISIO_PAGES), start=1):
        outline.add_heading(1, names[number - 1] if number <= len(names) else f"Page {number}", number)
        _write_shapes(package, part, outline)
    pages = package.find(_XPS_PAGES) if not names else []
    for number, part in enumerate(pages, start=1):
        outline.start_page(number)
        for line in _read_lines(package, part):
            outline.add_block(line)
    outline.leave_headings()
    for part in package.find(_VISIO_MASTERS):
        _write_shapes(package, part, outline)
    text, sections = outline.build()
    properties = _read_properties(package)
    title = clean_title(properties.get("title"))
    return Document(
        path=path,
        title=title or path.stem,
        text=text,
        sections=sections,
        page_count=len(pages) or None,
        metadata=properties,
    )


def _read_parts(package: Package, part: str, name: str) -> Iterator[Any]:
    root = package.read_xml(part)
    yield from descend(root, name) if root is not None else ()


def _write_shapes(package: Package, part: str, outline: Outline) -> None:
    for text in _read_parts(package, part, "Text"):
        outline.add_block(drop_invisible("".join(text.itertext())).strip())


def _read_lines(package: Package, part: str) -> Iterator[str]:
    """Pieces at one height are a line; a gap between them that is wider than a letter is a space."""
    line: list[str] = []
    height = None
    for piece in _read_parts(package, part, "Glyphs"):
        text = attribute(piece, "UnicodeString").removeprefix("{}")
        if not text:
            continue
        if height is not None and attribute(piece, "OriginY") != height:
            yield "".join(line).strip()
            line = []
        elif line and not line[-1].endswith(" "):
            line.append(" ")
        height = attribute(piece, "OriginY")
        line.append(drop_invisible(text))
    yield "".join(line).strip()


def _read_properties(package: Package) -> dict[str, str]:
    root = package.read_xml("docProps/core.xml")
    found = {}
    for key, name in (("title", "title"), ("author", "creator"), ("date", "created")):
        value = root.findtext("{*}" + name) if root is not None else None
        if value and value.strip():
            found[key] = value.strip()
    return found
