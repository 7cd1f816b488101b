"""PDF files: text page by page, in an order that can be found again on the page."""

from __future__ import annotations

from contextlib import closing
from itertools import accumulate, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from engine.domain import Document, Section
from engine.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted
from engine.ingestion.clean import clean_title
from engine.ingestion.formats.pdf_text import PageText, read_page_text

PAGE_BREAK = "\n\n"

_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "CreationDate")


def parse(data: bytes, path: Path) -> Document:
    """One section a page; a page without text has none.

    Raises ``DocumentEncrypted``, ``DocumentCorrupt``, or ``DocumentEmpty`` when no page holds text.
    """
    with open_pdf(data, path) as document:
        pages = [read_page(document, page).text for page in range(1, len(document) + 1)]
        properties = {name: clean_title(value) for name, value in document.get_metadata_dict().items()}
    if not any(pages):
        raise DocumentEmpty(
            f"{path.name} holds pictures of pages but no text. Carrel cannot recognise text in pictures (OCR) yet: "
            "run it through a program that does, then index it again."
        )
    blank = pages.count("")
    text = PAGE_BREAK.join(filter(None, pages))
    return Document(
        path=path,
        title=properties.get("Title") or path.stem,
        text=text,
        sections=_make_sections(pages, len(text)),
        page_count=len(pages),
        metadata={name.lower(): properties[name] for name in _PROPERTIES if properties.get(name)},
        remark=f"{blank} of {len(pages)} pages hold no text that can be read." if blank else "",
    )


def open_pdf(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    """Open a PDF file; close it after use. Raises ``DocumentEncrypted`` or ``DocumentCorrupt``."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise DocumentEncrypted(
                f"{path.name} is locked with a password: save a copy without one to make it searchable.", str(error)
            ) from error
        raise DocumentCorrupt(
            f"{path.name} is damaged or not a PDF: open it in a PDF viewer and save it again.", str(error)
        ) from error


def read_page(document: pypdfium2.PdfDocument, page: int) -> PageText:
    """The text of one page, counted from 1; a page too damaged to load has none."""
    try:
        with closing(document[page - 1]) as opened, closing(opened.get_textpage()) as text_page:
            return read_page_text(text_page)
    except pypdfium2.PdfiumError:
        return PageText.empty()


def next_page_start(start: int, text: str) -> int:
    """Where in the document's text the page after one with this ``start`` and ``text`` begins."""
    return start + len(text) + len(PAGE_BREAK) if text else start


def _make_sections(pages: list[str], length: int) -> tuple[Section, ...]:
    """Sections cover the text: the blank line after a page belongs to it."""
    starts = list(accumulate(pages, next_page_start, initial=0))
    return tuple(
        Section((), number, start, min(following, length))
        for number, (start, following) in enumerate(pairwise(starts), start=1)
        if start < following
    )
