"""Office files, pictures and scans of the shapes people have, through the real reader process with real recognition."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from array import array
from collections.abc import Iterator
from pathlib import Path

import docx
import msoffcrypto
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from engine.errors import DocumentCorrupt, DocumentEmpty, DocumentEncrypted, DocumentUnsupported, ReaderOutOfMemory
from engine.ingestion.reader import ReaderPool
from engine.settings import ReadingSettings

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(ReadingSettings(processes=1))
    pool.warm_up()  # so that no single test counts as having started the process
    yield pool
    pool.close()


def make_word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_workbook() -> bytes:
    """Two sheets, the second with a running head and a formula's kept result."""
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c><c r="B1"><v>{}</v></c></row>'
    sheet = f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData>{{}}</worksheet>'
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2)
    )
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in ((1, "Costs"), (2, "Income")))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{LINKS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{LINKS}">{links}</Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", sheet.format("Rent", 850, ""))
        head = "<headerFooter><oddHeader>&amp;CFor the tax office</oddHeader></headerFooter>"
        archive.writestr("xl/worksheets/sheet2.xml", sheet.format("Interest", "12.5", head))
    return out.getvalue()


def write_words(*lines: str, size: tuple[int, int] = (1000, 300)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text((40, 40 + 70 * number), line, "black", ImageFont.load_default(44))
    return image


def lock(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def test_sheets_are_headings_and_running_heads_are_kept(pool: ReaderPool, tmp_path: Path) -> None:
    file = tmp_path / "budget.xlsx"
    file.write_bytes(make_workbook())
    document = pool.read(file)
    assert document.text == "Costs\n\nRent\t850\n\nIncome\n\nInterest\t12.5\n\nFor the tax office\n"
    assert [section.headings for section in document.sections] == [("Costs",), ("Income",), ()]
    cells = {table.title: array("i", table.cells).tolist() for table in document.tables}
    assert list(cells) == ["Costs", "Income"]
    starts = iter(cells["Income"])
    assert [document.text[start:end] for start, end in zip(starts, starts, strict=True)] == ["Interest", "12.5"]


def test_rich_text_and_files_with_the_wrong_name_are_read(pool: ReaderPool, tmp_path: Path) -> None:
    rich = tmp_path / "letter.rtf"
    rich.write_text(r"{\rtf1\ansi{\b Dear} Marta,\par the rent is 850 euro.\par}", encoding="ascii")
    assert pool.read(rich).text.split() == ["Dear", "Marta,", "the", "rent", "is", "850", "euro."]
    wrong = tmp_path / "really_word.doc"
    wrong.write_bytes(make_word("The rent is 850 euro."))
    assert pool.read(wrong).text == "The rent is 850 euro.\n"


def test_a_document_in_a_document_is_read_below_its_name(pool: ReaderPool, tmp_path: Path) -> None:
    file = tmp_path / "outer.docx"
    file.write_bytes(make_word("Outside."))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/embeddings/inner.docx", make_word("Inside."))
    document = pool.read(file)
    assert document.text.startswith("Outside.\n")
    assert "Inside." in document.text
    assert ("inner.docx",) in [section.headings for section in document.sections]


def test_a_password_that_everybody_knows_is_none(pool: ReaderPool, tmp_path: Path) -> None:
    file = tmp_path / "shared.docx"
    file.write_bytes(lock(make_word("Known to Excel."), "VelvetSweatshop"))
    assert pool.read(file).text == "Known to Excel.\n"
    file.write_bytes(lock(make_word("Known to nobody."), "sesame"))
    with pytest.raises(DocumentEncrypted, match=r"shared\.docx is locked with a password"):
        pool.read(file)


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "bmp", "gif", "webp", "jp2"])
def test_words_on_a_picture_are_recognised(pool: ReaderPool, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"receipt.{suffix}"
    write_words("The invoice is paid").save(file)
    assert "invoice is paid" in pool.read(file).text


def test_each_page_of_a_picture_is_a_page_and_captions_are_text(pool: ReaderPool, tmp_path: Path) -> None:
    file = tmp_path / "fax.tif"
    first, second = write_words("Page of thanks"), write_words("Page of regret")
    first.save(file, save_all=True, append_images=[second], description="Fax from Marta")
    document = pool.read(file)
    assert (document.page_count, document.sections[-1].page) == (2, 2)
    assert document.text.startswith("Fax from Marta")
    assert "regret" in document.text[document.sections[-1].start :]


def test_a_crooked_page_is_set_straight(pool: ReaderPool, tmp_path: Path) -> None:
    lines = ["The tenant may end the tenancy", "with a notice of three months", "at the end of a quarter year"] * 3
    page = write_words(*lines, size=(1100, 800)).rotate(9, expand=True, fillcolor="white")
    page.save(tmp_path / "crooked.png")
    text = pool.read(tmp_path / "crooked.png").text
    assert text.count("notice of three months") >= 2


def test_a_scan_is_recognised_and_a_document_s_pictures_too(pool: ReaderPool, tmp_path: Path) -> None:
    words = write_words("Signed by both parties")
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=(500, 150))
    canvas.drawImage(ImageReader(words), 0, 0, 500, 150)
    canvas.save()
    scan = pool.read(tmp_path / "scan.pdf")
    assert "Signed by both parties" in scan.text
    assert [section.page for section in scan.sections] == [1]
    words.save(tmp_path / "words.png")
    document = docx.Document()
    document.add_paragraph("See the picture.")
    document.add_picture(str(tmp_path / "words.png"))
    document.save(str(tmp_path / "with_picture.docx"))
    assert "Signed by both parties" in pool.read(tmp_path / "with_picture.docx").text


def test_pictures_without_words_or_damaged_have_their_reasons(pool: ReaderPool, tmp_path: Path) -> None:
    blank, broken = tmp_path / "sky.png", tmp_path / "broken.png"
    Image.new("RGB", (300, 200), "skyblue").save(blank)
    with pytest.raises(DocumentEmpty, match="no text was found"):
        pool.read(blank)
    broken.write_bytes(blank.read_bytes()[:80])
    with pytest.raises(DocumentCorrupt, match=r"broken\.png is damaged or not a picture"):
        pool.read(broken)


def test_without_recognition_a_picture_says_what_to_set(tmp_path: Path) -> None:
    write_words("Not to be read").save(tmp_path / "note.png")
    pool = ReaderPool(ReadingSettings(processes=1, ocr=False))
    try:
        with pytest.raises(DocumentUnsupported, match="set ocr = true"):
            pool.read(tmp_path / "note.png")
    finally:
        pool.close()


def test_a_file_that_needs_too_much_memory_is_stopped_for_that_reason(tmp_path: Path) -> None:
    """100 KB of PNG that are 300 MB of points."""
    file = tmp_path / "huge.png"
    Image.new("1", (10_000, 10_000)).convert("RGB").save(file, compress_level=9)
    assert file.stat().st_size < 1_000_000
    pool = ReaderPool(ReadingSettings(processes=1, memory_mb=220))
    try:
        with pytest.raises(ReaderOutOfMemory, match=r"huge\.png needs more memory than a file may take"):
            pool.read(file)
        (tmp_path / "note.md").write_text("Still here.", encoding="utf-8")
        assert pool.read(tmp_path / "note.md").text == "Still here."
    finally:
        pool.close()


def test_pages_and_keynote_of_2009_are_read_from_their_xml(pool: ReaderPool, tmp_path: Path) -> None:
    apple = "http://developer.apple.com/namespaces/sf"
    styles = "<sf:stylesheet><sf:p>Placeholder</sf:p></sf:stylesheet>"
    letter = f"<d xmlns:sf='{apple}'>{styles}<sf:p>Dear Marta,<sf:br/>hello.</sf:p><sf:p>Yours</sf:p></d>"
    with zipfile.ZipFile(tmp_path / "letter.pages", "w") as archive:
        archive.writestr("index.xml", letter)
    assert pool.read(tmp_path / "letter.pages").text == "Dear Marta,\nhello.\n\nYours\n"
    slides = f"<d xmlns:sf='{apple}'><slide><sf:p>First</sf:p></slide><slide><sf:p>Second</sf:p></slide></d>"
    with zipfile.ZipFile(tmp_path / "talk.key", "w") as archive:
        archive.writestr("index.apxl", slides)
    assert [section.page for section in pool.read(tmp_path / "talk.key").sections] == [1, 2]


READ_ALL = """
import sys
from pathlib import Path
from engine.ingestion.reader import ReaderPool
from engine.settings import ReadingSettings
pool = ReaderPool(ReadingSettings(processes=1))
print([pool.read(Path(file)).text.strip() for file in sys.argv[1:]])
pool.close()
"""


def test_office_files_and_pictures_are_read_without_a_network(tmp_path: Path) -> None:
    wrapper = ("unshare", "--map-root-user", "--net")
    if not shutil.which("unshare") or subprocess.run([*wrapper, "true"], check=False).returncode:
        pytest.skip("the network cannot be taken away here")
    (tmp_path / "letter.docx").write_bytes(make_word("The rent is 850 euro."))
    write_words("Paid in cash").save(tmp_path / "receipt.png")
    files = [str(tmp_path / name) for name in ("letter.docx", "receipt.png")]
    done = subprocess.run(
        [*wrapper, sys.executable, "-c", READ_ALL, *files], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(["The rent is 850 euro.", "Paid in cash"])
