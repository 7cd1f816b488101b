"""Pages, Numbers and Keynote: the files of 2013 and later through xberg, the older ones, which are XML, here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.domain import Document
from engine.ingestion.clean import clean_title, drop_invisible
from engine.ingestion.formats import office
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.package import attribute, descend, explain_lock, local_name, open_package

_BREAKS = {"tab": "\t", "br": "\n", "lnbr": "\n", "crbr": "\n", "intratopicbr": "\n"}


def parse(data: bytes, path: Path) -> Document:
    """One section, a line for a paragraph or table cell; slides of old Keynote files are pages."""
    package = open_package(data, path)
    older = package.find(r"index\.(xml|apxl)(\.gz)?")
    if not older:
        if package.find(r"\.iwpv2|\.iwph"):
            raise explain_lock(path)
        return office.parse(data, path)
    root = package.read_xml(older[0])
    if root is None:  # a locked file keeps its parts' names, and their bytes are noise
        raise explain_lock(path)
    outline = Outline()
    slides = list(descend(root, "slide"))
    for number, slide in enumerate(slides, start=1):
        outline.start_page(number)
        _write(slide, outline)
    if not slides:
        _write(root, outline)
    text, sections = outline.build()
    properties = _read_properties(root)
    title = clean_title(properties.get("title"))
    return Document(path=path, title=title or path.stem, text=text, sections=sections, metadata=properties)


def _write(root: Any, outline: Outline) -> None:
    for element in root.iter("{*}p", "{*}ct", "{*}s", "{*}n"):
        name = local_name(element)
        if name == "p" and not _is_style(element):
            outline.add_block(drop_invisible("".join(_read_runs(element))))
        elif name in {"ct", "n"} and (attribute(element, "s") or attribute(element, "v")):
            outline.add_block(drop_invisible(attribute(element, "s") or attribute(element, "v")))


def _is_style(paragraph: Any) -> bool:
    """Placeholders of a template are kept beside the text that stands in for them."""
    hidden = {"stylesheet", "prototype", "theme-list", "section-prototypes", "master-slides", "placeholder-style"}
    return any(local_name(above) in hidden for above in paragraph.iterancestors())


def _read_runs(element: Any) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        name = local_name(child)
        if name in _BREAKS:
            yield _BREAKS[name]
        elif name != "p":
            yield from _read_runs(child)
        if child.tail:
            yield child.tail


def _read_properties(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for metadata in descend(root, "metadata"):
        for key, name in (("title", "title"), ("author", "authors"), ("author", "author")):
            for element in descend(metadata, name):
                value = next((attribute(each, "string") for each in element.iter() if attribute(each, "string")), "")
                if value:
                    found.setdefault(key, value)
    return found
