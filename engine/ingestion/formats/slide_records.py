"""Comments in PowerPoint files of 1997 to 2003, which xberg leaves out."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from engine.ingestion.clean import drop_invisible

_COMMENT = b"\x0f\x00\xe0\x2e"
_TEXT = 0x0FBA
_AUTHOR, _WORDS, _INITIALS = range(3)


def read_slide_comments(data: bytes) -> list[str]:
    """A line for each comment with who wrote it; none for a file of another kind."""
    if not data.startswith(olefile.MAGIC):
        return []
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            if not compound.exists("PowerPoint Document"):
                return []
            return list(_find_comments(compound.openstream("PowerPoint Document").read()))
    except (OSError, ValueError, IndexError, TypeError, struct.error):  # olefile raises any of these for damaged files
        return []


def _find_comments(stream: bytes) -> Iterator[str]:
    place = stream.find(_COMMENT)
    while place >= 0:
        (length,) = struct.unpack_from("<I", stream, place + 4)
        said = dict(_read_strings(stream[place + 8 : place + 8 + length]))
        initials = f" ({said[_INITIALS]})" if said.get(_INITIALS) else ""
        if said.get(_WORDS):
            yield f"{said.get(_AUTHOR, '')}{initials}: {said[_WORDS]}"
        place = stream.find(_COMMENT, place + 8)


def _read_strings(records: bytes) -> Iterator[tuple[int, str]]:
    position = 0
    while position + 8 <= len(records):
        form, kind, length = struct.unpack_from("<HHI", records, position)
        if kind == _TEXT:
            text = records[position + 8 : position + 8 + length].decode("utf-16-le", "replace")
            yield form >> 4, " ".join(drop_invisible(text).split())
        position += 8 + length
