"""FictionBook e-books (fb2): chapters under their titles, author and date from the description."""

from __future__ import annotations

from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.xml_tree import Element, find_child, name_of, text_of

_CONTAINERS = frozenset({"FictionBook", "body", "section", "epigraph", "annotation", "cite", "poem", "stanza"})
_LEFT_OUT = frozenset({"binary", "stylesheet", "description", "image", "empty-line"})


def write_book(root: Element, outline: Outline) -> dict[str, str]:
    """Everything but the pictures; returns ``title``, ``author``, ``date``, ``tags``."""
    waiting: list[tuple[Element, int]] = [(root, 0)]
    while waiting:
        element, level = waiting.pop()
        name = name_of(element)
        if name in _CONTAINERS:
            deeper = level + (name == "section")
            waiting.extend((child, deeper) for child in reversed(element))
        elif name == "title":
            outline.add_heading(max(level, 1), " ".join(filter(None, map(text_of, element))) or text_of(element))
        elif name == "table":
            rows = (" | ".join(map(text_of, row)) for row in element)
            outline.add_block("\n".join(rows))
        elif name and name not in _LEFT_OUT:
            outline.add_block(text_of(element))
    return _read_description(root)


def _read_description(root: Element) -> dict[str, str]:
    info = find_child(root, "description")
    info = find_child(info, "title-info") if info is not None else None
    if info is None:
        return {}
    authors = [" ".join(map(text_of, each)).strip() for each in info if name_of(each) == "author"]
    date = find_child(info, "date")
    written = {
        "title": text_of(find_child(info, "book-title")),
        "author": ", ".join(" ".join(author.split()) for author in authors),
        "date": (date.get("value") or text_of(date)) if date is not None else "",
        "tags": ", ".join(text_of(each) for each in info if name_of(each) == "genre"),
    }
    return {key: value for key, value in written.items() if value}
