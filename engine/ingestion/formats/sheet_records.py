"""Running heads, chart titles and text boxes of Excel files of 1997 to 2003, which xberg leaves out."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from engine.ingestion.clean import drop_invisible
from engine.ingestion.formats.package_extras import split_sheet_head

_HEADER, _FOOTER, _SERIES_TEXT, _TEXT_OBJECT, _CONTINUE = 0x0014, 0x0015, 0x100D, 0x01B6, 0x003C
_LABEL, _STRINGS = 0x0204, 0x00FC


def read_sheet_extras(data: bytes, text: str) -> list[str]:
    """Lines that are not in the ``text`` yet, in the order of the file; none for a file of another kind."""
    if not data.startswith(olefile.MAGIC):
        return []
    lines: list[str] = []
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            name = next((name for name in ("Workbook", "Book") if compound.exists(name)), None)
            if name:
                lines.extend(_read_lines(compound.openstream(name).read()))
    except (OSError, ValueError, IndexError, TypeError, struct.error):  # olefile raises any of these for damaged files
        return lines
    return [line for line in dict.fromkeys(drop_invisible(line).strip() for line in lines) if line and line not in text]


def _read_lines(stream: bytes) -> Iterator[str]:
    expecting_text = False
    for kind, body in _split_records(stream):
        if kind in {_HEADER, _FOOTER} and len(body) > 3:
            yield from split_sheet_head(_decode(body[2:], struct.unpack_from("<H", body)[0]))
        elif kind == _SERIES_TEXT and len(body) > 4:
            yield _decode(body[3:], body[2])
        elif kind == _LABEL and len(body) > 9:
            yield _decode(body[8:], struct.unpack_from("<H", body, 6)[0])
        elif kind == _STRINGS:
            yield from _read_strings(body)
        elif kind == _CONTINUE and expecting_text and len(body) > 1:
            yield _decode(body, len(body))
        expecting_text = kind == _TEXT_OBJECT


def _split_records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _read_strings(body: bytes) -> Iterator[str]:
    """The strings of all cells, up to where they go on in another record; charts keep theirs here too."""
    position = 8
    while position + 3 <= len(body):
        letters, form = struct.unpack_from("<HB", body, position)
        runs = struct.unpack_from("<H", body, position + 3)[0] if form & 8 and position + 5 <= len(body) else 0
        hints = struct.unpack_from("<I", body, position + 3 + (2 if form & 8 else 0))[0] if form & 4 else 0
        start = position + 3 + (2 if form & 8 else 0) + (4 if form & 4 else 0)
        end = start + letters * (2 if form & 1 else 1)
        if end > len(body):
            return
        yield body[start:end].decode("utf-16-le" if form & 1 else "latin-1", "replace")
        position = end + 4 * runs + hints


def _decode(body: bytes, letters: int) -> str:
    """A string of Excel: one byte that says how wide its letters are, then the letters."""
    wide = body[0] & 1
    return body[1 : 1 + letters * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
