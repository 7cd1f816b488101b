"""Real files through the real reader process: Word documents, drawn pages, the sample notes."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from engine.domain import Document, SourceFile
from engine.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted
from engine.ingestion.reader import ReaderPool
from engine.ingestion.scan import scan
from engine.paths import resource
from engine.settings import ReadingSettings


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(ReadingSettings(processes=1))
    pool.warm_up()  # so that no single test counts as having started the process
    yield pool
    pool.close()


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    """A Word document with what letters and contracts have."""
    document = docx.Document()
    document.core_properties.title = "Lease of the workshop"
    document.core_properties.author = "Marta Ost"
    document.add_heading("Rent", 1)
    document.add_paragraph("The rent is 850 euro.\nIt is due on the third.")
    document.add_paragraph("heating", style="List Bullet")
    document.add_paragraph("water", style="List Bullet 2")
    document.add_heading("Deposit", 2)
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Part", "Euro", "first", "400"), strict=True
    ):
        cell.text = words
    document.add_heading("Notice * _period_ #", 1)
    paragraph = document.add_paragraph("Three ")
    paragraph.add_run("months").bold = True
    paragraph.add_run(" & <no> more.")
    document.sections[0].header.paragraphs[0].text = "Workshop letterhead"
    document.sections[0].footer.paragraphs[0].text = "Bank details"
    file = tmp_path / "lease.docx"
    document.save(str(file))
    return file


def outline(document: Document) -> list[tuple[tuple[str, ...], str]]:
    return [(section.headings, document.text[section.start : section.end].strip()) for section in document.sections]


def test_word_keeps_headings_lists_and_tables(pool: ReaderPool, lease: Path) -> None:
    document = pool.read(lease)
    assert (document.title, document.metadata["author"]) == ("Lease of the workshop", "Marta Ost")
    assert outline(document) == [
        ((), "Workshop letterhead"),
        (("Rent",), "Rent\n\nThe rent is 850 euro.\nIt is due on the third.\n\n• heating\n• water"),
        (("Rent", "Deposit"), "Deposit\n\nPart\tEuro\nfirst\t400"),
        (("Notice * _period_ #",), "Notice * _period_ #\n\nThree months & <no> more."),
        ((), "Bank details"),
    ]
    assert "".join(document.text[section.start : section.end] for section in document.sections) == document.text


def test_word_without_a_title_is_named_by_its_heading(pool: ReaderPool, lease: Path) -> None:
    document = docx.Document(str(lease))
    document.core_properties.title = ""
    document.save(str(lease))
    assert pool.read(lease).title == "Rent"


def test_damaged_locked_and_empty_word_files(pool: ReaderPool, lease: Path, tmp_path: Path) -> None:
    data = lease.read_bytes()
    lease.write_bytes(data[: len(data) // 2])
    with pytest.raises(DocumentCorrupt, match=r"lease\.docx is damaged"):
        pool.read(lease)
    lease.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(DocumentEncrypted, match="locked with a password"):
        pool.read(lease)
    lease.write_bytes(b"")
    with pytest.raises((DocumentCorrupt, DocumentEmpty)):
        pool.read(lease)
    docx.Document().save(str(tmp_path / "blank.docx"))
    with pytest.raises(DocumentEmpty):
        pool.read(tmp_path / "blank.docx")


def test_a_page_is_drawn_with_its_highlight_and_drawn_anew_when_the_file_changes(
    pool: ReaderPool, tmp_path: Path
) -> None:
    file = tmp_path / "letter.pdf"
    for words in ("The rent is 850 euro.", "No, it is 900 euro now."):
        canvas = Canvas(str(file))
        canvas.drawString(72, 700, words)
        canvas.save()
        text = pool.read(file).text
        assert text == words
        image = pool.render_page(file, 1, 400, text.index("euro"), len(text))
        assert Image.open(io.BytesIO(image.png)).size == (image.width, image.height) == (400, 566)
        assert len(image.highlights) == 1
        assert (image.page, image.page_count) == (1, 1)
    assert pool.render_page(file, 1, 400).highlights == ()


def test_a_quote_in_any_sample_pdf_can_be_shown(pool: ReaderPool) -> None:
    for file in resource("sample_notes").rglob("*.pdf"):
        document = pool.read(file)
        assert document.page_count
        assert document.page_count >= 2
        for section in document.sections:
            assert section.page
            image = pool.render_page(file, section.page, 300, section.start, section.end)
            assert len(image.highlights) > 5


def test_every_sample_note_is_readable(pool: ReaderPool) -> None:
    found = list(scan(resource("sample_notes"), ReadingSettings()))
    assert {item.path.suffix for item in found} == {".md", ".txt", ".pdf", ".docx", ".html"}
    documents = [pool.read(item.path) for item in found if isinstance(item, SourceFile)]
    assert len(documents) == len(found) >= 14
    assert all(len(document.text) > 200 for document in documents)
    names = {item.path.name for item in found} | {item.path.stem for item in found}
    links = {link.rpartition("/")[2] for document in documents for link in document.links}
    assert links
    assert links <= names


def test_the_engine_loads_no_parser() -> None:
    parsers = "{'xberg', 'pypdfium2', 'selectolax', 'markdown_it', 'yaml', 'PIL', 'charset_normalizer'}"
    check = (
        f"import sys, engine.ingestion.reader, engine.ingestion.scan; sys.exit(str({parsers} & set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
