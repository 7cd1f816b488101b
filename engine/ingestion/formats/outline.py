"""Headings and blocks of text put together to one text and its sections, the same way for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.domain import Section


@dataclass(frozen=True, slots=True)
class Opening:
    """Where in the text a section begins, under which heading path, and on which page where there are pages."""

    start: int
    headings: tuple[str, ...]
    page: int | None = None


@dataclass(slots=True)
class HeadingPath:
    """The headings above the current place; ``enter`` a heading to get its path."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, level: int, heading: str) -> tuple[str, ...]:
        """Close every heading of this level or deeper and go below the new one; level 1 is the topmost."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, heading))
        return tuple(name for _, name in self._open if name)


@dataclass(slots=True)
class Outline:
    """Collects a document from top to bottom; blocks are separated by a blank line."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _openings: list[Opening] = field(default_factory=list)
    _path: HeadingPath = field(default_factory=HeadingPath)
    _page: int | None = None

    def add_heading(self, level: int, heading: str, page: int | None = None) -> None:
        """Open a section; its heading is the first line of it. A ``page`` holds until another is given."""
        line = " ".join(heading.split())
        self._page = page or self._page
        if line:
            self._openings.append(Opening(self._length, self._path.enter(level, line), self._page))
            self.add_block(line)

    def start_page(self, page: int) -> None:
        """Open a section for a page without a heading of its own."""
        self._page = page
        self._path = HeadingPath()
        self._openings.append(Opening(self._length, (), page))

    def add_block(self, block: str) -> None:
        """Append a paragraph, list or table; blank ones are ignored."""
        block = block.strip("\n")
        if block.strip():
            self._parts.append(block + "\n\n")
            self._length += len(block) + 2

    def leave_headings(self) -> None:
        """What follows stands under no heading and on no page."""
        self._path = HeadingPath()
        self._page = None
        self._openings.append(Opening(self._length, ()))

    @property
    def first_heading(self) -> str | None:
        """The first heading, if there is one."""
        return next((opening.headings[-1] for opening in self._openings if opening.headings), None)

    def build(self) -> tuple[str, tuple[Section, ...]]:
        """The text, and sections that cover all of it."""
        text = "".join(self._parts).rstrip("\n") + "\n" if self._parts else ""
        return text, cover(text, self._openings)


def cover(text: str, openings: Sequence[Opening]) -> tuple[Section, ...]:
    """Sections that together cover ``text`` without a gap; ``openings`` are in order of their starts.

    Text before the first opening becomes a section without headings, unless it is blank.
    """
    starts = [opening for opening in openings if opening.start < len(text)]
    if not starts or text[: starts[0].start].strip():
        starts.insert(0, Opening(0, ()))
    else:
        starts[0] = Opening(0, starts[0].headings, starts[0].page)
    ends = [opening.start for opening in starts[1:]] + [len(text)]
    return tuple(
        Section(opening.headings, opening.page, opening.start, end)
        for opening, end in zip(starts, ends, strict=True)
        if opening.start < end
    )
