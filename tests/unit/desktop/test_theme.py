from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.icons import IconButton, draw_icon
from desktop.theme import DARK, LIGHT, Theme, current_theme, follow_system, make_palette, wear_theme
from engine.api import resource


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_everything_can_be_read(theme: Theme) -> None:
    """WCAG AA asks for 4.5 to 1."""
    grounds = (theme.window, theme.sidebar, theme.base, theme.raised, theme.hover, theme.warning_ground)
    for ground in grounds:
        assert contrast(theme.text, ground) >= 7
    for ground in (theme.window, theme.sidebar, theme.base):
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.mark) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_colour_is_one(theme: Theme) -> None:
    written = asdict(theme)
    written |= {f"series {number}": colour for number, colour in enumerate(written.pop("series"))}
    assert [name for name, colour in written.items() if not QColor(colour).isValid()] == []


def test_the_style_sheet_is_understood(qapp: QApplication) -> None:
    """Qt logs a warning for a sheet it cannot parse, and a warning fails the test."""
    for theme in (DARK, LIGHT):
        wear_theme(qapp, theme)
        assert current_theme() is theme


def test_the_system_is_followed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    qapp.setPalette(make_palette(DARK))  # a system that names no scheme but is dark
    follow_system(qapp)
    try:
        assert current_theme() is DARK
        hints = qapp.styleHints()
        for scheme, theme in ((hints.colorScheme().Light, LIGHT), (hints.colorScheme().Dark, DARK)):
            hints.colorSchemeChanged.emit(scheme)
            assert current_theme() is theme
    finally:
        qapp.styleHints().colorSchemeChanged.disconnect()


def test_every_icon_is_drawn_in_the_colour_it_is_given(qapp: QApplication) -> None:
    for file in resource("icons").glob("*.svg"):
        image = draw_icon(file.stem, QColor("#ff0000"), 2.0).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert inked, file
        assert file.stem == "carrel" or {colour.name() for colour in inked} == {"#ff0000"}, file


def test_icons_change_with_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = IconButton("x", "Close")
    qtbot.addWidget(button)
    button.show()
    light = button.icon().pixmap(18, 18).toImage()
    wear_theme(qapp, DARK)
    qapp.processEvents()
    assert button.icon().pixmap(18, 18).toImage() != light


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_button_that_cannot_be_pressed_is_paler(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    wear_theme(qapp, theme)
    button = IconButton("arrow-left", "Back")
    qtbot.addWidget(button)
    pressed, pale = (find_ink(button.icon().pixmap(18, 18, mode)) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert contrast(pressed, theme.base) > 3 * contrast(pale, theme.base)


def find_ink(pixmap: QPixmap) -> str:
    """The colour of the strongest point of an icon."""
    image = pixmap.toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=lambda colour: colour.alpha()).name()
