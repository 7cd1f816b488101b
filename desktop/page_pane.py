"""A drawn page with the highlight on it, and the buttons to turn it and to look closer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.icons import IconButton
from desktop.labels import Label
from desktop.page_selection import PageSelection
from desktop.quantities import say_share
from desktop.theme import GRID, current_theme
from desktop.translation import translate
from engine.api import PageImage

_SETTLED_MS = 200  # a page is drawn anew once the width has been left alone for so long
_NARROWEST, _WIDEST = 320, 4800  # pixels
_SELECTED = 0.3  # of the accent's colour lies over selected text
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""How many times as wide as the pane a page may be."""


class PagePane(QWidget):
    """Shows one page as wide as the pane, or closer; asks for other pages, and for a sharper one when it has grown."""

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page: PageImage | None = None
        self.sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setObjectName("pageArea")
        self._area.setAccessibleName(translate("Page"))
        self._area.setWidget(self.sheet)
        self._area.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # or the width would depend on itself
        self.previous_button = IconButton("chevron-left", translate("Previous page"))
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button = IconButton("chevron-right", translate("Next page"))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.page_label = Label(style="small")
        self.out_button = IconButton("zoom-out", translate("Smaller (Ctrl+-)"))
        self.out_button.clicked.connect(lambda: self.zoom(-1))
        self.zoom_label = Label(say_share(1.0), style="small")
        self.in_button = IconButton("zoom-in", translate("Larger (Ctrl++)"))
        self.in_button.clicked.connect(lambda: self.zoom(1))
        self._area.viewport().installEventFilter(self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(lambda: self._turn(0))
        turning = QHBoxLayout()
        turning.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        turning.addStretch(1)
        for widget in (self.previous_button, self.page_label, self.next_button):
            turning.addWidget(widget)
        turning.addStretch(1)
        for widget in (self.out_button, self.zoom_label, self.in_button):
            turning.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addLayout(turning)

    @property
    def page(self) -> int | None:
        """The number of the page that is shown."""
        return self._page.page if self._page else None

    def wanted_width(self) -> int:
        """How many pixels wide a page should be drawn to be sharp here."""
        pixels = round(self.sheet.page_width(self._area.viewport().width()) * self.devicePixelRatioF())
        return min(max(pixels, _NARROWEST), _WIDEST)

    def show_page(self, page: PageImage) -> None:
        """Show a page and scroll to its first highlight."""
        same = self._page is not None and self._page.page == page.page and self._page.highlights == page.highlights
        self._page = page
        self.sheet.show_page(page, self._area.viewport().width())
        self.page_label.setText(_name(page))
        for widget in (self.previous_button, self.page_label, self.next_button):
            widget.setVisible(page.page_count > 1)
        self.previous_button.setEnabled(page.page > 1)
        self.next_button.setEnabled(page.page < page.page_count)
        if not same:
            self._scroll_to_highlight()

    def clear(self) -> None:
        """Show no page."""
        self._page = None
        self._settled.stop()
        self.sheet.clear()
        self.page_label.clear()
        self.previous_button.setEnabled(False)
        self.next_button.setEnabled(False)

    def zoom(self, steps: int) -> None:
        """Look closer by so many steps, or from further away; 0 makes the page as wide as the pane again."""
        now = ZOOMS.index(self.sheet.zoom)
        number = ZOOMS.index(1.0) if not steps else min(max(now + steps, 0), len(ZOOMS) - 1)
        self.sheet.zoom = ZOOMS[number]
        self.zoom_label.setText(say_share(self.sheet.zoom))
        self.out_button.setEnabled(number > 0)
        self.in_button.setEnabled(number < len(ZOOMS) - 1)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl and the wheel look closer, the wheel alone scrolls."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom(1 if turned > 0 else -1) if turned else None
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the page to the new width at once, and ask for a sharp one when the dragging is over."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the page its size at once, with the same part of it in sight; a sharp one follows."""
        if not self._page:
            return
        bars = (self._area.verticalScrollBar(), self._area.horizontalScrollBar())
        before = self.sheet.size()
        middles = [bar.value() + bar.pageStep() / 2 for bar in bars]
        self.sheet.fit(self._area.viewport().width())
        after = self.sheet.size()
        shares = (after.height() / before.height(), after.width() / before.width())
        for bar, middle, share in zip(bars, middles, shares, strict=True):
            bar.setValue(round(middle * share - bar.pageStep() / 2))
        self._settled.start()

    def _turn(self, pages: int) -> None:
        if self._page and (pages or self._page.width != self.wanted_width()):
            self.page_wanted.emit(self._page.page + pages)

    def _scroll_to_highlight(self) -> None:
        marks = self.sheet.marks()
        bar = self._area.verticalScrollBar()
        bar.setValue(int(marks[0].top()) - self._area.viewport().height() // 3 if marks else 0)


def _name(page: PageImage) -> str:
    return translate("Page {number} of {count}", number=page.page, count=page.page_count)


class _Sheet(QWidget):
    """The paper itself."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._page: PageImage | None = None
        self.selection = PageSelection()
        self._room = 0
        self.zoom = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def page_width(self, room: int) -> int:
        """The width of the paper where there are ``room`` pixels; a small picture is not made larger by itself."""
        fitting = room - 4 * GRID
        if self._page and self._page.own_width:
            fitting = min(fitting, round(self._page.own_width / self.devicePixelRatioF()))
        return max(1, round(self.zoom * fitting))

    def show_page(self, page: PageImage, room: int) -> None:
        self._image = QImage.fromData(page.png)
        self._page = page
        self.selection = PageSelection(page)
        self.setAccessibleName(_name(page))
        self.setAccessibleDescription(page.text)
        self.setCursor(Qt.CursorShape.IBeamCursor if page.text else Qt.CursorShape.ArrowCursor)
        self.fit(room)

    def clear(self) -> None:
        self._image = QImage()
        self._page = None
        self.selection = PageSelection()
        self.unsetCursor()
        self.update()

    def fit(self, room: int) -> None:
        self._room = room
        if self._page:
            width = max(room, self.page_width(room) + 4 * GRID)
            self.resize(width, round(self._page.height * self._scale()) + 4 * GRID)
        self.update()

    def marks(self) -> list[QRectF]:
        """Where the highlights lie; the engine has drawn them into the picture."""
        if not self._page:
            return []
        return [self._on_sheet(QRectF(*highlight)) for highlight in self._page.highlights]

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to select text."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.selection.begin(self._on_page(event.position()))
            self.update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select up to the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.selection.extend(self._on_page(event.position()))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select a word."""
        self.selection.select_word(self._on_page(event.position()))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy what is selected, or select all of the page."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.selection.text:
            QGuiApplication.clipboard().setText(self.selection.text)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selection.select_all()
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        if not self._page or self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._paper(), self._image)
        colour = QColor(current_theme().accent)
        colour.setAlphaF(_SELECTED)
        for line in self.selection.rectangles():
            painter.fillRect(self._on_sheet(line), colour)
        painter.end()

    def _on_sheet(self, box: QRectF) -> QRectF:
        scale, paper = self._scale(), self._paper()
        left, top = box.left() * scale + paper.left(), box.top() * scale + paper.top()
        return QRectF(left, top, box.width() * scale, box.height() * scale)

    def _on_page(self, point: QPointF) -> QPointF:
        """A point of the sheet in the pixels of the picture."""
        return (point - self._paper().topLeft()) / self._scale() if self._page else point

    def _paper(self) -> QRectF:
        """In the middle of the sheet."""
        assert self._page
        width, height = self._page.width * self._scale(), self._page.height * self._scale()
        return QRectF((self.width() - width) / 2, 2 * GRID, width, height)

    def _scale(self) -> float:
        return self.page_width(self._room) / self._page.width if self._page else 1.0
