"""Line icons in the colour of the text around them, and the two kinds of button that wear them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget

from desktop.theme import current_theme
from engine.paths import resource

_SIZE = 18  # logical pixels
_DIRECTED = frozenset({"align-left", "arrow-left", "arrow-right", "chevron-left", "chevron-right"})
"""Icons that point where one reads from or to, and so the other way where one reads from the right."""


def program_icon() -> QIcon:
    """The picture of Carrel in the task bar."""
    return QIcon(str(resource("icons", "carrel.svg")))


def draw_icon(name: str, colour: QColor, ratio: float, size: int = _SIZE) -> QPixmap:
    """The icon ``name`` as a pixmap of ``size`` logical pixels on a screen with ``ratio`` device pixels each."""
    mirrored = name in _DIRECTED and QGuiApplication.isRightToLeft()
    key = f"{name} {colour.name()} {ratio} {size} {mirrored}"
    pixmap = QPixmap()
    # A palette that changes has every button draw its icon anew: hundreds of times while the window is built.
    if not QPixmapCache.find(key, pixmap):
        pixmap = _draw(name, colour, ratio, size)
        if mirrored:
            pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
        QPixmapCache.insert(key, pixmap)
    return pixmap


class IconButton(QToolButton):
    """A small button with nothing but an icon; ``name`` is its tool tip and what a screen reader says."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        _tint(self, icon)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon again in the colour of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            _tint(self, self._icon)


class LabelledButton(QPushButton):
    """A button with an icon and words."""

    def __init__(self, icon: str, text: str, style: str = "") -> None:
        super().__init__()
        self.setAccessibleName(text)
        self._icon = icon
        self.show_words(shown=True)
        self.setObjectName(style)
        _tint(self, icon)

    def show_words(self, *, shown: bool) -> None:
        """Show icon and words, or the icon alone with the words as its tool tip."""
        words = self.accessibleName()
        self.setText(f"  {words}" if shown else "")  # Qt leaves hardly any room after the icon
        self.setToolTip("" if shown else words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon again in the colour of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            _tint(self, self._icon)


class IconLabel(QLabel):
    """An icon that only decorates."""

    def __init__(self, icon: str, size: int = _SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon again in the colour of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = QColor(current_theme().muted)
        self.setPixmap(draw_icon(self._icon, colour, self.devicePixelRatioF(), self._size))


def _draw(name: str, colour: QColor, ratio: float, size: int) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _tint(button: QAbstractButton, icon: str) -> None:
    """Draw the icon for a button that can be pressed and, paler than Qt would on a dark ground, for one that cannot."""
    theme, ratio = current_theme(), button.devicePixelRatioF()
    primary = button.objectName() == "primary"
    drawn = QIcon(draw_icon(icon, QColor(theme.on_accent if primary else theme.text), ratio))
    pale = draw_icon(icon, QColor(theme.muted if primary else theme.scroll), ratio)
    drawn.addPixmap(pale, QIcon.Mode.Disabled)
    button.setIconSize(QSize(_SIZE, _SIZE))
    button.setIcon(drawn)
