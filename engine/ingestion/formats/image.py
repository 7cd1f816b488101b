"""Pictures: the text that can be recognised on them, and what the camera noted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, ImageSequence

from engine.domain import Document
from engine.errors import DocumentCorrupt, DocumentEmpty
from engine.ingestion.clean import drop_invisible, unify_newlines
from engine.ingestion.formats.outline import Outline
from engine.ingestion.recognition import Recogniser, current_recogniser, explain_picture

_LEFT_TO_XBERG = {".heic": "image/heic", ".heif": "image/heif"}
_MOST_PAGES = 500


def parse(data: bytes, path: Path) -> Document:
    """A section a page, of which only TIFF files have several.

    Raises ``DocumentUnsupported`` when nothing can be recognised here, and ``DocumentEmpty`` when there is no text.
    """
    recogniser = current_recogniser()
    if recogniser.obstacle:
        raise explain_picture(path, recogniser)
    metadata: dict[str, str] = {}
    if path.suffix.lower() in _LEFT_TO_XBERG:
        pages = [recogniser.read_file(data, _LEFT_TO_XBERG[path.suffix.lower()])]
    else:
        pages = list(_read_pages(data, path, recogniser, metadata))
    outline = Outline()
    for number, page in enumerate(pages, start=1):
        if page:
            outline.start_page(number)
            outline.add_block(drop_invisible(unify_newlines(page)))
    text, sections = outline.build()
    if not text:
        raise DocumentEmpty(f"{path.name} is a picture in which no text was found.")
    return Document(path=path, title=path.stem, text=text, sections=sections, page_count=len(pages), metadata=metadata)


def _read_pages(data: bytes, path: Path, recogniser: Recogniser, metadata: dict[str, str]) -> Iterator[str]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            taken = image.getexif().get(ExifTags.Base.DateTime)
            if isinstance(taken, str) and taken.strip():
                metadata["date"] = taken.strip("\0 ")
            frames = ImageSequence.Iterator(image) if image.format == "TIFF" else [image]
            for number, frame in enumerate(frames):
                if number == _MOST_PAGES:
                    break
                yield recogniser.read(ImageOps.exif_transpose(frame))
    except Image.DecompressionBombError as error:
        raise DocumentCorrupt(
            f"{path.name} has more points than a picture can have: make it smaller and save it again.", str(error)
        ) from error
    except (OSError, SyntaxError, ValueError) as error:  # Pillow raises all of these for damaged files
        raise DocumentCorrupt(
            f"{path.name} is damaged or not a picture: open it in an image viewer and save it again.",
            type(error).__name__,
        ) from error
