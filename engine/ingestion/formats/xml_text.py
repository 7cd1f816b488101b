"""XML of any kind: what it says, as prose where it is prose, as ``name: value`` lines where it is data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import clean_title, decode, looks_like_text
from engine.ingestion.formats import feed, fiction_book, timed_text
from engine.ingestion.formats.outline import Outline, cover
from engine.ingestion.formats.xml_tree import Element, name_of, read_xml, text_of

_TITLES = frozenset({"title", "head", "heading", "article-title"})
_PROSE = frozenset({
    "p", "para", "simpara", "seg", "line", "l", "text", "td", "th", "li", "item", "entry", "cell", "tspan", "source",
    "target", "term", "abstract", "caption", "note", "quote", "verse", "body", "desc", "CharacterString", "t",
})  # fmt: skip
_NO_WORDS = frozenset({"id", "lang", "space", "base", "schemaLocation", "noNamespaceSchemaLocation", "href", "type"})
_MADE_ELSEWHERE = {
    "rss": feed.write_feed, "RDF": feed.write_feed, "feed": feed.write_feed, "opml": feed.write_outlines,
    "FictionBook": fiction_book.write_book, "tt": timed_text.write_timed_text,
}  # fmt: skip


def parse(data: bytes, path: Path) -> Document:
    """Sections by title elements; feeds, outlines, FictionBook and timed text in their own ways.

    Text with tags that are not well-formed is kept as it is, with a remark. Raises ``DocumentCorrupt``.
    """
    try:
        root = read_xml(data, path)
    except DocumentCorrupt:
        text = decode(data)
        if not looks_like_text(data) or not re.search(r"<\w[^>]*>", text):
            raise
        remark = f"{path.name} is not well-formed XML; read as text."
        text = re.sub(r"<[^>]*>", " ", text)
        return Document(path=path, title=path.stem, text=text, sections=cover(text, ()), remark=remark)
    if name_of(root) == "html":
        from engine.ingestion.formats.html import parse as parse_page  # noqa: PLC0415 - few XML files are pages

        return parse_page(data, path)
    outline = Outline()
    metadata = _MADE_ELSEWHERE.get(name_of(root), _write_any)(root, outline)
    text, sections = outline.build()
    title = clean_title(metadata.get("title"))
    return Document(
        path=path, title=title or outline.first_heading or path.stem, text=text, sections=sections, metadata=metadata
    )


def _write_any(root: Element, outline: Outline) -> dict[str, str]:
    """An explicit stack, because XML nests deeper than Python calls may."""
    waiting: list[tuple[Element, int]] = [(root, 1)]
    while waiting:
        element, level = waiting.pop()
        name = name_of(element)
        if not name:
            continue
        children = [child for child in element if name_of(child)]
        if name in _TITLES and text_of(element):
            outline.add_heading(min(level - 1, 6) or 1, text_of(element))
        elif not children or _is_mixed(element):
            outline.add_block(_write_value(element))
        elif all(not len(child) and name_of(child) not in _TITLES for child in children):
            outline.add_block("\n".join(_write_record(element, children)))
        else:
            outline.add_block(_write_attributes(element))
            waiting.extend((child, level + 1) for child in reversed(children))
    return {}


def _is_mixed(element: Element) -> bool:
    """Whether words stand beside the children, as in prose."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _write_record(element: Element, children: list[Element]) -> Iterator[str]:
    attributes = _write_attributes(element)
    if attributes:
        yield attributes
    yield from filter(None, map(_write_value, children))


def _write_value(element: Element) -> str:
    text, name = text_of(element), name_of(element)
    if not text:
        return _write_attributes(element)
    if name in _PROSE or (len(element) and _is_mixed(element)):
        return text
    label = next((element.attrib[key] for key in ("name", "key", "label") if element.attrib.get(key)), name)
    return f"{label}: {text}"


def _write_attributes(element: Element) -> str:
    """What an element says in its attributes, which may be all it says."""
    written = [
        f"{name} {' '.join(value.split())}"
        for name, value in element.attrib.items()
        if "}" not in name and name not in _NO_WORDS and value.strip()
    ]
    return f"{name_of(element)}: {', '.join(written)}" if written else ""
