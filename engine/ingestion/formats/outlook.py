"""Outlook items (msg): mail, appointments, contacts, tasks and notes, read as the messages they would be elsewhere."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage, Message
from email.utils import format_datetime
from functools import cached_property
from pathlib import Path

from olefile import OleFileIO

from engine.domain import Document
from engine.ingestion.clean import decode, drop_invisible
from engine.ingestion.formats import Member
from engine.ingestion.formats.html import decode_page
from engine.ingestion.formats.members import explain_damage
from engine.ingestion.formats.message import (
    HEADERS,
    list_attachments,
    make_metadata,
    read_body,
    read_headers,
    read_message,
    title_of,
    write_headers,
)
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.packed_rtf import unpack_rtf

_DETAILS = {
    0x3A06: "Given name", 0x3A11: "Surname", 0x3A16: "Company", 0x3A17: "Job title", 0x3A18: "Department",
    0x3A08: "Business phone", 0x3A09: "Home phone", 0x3A1C: "Mobile phone", 0x3A24: "Fax", 0x3A15: "Address",
    0x3A51: "Web page",
}  # fmt: skip
_NAMED_DETAILS = {
    0x8208: "Location", 0x820D: "Start", 0x820E: "End", 0x8083: "Email", 0x8093: "Email", 0x80A3: "Email",
    0x8104: "Start", 0x8105: "Due",
}  # fmt: skip
_RECIPIENTS = {1: "To", 2: "Cc", 3: "Bcc"}
_INTEGER, _MOMENT = 0x0003, 0x0040
_DEEPEST = 4


def parse(data: bytes, path: Path) -> Document:
    """Headers and text; ``metadata`` as of any mail. Raises ``DocumentCorrupt``."""
    message = _read(data, path)
    headers = read_headers(message)
    outline = Outline()
    outline.add_block(write_headers(headers))
    outline.add_block(read_body(message))
    text, sections = outline.build()
    return Document(path, title_of(headers, path), text, sections, metadata=make_metadata(headers))


def unpack(data: bytes, path: Path) -> Iterator[Member]:
    """The attachments, items among them."""
    return list_attachments(_read(data, path))


def _read(data: bytes, path: Path) -> Message:
    try:
        with OleFileIO(io.BytesIO(data)) as compound:
            return read_message(_Item(compound, [], header_bytes=32).convert().as_bytes())
    except (OSError, ValueError, TypeError, KeyError, IndexError, struct.error, RecursionError) as error:
        raise explain_damage(path, error) from error


class _Item:
    """One message inside a compound file: properties by number, in streams of their own or in one table."""

    def __init__(self, compound: OleFileIO, place: list[str], header_bytes: int) -> None:
        self._compound = compound
        self._place = place
        self._header_bytes = header_bytes

    def convert(self) -> EmailMessage:
        """The item as an internet message with its attachments."""
        message = EmailMessage()
        transport = read_message(self._string(0x007D).lstrip().encode())
        written = read_headers(transport)
        for name in HEADERS:
            value = written.get(name) or self._make_header(name)
            if value:
                message[name] = " ".join(value.split())
        self._write_body(message)
        for number, storage in enumerate(self._list_storages("__attach"), start=1):
            with suppress(OSError, ValueError, struct.error):
                self._attach(message, _Item(self._compound, [*self._place, storage], 8), number)
        return message

    def _make_header(self, name: str) -> str:
        if name == "Subject":
            return self._string(0x0037)
        if name == "From":
            address = self._string(0x5D01) or self._string(0x0C1F) or self._string(0x0065)
            return _join_address(self._string(0x0C1A) or self._string(0x0042), address)
        if name == "Date":
            sent = self._time(0x0039) or self._time(0x0E06)
            return format_datetime(sent) if sent else ""
        kind = next(number for number, kind in _RECIPIENTS.items() if kind == name)
        known = [_Item(self._compound, [*self._place, each], 8) for each in self._list_storages("__recip")]
        addresses = [each.make_address() for each in known if each.number(0x0C15) == kind]
        return ", ".join(addresses) or self._string({"To": 0x0E04, "Cc": 0x0E03, "Bcc": 0x0E02}[name])

    def make_address(self) -> str:
        """A recipient as it stands in a header."""
        return _join_address(self._string(0x3001), self._string(0x39FE) or self._string(0x3003))

    def number(self, identifier: int) -> int:
        """The value of a property that is a number, 0 if there is none."""
        return int.from_bytes(self._table.get(identifier, b"")[:4], "little")

    def _write_body(self, message: EmailMessage) -> None:
        details = "\n".join(self._list_details())
        plain = drop_invisible(self._string(0x1000)).strip()
        page = self._bytes(0x1013) or self._string(0x1013).encode()
        packed = self._bytes(0x1009)
        if plain or details or not page:
            message.set_content("\n\n".join(filter(None, (details, plain))))
        else:
            message.set_content(decode_page(page), subtype="html")
        if not plain and not page and packed:
            message.add_attachment(unpack_rtf(packed), maintype="application", subtype="rtf", filename="message.rtf")

    def _list_details(self) -> Iterator[str]:
        """What contacts, appointments and tasks say beside their text."""
        if self._string(0x001A).startswith("IPM.Note"):
            return
        labels = _DETAILS | {identifier: _NAMED_DETAILS[lid] for identifier, lid in self._read_names()}
        for identifier, label in labels.items():
            time = self._time(identifier)
            value = time.strftime("%Y-%m-%d %H:%M UTC") if time else " ".join(self._string(identifier).split())
            if value:
                yield f"{label}: {value}"

    def _read_names(self) -> Iterator[tuple[int, int]]:
        """The numbers in this file of properties that have a number of their own in Outlook."""
        place = "__nameid_version1.0/__substg1.0_00030102"
        data = self._compound.openstream(place).read() if self._compound.exists(place) else b""
        for lid, kind, index in struct.iter_unpack("<IHH", data[: len(data) // 8 * 8]):
            if not kind & 1 and lid in _NAMED_DETAILS:
                yield 0x8000 + index, lid

    def _attach(self, message: EmailMessage, attachment: _Item, number: int) -> None:
        name = attachment._string(0x3707) or attachment._string(0x3704) or attachment._string(0x3001)
        inner = [*attachment._place, "__substg1.0_3701000D"]
        if self._compound.exists([*inner, "__properties_version1.0"]):
            if len(inner) <= _DEEPEST * 2:
                message.add_attachment(_Item(self._compound, inner, 24).convert())
            return
        data = attachment._bytes(0x3701)
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name or f"attachment {number}"
        )

    def _list_storages(self, prefix: str) -> list[str]:
        depth = len(self._place)
        entries = self._compound.listdir(streams=False, storages=True)
        return [
            entry[depth]
            for entry in entries
            if len(entry) == depth + 1 and entry[:depth] == self._place and entry[depth].startswith(prefix)
        ]

    @cached_property
    def _table(self) -> dict[int, bytes]:
        """Numbers and moments; what is longer has a stream of its own."""
        place = [*self._place, "__properties_version1.0"]
        data = self._compound.openstream(place).read() if self._compound.exists(place) else b""
        data = data[self._header_bytes :]
        entries = struct.iter_unpack("<HHI8s", data[: len(data) // 16 * 16])
        return {identifier: value for kind, identifier, _, value in entries if kind in {_INTEGER, _MOMENT}}

    def _time(self, identifier: int) -> datetime | None:
        """A moment in UTC, None if the property is missing or no date."""
        ticks = int.from_bytes(self._table.get(identifier, b""), "little")
        if not ticks:
            return None
        with suppress(OverflowError):
            return datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
        return None

    def _string(self, identifier: int) -> str:
        for kind in ("001F", "001E"):
            data = self._stream(f"__substg1.0_{identifier:04X}{kind}")
            if data:
                return (data.decode("utf-16-le", "replace") if kind == "001F" else decode(data)).strip("\0")
        return ""

    def _bytes(self, identifier: int) -> bytes:
        return self._stream(f"__substg1.0_{identifier:04X}0102")

    def _stream(self, name: str) -> bytes:
        place = [*self._place, name]
        return self._compound.openstream(place).read() if self._compound.exists(place) else b""


def _join_address(name: str, address: str) -> str:
    if not address or "@" not in address:  # an entry of a company's directory means nothing outside it
        return name or address
    return f'"{name}" <{address}>' if name and name != address else address
