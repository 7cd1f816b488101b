"""Outlook items: read like the mail they are, with their attachments."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import DocumentCorrupt, DocumentUnreadable
from engine.ingestion.formats.members import Allowance, read_document
from engine.ingestion.formats.outlook import parse
from engine.ingestion.formats.signatures import recognize

FILE = Path(__file__).parents[4] / "files" / "mail_with_attachments.msg"


def test_headers_text_and_attachments() -> None:
    data = FILE.read_bytes()
    file_format = recognize(data, Path("renamed.bin"))
    assert file_format is not None
    document = read_document(data, FILE, file_format, Allowance(len(data), seconds=30))
    assert document.text.startswith(
        'Subject: Email with Attachment\nFrom: "Alice Example" <alice@example.com>\n'
        'To: "Bob Example" <bob@example.com>\n'
    )
    assert document.title == "Email with Attachment"
    assert document.metadata["date"] == "2026-05-20T10:30:00+00:00"
    assert [section.headings for section in document.sections] == [(), ("test.txt",)]
    assert "This is a test attachment file." in document.text
    assert document.remark.startswith("report.pdf is damaged")


def test_damage_gets_a_sentence() -> None:
    with pytest.raises(DocumentCorrupt, match=r"a\.msg is damaged"):
        parse(FILE.read_bytes()[:3000], Path("a.msg"))
    for place in range(600, 12_000, 300):
        damaged = bytearray(FILE.read_bytes())
        damaged[place : place + 40] = bytes(40)
        try:
            parse(bytes(damaged), Path("a.msg"))
        except DocumentUnreadable as error:
            assert error.message.startswith("a.msg")
