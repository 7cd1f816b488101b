"""Mail: single messages (eml, emlx) and mailboxes (mbox), with what is attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.formats import Member
from engine.ingestion.formats.message import (
    list_attachments,
    make_metadata,
    read_body,
    read_headers,
    read_message,
    title_of,
    write_headers,
)
from engine.ingestion.formats.outline import Outline

_BYTE_COUNT = re.compile(rb"\s*(\d+)[ \t]*\r?\n")
# A line that opens a message in a mailbox: "From", an address or a name, and at least a time or a year.
_OPENING = re.compile(rb"(?m)^From (?=.*(?:\d{4}|\d\d:\d\d)).*$\n?")


def parse(data: bytes, path: Path) -> Document:
    """Headers and text of a message; of a mailbox, a section for each message, under its subject.

    ``metadata`` of a single message: ``title``, ``author``, ``to``, ``cc``, ``date``. Raises ``DocumentCorrupt``.
    """
    messages = _read_messages(data)
    if not any(message.keys() for message in messages):
        raise DocumentCorrupt(f"{path.name} holds no mail: it has no line like From, To or Subject.")
    outline = Outline()
    for message in messages:
        headers = read_headers(message)
        if len(messages) > 1:
            outline.add_heading(1, title_of(headers, path))
        outline.add_block(write_headers(headers))
        outline.add_block(read_body(message))
    text, sections = outline.build()
    if len(messages) > 1:
        return Document(path=path, title=path.stem, text=text, sections=sections)
    headers = read_headers(messages[0])
    return Document(path, title_of(headers, path), text, sections, metadata=make_metadata(headers))


def unpack(data: bytes, _path: Path) -> Iterator[Member]:
    """The attachments of all messages."""
    for message in _read_messages(data):
        yield from list_attachments(message)


def _read_messages(data: bytes) -> list[Message]:
    if data.startswith(b"From "):
        starts = [match.start() for match in _OPENING.finditer(data) if _follows_blank_line(data, match.start())]
        if starts:
            return [
                read_message(_unquote(data[start:end].partition(b"\n")[2]))
                for start, end in zip(starts, [*starts[1:], len(data)], strict=True)
            ]
        data = data.partition(b"\n")[2]
    counted = _BYTE_COUNT.match(data)
    if counted:  # Apple Mail writes the length before a message, and what it knows about it behind
        data = data[counted.end() : counted.end() + int(counted[1])]
    return [read_message(data)]


def _follows_blank_line(data: bytes, start: int) -> bool:
    return start == 0 or data[max(0, start - 4) : start].replace(b"\r", b"").endswith(b"\n\n")


def _unquote(message: bytes) -> bytes:
    return re.sub(rb"(?m)^>(>*From )", rb"\1", message)
