"""Pictures as the window is given them: real files, the right way up, no larger than wanted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from engine.domain import PageImage
from engine.errors import DocumentCorrupt
from engine.ingestion.picture import DrawnPicture

FILE = Path("holiday.png")
RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)


def save(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def decode(page: PageImage) -> Image.Image:
    picture = Image.open(io.BytesIO(page.png))
    assert picture.format == "PNG"
    assert picture.size == (page.width, page.height)
    return picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_a_picture_is_drawn_as_wide_as_is_wanted(kind: str) -> None:
    page = DrawnPicture(save(Image.new("RGB", (800, 400), RED), kind), FILE).draw(1, 200)
    assert (page.width, page.height, page.own_width, page.page_count) == (200, 100, 800, 1)
    colour = decode(page).getpixel((100, 50))
    assert all(abs(one - other) < 6 for one, other in zip(colour, RED, strict=True))
    assert page.highlights == ()


def test_a_small_picture_is_not_made_larger() -> None:
    page = DrawnPicture(save(Image.new("RGB", (32, 16), RED), "PNG"), FILE).draw(1, 900)
    assert (page.width, page.height, page.own_width) == (32, 16, 32)


def test_what_the_camera_held_sideways_stands_upright() -> None:
    image = Image.new("RGB", (400, 200), RED)
    image.paste(BLUE, (0, 0, 50, 200))  # at the left, which is to be the top
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    page = DrawnPicture(save(image, "JPEG", exif=exif), FILE).draw(1, 400)
    assert (page.width, page.height, page.own_width) == (200, 400, 200)
    assert decode(page).getpixel((100, 10))[2] > 150


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_white_shows_through_a_transparent_picture(mode: str) -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 50, 100))
    picture = decode(DrawnPicture(save(image.convert(mode), "PNG"), FILE).draw(1, 100))
    assert picture.getpixel((90, 50)) == WHITE
    assert picture.getpixel((10, 50)) == (0, 0, 0)


def test_a_tiff_has_pages() -> None:
    pages = [Image.new("RGB", (100, 100), colour) for colour in (RED, BLUE)]
    drawn = DrawnPicture(save(pages[0], "TIFF", save_all=True, append_images=pages[1:]), FILE)
    assert [decode(drawn.draw(number, 100)).getpixel((5, 5)) for number in (1, 2)] == [RED, BLUE]
    assert drawn.draw(2, 100).page_count == 2
    with pytest.raises(DocumentCorrupt, match="has 2 pages now"):
        drawn.draw(3, 100)


@pytest.mark.parametrize(("shade", "shown"), [(65535, 255), (32768, 127), (0, 0)])
def test_the_shades_of_sixteen_bits_are_shown(shade: int, shown: int) -> None:
    image = Image.new("I;16", (40, 40), shade)
    image.putpixel((0, 0), 65535)
    page = DrawnPicture(save(image, "PNG"), FILE).draw(1, 40)
    assert decode(page).convert("L").getpixel((20, 20)) == shown


def test_a_damaged_picture_is_said_to_be_one() -> None:
    data = save(Image.effect_noise((300, 300), 90), "PNG")
    with pytest.raises(DocumentCorrupt, match=r"holiday\.png is damaged"):
        DrawnPicture(data[: len(data) // 2], FILE).draw(1, 100)


def test_a_picture_of_very_many_points_is_drawn_with_fewer() -> None:
    page = DrawnPicture(save(Image.new("1", (9000, 8000)), "PNG"), FILE).draw(1, 9000)
    assert page.width * page.height <= 16_100_000
