"""Looks for words in a text a slice at a time, so that the window goes on while a long one is looked through."""

from __future__ import annotations

import re

_MOST = 10_000  # places that are counted
_SLICE = 100_000  # characters; takes some milliseconds
_WIDE = 10_000  # characters of white space; what stands farther apart may not be found as one

Span = tuple[int, int]
"""Characters ``[start, end)`` of a text."""


class SpanSearch:
    """Where words stand one after the other, large or small, with white space between them: lines, pages, not books.

    ``spans`` grows from the beginning of the text to its end, or to as many places as are counted.
    """

    def __init__(self, text: str, words: str, length: int = _SLICE) -> None:
        self.spans: list[Span] = []
        parts = words.split()
        self._text = text
        self._length = length  # of a slice
        self._letters = sum(map(len, parts))
        self._pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
        self._position = 0 if parts else len(text)

    @property
    def is_over(self) -> bool:
        """Whether all has been looked through."""
        return self._position >= len(self._text) or self.is_full

    @property
    def is_full(self) -> bool:
        """Whether there may be more places than are counted."""
        return len(self.spans) == _MOST

    def advance(self) -> None:
        """Look through the next slice: for all that begins in it."""
        end = self._position + self._length
        for match in self._pattern.finditer(self._text, self._position, self._find_reach(end)):
            if match.start() >= end or self.is_full:
                break
            self.spans.append(match.span())
            self._position = match.end()
        self._position = max(self._position, end)

    def _find_reach(self, end: int) -> int:
        """Where all that begins before ``end`` has ended, if no more than ``_WIDE`` of white space stands in it."""
        wide, most = 2 * self._letters, 2 * self._letters + _WIDE
        while wide < most and end + wide < len(self._text):
            if len("".join(self._text[end : end + wide].split())) >= self._letters:
                break
            wide = min(2 * wide, most)
        return end + wide
