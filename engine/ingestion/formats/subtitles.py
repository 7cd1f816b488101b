"""Subtitles (srt, vtt, sbv): what is said, line by line, with the time as a heading every five minutes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import decode, drop_invisible, looks_like_text
from engine.ingestion.formats.outline import Outline

_TIMES = re.compile(
    r"^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,]\d+)?\s*(?:-->|,)\s*(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d+)?.*$"
)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]+)>")
_MARKUP = re.compile(r"</?[a-zA-Z\d][^>\n]*>|\{\\[^}\n]*\}")
_SECONDS_TOGETHER = 300


def parse(data: bytes, path: Path) -> Document:
    """Speakers are kept as ``name: words``; raises ``DocumentCorrupt`` when there is not one time in the file."""
    text = drop_invisible(decode(data)) if looks_like_text(data) else ""
    cues = _read_cues(text)
    if not cues and not text.startswith("WEBVTT"):
        raise DocumentCorrupt(f"{path.name} holds no subtitles: check what made it.")
    outline = Outline()
    write_cues(cues, outline)
    written, sections = outline.build()
    return Document(path=path, title=path.stem, text=written, sections=sections)


def write_cues(cues: list[tuple[int, str]], outline: Outline) -> None:
    """Add what is said to an outline; each cue with the second it begins at."""
    long = any(second >= _SECONDS_TOGETHER for second, _ in cues)
    for part in sorted({second // _SECONDS_TOGETHER for second, _ in cues}):
        minutes = part * _SECONDS_TOGETHER // 60
        if long:
            outline.add_heading(1, f"{minutes // 60}:{minutes % 60:02}:00")
        outline.add_block("\n".join(words for second, words in cues if second // _SECONDS_TOGETHER == part and words))


def _read_cues(text: str) -> list[tuple[int, str]]:
    """The second each cue begins at, and its words; notes and styles are in blocks without a time."""
    cues: list[tuple[int, str]] = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        place = next((number for number, line in enumerate(lines[:3]) if _TIMES.match(line)), None)
        if place is None:
            continue
        found = _TIMES.match(lines[place])
        assert found is not None
        second = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
        words = [_MARKUP.sub("", _VOICE.sub(r"\1: ", line)).strip() for line in lines[place + 1 :]]
        cues.append((second, unescape("\n".join(filter(None, words)))))
    return cues
