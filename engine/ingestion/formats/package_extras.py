"""What xberg leaves out of office files: charts, diagrams, running heads, macros, text in controls, links elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from engine.ingestion.clean import drop_invisible, unify_newlines
from engine.ingestion.formats.package import Package, attribute, descend, local_name

_LEADS_ELSEWHERE = ("subDocument", "hlinkHover", "attachedTemplate", "frame", "hyperlink")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "s": " ", "line-break": "\n", "noBreakHyphen": "-"}


def read_extras(package: Package, text: str) -> list[str]:
    """Lines that are not in the ``text`` yet, in the order of the file's parts."""
    lines: list[str] = []
    for readers, flatten in ((_READERS, _unite), (_READERS_OF_TEXT, _flatten)):
        known = flatten(text + "\n".join(lines))
        for pattern, read in readers:
            for line in _read_parts(package, pattern, read):
                flat = flatten(line)
                if flat and flat not in known:
                    lines.append(drop_invisible(unify_newlines(line)).strip())
                    known += "\n" + flat
    return lines


def _read_parts(package: Package, pattern: str, read: Callable[[Any], Iterator[str]]) -> Iterator[str]:
    for name in package.find(pattern):
        root = package.read_xml(name)
        if root is not None:
            yield from read(root)


def read_paragraph(paragraph: Any) -> str:
    """The text of a paragraph of any of the XML formats, without that of paragraphs inside it."""
    return "".join(_read_runs(paragraph))


def _read_runs(element: Any) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name in {"t", "r"} and child.text and not len(child):
            yield child.text
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name not in {"p", "txbxContent", "instrText", "delText", "Fallback", "fld"}:
            yield from _read_runs(child)


def _unite(text: str) -> str:
    return " ".join(drop_invisible(text).split())


def _flatten(text: str) -> str:
    """Letters and digits only: two libraries seldom agree on the white space between them."""
    return "".join(filter(str.isalnum, text))


def _read_paragraphs(root: Any) -> Iterator[str]:
    for paragraph in descend(root, "p"):
        yield read_paragraph(paragraph)


def _read_own_shapes(root: Any) -> Iterator[str]:
    """What a master adds to every slide; its placeholders only say where the slides' own text goes."""
    for shape in descend(root, "sp"):
        if next(descend(shape, "ph"), None) is None:
            yield from _read_paragraphs(shape)


def _read_chart(root: Any) -> Iterator[str]:
    """Titles, then a line for the names and one for the values of each series."""
    yield from _read_paragraphs(root)
    for cache in root.iter("{*}strCache", "{*}numCache", "{*}strLit", "{*}numLit", "{*}lvl"):
        yield " ".join(value.text for value in descend(cache, "v") if value.text)


def _read_sheet_heads(root: Any) -> Iterator[str]:
    for name in ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"):
        for element in descend(root, name):
            yield from split_sheet_head(element.text or "")


def split_sheet_head(code: str) -> Iterator[str]:
    """The left, middle and right part of a sheet's running head, without codes for fonts and fields."""
    for part in re.split(r"&[LCR]", code):
        yield re.sub(r'&("[^"]*"|K[0-9A-F]{6}|\d+|.)', lambda match: "&" if match[0] == "&&" else "", part).strip()


def _read_links(root: Any) -> Iterator[str]:
    """Where parts of the document are kept elsewhere, and links that are not in its text."""
    for link in descend(root, "Relationship"):
        if attribute(link, "TargetMode") == "External" and attribute(link, "Type").endswith(_LEADS_ELSEWHERE):
            yield attribute(link, "Target")


def _read_open_document_heads(root: Any) -> Iterator[str]:
    for master in descend(root, "master-styles"):
        for paragraph in descend(master, "p"):
            if not any(local_name(above) == "notes" for above in paragraph.iterancestors()):
                yield etree.tostring(paragraph, method="text", encoding="unicode", with_tail=False)


def _read_module(root: Any) -> Iterator[str]:
    if local_name(root) == "module":
        yield "".join(root.itertext())


_Readers = tuple[tuple[str, Callable[[Any], Iterator[str]]], ...]
_READERS: _Readers = (
    (r"(word|xl|ppt)/charts/chart\d*\.xml", _read_chart),
    (r"(word|xl|ppt)/(diagrams/data|drawings/drawing)\d*\.xml", _read_paragraphs),
    (r"xl/(worksheets|chartsheets)/sheet\d*\.xml", _read_sheet_heads),
    (r"ppt/(slideMasters|slideLayouts)/[^/]+\.xml", _read_own_shapes),
    (r"word/_rels/document\.xml\.rels|ppt/slides/_rels/[^/]+\.rels", _read_links),
    (r"styles\.xml", _read_open_document_heads),
    (r"Object [^/]+/content\.xml", lambda root: ("".join(p.itertext()) for p in descend(root, "p"))),
    (r"Basic/.+\.xml", _read_module),
)
# The main text once more, for what xberg loses of it.
_READERS_OF_TEXT: _Readers = (
    (r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml", _read_paragraphs),
    (r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml", _read_paragraphs),
)
