"""Paints the rows of the search list: titles, and passages with the words that were found in bold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.search_model import EXCERPT, ROW
from desktop.search_results import CopiesRow, DocumentRow, MoreRow, PassageRow
from desktop.theme import GRID, current_theme
from engine.api import Excerpt

_LINES = 3
_PADDING = GRID + GRID // 2
_LEADING = 1.25  # line height, times the font's
_LONG_WORD = 24  # characters; a longer one is Chinese or an address, and is cut inside
_STALE = 0.45  # opacity


class SearchDelegate(QStyledItemDelegate):
    """Lays every passage out once a width: call ``forget`` when rows, colours or fonts have changed.

    ``stale`` paints pale what was found for an older query.
    """

    stale = False

    def __init__(self) -> None:
        super().__init__()
        self._layouts: dict[tuple[int, int], QTextLayout] = {}

    def forget(self) -> None:
        """Lay everything out anew."""
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """The height that a row needs at the width of the list."""
        row, width = index.data(ROW), option.rect.width()
        if isinstance(row, DocumentRow):
            height = QFontMetrics(_title_font(option.font)).height() + 2 * GRID + GRID // 2
        elif isinstance(row, CopiesRow | MoreRow):
            height = QFontMetrics(_small_font(option.font)).height() + GRID
        else:
            height = _caption_height(option.font) + int(self._lay_out(option, index).boundingRect().height())
            height += 2 * GRID
        return QSize(width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.stale:
            painter.setOpacity(_STALE)
        if isinstance(row, DocumentRow):
            _paint_title(painter, option, row)
        else:
            _paint_ground(painter, option)
            if isinstance(row, CopiesRow | MoreRow):
                _paint_line(painter, option, row)
            else:
                _paint_caption(painter, option, row)
                painter.setPen(QColor(current_theme().text))
                top = option.rect.top() + GRID + _caption_height(option.font)
                self._lay_out(option, index).draw(painter, QPointF(option.rect.left() + _PADDING, top))
        painter.restore()

    def _lay_out(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QTextLayout:
        width = option.rect.width() - 2 * _PADDING
        key = index.row(), width
        if key not in self._layouts:
            self._layouts[key] = lay_out(index.data(EXCERPT), option.font, width)
        return self._layouts[key]


def lay_out(excerpt: Excerpt, font: QFont, width: int, lines: int = _LINES) -> QTextLayout:
    """An excerpt in lines of ``width`` pixels, at most so many; what does not fit ends in dots."""
    layout = QTextLayout(excerpt.text, font)
    text = QTextOption()
    text.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(text)
    layout.setFormats(list(_formats(excerpt)))
    layout.setCacheEnabled(True)
    end = _make_lines(layout, font, width, lines)
    shown = excerpt.text.encode("utf-16-le", "surrogatepass")[: 2 * end].decode("utf-16-le", "ignore")
    if len(shown) < len(excerpt.text):
        _add_dots(layout, excerpt, shown.rstrip(), lambda: _make_lines(layout, font, width, lines))
    return layout


def _add_dots(layout: QTextLayout, excerpt: Excerpt, shown: str, make_lines: Callable[[], int]) -> None:
    """Let the text end in dots: behind a word, or where it has no spaces, behind what leaves them room."""
    words, _, last = shown.rpartition(" ")
    if words and len(last) <= _LONG_WORD:
        shown = words
    while True:
        layout.setText(f"{shown} …")
        layout.setFormats(list(_formats(excerpt)))
        if not shown or 2 * make_lines() >= len(layout.text().encode("utf-16-le", "surrogatepass")):
            return
        shown = shown[:-1].rstrip()


def _make_lines(layout: QTextLayout, font: QFont, width: int, lines: int) -> int:
    """Break the text into lines; returns how much of it they hold, in Qt's units."""
    step = QFontMetrics(font).height() * _LEADING
    end = 0
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * step))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end


def _formats(excerpt: Excerpt) -> Iterator[QTextLayout.FormatRange]:
    theme = current_theme()
    if excerpt.sentence:
        ground = QColor(theme.mark)
        ground.setAlphaF(0.5)
        light = QTextCharFormat()
        light.setBackground(ground)
        yield _range(excerpt.text, excerpt.sentence, light)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    for mark in excerpt.marks:
        yield _range(excerpt.text, mark, bold)


def _range(text: str, span: tuple[int, int], style: QTextCharFormat) -> QTextLayout.FormatRange:
    """Qt counts in UTF-16, Python in characters."""
    start, end = (len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2 for offset in span)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, style
    return made


def _paint_title(painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow) -> None:
    room = option.rect.adjusted(_PADDING, GRID + GRID // 2, -_PADDING, 0)
    theme, font = current_theme(), _title_font(option.font)
    title = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
    _write(painter, room, title, (font, theme.text))
    taken = QFontMetrics(font).horizontalAdvance(title) + _PADDING
    if taken < room.width():
        source = QStyle.visualRect(option.direction, room, room.adjusted(taken, 0, 0, 0))
        _write(painter, source, row.source, (_small_font(option.font), theme.muted), elide=Qt.TextElideMode.ElideMiddle)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    theme = current_theme()
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    focused = chosen and option.state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(QColor(theme.accent)) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.chosen if chosen else theme.hover))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)


def _paint_caption(painter: QPainter, option: QStyleOptionViewItem, row: PassageRow) -> None:
    room = option.rect.adjusted(_PADDING, GRID, -_PADDING, 0)
    room.setHeight(_caption_height(option.font) - GRID // 2)
    theme, font = current_theme(), _small_font(option.font)
    _write(painter, room, row.why, (font, theme.muted), alignment=Qt.AlignmentFlag.AlignRight)
    taken = QFontMetrics(font).horizontalAdvance(row.why) + 2 * GRID
    place = QStyle.visualRect(option.direction, room, room.adjusted(0, 0, -taken, 0))
    _write(painter, place, row.where, (font, theme.muted))


def _paint_line(painter: QPainter, option: QStyleOptionViewItem, row: CopiesRow | MoreRow) -> None:
    room = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
    _write(painter, room, row.label, (_small_font(option.font), current_theme().accent))


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    pen: tuple[QFont, str],
    *,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    font, colour = pen
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fits = QFontMetrics(font).elidedText(text, elide, room.width())
    painter.drawText(room, int(alignment | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), fits)


def _title_font(font: QFont) -> QFont:
    title = QFont(font)
    title.setPointSizeF(font.pointSizeF() * 1.1)
    title.setWeight(QFont.Weight.DemiBold)
    return title


def _small_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _caption_height(font: QFont) -> int:
    return QFontMetrics(_small_font(font)).height() + GRID // 2
