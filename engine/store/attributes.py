"""What a document says of itself: its author, language, date and tags, noted in the library for filters to look at."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.domain import Document
from engine.sentences import fold
from engine.store.library import Library, printable

_DATES = ("date", "published", "created", "creationdate")
_TAGS = ("tags", "keywords")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Tried in this order. With strokes between, 3/5/2024 is a day of March or of May: that cannot be told.
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:D:)?(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:\d{4,6})?(?!\d)",  # PDF, and ISO 8601 without strokes
        r"D:(?P<year>\d{4})(?P<month>\d{2})?(?!\d)",
        r"(?P<year>\d{4})(?:[-/.:](?P<month>\d{1,2})(?:[-/.:](?P<day>\d{1,2}))?)?(?![-/.:\d])",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)",
        rf"(?:\w{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+"
        rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?,?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"(?:\w{{3,9}},?\s+)?(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
        rf"(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{{4}})(?!\d)",
    )
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """``author`` and ``tags`` are folded, ``language`` is an ISO 639-1 code, ``dated`` is YYYY-MM-DD; "" if unknown."""

    author: str = ""
    language: str = ""
    dated: str = ""
    tags: tuple[str, ...] = ()


def read_attributes(document: Document) -> Attributes:
    """What the parser found, in the forms that are compared with a filter."""
    metadata = document.metadata
    dates = (read_date(metadata[key]) for key in _DATES if metadata.get(key))
    tags = (tag for key in _TAGS for tag in re.split(r"[,;\n]", metadata.get(key, "")))
    return Attributes(
        author=_fold(metadata.get("author", "")),
        language=document.language,
        dated=next(filter(None, dates), ""),
        tags=tuple(dict.fromkeys(filter(None, map(_fold, tags)))),
    )


def read_date(written: str) -> str:
    """A date as YYYY-MM-DD, from the ways in which files write it; "" where it cannot be told.

    A month stands for its first day, and a year too.
    """
    for pattern in _WRITTEN:
        if match := pattern.match(written.strip()):
            found = match.groupdict()
            name = found.get("name")
            month = _MONTHS.index(name.lower()) + 1 if name else int(found["month"] or 1)
            try:
                return datetime.date(
                    int(found["year"]), month, int(found["day"] or 1) if "day" in found else 1
                ).isoformat()
            except ValueError:  # such as a thirteenth month
                continue
    return ""


def note_attributes(library: Library, documents: Iterable[tuple[int, Attributes]]) -> None:
    """Note them of (document id, attributes); call before ``Library.finish`` says that the documents are indexed."""
    rows = [
        (each.author, each.language, each.dated, write_tags(each.tags), document_id) for document_id, each in documents
    ]
    with library.transaction() as connection:
        connection.executemany("UPDATE documents SET author = ?, language = ?, dated = ?, tags = ? WHERE id = ?", rows)


def read_own_dates(library: Library) -> dict[int, str]:
    """The date, as YYYY-MM-DD, of every document that tells one."""
    rows = library.rows("SELECT id, dated FROM documents WHERE dated != ''")
    return {row["id"]: row["dated"] for row in rows}


def write_tags(tags: Iterable[str]) -> str:
    """Tags as they stand in the library: each on a line of its own, so that a whole one can be looked for."""
    lines = "\n".join(tags)
    return f"\n{lines}\n" if lines else ""


def _fold(text: str) -> str:
    return " ".join(fold(printable(text)).split())
