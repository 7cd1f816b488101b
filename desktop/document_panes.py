"""What a document is shown in: pages as they look, its tables, its text, below what is known about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.document_head import DocumentHead, find_body
from desktop.page_pane import PagePane
from desktop.place import Place
from desktop.table_pane import TablePane
from desktop.text_pane import TextPane
from desktop.theme import GRID
from engine.api import Document, DocumentKind, tell_kind


class DocumentPanes(QWidget):
    """Shows one document at a time, by its kind."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = DocumentKind.TEXT
        self.head = DocumentHead()
        self.page_pane = PagePane()
        self.text_pane = TextPane()
        self.table_pane = TablePane()
        splitter = QSplitter(Qt.Orientation.Vertical, handleWidth=GRID // 2, childrenCollapsible=False)
        for pane, share in ((self.page_pane, 3), (self.table_pane, 1), (self.text_pane, 1)):
            splitter.addWidget(pane)
            splitter.setStretchFactor(splitter.count() - 1, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(splitter, 1)
        self.clear()

    @property
    def is_drawn(self) -> bool:
        """Whether the document is shown as it looks, page by page."""
        return self._kind in (DocumentKind.DRAWN, DocumentKind.PICTURE)

    @property
    def has_text(self) -> bool:
        """Whether its text is shown, for a picture what was recognised on it."""
        return self._kind is not DocumentKind.DRAWN

    def begin(self, place: Place) -> None:
        """Make room for the document of a place; the text on a picture follows when it has been recognised."""
        self._kind = tell_kind(place.path)
        self.page_pane.setVisible(self.is_drawn)
        empty = not self.text_pane.toPlainText()
        self.text_pane.setVisible(self.has_text and self.table_pane.isHidden() and not (empty and self.is_drawn))

    def show_document(self, document: Document, start: int, end: int) -> bool:
        """Show what has been read, with the characters ``[start, end)`` marked; returns whether it is all of it."""
        self.head.show_document(document)
        if not self.has_text:
            return True
        self.table_pane.show_document(document)
        # What is marked may stand outside of all tables, where only the text shows it.
        tabular = bool(document.tables) and (start == end or self.table_pane.mark(start, end))
        self.table_pane.setVisible(tabular)
        self.text_pane.setVisible(not tabular)
        return tabular or self.text_pane.show_text(document.text, start, end, find_body(document))

    def mark(self, start: int, end: int) -> bool:
        """Mark these characters of the text and bring them in sight; False where they are not in what is shown."""
        if not self.table_pane.isHidden():
            return self.table_pane.mark(start, end)
        return not self.has_text or self.text_pane.mark(start, end)

    def clear(self) -> None:
        """Show nothing."""
        self.head.show_document(None)
        self.text_pane.clear()
        self.table_pane.clear()
        self.table_pane.hide()
        self.page_pane.clear()

    def zoom(self, steps: int) -> None:
        """Show pages, or the letters of a text, larger by so many steps, or smaller; 0 as they were at first."""
        if self.is_drawn:
            self.page_pane.zoom(steps)
        else:
            self.text_pane.zoom(steps)

    def tell_reading(self, place: Place) -> tuple[Place, int]:
        """The place and the first line of a text that is in sight; of pages turned since, the page in sight."""
        if not self.is_drawn:
            return place, self.text_pane.top_line
        turned = self.page_pane.page not in (None, place.page)
        return (Place(place.path, self.page_pane.page) if turned else place), 0

    def find_first_in_sight(self, place: Place, document: Document | None) -> int:
        """The character of the document that words are looked for from."""
        if not self.table_pane.isHidden():
            return self.table_pane.first_in_sight
        if not self.is_drawn:
            return self.text_pane.first_in_sight
        page = self.page_pane.page
        if page in (None, place.page) or document is None:
            return place.start
        starts = (each.start for each in document.sections if each.page is not None and each.page >= page)
        return next(starts, place.start)
