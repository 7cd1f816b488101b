"""A page to read: text in lines that are not too long, with links to places in documents; nothing is ever loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QEvent, QUrl, Signal, Slot
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QToolTip

from desktop.place import Place, describe
from desktop.theme import GRID, READING_WIDTH, Theme
from desktop.translation import translate


@dataclass(slots=True)
class Page:
    """The small HTML that a QTextBrowser understands, and the places its ``place:N`` links lead to."""

    theme: Theme
    html: str = ""
    places: list[Place] = field(default_factory=list)

    def write(self, html: str) -> None:
        """Add HTML as it is."""
        self.html += html

    def link(self, place: Place, label: str, style: str = "link", hint: str = "") -> str:
        """HTML of a link to a place; ``hint`` is its tool tip, which otherwise names the place."""
        self.places.append(place)
        hint = escape(hint or translate("Open {place}", place=describe(place.path, place.page)), quote=True)
        return f'<a class="{style}" href="place:{len(self.places) - 1}" title="{hint}">{escape(label)}</a>'


class ReadingPane(QTextBrowser):
    """Shows pages; says which place or other link was chosen."""

    place_chosen = Signal(Place)
    link_chosen = Signal(QUrl)  # any other

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.anchorClicked.connect(self._follow)
        self._places: list[Place] = []

    def show_page(self, page: Page) -> None:
        """Show a page, scrolled as the last one was."""
        scroll_bar = self.verticalScrollBar()
        before = scroll_bar.value()
        self._places = page.places
        self.document().setDefaultStyleSheet(_style(page.theme, self.font().pointSizeF()))
        self.setHtml(page.html)
        scroll_bar.setValue(before)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the lines short enough to read, in the middle of the window."""
        side = max(4 * GRID, (self.width() - READING_WIDTH) // 2)
        beside_bar, mirrored = side - 2 * GRID, self.isRightToLeft()
        self.setViewportMargins(beside_bar if mirrored else side, 2 * GRID, side if mirrored else beside_bar, 0)
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the tool tip of any words that have one; by itself a QTextBrowser does so only for links."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        tip = self.cursorForPosition(event.pos()).charFormat().toolTip()
        QToolTip.showText(event.globalPos(), tip, self.viewport())
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802 - Qt's signature
        """Load nothing, from nowhere: a page is all text."""
        return None

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "place":
            self.place_chosen.emit(self._places[int(link.path())])
        else:
            self.link_chosen.emit(link)


def _style(theme: Theme, points: float) -> str:
    """The style sheet of the pages; ``points`` is the size of the window's font."""
    return f"""
        body {{ color: {theme.text}; font-size: {points * 1.1:.1f}pt; }}
        h1 {{ font-size: {points * 1.6:.1f}pt; font-weight: 600; margin-top: 0px; margin-bottom: 16px; }}
        p {{ margin-top: 0px; margin-bottom: 8px; line-height: 140%; }}
        .caption {{ color: {theme.muted}; font-size: {points * 0.95:.1f}pt; font-weight: 600;
                    margin-top: 16px; margin-bottom: 4px; }}
        .small {{ color: {theme.muted}; font-size: {points * 0.95:.1f}pt; }}
        a {{ color: {theme.accent}; text-decoration: none; }}
        .doubt {{ background-color: {theme.warning_ground}; }}
        a.quote {{ color: {theme.text}; }}
    """
