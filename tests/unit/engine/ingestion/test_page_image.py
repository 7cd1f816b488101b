"""Drawn pages: the highlight lies where the words were drawn."""

from __future__ import annotations

import io
from array import array
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from engine.errors import DocumentCorrupt
from engine.ingestion.formats.pdf import parse
from engine.ingestion.page_image import DrawnPdf

FILE = Path("letter.pdf")
WIDTH, HEIGHT, TOP = 595, 842, 500
BEFORE = "The rent is "


@pytest.fixture(params=[0, 90, 180, 270])
def turned(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def draw(turn: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for page in ("one", "two"):
        canvas.setPageRotation(turn)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, TOP, f"{BEFORE}850 euro on page {page},")
        canvas.drawString(72, TOP - 14, "due on the third.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def find(text: str, words: str) -> tuple[int, int]:
    start = text.rindex(words)
    return start, start + len(words)


def test_highlight_lies_where_the_word_was_drawn() -> None:
    data = draw()
    image = DrawnPdf(data, FILE).draw(2, WIDTH * 2, *find(parse(data, FILE).text, "850 euro"))
    (highlight,) = image.highlights
    x, y, width, height = (value / 2 for value in highlight)
    assert x == pytest.approx(72 + stringWidth(BEFORE, "Helvetica", 12), abs=2)
    assert width == pytest.approx(stringWidth("850 euro", "Helvetica", 12), abs=2)
    assert y < HEIGHT - TOP - 8
    assert HEIGHT - TOP <= y + height < HEIGHT - TOP + 6


def test_one_rectangle_a_line() -> None:
    data = draw()
    start, end = find(parse(data, FILE).text, "two,\ndue on")
    first, second = DrawnPdf(data, FILE).draw(2, WIDTH, start, end).highlights
    assert second[1] - first[1] == pytest.approx(14, abs=1)


def test_turned_pages_are_marked_where_they_are_dark(turned: int) -> None:
    data = draw(turned)
    drawn = DrawnPdf(data, FILE)
    image = drawn.draw(1, 1200, *find(parse(data, FILE).text, BEFORE + "850 euro on page one"))
    plain = Image.open(io.BytesIO(drawn.draw(1, 1200, 0, 0).png)).convert("L")
    ((x, y, width, height),) = image.highlights
    inside = plain.crop((int(x), int(y), int(x + width) + 1, int(y + height) + 1))
    assert sum(inside.histogram()[:128]) > 100
    assert image.width == 1200


def test_the_mark_is_yellow_and_text_under_it_stays_dark() -> None:
    data = draw()
    image = DrawnPdf(data, FILE).draw(1, 1200, 0, len(BEFORE))
    x, y, width, height = image.highlights[0]
    picture = Image.open(io.BytesIO(image.png))
    assert picture.size == (image.width, image.height)
    marked = picture.crop((int(x) + 1, int(y) + 1, int(x + width), int(y + height)))
    colours = [colour for _, colour in marked.getcolors(100_000)]
    assert any(red > 240 and green > 220 and blue < 200 for red, green, blue in colours)
    assert any(red < 110 and green < 110 for red, green, _ in colours)


def test_every_character_has_its_place(turned: int) -> None:
    data = draw(turned)
    image = DrawnPdf(data, FILE).draw(1, 1200, *find(parse(data, FILE).text, "850 euro on page one"))
    boxes = array("f", image.boxes)
    assert len(boxes) == 4 * len(image.text)
    assert sorted(image.text.split("\n")) == ["The rent is 850 euro on page one,", "due on the third."]
    assert boxes[4 * image.text.index("\n") :][:4].tolist() == [0, 0, 0, 0]
    ((x, y, width, height),) = image.highlights
    for place in range(*find(image.text, "850 euro on page one")):
        left, top, wide, high = boxes[4 * place : 4 * place + 4]
        assert x - 1 <= left < left + wide <= x + width + 1
        assert y - 1 <= top < top + high <= y + height + 1


def test_nothing_is_marked_without_a_range_or_for_another_page() -> None:
    drawn = DrawnPdf(draw(), FILE)
    assert drawn.draw(1, 300, 5, 5).highlights == ()
    assert drawn.draw(2, 300, 0, 10).highlights == ()
    assert drawn.draw(1, 300, 5000, 6000).highlights == ()


def test_a_page_that_is_not_there_is_an_error() -> None:
    with pytest.raises(DocumentCorrupt, match="has 2 pages now"):
        DrawnPdf(draw(), FILE).draw(3, 300, 0, 0)
