"""Bars for how many documents are of each month or year; a click narrows to one, another one takes that back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.theme import GRID, current_theme
from desktop.translation import translate, translate_count

_MOST_MONTHS = 36
_MOST_BARS = 80
_MONTHS_A_YEAR = 12
_WIDEST = 5 * GRID


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or year, or all up to it: dates from ``first`` to ``last``, both as far as they are written."""

    first: str
    last: str
    documents: int

    @property
    def name(self) -> str:
        """As a person writes it."""
        return _name(self.last) if self.first == self.last else translate("until {period}", period=_name(self.last))

    def holds(self, date: str) -> bool:
        """Whether a date, YYYY-MM-DD, is within it."""
        return bool(date) and self.first <= date[: len(self.first)] and date[: len(self.last)] <= self.last


class Timeline(QWidget):
    """Hidden where no document has a date."""

    chosen = Signal(object)  # Bar, or None for all

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Documents by date"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bars: tuple[Bar, ...] = ()
        self.picked: Bar | None = None
        self._at = 0  # the bar that the keyboard is at
        self.hide()

    def show_dates(self, dates: Sequence[str]) -> None:
        """Count these, YYYY-MM-DD or "" each; what is picked stays if there is such a bar."""
        self.bars = make_bars(dates)
        self.setVisible(bool(self.bars))
        self._at = min(self._at, max(0, len(self.bars) - 1))
        kept = next((bar for bar in self.bars if self.picked and bar.last == self.picked.last), None)
        if self.picked is not None:
            self._pick(kept)
        self._say()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A strip."""
        return QSize(60 * GRID, 9 * GRID)

    def event(self, event: QEvent) -> bool:
        """Name the bar under the pointer, and how many documents it has."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._find(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if number is None else _describe(self.bars[number]), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Narrow to a bar, or take it back."""
        number = self._find(event.position())
        if number is not None:
            self._at = number
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go from bar to bar, Space and Enter narrow to it or take it back."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._at = min(len(self.bars) - 1, max(0, self._at + steps[Qt.Key(event.key())]))
            self._say()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Paint the bars, then names below as many as there is room for."""
        theme = current_theme()
        painter = QPainter(self)
        line = self.fontMetrics().height()
        most = max((bar.documents for bar in self.bars), default=1)
        height = self.height() - line - GRID
        for number, bar in enumerate(self.bars):
            place = self._room(number)
            tall = max(2.0, bar.documents / most * height) if bar.documents else 1.0
            lit = self.picked is None or bar is self.picked
            painter.fillRect(
                QRectF(place.left() + 1, height - tall, max(1.0, place.width() - 2), tall),
                QColor(theme.accent if lit and bar.documents else theme.border),
            )
            if self.hasFocus() and number == self._at:
                painter.setPen(QPen(QColor(theme.text), 1.5))
                painter.drawRect(QRectF(place.left(), 1, place.width(), height))
        painter.setPen(QColor(theme.muted))
        ends = -1.0
        for number, bar in enumerate(self.bars):
            place = self._room(number)
            width = self.fontMetrics().horizontalAdvance(bar.name)
            left = min(max(0.0, place.center().x() - width / 2), self.width() - width)
            if left > ends:
                painter.drawText(QPointF(left, height + line), bar.name)
                ends = left + width + 2 * GRID
        painter.end()

    def _room(self, number: int) -> QRectF:
        width = min(_WIDEST, self.width() / max(1, len(self.bars)))
        return QRectF(number * width, 0, width, self.height())

    def _find(self, place: QPointF) -> int | None:
        return next((number for number in range(len(self.bars)) if self._room(number).contains(place)), None)

    def _toggle(self) -> None:
        if self.bars:
            bar = self.bars[self._at]
            self._pick(None if bar is self.picked else bar)
            self._say()

    def _pick(self, bar: Bar | None) -> None:
        self.picked = bar
        self.chosen.emit(bar)

    def _say(self) -> None:
        """Tell a screen reader where the keyboard is and what is picked."""
        at = _describe(self.bars[self._at]) if self.bars else ""
        picked = translate("only {period}", period=self.picked.name) if self.picked else ""
        self.setAccessibleDescription("; ".join(filter(None, (at, picked))))
        self.update()


def make_bars(dates: Sequence[str]) -> tuple[Bar, ...]:
    """A bar for every month or, of more than three years, every year from the first to the last, empty ones too.

    Of more than 80 the first one has all that is older.
    """
    known = sorted(date for date in dates if date)
    if not known:
        return ()
    first, last = _month(known[0]), _month(known[-1])
    monthly = last - first < _MOST_MONTHS
    periods = [_write_month(each) for each in range(first, last + 1)] if monthly else []
    periods = periods or [f"{year:04}" for year in range(first // _MONTHS_A_YEAR, last // _MONTHS_A_YEAR + 1)]
    counts = Counter(date[: len(periods[0])] for date in known)
    older, shown = periods[: -_MOST_BARS + 1], periods[-_MOST_BARS + 1 :]
    begin = [Bar(older[0], older[-1], sum(counts[period] for period in older))] if older else []
    return (*begin, *(Bar(period, period, counts[period]) for period in shown))


def _month(date: str) -> int:
    return int(date[:4]) * _MONTHS_A_YEAR + int(date[5:7]) - 1


def _write_month(number: int) -> str:
    return f"{number // _MONTHS_A_YEAR:04}-{number % _MONTHS_A_YEAR + 1:02}"


def _name(period: str) -> str:
    if len(period) == len("2021"):
        return period
    month = QLocale().standaloneMonthName(int(period[5:7]), QLocale.FormatType.ShortFormat)
    return f"{month} {period[:4]}"


def _describe(bar: Bar) -> str:
    return translate_count("{period}: {n} document", "{period}: {n} documents", bar.documents, period=bar.name)
