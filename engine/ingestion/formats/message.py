"""What the formats of mail share: header lines that can be read, the body a person sees, attachments."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path

from engine.ingestion.clean import decode, drop_invisible, find_wide_encoding, unify_newlines
from engine.ingestion.formats import Member, find_media_type
from engine.ingestion.formats.members import read_within

HEADERS = ("Subject", "From", "To", "Cc", "Bcc", "Date")
_NEWS_HEADERS = ("Newsgroups",)
_KEYS = {"Subject": "title", "From": "author", "To": "to", "Cc": "cc"}
# A plain version this much shorter than the formatted one only says that there is a formatted one.
_LEAST_SHARE = 0.25


def read_message(data: bytes) -> Message:
    """The message in a file; wide encodings, which no mail program writes, are undone first."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or find_wide_encoding(data):
        data = decode(data).encode()
    return message_from_bytes(data.lstrip(b"\r\n"))


def read_header(message: Message, name: str) -> str:
    """One header on one line, in letters whatever it was encoded in; "" if there is none."""
    values = (_decode_value(value) for value in message.get_all(name, []))
    return ", ".join(filter(None, (" ".join(drop_invisible(value).split()) for value in values)))


def write_headers(headers: Mapping[str, str]) -> str:
    """The header lines as they are shown above a message."""
    return "\n".join(f"{name}: {value}" for name, value in headers.items() if value)


def read_headers(message: Message) -> dict[str, str]:
    """The headers that a person reads, in the order in which they are shown."""
    return {name: read_header(message, name) for name in HEADERS + _NEWS_HEADERS}


def make_metadata(headers: Mapping[str, str]) -> dict[str, str]:
    """``title``, ``author``, ``to``, ``cc``, and ``date`` in ISO 8601 where it can be understood."""
    metadata = {key: headers[name] for name, key in _KEYS.items() if headers.get(name)}
    date = headers.get("Date", "")
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        date = parsedate_to_datetime(date).isoformat()
    if date:
        metadata["date"] = date
    return metadata


def read_body(message: Message) -> str:
    """The text a person sees: plain text if it is more than a note that there is a formatted version."""
    return "\n\n".join(filter(None, (text.strip() for text in _read_bodies(message))))


def list_attachments(message: Message) -> Iterator[Member]:
    """What is attached, other messages included; made-up names for parts that have none."""
    for number, part in enumerate(_find_attachments(message), start=1):
        name = _name_part(part) or f"attachment {number}{_find_suffix(part)}"
        yield Member(name, partial(_read_part, part))


def _decode_value(value: str | Header) -> str:
    """Of a header as it is parsed: one with bytes beyond ASCII comes as an object that keeps them."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return str(value)
    return "".join(_decode_piece(piece, charset) for piece, charset in pieces)


def _decode_piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        if piece.isascii():
            return piece
        charset, piece = None, piece.encode("ascii", "surrogateescape") if _is_escaped(piece) else piece.encode()
    return _decode_text(piece, "" if charset in {None, "unknown-8bit"} else str(charset))


def _is_escaped(text: str) -> bool:
    """Whether bytes beyond ASCII were hidden in it; real letters are there in headers written in UTF-8."""
    return all(character.isascii() or "\udc80" <= character <= "\udcff" for character in text)


def _decode_text(data: bytes, charset: str) -> str:
    """By the declared charset if the bytes agree with it, else by the bytes."""
    charset = {"iso-8859-8-i": "iso-8859-8", "ks_c_5601-1987": "cp949", "gb2312": "gb18030"}.get(
        charset.lower(), charset
    )
    if charset and charset.lower() not in {"us-ascii", "ascii"}:
        with suppress(LookupError, ValueError):
            return unify_newlines(data.decode(charset))
    return decode(data)


def _read_bodies(part: Message) -> Iterator[str]:
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield _choose(part)
    elif kind == "multipart/related":
        yield from _read_bodies(_list_parts(part)[0]) if _list_parts(part) else ()
    elif part.is_multipart() and part.get_content_maintype() == "multipart":
        for inner in _list_parts(part):
            yield from _read_bodies(inner)
    elif _is_body(part):
        yield _read_text(part)


def _choose(part: Message) -> str:
    plain, formatted = "", ""
    for inner in _list_parts(part):
        text = read_body(inner)
        if inner.get_content_type() == "text/plain":
            plain = plain or text
        else:
            formatted = text or formatted
    return plain if plain.strip() and len(plain) >= len(formatted) * _LEAST_SHARE else formatted


def _find_attachments(part: Message) -> Iterator[Message]:
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        for inner in _list_parts(part):
            yield from _find_attachments(inner)
    elif not _is_body(part):
        yield part


def _list_parts(part: Message) -> list[Message]:
    parts = part.get_payload()
    return [each for each in parts if isinstance(each, Message)] if isinstance(parts, list) else []


def _is_body(part: Message) -> bool:
    named = part.get_filename() or part.get_content_disposition() == "attachment"
    return not named and part.get_content_type() in {"text/plain", "text/html", "text/enriched", "text/richtext"}


def _read_text(part: Message) -> str:
    data = part.get_payload(decode=True)
    text = _decode_text(data if isinstance(data, bytes) else b"", str(part.get_content_charset() or ""))
    if part.get_content_type() == "text/html":
        from engine.ingestion.formats.html import read_text  # noqa: PLC0415 - most mails need no HTML parser

        return read_text(text)
    return drop_invisible(text)


def _read_part(part: Message, limit: int) -> bytes:
    if part.is_multipart():
        data = b"".join(map(_write_message, _list_parts(part)))
    else:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
    read_within(len(data), limit)
    return data


def _write_message(message: Message) -> bytes:
    """Some programs pack attached messages in base64, which the standard forbids and no parser undoes."""
    body = message.get_payload()
    if message.keys() or not isinstance(body, str):
        return message.as_bytes()
    try:
        return b64decode("".join(body.split()), validate=True)
    except ValueError:
        return body.encode("utf-8", "surrogateescape")


def _name_part(part: Message) -> str:
    name = part.get_filename()
    if name:
        return " ".join(drop_invisible(_decode_value(name)).split())
    inner = _list_parts(part)
    subject = read_header(inner[0], "Subject") if inner else ""
    return re.sub(r"[/\\]", "-", subject) + ".eml" if subject else ""


def _find_suffix(part: Message) -> str:
    file_format = find_media_type(part.get_content_type())
    return file_format.suffixes[0] if file_format else ""


def title_of(headers: Mapping[str, str], path: Path) -> str:
    """The subject, else the name of the file."""
    return headers.get("Subject") or path.stem
