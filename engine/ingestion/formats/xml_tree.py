"""Reads XML safely: nothing outside the file is opened, entities cannot blow up, and small damage is mended."""

from __future__ import annotations

import re
from html.entities import html5
from pathlib import Path
from xml.etree import ElementTree as ET

from engine.errors import DocumentCorrupt
from engine.ingestion.clean import decode, drop_invisible, looks_like_text

Element = ET.Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w+;)?")


def read_xml(data: bytes, path: Path) -> Element:
    """The root element; raises ``DocumentCorrupt``. Expat itself bounds entities and never opens what they name."""
    try:
        return ET.fromstring(data)  # noqa: S314 - see above
    except (ET.ParseError, ValueError, LookupError):
        return read_xml_text(decode(data) if looks_like_text(data) else "", path)


def read_xml_text(text: str, path: Path) -> Element:
    """The same for text whose encoding is known; entities of HTML and lone ampersands are taken as they are meant."""
    text = _ENTITY.sub(_mend, drop_invisible(_DECLARATION.sub("", text))).strip()
    try:
        return ET.fromstring(text)  # noqa: S314 - as above
    except (ET.ParseError, ValueError) as error:
        raise DocumentCorrupt(
            f"{path.name} is damaged or not XML: open it in the program it was made with and save it again.",
            type(error).__name__,
        ) from error


def name_of(element: Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_child(element: Element, *names: str) -> Element | None:
    """The first child with one of these names, in the order of the names."""
    return next((child for name in names for child in element if name_of(child) == name), None)


def text_of(element: Element | None) -> str:
    """All text inside an element on one line."""
    return " ".join("".join(_iterate_text(element)).split()) if element is not None else ""


def _iterate_text(element: Element) -> list[str]:
    """``itertext`` without comments; iterative, because elements nest deeper than calls may."""
    return [
        text
        for event, node in _walk(element)
        if (text := (node.text if event == "open" and name_of(node) else node.tail if event == "close" else "") or "")
    ]


def _walk(root: Element) -> list[tuple[str, Element]]:
    events: list[tuple[str, Element]] = []
    waiting: list[tuple[str, Element]] = [("open", root)]
    while waiting:
        event, node = waiting.pop()
        events.append((event, node))
        if event == "open":
            if node is not root:
                waiting.append(("close", node))
            waiting.extend(("open", child) for child in reversed(node))
    return events


def _mend(match: re.Match[str]) -> str:
    return html5.get(match[1] or "", "&amp;" + (match[1] or ""))
