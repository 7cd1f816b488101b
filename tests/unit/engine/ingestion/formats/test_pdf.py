"""PDF: text with a place for every character, pages, and files that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from engine.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted, DocumentUnsupported
from engine.ingestion.formats.pdf import parse, read_page
from engine.ingestion.recognition import Recogniser, recognising
from engine.settings import ReadingSettings

FILE = Path("lease.pdf")


def draw(*pages: list[tuple[float, str]], title: str = "", password: str = "") -> bytes:
    """A PDF with lines of 12 point Helvetica at the given heights, 72 points from the left."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), encrypt=StandardEncryption(password) if password else None)
    canvas.setTitle(title)
    for lines in pages:
        canvas.setFont("Helvetica", 12)
        for y, line in lines:
            canvas.drawString(72, y, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_are_sections_and_the_text_between_is_a_blank_line() -> None:
    document = parse(draw([(800, "First page")], [], [(800, "Third"), (786, "page")], title="The lease"), FILE)
    assert document.text == "First page\n\nThird\npage"
    assert [(section.page, document.text[section.start : section.end]) for section in document.sections] == [
        (1, "First page\n\n"),
        (3, "Third\npage"),
    ]
    assert (document.page_count, document.title, document.metadata["title"]) == (3, "The lease", "The lease")


def test_paragraphs_are_told_by_the_gap_between_lines() -> None:
    heights = [800, 786, 772, 748, 734, 720]
    text = parse(draw([(y, f"line {number}") for number, y in enumerate(heights)]), FILE).text
    assert text == "line 0\nline 1\nline 2\n\nline 3\nline 4\nline 5"


def test_hyphenated_words_are_joined_but_not_ranges_and_names() -> None:
    lines = [(800, "The inter-"), (786, "national Anna-"), (772, "Maria, born 1980-"), (758, "1990.")]
    assert parse(draw(lines), FILE).text == "The international Anna-Maria, born 1980-\n1990."


def test_every_character_is_drawn_where_the_map_says() -> None:
    with pypdfium2.PdfDocument(draw([(800, "Rent of  the inter-"), (786, "national flat")])) as document:
        content = read_page(document, 1)
        text_page = document[0].get_textpage()
        assert len(content.text) == len(content.indexes)
        for character, index in zip(content.text, content.indexes, strict=True):
            if character != "\n":
                assert text_page.get_text_range(index, 1).strip() == character.strip()


def test_a_password_is_named_as_the_reason() -> None:
    with pytest.raises(DocumentEncrypted, match="locked with a password"):
        parse(draw([(800, "secret")], password="sesame"), FILE)


@pytest.mark.parametrize("data", [b"%PDF-1.7 rubbish", b"", b"plain text"])
def test_damage_is_named_as_the_reason(data: bytes) -> None:
    with pytest.raises(DocumentCorrupt, match=r"lease\.pdf is damaged or not a PDF"):
        parse(data, FILE)


def test_pages_without_text_are_named_as_the_reason() -> None:
    with pytest.raises(DocumentEmpty, match="holds no text, and none was found in pictures"):
        parse(draw([]), FILE)


def test_a_scan_says_what_keeps_it_from_being_read() -> None:
    with pytest.raises(DocumentUnsupported, match=r"lease\.pdf is a picture of text\. .* set ocr = true"):
        parse(draw_scan(), FILE)


def test_scanned_pages_stand_behind_the_others_with_their_page() -> None:
    reads: list[tuple[int, int]] = []

    class Reader(Recogniser):
        def read(self, image: Image.Image) -> str:
            reads.append(image.size)
            return "Words on paper"

    with recognising(Reader(ReadingSettings())):
        document = parse(draw_scan([(800, "A page of text that is long enough to be one.")]), FILE)
    assert document.text == "A page of text that is long enough to be one.\n\nWords on paper"
    assert [(section.page, section.start) for section in document.sections] == [(2, 0), (1, 47)]
    assert reads == [(2480, 3509)], "one page, 300 dots an inch"
    assert document.remark == ""


def draw_scan(*pages: list[tuple[float, str]]) -> bytes:
    """A page that is a picture, and pages of text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawImage(ImageReader(Image.new("L", (300, 400), 200)), 0, 0, 595, 842)
    canvas.showPage()
    for lines in pages:
        for y, line in lines:
            canvas.drawString(72, y, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
