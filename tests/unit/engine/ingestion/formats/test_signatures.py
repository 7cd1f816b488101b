"""The content of a file decides what it is when it contradicts the name, and when there is no name."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.ingestion.formats import find_format, find_media_type, may_be_readable
from engine.ingestion.formats.signatures import HEAD_BYTES, explain_unsupported, recognize
from tests.unit.engine.ingestion.formats.samples import SAMPLES, make_epub, make_zip

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"
DOCX = make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
MAIL = b"Received: by mail\nFrom: a@example.org\nTo: b@example.org\nMessage-ID: <1@x>\n\nHello\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("letter.txt", PDF, "PDF"),
        ("letter", PDF, "PDF"),
        ("letter.doc", b"<!DOCTYPE html><html><body>Dear Anna", "HTML"),
        ("letter.docx", "Grüße aus Wien".encode(), "plain text"),
        ("README", b"Read this first.\n", "plain text"),
        ("notes.xyz", "Größe".encode("cp1252"), "plain text"),
        ("letter.txt", DOCX, "Word"),
        ("letter.zip", DOCX, "Word"),
        ("book.bin", make_epub({}), "e-book"),
        ("book.zip", make_epub({}), "e-book"),
        ("things", make_zip({"a.txt": "a"}), "archive"),
        ("things.txt", SAMPLES[".tar"], "tar archive"),
        ("things.tgz", SAMPLES[".tgz"], "tar archive"),
        ("things.tar.gz", SAMPLES[".tgz"], "gzip"),
        ("things", SAMPLES[".7z"], "7-Zip archive"),
        ("page.webarchive", SAMPLES[".webarchive"], "Safari web archive"),
        ("mail.txt", MAIL, "mail"),
        ("mail", b"From a@example.org Mon Jun 1 10:00:00 2009\n" + MAIL, "mailbox"),
        ("note.md", MAIL, "Markdown"),
        ("note.txt", b"From: the window\nTo: the door\nit is far.\n", "plain text"),
        ("anna", SAMPLES[".vcf"], "address card"),
        ("data", b"<?xml version='1.0'?><a>b</a>", "XML"),
        ("page", b"<?xml version='1.0'?><html><body>b</body></html>", "HTML"),
        ("page.txt", "<html><p>Grüße".encode("utf-16"), "HTML"),
    ],
)
def test_what_a_file_is(name: str, data: bytes, expected: str) -> None:
    found = recognize(data, Path(name))
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("data", [b"\x7fELF" + bytes(200), b"\0\1\2\3" * 50, b"Rar!\x1a\x07\x01\0" + bytes(90)])
def test_what_is_no_text_and_has_no_known_name_is_not_read(data: bytes) -> None:
    assert recognize(data, Path("thing")) is None
    assert recognize(data[:HEAD_BYTES], Path("thing.xyz")) is None
    assert explain_unsupported(data, Path("thing")).startswith("thing is ")


def test_a_known_kind_that_cannot_be_read_is_named_with_what_to_do() -> None:
    message = explain_unsupported(b"Rar!\x1a\x07\x01\0", Path("a.rar"))
    assert message == "a.rar is a RAR archive, which Carrel cannot read: unpack it to make its files searchable."


def test_damaged_files_go_to_the_parser_of_their_name() -> None:
    for name in ("a.docx", "a.epub", "a.zip"):
        assert recognize(DOCX[:60], Path(name)) is find_format(Path(name))


def test_the_table_is_found_by_suffix_and_by_media_type() -> None:
    assert find_format(Path("A.EML")) is find_media_type("message/rfc822")
    assert find_format(Path("A.unknown")) is None
    assert may_be_readable(Path("LICENSE"))
    assert may_be_readable(Path("a.unknown"))
    assert not may_be_readable(Path("film.MP4"))
