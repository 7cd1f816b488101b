"""Mail: headers in letters, the text a person sees, attachments under their names; mailboxes message by message."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.formats.mail import parse
from engine.ingestion.formats.members import Allowance, read_document
from engine.ingestion.formats.signatures import recognize
from tests.unit.engine.ingestion.formats.samples import SAMPLES, make_mail, make_zip

MAIL = Path("mail.eml")


def read(data: bytes, path: Path = MAIL) -> Document:
    file_format = recognize(data, path)
    assert file_format is not None
    return read_document(data, path, file_format, Allowance(len(data), seconds=30))


def test_headers_stand_above_the_text_and_in_the_metadata() -> None:
    document = parse(make_mail().as_bytes(), MAIL)
    assert document.text == (
        "Subject: Pruning\nFrom: Anna Ost <anna@example.org>\nTo: Bo <bo@example.org>\n"
        "Date: Tue, 01 Oct 2024 12:34:56 +0200\n\nCome and see the apricot tree.\n"
    )
    assert document.title == "Pruning"
    assert document.metadata == {
        "title": "Pruning", "author": "Anna Ost <anna@example.org>", "to": "Bo <bo@example.org>",
        "date": "2024-10-01T12:34:56+02:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nContent-Type: text/plain; charset=utf-8\n\nSchöne Tage".encode(),
        "Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\nContent-Type: text/plain; charset=iso-8859-1\n\nSchöne Tage".encode(
            "cp1252"
        ),
        "Subject: Grüße\n\nSchöne Tage".encode(),
        "Subject: Grüße\nFrom: a\n\nSchöne Tage".encode("utf-16"),
        "Subject: Grüße\nFrom: a\n\nSchöne Tage".encode("utf-16-be"),
        "Subject: Grüße\nContent-Type: text/plain; charset=us-ascii\n\nSchöne Tage".encode(),
        "Subject: Grüße\nContent-Type: text/plain; charset=no-such\n\nSchöne Tage".encode(),
        "Subject: Grüße\nContent-Type: text/html; charset=utf-8\n\n<p>Schöne <b>Tage</b><style>x</style>".encode(),
    ],
)
def test_letters_beyond_ascii(data: bytes) -> None:
    document = parse(data, MAIL)
    assert document.title == "Grüße"
    assert document.text.endswith("\n\nSchöne Tage\n")


def test_the_version_that_says_more_is_read() -> None:
    message = make_mail(body="Short.")
    message.add_alternative("<h1>Short.</h1>", subtype="html")
    assert parse(message.as_bytes(), MAIL).text.count("Short.") == 1
    message = make_mail(body="See the HTML version.")
    message.add_alternative("<p>" + "A long story. " * 20, subtype="html")
    assert "A long story." in parse(message.as_bytes(), MAIL).text
    assert "HTML version" not in parse(message.as_bytes(), MAIL).text


def test_attachments_of_every_kind() -> None:
    message = make_mail()
    message.add_attachment("in the shed", filename="Wo läuft's.txt")
    message.add_attachment(make_zip({"deep.txt": "at the bottom"}), "application", "zip", filename="all.zip")
    message.add_attachment(make_mail("Inner", "inside"))
    message.add_attachment(bytes(range(256)), "application", "octet-stream", filename="blob.bin")
    document = read(message.as_bytes())
    headings = [section.headings for section in document.sections]
    assert headings == [(), ("Wo läuft's.txt",), ("all.zip", "deep.txt"), ("Inner.eml",)]
    assert "in the shed" in document.text
    assert "at the bottom" in document.text
    assert "inside" in document.text
    assert document.remark == "Not read, because Carrel does not know files of their kind: blob.bin."


def test_a_mailbox_is_read_message_by_message() -> None:
    document = read(SAMPLES[".mbox"], Path("old.mbox"))
    assert [section.headings for section in document.sections] == [("Pruning",), ("Picking",)]
    assert document.title == "old"
    quoted = SAMPLES[".mbox"].replace(b"Come and see", b">From here you see")
    assert "\nFrom here you see" in read(quoted, Path("old.mbox")).text


def test_apple_mail_counts_its_bytes() -> None:
    inner = make_mail().as_bytes()
    data = str(len(inner)).encode() + b"\n" + inner + b'<?xml version="1.0"?><plist>junk</plist>'
    assert parse(data, Path("1.emlx")).text == parse(inner, MAIL).text


@pytest.mark.parametrize("date", ["INVALID", "Mon, 99 Foo 2024", ""])
def test_a_date_that_is_none_does_not_cost_the_mail(date: str) -> None:
    document = parse(f"Subject: x\nDate: {date}\n\nbody".encode(), MAIL)
    assert document.metadata.get("date", "") == date


def test_what_is_no_mail() -> None:
    with pytest.raises(DocumentCorrupt, match=r"mail\.eml holds no mail"):
        parse(b"no headers here\nat all\n", MAIL)
