"""PDF files: text page by page, in an order that can be found again on the page."""

from __future__ import annotations

import math
import re
from contextlib import closing
from itertools import accumulate, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from engine.domain import Document, Section
from engine.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted, DocumentUnreadable
from engine.ingestion.clean import clean_title, drop_invisible, unify_newlines
from engine.ingestion.formats.pdf_text import PageText, read_page_text
from engine.ingestion.recognition import Recogniser, current_recogniser, explain_picture

PAGE_BREAK = "\n\n"

_FEW_LETTERS = 40
_DOTS_PER_POINT = 300 / 72
_MOST_DOTS = 12_000_000
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "CreationDate")


def parse(data: bytes, path: Path) -> Document:
    """One section a page; a page without text has none.

    The text recognised on scanned pages stands after that of all the others, so that the places of those can be found
    again without recognising anything.
    Raises ``DocumentEncrypted``, ``DocumentCorrupt``, or ``DocumentEmpty`` when no page holds text.
    """
    recogniser = current_recogniser()
    with open_pdf(data, path) as document:
        pages = [read_page(document, page).text for page in range(1, len(document) + 1)]
        scans = [number for number, text in enumerate(pages, start=1) if _is_scan(document, number, text)]
        recognised = {} if recogniser.obstacle else {page: _recognise(document, page, recogniser) for page in scans}
        properties = {name: clean_title(value) for name, value in document.get_metadata_dict().items()}
    shortfall = (recogniser.obstacle if scans else "") or recogniser.take_shortfall()
    if not any(pages) and not any(recognised.values()):
        raise _explain_emptiness(path, shortfall)
    blank = sum(not text and not recognised.get(number) for number, text in enumerate(pages, start=1))
    numbered = [*enumerate(pages, start=1), *recognised.items()]
    text = PAGE_BREAK.join(content for _, content in numbered if content)
    return Document(
        path=path,
        title=properties.get("Title") or path.stem,
        text=text,
        sections=_make_sections(numbered, len(text)),
        page_count=len(pages),
        metadata={name.lower(): properties[name] for name in _PROPERTIES if properties.get(name)},
        remark=_describe_blanks(blank, len(pages), shortfall),
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


def _make_sections(pages: list[tuple[int, str]], length: int) -> tuple[Section, ...]:
    """Sections cover the text: the blank line after a page belongs to it."""
    starts = list(accumulate((text for _, text in pages), next_page_start, initial=0))
    return tuple(
        Section((), number, start, min(following, length))
        for (number, _), (start, following) in zip(pages, pairwise(starts), strict=True)
        if start < following
    )


def _is_scan(document: pypdfium2.PdfDocument, page: int, text: str) -> bool:
    """Whether there is more to see on a page than its few letters of text; those are often a scanner's own mark."""
    if len(text) > _FEW_LETTERS:
        return False
    try:
        with closing(document[page - 1]) as opened:
            if text:
                return any(True for _ in opened.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
            return int(pdfium.FPDFPage_CountObjects(opened)) > 0
    except pypdfium2.PdfiumError:
        return False


def _recognise(document: pypdfium2.PdfDocument, page: int, recogniser: Recogniser) -> str:
    try:
        with closing(document[page - 1]) as opened:
            dots = math.prod(opened.get_size()) or 1.0
            scale = min(_DOTS_PER_POINT, math.sqrt(_MOST_DOTS / dots))
            image = opened.render(scale=scale, may_draw_forms=False, grayscale=True).to_pil()
    except (pypdfium2.PdfiumError, ValueError):  # a damaged page is blank, and counted as such
        return ""
    return _one_line_end(drop_invisible(unify_newlines(recogniser.read(image))))


def _one_line_end(text: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", text).strip()


def _explain_emptiness(path: Path, shortfall: str) -> DocumentUnreadable:
    if shortfall:
        return explain_picture(path, shortfall)
    return DocumentEmpty(f"{path.name} holds no text, and none was found in pictures on its pages.")


def _describe_blanks(blank: int, pages: int, shortfall: str) -> str:
    counted = f"{blank} of {pages} pages hold no text that can be read." if blank else ""
    return f"{counted} {shortfall}".strip()
