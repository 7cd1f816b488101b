"""A place in a document as a ``carrel://`` link, to be kept in a note or a mail and opened again."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from desktop.place import Place
from desktop.translation import translate

SCHEME = "carrel"
_ACTION = "open"
_LONGEST_TEXT = 300  # characters; more would make a link that mail programs break, and so many are found again


class UnreadableLink(ValueError):
    """The text is no link that Carrel wrote; the message is one sentence for the person."""


def write_link(place: Place) -> str:
    """The link; of a long passage it marks the beginning."""
    text = place.text[:_LONGEST_TEXT]
    wanted = {"path": str(place.path)}
    if place.page is not None:
        wanted["page"] = str(place.page)
    if text:
        wanted |= {"start": str(place.start), "text": text}
    return f"{SCHEME}://{_ACTION}?{urlencode(wanted, quote_via=quote)}"


def read_link(link: str) -> Place:
    """The place that a link leads to; raises ``UnreadableLink`` where it leads to none."""
    try:
        parts = urlsplit(link.strip())
        given = {name: values[0] for name, values in parse_qs(parts.query, errors="strict").items()}
        text = given.get("text", "")
        start = int(given.get("start", "0"))
        page = int(given["page"]) if "page" in given else None
        path = Path(given.get("path", ""))
    except ValueError as error:
        raise UnreadableLink(
            translate("This is no link of Carrel's, or a part of it is missing: copy it again.")
        ) from error
    named = parts.scheme.lower() == SCHEME and parts.netloc.lower() == _ACTION
    if not named or not path.is_absolute() or ".." in path.parts or start < 0 or (page is not None and page < 1):
        raise UnreadableLink(translate("This is no link of Carrel's, or a part of it is missing: copy it again."))
    return Place(path, page, start, start + len(text), text)
