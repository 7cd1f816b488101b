"""Rich text as Outlook packs it: the example of its specification, and what is not packed."""

from __future__ import annotations

from engine.ingestion.formats.packed_rtf import unpack_rtf

PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def test_the_example_of_the_specification() -> None:
    assert unpack_rtf(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_plain_and_cut_off_text() -> None:
    assert unpack_rtf(b"\x13\0\0\0\x07\0\0\0MELA\0\0\0\0{\\rtf1}") == b"{\\rtf1}"
    assert unpack_rtf(PACKED[:30]).startswith(b"{\\rtf1\\ansi")
    assert unpack_rtf(b"") == b""
