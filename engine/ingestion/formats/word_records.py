"""The bare text of Word files of 1997 to 2003, for those in which xberg finds none."""

from __future__ import annotations

import io
import struct

import olefile

from engine.ingestion.clean import drop_invisible

_SECOND_TABLE, _PLACE_OF_PIECES = 0x0200, 0x01A2
_NARROW = 0x40000000
_MARKS = str.maketrans({"\r": "\n", "\x07": "\t", "\x0b": "\n", "\x0c": "\n"})


def read_bare_text(data: bytes) -> str:
    """All text with the codes of its fields, a line for a paragraph; "" for a file of another kind."""
    if not data.startswith(olefile.MAGIC):
        return ""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            if not compound.exists("WordDocument"):
                return ""
            main = compound.openstream("WordDocument").read()
            (flags,) = struct.unpack_from("<H", main, 0x0A)
            table = compound.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
            start, length = struct.unpack_from("<II", main, _PLACE_OF_PIECES)
            return drop_invisible(_join_pieces(main, table[start : start + length]).translate(_MARKS)).strip()
    except (OSError, ValueError, IndexError, TypeError, struct.error):  # olefile raises any of these for damaged files
        return ""


def _join_pieces(main: bytes, pieces: bytes) -> str:
    position = 0
    while pieces[position : position + 1] == b"\x01":  # formats that apply to some pieces
        position += 3 + struct.unpack_from("<H", pieces, position + 1)[0]
    (length,) = struct.unpack_from("<I", pieces, position + 1)
    table = pieces[position + 5 : position + 5 + length]
    count = (len(table) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table)
    parts = []
    for number in range(count):
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        letters = bounds[number + 1] - bounds[number]
        if place & _NARROW:
            start = (place & ~_NARROW) // 2
            parts.append(main[start : start + letters].decode("cp1252", "replace"))
        else:
            parts.append(main[place : place + 2 * letters].decode("utf-16-le", "replace"))
    return "".join(parts)
