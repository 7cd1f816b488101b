"""What does not fit into a row of the search list ends in dots, in every script."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop.search_delegate import lay_out
from engine.api import Excerpt


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize(
    "text",
    [
        "这是一个很长的句子" * 40,
        "苍鹭 " + "这是一个很长的句子" * 40,
        "x" * 600,
        "a grey heron " * 60,
        "😀" * 300,
        "https://x/" + "y" * 500,
    ],
)
def test_what_is_too_long_ends_in_dots_that_are_seen(qapp: QApplication, text: str, lines: int) -> None:
    layout = lay_out(Excerpt(text), QFont(), 200, lines)
    assert layout.lineCount() == lines
    last = layout.lineAt(lines - 1)
    assert layout.text().endswith(" …")
    assert 2 * (last.textStart() + last.textLength()) == len(layout.text().encode("utf-16-le"))
    first = layout.lineAt(0)
    assert last.naturalTextWidth() <= 200
    assert first.textLength() > 2


def test_what_fits_is_left_alone(qapp: QApplication) -> None:
    assert lay_out(Excerpt("苍鹭"), QFont(), 200, 1).text() == "苍鹭"
