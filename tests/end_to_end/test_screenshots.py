"""The pictures of the README: they show what the window has, part by part; no pixel is compared, as fonts differ."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.theme import DARK, LIGHT, Theme, wear_theme
from engine.api import resource
from tests.end_to_end.screenshots import (
    LARGEST,
    PLACES,
    SIZE,
    STRUCTURE,
    THEMES,
    read_structures,
    visit_places,
    write_structures,
)
from tests.end_to_end.window_structure import Part, list_parts, read_parts

PICTURES = resource("screenshots")
README = Path(__file__).parents[2] / "README.md"
MAKE = (
    'Take them anew: xvfb-run -s "-screen 0 1280x800x24" python -m tests.end_to_end.screenshots resources/screenshots'
)
NAMES = [f"{place}-{mood}" for place in PLACES for mood in THEMES]


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    monkeypatch.setenv("HOME", str(tmp_path))
    qapp.setStyle("Fusion")
    yield qapp
    wear_theme(qapp, LIGHT)


def test_the_window_has_the_parts_that_are_on_the_pictures(app: QApplication, tmp_path: Path) -> None:
    kept = read_structures((PICTURES / STRUCTURE).read_text(encoding="utf-8"))
    assert list(kept) == list(PLACES)
    shown = {(place, mood): list_parts(driver.window) for place, mood, driver in visit_places(app, tmp_path)}
    write_structures(shown)  # which says that light and dark have the same
    differences = [difference for place in PLACES for difference in compare(kept[place], shown[place, "light"])]
    assert differences == [], f"\n{MAKE}"


@pytest.mark.parametrize("name", NAMES)
def test_every_place_has_its_picture(name: str) -> None:
    file = PICTURES / f"{name}.png"
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == SIZE, MAKE
    assert file.stat().st_size <= LARGEST
    theme: Theme = THEMES[name.rpartition("-")[2]]
    colours = {picture.pixelColor(x, y).name() for x in range(0, SIZE[0], 8) for y in range(0, SIZE[1], 8)}
    assert {theme.window, theme.sidebar} <= colours, f"{name} wears another theme. {MAKE}"
    brightness = mean_brightness(picture)
    assert brightness < 110 if theme is DARK else brightness > 200, brightness


def test_no_picture_is_kept_that_is_not_made() -> None:
    assert sorted(file.name for file in PICTURES.iterdir()) == sorted([*(f"{name}.png" for name in NAMES), STRUCTURE])


def test_the_readme_shows_every_place_in_light_or_dark_and_both_themes() -> None:
    used = {name for name in NAMES if f"(resources/screenshots/{name}.png)" in README.read_text(encoding="utf-8")}
    assert {name.rpartition("-")[0] for name in used} == set(PLACES)
    assert {name.rpartition("-")[2] for name in used} == set(THEMES)


def test_what_is_written_down_is_read_again_and_told_apart() -> None:
    lines = "Frame “sidebar” Client 0 4\n  Button “navigation: Ask “x” #” RadioButton 0 1\n  Field “a” EditableText 7 -"
    parts = read_parts(lines)
    assert "\n".join(part.write() for part in parts) == lines
    assert compare(parts, read_parts(lines.replace("0 4", "1 3").replace("7 -", "6 -"))) == []
    for changed in (
        lines.replace("0 4", "0 6"),
        lines.replace("0 4", "2 4"),
        lines.replace("7 -", "7 7"),
        lines.replace("Ask", "Answer"),
        lines.replace("RadioButton", "Button"),
        lines.partition("\n")[0],
        lines.replace("\n  ", "\n"),
    ):
        assert compare(parts, read_parts(changed)), changed


def compare(kept: list[Part], shown: list[Part]) -> list[str]:
    """What is missing (-), new (+) or elsewhere, a line each; nothing where each is like the one that was kept."""
    if len(kept) == len(shown) and all(one.is_like(other) for one, other in zip(kept, shown, strict=True)):
        return []
    lines = difflib.unified_diff([part.write() for part in kept], [part.write() for part in shown], n=0, lineterm="")
    return list(lines)


def mean_brightness(picture: QImage) -> int:
    """From 0, black, to 255."""
    one = picture.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return one.pixelColor(0, 0).lightness()
