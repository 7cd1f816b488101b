"""Words of a drawn page are selected whole, in any script."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPointF

from desktop.page_selection import PageSelection
from engine.api import PageImage


def draw(text: str) -> PageImage:
    """A page with one line, each character ten pixels wide."""
    boxes = array("f", [value for place in range(len(text)) for value in (10 * place, 0, 10, 10)])
    return PageImage(1, 1, b"", 10 * len(text), 10, (), text, boxes.tobytes())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a grey heron.", "heron"),
        ("यह हिन्दी है", "हिन्दी"),
        ("இது புத்தகம் தான்", "புத்தகம்"),
        ("un e\u0301te\u0301 chaud", "e\u0301te\u0301"),
    ],
)
def test_a_word_is_selected_from_any_of_its_characters(text: str, word: str) -> None:
    selection = PageSelection(draw(text))
    begin = text.index(word)
    for place in range(begin, begin + len(word)):
        selection.select_word(QPointF(10 * place + 5, 5))
        assert selection.text == word
