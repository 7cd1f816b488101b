"""Undoes the compression in which Outlook keeps rich text."""

from __future__ import annotations

_COMPRESSED = b"LZFu"
_WINDOW = 4096
# What every text is likely to hold stands in the window before it begins ([MS-OXRTFCP] 2.1.2.1).
_BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpack_rtf(data: bytes) -> bytes:
    """The RTF in a compressed property; what can be had of a damaged one."""
    if data[8:12] != _COMPRESSED:
        return data[16:]
    size = int.from_bytes(data[4:8], "little")
    window = bytearray(_BEGINNING.ljust(_WINDOW, b" "))
    place = len(_BEGINNING)
    output = bytearray()
    position = 16
    while position < len(data) and len(output) < size:
        flags = data[position]
        position += 1
        for bit in range(8):
            if flags >> bit & 1:
                token = int.from_bytes(data[position : position + 2], "big")
                position += 2
                start, length = token >> 4, (token & 15) + 2
                if start == place:
                    return bytes(output)
            else:
                start, length = -1, 1
                position += 1
            for step in range(length):
                byte = window[(start + step) % _WINDOW] if start >= 0 else _at(data, position - 1)
                output.append(byte)
                window[place] = byte
                place = (place + 1) % _WINDOW
    return bytes(output[:size])


def _at(data: bytes, position: int) -> int:
    return data[position] if position < len(data) else 0
