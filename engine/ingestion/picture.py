"""A picture as it looks, the right way up and no larger than is wanted, drawn for the window, which decodes none."""

from __future__ import annotations

import io
import math
from pathlib import Path

from PIL import Image, ImageOps

from engine.domain import PageImage
from engine.errors import DocumentCorrupt
from engine.ingestion.formats.image import MOST_PAGES, open_picture
from engine.ingestion.paper import lay_on_paper

_MOST_PIXELS = 16_000_000


class DrawnPicture:
    """A picture whose pages are drawn; only TIFF files have several."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._data = data
        self._path = path

    def close(self) -> None:
        """Drawing is over."""

    def draw(self, page: int, width: int, _start: int = 0, _end: int = 0) -> PageImage:
        """Page ``page`` (from 1), at most ``width`` pixels wide and never wider than it is; nothing is highlighted.

        Where recognised text stands on a picture is not known. Raises ``DocumentCorrupt``.
        """
        with open_picture(self._data, self._path) as image:
            page_count = min(getattr(image, "n_frames", 1), MOST_PAGES) if image.format == "TIFF" else 1
            if not 1 <= page <= page_count:
                raise DocumentCorrupt(f"{self._path.name} has {page_count} pages now, so page {page} cannot be shown.")
            image.seek(page - 1)
            upright = ImageOps.exif_transpose(image)
            own_width = upright.width
            share = min(1.0, width / own_width, math.sqrt(_MOST_PIXELS / (own_width * upright.height)))
            size = (max(1, round(own_width * share)), max(1, round(upright.height * share)))
            drawn = lay_on_paper(upright).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        out = io.BytesIO()
        drawn.save(out, "PNG", compress_level=1)
        return PageImage(page, page_count, out.getvalue(), *size, (), own_width=own_width)
