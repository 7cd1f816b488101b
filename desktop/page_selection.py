"""Which characters of a drawn page are selected with the mouse, and where they are."""

from __future__ import annotations

import re
from array import array

from PySide6.QtCore import QPointF, QRectF

from engine.api import WORD, PageImage

_WORD = re.compile(rf"{WORD}|(?s:.)")
_LINES_APART = 4.0  # times as far as it is: the character of the same line is meant


class PageSelection:
    """Of one page; places are in the pixels of its picture."""

    def __init__(self, page: PageImage | None = None) -> None:
        self._text = page.text if page else ""
        self._boxes = array("f", page.boxes if page else b"")
        self._from = self._to = 0
        self._start = self._end = 0

    @property
    def text(self) -> str:
        """What is selected."""
        return self._text[self._start : self._end]

    @property
    def is_possible(self) -> bool:
        """Whether the page has characters."""
        return bool(self._text)

    def begin(self, point: QPointF) -> None:
        """Select nothing, from the character nearest to this point on."""
        self._from = self._to = self._find(point)
        self._start = self._end = self._from

    def extend(self, point: QPointF) -> None:
        """Select from where it began to this point, both characters included."""
        self._to = self._find(point)
        self._start, self._end = min(self._from, self._to), max(self._from, self._to) + 1

    def select_word(self, point: QPointF) -> None:
        """Select the word at this point."""
        here = self._find(point)
        spans = (match.span() for match in _WORD.finditer(self._text))
        self._start, self._end = next(((start, end) for start, end in spans if start <= here < end), (0, 0))
        self._from = self._start

    def select_all(self) -> None:
        """Select all of the page."""
        self._start, self._end = 0, len(self._text)

    def rectangles(self) -> list[QRectF]:
        """One a line, or a part of one."""
        lines: list[QRectF] = []
        for place in range(self._start, self._end):
            box = self._box(place)
            if box.isEmpty():
                continue
            if lines and _share_line(lines[-1], box):
                lines[-1] = lines[-1].united(box)
            else:
                lines.append(box)
        return lines

    def _box(self, place: int) -> QRectF:
        return QRectF(*self._boxes[4 * place : 4 * place + 4])

    def _find(self, point: QPointF) -> int:
        """The number of the nearest character, 0 where there is none."""
        x, y, boxes = point.x(), point.y(), self._boxes
        best, nearest = 0, float("inf")
        for place in range(len(self._text)):
            left, top, width, height = boxes[4 * place : 4 * place + 4]
            if not width:
                continue
            beside = max(left - x, x - left - width, 0.0)
            above = max(top - y, y - top - height, 0.0)
            if (distance := beside + _LINES_APART * above) < nearest:
                best, nearest = place, distance
        return best


def _share_line(line: QRectF, box: QRectF) -> bool:
    overlap = min(line.bottom(), box.bottom()) - max(line.top(), box.top())
    return overlap > 0.5 * min(line.height(), box.height())
