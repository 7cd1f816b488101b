"""XPS pages and Visio drawings, as archives of a few parts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from engine.errors import DocumentCorrupt
from engine.ingestion.formats.page_package import parse


def pack(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("--", "."), content)
    return out.getvalue()


def page(*pieces: tuple[str, str]) -> str:
    glyphs = "".join(f'<Glyphs OriginY="{height}" UnicodeString="{text}"/>' for height, text in pieces)
    return f'<FixedPage xmlns="http://schemas.microsoft.com/xps/2005/06">{glyphs}</FixedPage>'


def test_pieces_at_one_height_are_a_line_and_page_10_follows_page_2() -> None:
    parts = {
        "Documents/1/Pages/10.fpage": page(("20", "the end")),
        "Documents/1/Pages/2.fpage": page(("10", "first"), ("10", "line"), ("30", "{}second line")),
    }
    document = parse(pack(**parts), Path("print.xps"))
    assert document.text == "first line\n\nsecond line\n\nthe end\n"
    assert [section.page for section in document.sections] == [1, 2]


def test_pages_of_visio_are_called_as_they_are_there() -> None:
    parts = {
        "visio/pages/pages.xml": "<Pages><Page Name='Kitchen'/></Pages>",
        "visio/pages/page1.xml": "<PageContents><Shape><Text>Oven<cp IX='0'/> here</Text></Shape></PageContents>",
    }
    document = parse(pack(**parts), Path("flat.vsdx"))
    assert document.text == "Kitchen\n\nOven here\n"
    assert (document.sections[0].headings, document.sections[0].page) == (("Kitchen",), 1)


def test_damage_is_named_as_the_reason() -> None:
    with pytest.raises(DocumentCorrupt, match=r"print\.xps is damaged"):
        parse(b"PK\x03\x04 rubbish", Path("print.xps"))
