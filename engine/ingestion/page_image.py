"""Drawn PDF pages with a passage of the document's text highlighted on them, and where each of their characters is."""

from __future__ import annotations

import ctypes
import io
import math
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from engine.domain import PageImage
from engine.errors import DocumentCorrupt
from engine.ingestion.formats.pdf import next_page_start, open_pdf, read_page
from engine.ingestion.formats.pdf_text import SYNTHETIC, PageText

_YELLOW = (255, 208, 0, 96)
_MOST_PIXELS = 16_000_000

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the image."""


class DrawnPdf:
    """An open PDF that draws its pages; remembers where each page starts in the document's text. Not thread-safe."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Raises ``DocumentEncrypted`` or ``DocumentCorrupt``."""
        self._path = path
        self._document = open_pdf(data, path)
        self._starts = [0]

    def close(self) -> None:
        """Free the document; drawing is over."""
        self._document.close()

    def draw(self, page: int, width: int, start: int, end: int) -> PageImage:
        """Page ``page`` (from 1) ``width`` pixels wide, with the characters ``[start, end)`` of the document marked.

        A page so tall that it would take too much memory is drawn narrower.
        """
        page_count = len(self._document)
        if not 1 <= page <= page_count:
            raise DocumentCorrupt(f"{self._path.name} has {page_count} pages now, so page {page} cannot be shown.")
        content = read_page(self._document, page)
        try:
            with closing(self._document[page - 1]) as opened:
                scale = min(width / opened.get_width(), math.sqrt(_MOST_PIXELS / math.prod(opened.get_size())))
                image = opened.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
                with closing(opened.get_textpage()) as text_page:
                    selected = self._select(page, content, start, end)
                    marked = tuple(_find_highlights(opened, text_page, image.size, selected))
                    boxes = _place_characters(opened, text_page, image.size, content)
        except pypdfium2.PdfiumError as error:
            raise DocumentCorrupt(
                f"Page {page} of {self._path.name} is damaged and cannot be drawn.", str(error)
            ) from error
        return PageImage(
            page=page,
            page_count=page_count,
            png=_encode(_mark(image, marked)),
            width=image.width,
            height=image.height,
            highlights=tuple((left, top, right - left, bottom - top) for left, top, right, bottom in marked),
            text=content.text,
            boxes=boxes,
        )

    def _select(self, page: int, content: PageText, start: int, end: int) -> list[int]:
        """PDFium's indexes of the characters of this page that fall into ``[start, end)``."""
        if start >= end:
            return []
        while len(self._starts) < page:
            text = read_page(self._document, len(self._starts)).text
            self._starts.append(next_page_start(self._starts[-1], text))
        first, last = (max(0, offset - self._starts[page - 1]) for offset in (start, end))
        drawn = zip(content.text[first:last], content.indexes[first:last], strict=True)
        return [index for character, index in drawn if index != SYNTHETIC and not character.isspace()]


def _find_highlights(
    page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, size: tuple[int, int], indexes: list[int]
) -> Iterator[Rectangle]:
    """One rectangle a line, in reading order; what lies outside the page is left out."""
    for box in _join_lines(text_page, indexes):
        left, top, right, bottom = _place(page, size, box)
        if left < right and top < bottom:
            yield left, top, right, bottom


def _place_characters(
    page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, size: tuple[int, int], content: PageText
) -> bytes:
    """As ``PageImage.boxes`` has them."""
    boxes = array("f", bytes(16 * len(content.text)))
    for place, index in enumerate(content.indexes):
        if index == SYNTHETIC:
            continue
        left, top, right, bottom = _place(page, size, text_page.get_charbox(index, loose=True))
        if left < right and top < bottom:
            boxes[4 * place : 4 * place + 4] = array("f", (left, top, right - left, bottom - top))
    return boxes.tobytes()


def _join_lines(text_page: pypdfium2.PdfTextPage, indexes: list[int]) -> Iterator[Box]:
    line: Box | None = None
    for index in indexes:
        box = text_page.get_charbox(index, loose=True)
        upright = abs(math.sin(pdfium.FPDFText_GetCharAngle(text_page, index))) < 0.5
        if line and _share_line(line, box, axis=1 if upright else 0):
            line = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            continue
        if line:
            yield line
        line = box
    if line:
        yield line


def _share_line(line: Box, box: Box, axis: int) -> bool:
    """Whether two boxes overlap by half in the direction across the line: ``axis`` 1 for upright text, 0 for turned."""
    low, high = axis, axis + 2
    overlap = min(line[high], box[high]) - max(line[low], box[low])
    return overlap > 0.5 * min(line[high] - line[low], box[high] - box[low])


def _place(page: pypdfium2.PdfPage, size: tuple[int, int], box: Box) -> Rectangle:
    """A box of the page, wherever its origin is and however it is turned, as pixels of its image."""
    left, bottom, right, top = box
    corners = [_place_point(page, size, left, bottom), _place_point(page, size, right, top)]
    (x1, x2), (y1, y2) = (sorted(values) for values in zip(*corners, strict=True))
    return max(0.0, x1), max(0.0, y1), min(float(size[0]), x2), min(float(size[1]), y2)


def _place_point(page: pypdfium2.PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[float, float]:
    device_x, device_y = ctypes.c_int(), ctypes.c_int()
    fine = 16  # PDFium answers in whole units: ask for a finer grid than pixels
    pdfium.FPDF_PageToDevice(page, 0, 0, size[0] * fine, size[1] * fine, 0, x, y, device_x, device_y)
    return device_x.value / fine, device_y.value / fine


def _mark(image: Image.Image, rectangles: tuple[Rectangle, ...]) -> Image.Image:
    if not rectangles:
        return image
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(layer)
    for left, top, right, bottom in rectangles:
        brush.rectangle((left - 1, top, right + 1, bottom), fill=_YELLOW)
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


def _encode(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
