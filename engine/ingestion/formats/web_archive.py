"""Saved web pages with everything in one file (mhtml, webarchive): the page that was saved."""

from __future__ import annotations

import plistlib
from email.message import Message
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.formats import html
from engine.ingestion.formats.message import read_message


def parse(data: bytes, path: Path) -> Document:
    """The page as any other; pictures and styles beside it are left out. Raises ``DocumentCorrupt``."""
    page = _find_in_list(data) if data.startswith((b"bplist", b"<?xml")) else _find_in_message(data)
    if page is None:
        raise DocumentCorrupt(f"{path.name} holds no web page, or is damaged: open it in a browser and save it again.")
    return html.parse(page, path)


def _find_in_message(data: bytes) -> bytes | None:
    for part in read_message(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            return _recode(part)
    return None


def _recode(part: Message) -> bytes:
    """The page in UTF-8 with a mark: what the message says of its encoding counts more than what the page does."""
    data = part.get_payload(decode=True)
    page = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset()
    try:
        return b"\xef\xbb\xbf" + page.decode(charset).encode() if charset else page
    except (LookupError, ValueError):
        return page


def _find_in_list(data: bytes) -> bytes | None:
    try:
        resource: dict[str, Any] = plistlib.loads(data)["WebMainResource"]
        page = bytes(resource["WebResourceData"])
        return b"\xef\xbb\xbf" + page.decode(resource.get("WebResourceTextEncodingName") or "utf-8").encode()
    except UnicodeDecodeError:
        return page
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, LookupError, AttributeError):
        return None
