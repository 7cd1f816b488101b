"""Fields for numbers: the digits have room, the wheel passes over them, and only a finished number is told."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLineEdit, QSpinBox

from desktop.theme import GRID
from desktop.unscrolled import Unscrolled


class WholeBox(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        _settle(self)


class FractionBox(QDoubleSpinBox):
    """A number with two places behind the point."""

    def __init__(self) -> None:
        super().__init__()
        self.setDecimals(2)
        self.setSingleStep(0.05)
        _settle(self)


def _settle(box: QAbstractSpinBox) -> None:
    box.setKeyboardTracking(False)
    box.setGroupSeparatorShown(True)
    Unscrolled(box)
    for edit in box.findChildren(QLineEdit):
        edit.setTextMargins(GRID, 0, 0, 0)  # a style sheet's padding does not reach what stands inside the box
