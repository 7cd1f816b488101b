"""Which documents of the map have one colour: by the folder they are in, their type or their date."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QColor

from desktop.theme import Theme
from desktop.translation import mark, translate
from engine.api import MapPoint

_MOST = 8  # colours that can be told apart
_MOST_DATES = 6
_KINDS = {
    "markdown": mark("Notes"),
    "pdf": mark("PDF"),
    "word": mark("Word"),
    "table": mark("Tables"),
    "excel": mark("Tables"),
    "slides": mark("Slides"),
    "mail": mark("Mail"),
    "html": mark("Web pages"),
    "image": mark("Pictures"),
    "text": mark("Text"),
    "book": mark("Books"),
    "archive": mark("Archives"),
}


class Colouring(StrEnum):
    """What the colours of the map say."""

    FOLDER = "folder"
    TYPE = "type"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Grouping:
    """``groups`` has for each point a place in ``names``, -1 for what is in none of the groups that have a colour.

    ``is_ordered`` says that the groups follow each other, as dates do.
    """

    names: tuple[str, ...]
    groups: tuple[int, ...]
    is_ordered: bool = False

    def colours(self, theme: Theme) -> list[QColor]:
        """One for each group, and a last one for what is in none."""
        chosen = _blend(theme, len(self.names)) if self.is_ordered else list(map(QColor, theme.series))
        return [*chosen[: len(self.names)], QColor(theme.muted)]


def group_points(points: Sequence[MapPoint], by: str) -> Grouping:
    """The commonest folders or types, or stretches of time with about as many documents each.

    ``by`` is one of ``Colouring``.
    """
    return group_signs(read_signs(points, by), by)


def read_signs(points: Sequence[MapPoint], by: str) -> list[str]:
    """Of each point what tells its group: its date, its kind or the folder that it is in."""
    if by == Colouring.DATE:
        return [point.date for point in points]
    if by == Colouring.TYPE:
        return [point.kind for point in points]
    return [os.path.dirname(point.path) for point in points]  # noqa: PTH120 - a tenth of the time, of 20,000


def group_signs(signs: Sequence[str], by: str) -> Grouping:
    """The groups of points with these signs, as ``group_points`` has them."""
    if by == Colouring.DATE:
        return _group_dates(signs)
    if by == Colouring.TYPE:
        names = {kind: _name_kind(kind) for kind in set(signs)}
        return _group_commonest([names[kind] for kind in signs])
    return _group_commonest(_name_folders(signs))


def _group_commonest(names: Sequence[str]) -> Grouping:
    commonest = [name for name, _ in Counter(names).most_common(_MOST)]
    number = {name: place for place, name in enumerate(commonest)}
    return Grouping(tuple(commonest), tuple(number.get(name, -1) for name in names))


def _name_kind(kind: str) -> str:
    return translate(_KINDS[kind]) if kind in _KINDS else kind.upper() or translate("No ending")


def _name_folders(parents: Sequence[str]) -> list[str]:
    """Of each the folder that parts it from the others: the first one below all that they have in common."""
    folders = {parent: Path(parent).parts for parent in set(parents)}
    try:
        shared = len(Path(os.path.commonpath(folders)).parts) if folders else 0
    except ValueError:  # on several drives
        shared = 0
    names = {parent: parts[shared] if len(parts) > shared else parts[-1] for parent, parts in folders.items()}
    return [names[parent] for parent in parents]


def _group_dates(dates: Sequence[str]) -> Grouping:
    """By years, or by months where all are of one year; those without a date are in no group."""
    length = 4 if len({date[:4] for date in dates if date}) > 1 else 7
    counts = sorted(Counter(date[:length] for date in dates if date).items())
    spans: list[list[str]] = []
    left, rest = sum(count for _, count in counts), 0
    for period, count in counts:
        if not spans or (rest <= 0 and len(spans) < _MOST_DATES):
            rest = left // (_MOST_DATES - len(spans)) if len(counts) > _MOST_DATES else 0
            spans.append([])
        spans[-1].append(period)
        left, rest = left - count, rest - count
    number = {period: place for place, span in enumerate(spans) for period in span}
    names = tuple(span[0] if len(span) == 1 else f"{span[0]} – {span[-1]}" for span in spans)
    return Grouping(names, tuple(number.get(date[:length], -1) for date in dates), is_ordered=True)


def _blend(theme: Theme, count: int) -> list[QColor]:
    """From the oldest to the newest, from faint to strong."""
    faint, strong = QColor(theme.faint), QColor(theme.accent_strong)
    return [_mix(faint, strong, place / max(count - 1, 1)) for place in range(count)]


def _mix(one: QColor, other: QColor, share: float) -> QColor:
    shades = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(first + share * (second - first)) for first, second in shades))
