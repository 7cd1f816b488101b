"""Pictures: the text that can be recognised on them, and what the camera noted."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, ImageSequence

from engine.domain import Document
from engine.errors import DocumentCorrupt, DocumentEmpty
from engine.ingestion.clean import drop_invisible, unify_newlines
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.package import descend, parse_xml
from engine.ingestion.recognition import Recogniser, current_recogniser, explain_picture

MOST_PAGES = 500  # of a picture that has several
_NOTES = (270, 315, 0x9C9B, 0x9C9C, 0x9C9E)  # description, artist; Windows' title, comment, keywords
_XMP = ("{*}title", "{*}description", "{*}subject")


def parse(data: bytes, path: Path) -> Document:
    """A section a page, of which only TIFF files have several.

    Raises ``DocumentUnsupported`` when nothing can be recognised here, and ``DocumentEmpty`` when there is no text.
    """
    recogniser = current_recogniser()
    notes, metadata = _read_notes(data, path)
    pages = [] if recogniser.obstacle else _read_pages(data, path, recogniser)
    outline = Outline()
    outline.add_block("\n".join(notes))
    for number, page in enumerate(pages, start=1):
        if page:
            outline.start_page(number)
            outline.add_block(drop_invisible(unify_newlines(page)))
    text, sections = outline.build()
    shortfall = recogniser.obstacle or recogniser.take_shortfall()
    if not text and shortfall:
        raise explain_picture(path, shortfall)
    if not text:
        raise DocumentEmpty(f"{path.name} is a picture in which no text was found.")
    return Document(
        path=path,
        title=path.stem,
        text=text,
        sections=sections,
        page_count=len(pages) or None,
        metadata=metadata,
        remark=shortfall,
    )


def _read_pages(data: bytes, path: Path, recogniser: Recogniser) -> list[str]:
    with open_picture(data, path) as image:
        frames = ImageSequence.Iterator(image) if image.format == "TIFF" else [image]
        return [recogniser.read(ImageOps.exif_transpose(frame)) for frame in islice(frames, MOST_PAGES)]


def _read_notes(data: bytes, path: Path) -> tuple[list[str], dict[str, str]]:
    """What a person or a program wrote about the picture: title, description, keywords; and when it was taken."""
    with open_picture(data, path) as image:
        exif = image.getexif()
        about = parse_xml(_as_bytes(image.info.get("xmp")))
        written = [exif.get(tag) for tag in _NOTES]
        written += [image.info.get(key) for key in ("comment", "Title", "Description", "Comment")]
    properties = about.iter(*_XMP) if about is not None else ()
    written += [item.text for element in properties for item in descend(element, "li")]
    lines = (" ".join(drop_invisible(_decode(value)).split()) for value in written if value)
    taken = str(exif.get(ExifTags.Base.DateTime) or "").strip("\0 ")
    return [line for line in dict.fromkeys(lines) if line], {"date": taken} if taken else {}


@contextmanager
def open_picture(data: bytes, path: Path) -> Iterator[Image.Image]:
    """The picture in a file; raises ``DocumentCorrupt``, also when the damage is found while the picture is used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # twice as many points are an error
            with Image.open(io.BytesIO(data)) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise DocumentCorrupt(
            f"{path.name} has more points than a picture can have: make it smaller and save it again.", str(error)
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # Pillow raises all of these for damaged files
        raise DocumentCorrupt(
            f"{path.name} is damaged or not a picture: open it in an image viewer and save it again.",
            type(error).__name__,
        ) from error


def _decode(value: object) -> str:
    if isinstance(value, bytes):  # Windows' own notes are UTF-16
        return value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
    return str(value)


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
