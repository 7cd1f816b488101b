"""OpenDocument trees: headings, sheets, slides, notes, and the archives of StarOffice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from engine.domain import Document
from engine.errors import DocumentCorrupt, DocumentEncrypted
from engine.ingestion.formats.opendocument import parse

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def flat(body: str, meta: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><office:document {NAMES}><office:meta>{meta}</office:meta>'
        f"<office:body>{body}</office:body></office:document>"
    ).encode()


def read(body: str, meta: str = "") -> Document:
    return parse(flat(body, meta), Path("note.fodt"))


def test_headings_and_paragraphs_with_their_notes() -> None:
    document = read(
        "<office:text><text:h text:outline-level='1'>Rent</text:h>"
        "<text:p>It is <text:span>850</text:span> euro<text:s text:c='2'/>a month."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Heating apart.</text:p>"
        "</text:note-body></text:note></text:p>"
        "<text:h text:outline-level='2'>Deposit</text:h><text:p>Two<text:tab/>months</text:p></office:text>",
        "<dc:title>The lease</dc:title><meta:initial-creator>Marta Ost</meta:initial-creator>",
    )
    assert document.text == ("Rent\n\nIt is 850 euro  a month.\n\nHeating apart.\n\nDeposit\n\nTwo\tmonths\n")
    assert [section.headings for section in document.sections] == [("Rent",), ("Rent", "Deposit")]
    assert (document.title, document.metadata["author"]) == ("The lease", "Marta Ost")


def test_sheets_and_slides_are_pages() -> None:
    document = read(
        "<office:spreadsheet><table:table table:name='Costs'><table:table-row><table:table-cell><text:p>Part</text:p>"
        "</table:table-cell><table:table-cell><text:p>Euro</text:p></table:table-cell></table:table-row>"
        "</table:table><table:table table:name='Income'><table:table-row><table:table-cell><text:p>none</text:p>"
        "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
    )
    assert document.text == "Costs\n\nPart\tEuro\n\nIncome\n\nnone\n"
    assert [(section.page, section.headings) for section in document.sections] == [(1, ("Costs",)), (2, ("Income",))]
    slides = read(
        "<office:presentation><draw:page draw:name='Plan'><draw:frame><draw:text-box><text:p>First we dig.</text:p>"
        "</draw:text-box></draw:frame></draw:page></office:presentation>"
    )
    assert (slides.text, slides.sections[0].page) == ("Plan\n\nFirst we dig.\n", 1)


def test_an_archive_of_staroffice_is_the_same() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", flat("<office:text><text:p>An old letter</text:p></office:text>"))
        archive.writestr("Basic/Standard/One.xml", "<module>Sub Main</module>")
    document = parse(out.getvalue(), Path("letter.sxw"))
    assert document.text == "An old letter\n\nSub Main\n"


def test_damaged_and_locked_files_have_their_reasons() -> None:
    with pytest.raises(DocumentCorrupt, match=r"letter\.sxw is damaged"):
        parse(b"no archive", Path("letter.sxw"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", b"\x8f\x00\x12")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    with pytest.raises(DocumentEncrypted):
        parse(out.getvalue(), Path("letter.sxw"))
