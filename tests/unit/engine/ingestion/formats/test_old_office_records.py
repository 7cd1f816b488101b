"""Records of office files of 1997 to 2003, byte by byte: sheets, slides, pieces of text."""

from __future__ import annotations

import struct

from engine.ingestion.formats.sheet_records import _read_lines, read_sheet_extras
from engine.ingestion.formats.slide_records import _find_comments, read_slide_comments
from engine.ingestion.formats.word_records import _join_pieces, read_bare_text


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def wide(text: str) -> bytes:
    return b"\x01" + text.encode("utf-16-le")


def test_running_heads_chart_titles_and_strings_of_a_sheet() -> None:
    head = "&CDraft && co"
    strings = struct.pack("<II", 2, 2) + struct.pack("<H", 4) + b"\x00Rent" + struct.pack("<H", 5) + wide("Größe")
    stream = (
        record(0x0014, struct.pack("<H", len(head)) + b"\x00" + head.encode("latin-1"))
        + record(0x100D, b"\0\0" + bytes([5]) + wide("Märkt"))
        + record(0x00FC, strings)
        + record(0x01B6, bytes(18))
        + record(0x003C, b"\x00In a box")
        + record(0x003C, b"\x00formats")
    )
    assert [line for line in _read_lines(stream) if line] == ["Draft & co", "Märkt", "Rent", "Größe", "In a box"]


def test_a_record_cut_short_ends_the_reading() -> None:
    assert list(_read_lines(record(0x00FC, struct.pack("<II", 9, 9) + struct.pack("<H", 900) + b"\x00Rent"))) == []
    assert list(_read_lines(b"\x14")) == []


def test_comments_of_slides_say_who_wrote_them() -> None:
    def atom(instance: int, text: str) -> bytes:
        data = text.encode("utf-16-le")
        return struct.pack("<HHI", instance << 4, 0x0FBA, len(data)) + data

    said = atom(0, "Marta Ost") + atom(1, "Say  more\rhere") + atom(2, "MO")
    stream = b"before" + b"\x0f\x00\xe0\x2e" + struct.pack("<I", len(said)) + said + b"after"
    assert list(_find_comments(stream)) == ["Marta Ost (MO): Say more here"]


def test_pieces_of_both_widths_are_joined_in_order() -> None:
    main = b"...." + "Größe ".encode("utf-16-le") + b"matters"
    narrow_place = (4 + 12) * 2 | 0x40000000
    table = struct.pack("<3I", 0, 6, 13) + struct.pack("<HIH", 0, 4, 0) + struct.pack("<HIH", 0, narrow_place, 0)
    formats = b"\x01" + struct.pack("<H", 2) + b"xx"
    assert _join_pieces(main, formats + b"\x02" + struct.pack("<I", len(table)) + table) == "Größe matters"


def test_other_files_have_none_of_it() -> None:
    for data in (b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100)):
        assert (read_sheet_extras(data, ""), read_slide_comments(data), read_bare_text(data)) == ([], [], "")
