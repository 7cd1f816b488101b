"""Widgets side by side: lines break where there is no more room, and what is lower stands in the middle of its line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.flow_layout import FlowLayout


class Block(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def lay_out(window: QWidget, width: int, *sizes: tuple[int, int]) -> tuple[FlowLayout, list[QRect]]:
    flow = FlowLayout()
    flow.setSpacing(10)
    blocks = [Block(*size) for size in sizes]
    for block in blocks:
        flow.addWidget(block)
    window.setLayout(flow)
    window.resize(width, 500)
    window.show()
    return flow, [block.geometry() for block in blocks]


def test_what_is_lower_stands_in_the_middle_of_its_line(window: QWidget) -> None:
    _, places = lay_out(window, 400, (100, 30), (100, 20))
    assert places == [QRect(0, 0, 100, 30), QRect(110, 5, 100, 20)]


def test_a_line_breaks_where_there_is_no_more_room(window: QWidget) -> None:
    flow, places = lay_out(window, 215, (100, 30), (100, 20), (50, 40))
    assert places == [QRect(0, 0, 100, 30), QRect(110, 5, 100, 20), QRect(0, 40, 50, 40)]
    assert flow.heightForWidth(215) == 80
    assert flow.heightForWidth(1000) == 40


def test_what_is_wider_than_the_line_has_one_for_itself(window: QWidget) -> None:
    flow, _ = lay_out(window, 400, (300, 10), (20, 10))
    assert flow.heightForWidth(200) == 30
    assert FlowLayout().heightForWidth(100) == 0
