"""Address cards and calendars (vcf, ics, vcs): one section for each person, event or task."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from pathlib import Path

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import decode, drop_invisible, looks_like_text
from engine.ingestion.formats.outline import Outline

_ENTRIES = frozenset({"VCARD", "VEVENT", "VTODO", "VJOURNAL"})
_LABELS = {
    "SUMMARY": "Summary", "DTSTART": "Start", "DTEND": "End", "DUE": "Due", "LOCATION": "Location",
    "DESCRIPTION": "Description", "ORGANIZER": "Organizer", "ATTENDEE": "Attendee", "CATEGORIES": "Categories",
    "STATUS": "Status", "COMMENT": "Comment", "FN": "Name", "NICKNAME": "Nickname", "ORG": "Organization",
    "TITLE": "Title", "ROLE": "Role", "TEL": "Phone", "EMAIL": "Email", "ADR": "Address", "URL": "Web page",
    "BDAY": "Birthday", "NOTE": "Note", "RRULE": "Repeats",
}  # fmt: skip
_LINE = re.compile(r'(?:[\w-]+\.)?([A-Za-z-]+)((?:;(?:[^:"]|"[^"]*")*)?):(.*)')
_QUOTED = "QUOTED-PRINTABLE"
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?")


def parse(data: bytes, path: Path) -> Document:
    """``label: value`` lines under the name or the summary; raises ``DocumentCorrupt`` when there is no entry."""
    outline = Outline()
    entries = 0
    name, lines = "", list[str]()
    for key, value in _read_lines(decode(data) if looks_like_text(data) else ""):
        if key == "BEGIN" and value.upper() in _ENTRIES:
            name, lines = "", []
            entries += 1
        elif key == "END" and lines:  # of the entry, or of all of them where its own end is damaged
            outline.add_heading(1, name or "Entry")
            outline.add_block("\n".join(lines))
            lines = []
        elif key in _LABELS and value:
            lines.append(f"{_LABELS[key]}: {value}")
            name = name or (value if key in {"FN", "SUMMARY"} else "")
    if not entries:
        raise DocumentCorrupt(f"{path.name} holds no address and no event: export it again from where it came from.")
    text, sections = outline.build()
    return Document(path=path, title=path.stem, text=text, sections=sections)


def _read_lines(text: str) -> Iterator[tuple[str, str]]:
    """Names and values."""
    for line in _unfold(drop_invisible(text)):
        match = _LINE.fullmatch(line.strip())
        if not match:
            continue
        value = match[3]
        if _QUOTED in match[2].upper():
            value = decode(quopri.decodestring(value.encode()))
        yield match[1].upper(), _clean(match[1].upper(), value)


def _unfold(text: str) -> Iterator[str]:
    """A line that begins with a space goes on with the one before; so does one after a quoted line that ends in "="."""
    parts: list[str] = []
    soft = False
    for line in text.split("\n"):
        if soft or line[:1] in {" ", "\t"}:
            parts.append(line if soft else line[1:])
        else:
            yield "".join(parts)
            parts = [line]
        soft = line.endswith("=") and _QUOTED in parts[0].upper()
        if soft:
            parts[-1] = parts[-1][:-1]
    yield "".join(parts)


def _clean(key: str, value: str) -> str:
    if key in {"DTSTART", "DTEND", "DUE", "BDAY"}:
        return _TIME.sub(_write_time, value)
    value = re.sub(r"(?i)^mailto:", "", value)
    parts = [part for part in re.split(r"(?<!\\);", value) if part] if key in {"ADR", "ORG", "N"} else [value]
    return " ".join(re.sub(r"\\(.)", lambda match: " " if match[1] in "nN" else match[1], ", ".join(parts)).split())


def _write_time(match: re.Match[str]) -> str:
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day} {match[4]}:{match[5]}{' UTC' if match[6] else ''}" if match[4] else day
