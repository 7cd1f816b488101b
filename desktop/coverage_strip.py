"""What a summary is made of as a strip: the pages, places or documents that fed it, and those that could not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.parts_bar import PartsBar
from desktop.place import Place, describe
from desktop.theme import Theme
from desktop.translation import mark, translate, translate_count
from engine.api import Summary, SummaryCoverage, SummaryLevel

_MOST_STRETCHES = 100  # of a document without pages
_READ_OPACITY = 0.35


class Part(StrEnum):
    """What a part of the strip gave to the summary."""

    SAID = mark("{place}: a sentence of the summary comes from here")
    READ = mark("{place}: read for the summary")
    UNREAD = mark("{place}: not read")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the strip, as wide as its ``weight``; ``place`` is what a click opens."""

    name: str
    part: Part
    weight: int = 1
    place: Place | None = None

    @property
    def words(self) -> str:
        """What its tool tip says."""
        return translate(self.part, place=self.name)

    def choose_colour(self, theme: Theme) -> QColor:
        """The accent for what is said, a weak one for what was read; the third is that of warnings."""
        colour = QColor(theme.warning if self.part is Part.UNREAD else theme.accent)
        colour.setAlphaF(_READ_OPACITY if self.part is Part.READ else 1.0)
        return colour


def list_stretches(summary: Summary) -> tuple[Stretch, ...]:
    """The parts of the strip from left to right; none where nothing is known."""
    if summary.level is not SummaryLevel.DOCUMENT or summary.path is None:
        return tuple(_list_documents(summary))
    pages = [*summary.coverage.pages, *(stretch.page or 0 for stretch in summary.coverage.unread)]
    last = max(pages, default=0)
    return tuple(_list_pages(summary, summary.path, last) if last else _list_places(summary, summary.path))


def say_coverage(coverage: SummaryCoverage, level: SummaryLevel) -> str:
    """What was read, in one sentence."""
    read = {"read": coverage.passages_read, "where": _say_where(coverage, level)}
    if coverage.passages_read == coverage.passages:
        return translate_count(
            "Made of the only passage{where}.", "Made of all {n} passages{where}.", coverage.passages, **read
        )
    return translate_count(
        "Made of {read} of {n} passage{where}.", "Made of {read} of {n} passages{where}.", coverage.passages, **read
    )


def _say_where(coverage: SummaryCoverage, level: SummaryLevel) -> str:
    """On how many pages or in how many documents it stands, to be read on from the number of passages."""
    if level is SummaryLevel.DOCUMENT:
        pages = len(coverage.pages)
        return translate_count(" on {n} page", " on {n} pages", pages) if pages else ""
    if coverage.documents_read == coverage.documents:
        return translate_count(" in all {n} documents", " in all {n} documents", coverage.documents)
    return translate_count(
        " in {read} of {n} document", " in {read} of {n} documents", coverage.documents, read=coverage.documents_read
    )


def _list_pages(summary: Summary, path: Path, last: int) -> Iterator[Stretch]:
    said = {sentence.page for sentence in summary.sentences}
    for page in range(1, last + 1):
        part = Part.READ if page in summary.coverage.pages else Part.UNREAD
        yield Stretch(
            translate("Page {number}", number=page), Part.SAID if page in said else part, place=Place(path, page)
        )


def _list_places(summary: Summary, path: Path) -> Iterator[Stretch]:
    """As many equal parts of the text as there are passages, or as can be told apart."""
    length = max([summary.coverage.extent, *(sentence.end for sentence in summary.sentences)], default=0)
    count = min(summary.coverage.passages, _MOST_STRETCHES)
    for number in range(count if length else 0):
        start, end = number * length // count, (number + 1) * length // count
        here = [sentence for sentence in summary.sentences if start <= sentence.start < end]
        is_read = not any(unread.start <= (start + end) // 2 < unread.end for unread in summary.coverage.unread)
        name = translate("{file}, {percent}% into it", file=path.name, percent=100 * number // count)
        place = Place(path, None, here[0].start, here[0].end) if here else Place(path, None, start, start + 1)
        yield Stretch(name, Part.SAID if here else Part.READ if is_read else Part.UNREAD, place=place)


def _list_documents(summary: Summary) -> Iterator[Stretch]:
    coverage = summary.coverage
    said = list(dict.fromkeys(sentence.path for sentence in summary.sentences))
    for path in said:
        yield Stretch(describe(path, None), Part.SAID, place=Place(path))
    others = coverage.documents_read - len(said)
    if others > 0:
        yield Stretch(translate_count("{n} more document", "{n} more documents", others), Part.READ, others)
    unread = coverage.documents - coverage.documents_read
    if unread > 0:
        yield Stretch(translate_count("{n} document", "{n} documents", unread), Part.UNREAD, unread)


class CoverageStrip(PartsBar[Stretch]):
    """As wide as there is room; a screen reader is told the parts that gave a sentence or were not read."""

    place_chosen = Signal(Place)

    def __init__(self) -> None:
        super().__init__(translate("What the summary is made of"), QSizePolicy.Policy.Expanding)

    def show_summary(self, summary: Summary | None) -> None:
        """Draw what this summary is made of, or nothing."""
        stretches = list_stretches(summary) if summary else ()
        told = [stretch.words for stretch in stretches if stretch.part is not Part.READ]
        self.setAccessibleDescription("; ".join(told))
        self.show_parts(stretches)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the place under the pointer."""
        stretch = self.part_at(event.position().x())
        if stretch and stretch.place and event.button() == Qt.MouseButton.LeftButton:
            self.place_chosen.emit(stretch.place)
