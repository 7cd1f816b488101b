"""Feeds (RSS, Atom) and outlines (OPML): each entry under its title, each level of an outline below the one above."""

from __future__ import annotations

from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.xml_tree import Element, find_child, name_of, text_of

_ENTRIES = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "description", "summary")
_LINES = {"author": "Author", "creator": "Author", "pubDate": "Date", "updated": "Date", "category": "Category"}


def write_feed(root: Element, outline: Outline) -> dict[str, str]:
    """The feed's own title and description, then its entries; returns ``title`` and what else it says of itself."""
    channel = find_child(root, "channel")
    if channel is None:
        channel = root
    title = text_of(find_child(channel, "title"))
    outline.add_heading(1, title)
    outline.add_block(_read_body(channel, ("description", "subtitle")))
    for entry in root.iter():
        if name_of(entry) in _ENTRIES:
            outline.add_heading(2, text_of(find_child(entry, "title")) or "Entry")
            lines = dict.fromkeys(
                f"{_LINES[name_of(child)]}: {text_of(child)}"
                for child in entry
                if name_of(child) in _LINES and text_of(child)
            )
            outline.add_block("\n".join(lines))
            outline.add_block(_read_body(entry, _BODIES))
    author = text_of(find_child(channel, "author", "managingEditor", "creator"))
    date = text_of(find_child(channel, "pubDate", "lastBuildDate", "updated"))
    return {key: value for key, value in (("title", title), ("author", author), ("date", date)) if value}


def write_outlines(root: Element, outline: Outline) -> dict[str, str]:
    """Lines of an outline as a list, indented as they are nested; an explicit stack, because they nest deeply."""
    title = text_of(next((each for each in root.iter() if name_of(each) == "title"), None))
    outline.add_heading(1, title)
    lines: list[str] = []
    waiting: list[tuple[Element, int]] = [(root, -1)]
    while waiting:
        element, depth = waiting.pop()
        if name_of(element) == "outline":
            words = (element.get("text") or element.get("title") or "", element.get("_note") or "")
            address = element.get("xmlUrl") or element.get("url") or ""
            text = " ".join(" ".join((*words, address)).split())
            lines += [f"{'  ' * max(depth, 0)}• {text}"] if text else []
        waiting.extend((child, depth + (name_of(child) == "outline")) for child in reversed(element))
    outline.add_block("\n".join(lines))
    return {"title": title} if title else {}


def _read_body(element: Element, names: tuple[str, ...]) -> str:
    body = text_of(find_child(element, *names))
    if "<" not in body and "&" not in body:
        return body
    from engine.ingestion.formats.html import read_text  # noqa: PLC0415 - many feeds hold no HTML

    return read_text(body)
