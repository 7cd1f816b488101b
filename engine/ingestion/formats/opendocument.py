"""OpenDocument in one XML file, drawings and formulas, and the older files of StarOffice, which are much the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.domain import Document
from engine.ingestion.clean import clean_title, drop_invisible
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.package import (
    Package,
    attribute,
    descend,
    explain_damage,
    explain_lock,
    local_name,
    open_package,
    parse_xml,
)
from engine.ingestion.formats.package_extras import read_extras

_BREAKS = {"tab": "\t", "tab-stop": "\t", "line-break": "\n"}
_NO_TEXT = {"annotation", "note", "footnote", "endnote", "tracked-changes", "forms", "p", "h", "frame", "text-box"}
_ASIDE = ("annotation", "note", "footnote", "endnote")


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading, sheet and slide, which are pages too; a table row is a line with its cells apart.

    Notes and comments follow the paragraph they belong to.
    """
    package = None if data.lstrip()[:5] in {b"<?xml", b"<offi"} else open_package(data, path)
    root = package.read_xml("content.xml") if package else parse_xml(data)
    if root is None:
        locked = package is not None and b"encryption-data" in package.read("META-INF/manifest.xml")
        raise explain_lock(path) if locked else explain_damage(path, "no content")
    outline = Outline()
    _Writer(outline).write(root)
    text, sections = outline.build()
    return _add_rest(path, package, root, (text, outline, sections))


def _add_rest(path: Path, package: Package | None, root: Any, read: tuple[str, Outline, Any]) -> Document:
    text, outline, sections = read
    properties = _read_properties(package.read_xml("meta.xml") if package else root)
    if package:
        extras = read_extras(package, text)
        if extras:
            outline.leave_headings()
            outline.add_block("\n".join(extras))
            text, sections = outline.build()
    title = clean_title(properties.pop("title", ""))
    return Document(
        path=path,
        title=title or outline.first_heading or path.stem,
        text=text,
        sections=sections,
        metadata=({"title": title} if title else {}) | properties,
    )


def _read_properties(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, key in (
        ("title", "title"),
        ("initial-creator", "author"),
        ("creator", "author"),
        ("creation-date", "date"),
    ):
        for element in descend(root, name) if root is not None else ():
            if any(local_name(above) == "meta" for above in element.iterancestors()) and element.text:
                found.setdefault(key, " ".join(element.text.split()))
    return found


class _Writer:
    """Writes the parts of an OpenDocument tree that a person sees, from top to bottom."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._page = 0

    def write(self, element: Any) -> None:
        """Write an element and everything below it."""
        name = local_name(element)
        if name == "page" or (name == "table" and local_name(element.getparent()) == "spreadsheet"):
            self._page += 1
            self._outline.add_heading(1, attribute(element, "name") or f"Page {self._page}", self._page)
        if name in {"meta", "styles", "automatic-styles", "settings", "forms", "tracked-changes", "font-face-decls"}:
            return
        if name == "h":
            self._outline.add_heading(_read_level(element), "".join(_read_runs(element)))
            self._write_aside(element)
        elif name == "p":
            self._outline.add_block("".join(_read_runs(element)))
            self._write_aside(element)
        elif name in {"table", "sub-table"}:
            self._outline.add_block("\n".join(_read_rows(element)))
            self._write_children(element, {"frame", "shapes"})
        elif name in {"math", "module"}:
            self._outline.add_block(
                " ".join("".join(element.itertext()).split()) if name == "math" else _all_text(element)
            )
        else:
            for child in element:
                self.write(child)

    def _write_aside(self, paragraph: Any) -> None:
        """What is anchored in a paragraph but is not part of its line."""
        for child in paragraph.iter(*("{*}" + name for name in (*_ASIDE, "frame", "text-box"))):
            if next(child.iterancestors("{*}p", "{*}h")) is paragraph:
                for inner in child:
                    self.write(inner)

    def _write_children(self, element: Any, names: set[str]) -> None:
        for child in element:
            if local_name(child) in names:
                self.write(child)


def _read_level(heading: Any) -> int:
    written = attribute(heading, "outline-level") or attribute(heading, "level")
    return int(written) if written.isdigit() and int(written) > 0 else 1


def _read_rows(table: Any) -> Iterator[str]:
    for row in descend(table, "table-row"):
        cells = [
            " ".join(" ".join("".join(_read_runs(p)) for p in cell.iter("{*}p", "{*}h")).split())
            for cell in row
            if local_name(cell) == "table-cell"
        ]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield "\t".join(cells)


def _read_runs(element: Any) -> Iterator[str]:
    if element.text:
        yield drop_invisible(element.text.replace("\n", " "))
    for child in element:
        name = local_name(child)
        if name in _BREAKS:
            yield _BREAKS[name]
        elif name == "s":
            yield " " * min(int(attribute(child, "c") or 1) if (attribute(child, "c") or "1").isdigit() else 1, 80)
        elif name not in _NO_TEXT:
            yield from _read_runs(child)
        if child.tail:
            yield drop_invisible(child.tail.replace("\n", " "))


def _all_text(element: Any) -> str:
    return drop_invisible("".join(element.itertext()))
