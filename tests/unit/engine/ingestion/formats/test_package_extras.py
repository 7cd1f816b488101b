"""What stands beside the main text of office files is found once, and only if it is not there yet."""

from __future__ import annotations

import io
import zipfile

import pytest

from engine.ingestion.formats.package import Package
from engine.ingestion.formats.package_extras import read_extras, split_sheet_head

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def read(text: str, **parts: str) -> list[str]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return read_extras(Package(out.getvalue()), text)


def test_a_chart_gives_its_title_its_names_and_its_values() -> None:
    chart = (
        f'<c:chart xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main"><c:title><a:p><a:r><a:t>Rain</a:t></a:r></a:p>'
        "</c:title><c:cat><c:strCache><c:pt><c:v>March</c:v></c:pt><c:pt><c:v>April</c:v></c:pt></c:strCache></c:cat>"
        "<c:val><c:numCache><c:pt><c:v>4</c:v></c:pt><c:pt><c:v>7.5</c:v></c:pt></c:numCache></c:val></c:chart>"
    )
    assert read("", **{"word/charts/chart1.xml": chart}) == ["Rain", "March April", "4 7.5"]
    assert read("Rain: March\nApril", **{"word/charts/chart1.xml": chart}) == ["4 7.5"]


def test_what_a_master_adds_is_text_and_what_it_asks_for_is_not() -> None:
    names = f'xmlns:p="http://p" xmlns:a="{DRAWING}/main"'
    own = "<p:sp><a:p><a:r><a:t>Confidential</a:t></a:r></a:p></p:sp>"
    asked = "<p:sp><p:nvPr><p:ph/></p:nvPr><a:p><a:r><a:t>Click to add a title</a:t></a:r></a:p></p:sp>"
    master = f"<p:sldMaster {names}>{own}{asked}</p:sldMaster>"
    assert read("", **{"ppt/slideMasters/slideMaster1.xml": master}) == ["Confidential"]


def test_text_that_was_lost_in_a_control_is_found_and_deleted_text_is_not() -> None:
    names = 'xmlns:w="http://w"'
    body = (
        "<w:p><w:r><w:t>Dear </w:t></w:r><w:r><w:t>Jim</w:t></w:r></w:p>"
        "<w:sdt><w:p><w:r><w:t>In a control</w:t></w:r>"
        "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del></w:p></w:sdt>"
    )
    assert read("Dear Jim", **{"word/document.xml": f"<w:document {names}>{body}</w:document>"}) == ["In a control"]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("&LDraft&CPage &P of &N&R&D", ["", "Draft", "Page  of", ""]),
        ('&C&"Arial,Bold"&14Rates && Fees', ["", "Rates & Fees"]),
        ("plain", ["plain"]),
    ],
)
def test_codes_of_running_heads_are_no_text(code: str, parts: list[str]) -> None:
    assert list(split_sheet_head(code)) == parts


def test_damaged_parts_are_passed_over() -> None:
    assert read("", **{"word/charts/chart1.xml": "", "xl/drawings/drawing1.xml": "<a"}) == []
