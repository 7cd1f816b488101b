"""Bytes to clean text: which encoding a file is in, one kind of line end, no invisible junk."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people's files are in; a free choice among all of Python's codecs guesses exotic ones for short texts.
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "mac_roman", "cp437",
    "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_SAMPLE_BYTES = 65_536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_CONTROL_BYTES = bytes((*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_EBCDIC = bytes((*b"\x15\x25\x0d", 0x40, *range(0x4A, 0x51), *range(0x5A, 0x62), *range(0x6B, 0x70), *range(0x7A, 0x80),
                 *range(0x81, 0x8A), *range(0x91, 0x9A), *range(0xA2, 0xAA), *range(0xC1, 0xCA), *range(0xD1, 0xDA),
                 *range(0xE2, 0xEA), *range(0xF0, 0xFA)))  # fmt: skip
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")

_FILLER_TITLE = re.compile(
    r"(?i)(microsoft \w+ - .*|(untitled|document|dokument|unbenannt|title|slide|page)[ _-]*\d*|.{1,2}|)"
)


def decode(data: bytes) -> str:
    """Text of a file whose encoding is not known, with Unix line ends and no byte order mark; never fails."""
    return unify_newlines(_decode_marked(data) or _decode_unmarked(data))


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes can be read as text in some encoding: nearly no control characters, no broken ones."""
    data = data[:_SAMPLE_BYTES]
    if _is_ebcdic(data):
        return True
    wide = any(data.startswith(mark) for mark, _ in _MARKS) or find_wide_encoding(data)
    if not wide and data.count(0) * 100 > len(data):
        return False
    if not wide and len(data.translate(None, _CONTROL_BYTES)) * 20 < len(data) * 19:
        return False
    text = decode(data)
    return len(_CONTROL.findall(text)) * 20 <= len(text)


def find_wide_encoding(data: bytes) -> str | None:
    """The name of the UTF-16 that bytes without a mark are in, None if they are not.

    It shows as a zero in every other byte of the letters, spaces and line ends.
    """
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def unify_newlines(text: str) -> str:
    """The same text with Unix line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean_title(title: str | None) -> str:
    """A title out of a file's own properties on one line; "" for the fillers that programs write there."""
    line = " ".join(drop_invisible(title or "").split())
    return "" if _FILLER_TITLE.fullmatch(line) else line


def drop_invisible(text: str) -> str:
    """The same text without control characters, soft hyphens, zero-width spaces and byte order marks."""
    return _INVISIBLE.sub("", text.replace("\v", "\n").replace("\f", "\n"))


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _decode_unmarked(data: bytes) -> str:
    wide = find_wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    if _is_ebcdic(data):
        return data.decode("cp500").replace("\x85", "\n")
    if not (data.isascii() and b"\x1b$" in data):  # ISO-2022-JP would pass as UTF-8
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        accented = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
        if damaged * 10 <= accented:  # also UTF-8 with a few broken bytes, as in logs
            return text
    return _decode_by_likeness(data)


def _is_ebcdic(data: bytes) -> bool:
    """Text of mainframes: many of its spaces, none of anybody else's, and hardly a byte that is no letter or digit."""
    sample = data[:4096]
    if len(sample) < 64 or sample.count(0x40) * 12 < len(sample) or sample.count(0x20) * 200 > len(sample):
        return False
    return not sample.isascii() and len(sample.translate(None, _EBCDIC)) * 12 < len(sample) and not _is_utf_8(data)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_by_likeness(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costs 30 ms that most files (UTF-8) never need

    matches = list(from_bytes(data, cp_isolation=_LIKELY))
    if not matches:
        return data.decode("cp1252", "replace")
    best = matches[0]
    ties = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    western = next((match for match in ties if match.encoding == "cp1252"), best)
    return str(western)
