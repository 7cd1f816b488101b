"""Subtitles in XML (ttml): what is said, with the time as a heading every five minutes."""

from __future__ import annotations

import re

from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.subtitles import write_cues
from engine.ingestion.formats.xml_tree import Element, name_of, text_of

_CLOCK = re.compile(r"(\d+):(\d+):(\d+)")
_SECONDS = re.compile(r"([\d.]+)s")


def write_timed_text(root: Element, outline: Outline) -> dict[str, str]:
    """The paragraphs in their order; returns the ``title``."""
    cues: list[tuple[int, str]] = []
    for element in root.iter():
        if name_of(element) == "p":
            for child in element.iter():
                if name_of(child) == "br":
                    child.tail = "\n" + (child.tail or "")
            cues.append((_read_second(element.get("begin") or ""), text_of(element)))
    write_cues(cues, outline)
    title = text_of(next((each for each in root.iter() if name_of(each) == "title"), None))
    return {"title": title} if title else {}


def _read_second(begin: str) -> int:
    clock, seconds = _CLOCK.match(begin), _SECONDS.fullmatch(begin)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    return int(float(seconds[1])) if seconds else 0
