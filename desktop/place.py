"""A place in a document that can be opened, and how to find it again when the document has changed meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop.translation import translate
from engine.api import Citation, Document, LibraryStatus, Passage, Quote


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``[start, end)`` of a document and the text that stood there; all empty means the document as such.

    The text of a place ``in_copy`` stood in another document, which says nearly the same.
    """

    path: Path
    page: int | None = None
    start: int = 0
    end: int = 0
    text: str = ""
    in_copy: bool = False


def place_of(found: Quote | Passage | Citation) -> Place:
    """Where a quote, passage or citation stands."""
    text = found.quote if isinstance(found, Citation) else found.text
    return Place(found.path, found.page, found.start, found.end, text)


def find_again(place: Place, document: Document) -> Place | None:
    """The place as it is in the document now: where it was, else the nearest equal text, else None.

    Only white space may differ, so what is returned is still the same sentence.
    """
    now = document.text
    if not place.text.strip():
        return place
    if _words(now[place.start : place.end]) == _words(place.text):
        return place
    pattern = r"\s+".join(re.escape(word) for word in _words(place.text))
    matches = list(re.finditer(pattern, now))
    if not matches:
        return None
    nearest = min(matches, key=lambda match: abs(match.start() - place.start))
    start, end = nearest.span()
    return Place(place.path, page_at(document, start), start, end, place.text)


def page_at(document: Document, offset: int) -> int | None:
    """The page that holds this character of the text, None where there are no pages."""
    pages = (section.page for section in document.sections if section.start <= offset < section.end)
    return next(pages, None)


def describe(path: Path, page: int | None) -> str:
    """The name a person knows a place by: the file, and the page where there are pages."""
    return path.name if page is None else translate("{file}, page {number}", file=path.name, number=page)


def is_in_library(path: Path, status: LibraryStatus) -> bool:
    """Whether a file is, or would be, in what the person has added."""
    return any(path.is_relative_to(folder) for folder in status.folders)


def name_folder(folder: Path) -> str:
    """A folder as a person would write it: with ``~`` for their own."""
    home = Path.home()
    written = str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
    # Between words that are read from the right, a path is still read from the left, its sign for home included.
    return f"\u2066{written}\u2069" if QGuiApplication.isRightToLeft() else written


def _words(text: str) -> list[str]:
    return text.split()
