"""The box and its tick can be seen, as they are painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.check_box import CheckBox
from desktop.theme import DARK, LIGHT, Theme, wear_theme

LEAST_CONTRAST = 3.0  # of what is not text, by WCAG 2.2


def luminance(colour: QColor) -> float:
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def find_best(box: CheckBox, ground: QColor, inset: int = 0) -> float:
    """The contrast to its ground of what is plainest on the box alone, 18 pixels at the left, or inside of it."""
    picture = box.grab().toImage()
    top = (picture.height() - 18) // 2
    inside = range(inset, 18 - inset)
    return max(contrast(QColor(picture.pixel(x, top + y)), ground) for x in inside for y in inside)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_box_and_the_tick_stand_out(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    wear_theme(qapp, theme)
    box = CheckBox("On")
    qtbot.addWidget(box)
    assert find_best(box, QColor(theme.window)) >= LEAST_CONTRAST
    assert find_best(box, QColor(theme.base)) >= LEAST_CONTRAST
    box.setChecked(True)
    assert find_best(box, QColor(theme.accent), inset=3) >= LEAST_CONTRAST
