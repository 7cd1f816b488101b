"""Shows a document beside the answer, at the highlighted passage: PDF pages as they look, everything else as text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.icons import IconButton
from desktop.labels import ElidedLabel, Label
from desktop.page_pane import PagePane
from desktop.place import Place, find_again, name_folder
from desktop.place_link import write_link
from desktop.text_pane import TextPane
from desktop.theme import GRID
from engine.api import Document, Failure, OpenDocument, PageImage, RenderPage

_MOVED = "The document has changed since it was indexed. The passage now stands here."
_VANISHED = "The document has changed since it was indexed, and this passage is no longer in it."
_IN_OTHER_WORDS = "This document says nearly the same, but not word for word: look for the passage in it."
_ONLY_A_PART = "This document is very long: only the part around the passage is shown."
_NOT_MARKED = "The passage is on this page, but its exact place could not be marked."


class DocumentView(QFrame):
    """One document at a time; a newer wish overtakes an older one."""

    closed = Signal()
    related_wanted = Signal(Path)  # documents about the same as the open one
    summary_wanted = Signal(object)  # Path of the open one

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self.setObjectName("documentPanel")
        self._bridge = bridge
        self._place: Place | None = None
        self._line = 0
        self._reading: JobHandle | None = None
        self._drawing: JobHandle | None = None
        self._cut_off = False  # the engine died before the document was here
        bridge.ready.connect(self._open_again)
        self.title = ElidedLabel(style="emptyTitle")
        self.folder = ElidedLabel(style="small")
        self.remark = Label(style="remark", wrap=True)
        self.text_pane = TextPane()
        self.page_pane = PagePane()
        self.page_pane.page_wanted.connect(self._draw_page)
        self.panes = QStackedWidget()
        self.panes.addWidget(self.text_pane)
        self.panes.addWidget(self.page_pane)
        self.related_button = IconButton("layers", "Related documents (Ctrl+R)")
        self.related_button.clicked.connect(self.show_related)
        self.summary_button = IconButton("align-left", "Summarise")
        self.summary_button.clicked.connect(self._summarise)
        self.link_button = IconButton("link", "Copy a link to this place")
        self.link_button.clicked.connect(self._copy_link)
        open_button = IconButton("external-link", "Open in its own program")
        open_button.clicked.connect(self._open_outside)
        self.close_button = IconButton("x", "Close document")
        self.close_button.clicked.connect(self.close_document)
        self._build(self.summary_button, self.related_button, self.link_button, open_button, self.close_button)

    @property
    def reading(self) -> tuple[Place, int] | None:
        """The open place and the first line of a text that is in sight; of pages turned since, the page in sight."""
        place = self._place
        if place is None:
            return None
        if _has_pages(place):
            turned = self.page_pane.page not in (None, place.page)
            return (Place(place.path, self.page_pane.page) if turned else place), 0
        return place, self.text_pane.top_line

    def open_place(self, place: Place, line: int = 0) -> None:
        """Show a document with a place highlighted; the contents follow when the engine has read them.

        The place is brought in sight, or this line of a text where one is given.
        """
        self._abandon()
        self._line = line
        self._cut_off = False
        same_document = self._place is not None and self._place.path == place.path
        self._place = place
        self.title.setText(place.path.name)
        self.title.setToolTip(str(place.path))
        self.folder.setText(name_folder(place.path.parent))
        self._say("")
        if not same_document:
            self.text_pane.clear()
            self.page_pane.clear()
        if _has_pages(place):
            self.panes.setCurrentWidget(self.page_pane)
            self._draw_page(place.page or 1)
            if not place.text:
                return
        else:
            self.panes.setCurrentWidget(self.text_pane)
        # Pages are checked against the text too: a PDF may have been replaced since it was indexed.
        self._reading = self._bridge.submit(OpenDocument(place.path))
        self._reading.finished.connect(self._on_document)
        self._reading.failed.connect(self._on_reading_failed)

    @Slot()
    def close_document(self) -> None:
        """Show nothing and say so."""
        self._abandon()
        self._place = None
        self.text_pane.clear()
        self.page_pane.clear()
        self.closed.emit()

    @Slot()
    def show_related(self) -> None:
        """Ask for documents about the same as the open one."""
        if self._place:
            self.related_wanted.emit(self._place.path)

    @Slot()
    def _summarise(self) -> None:
        if self._place:
            self.summary_wanted.emit(self._place.path)

    @Slot()
    def _copy_link(self) -> None:
        if self._place:
            QGuiApplication.clipboard().setText(write_link(self._place))

    def _build(self, *buttons: IconButton) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self.title, self.folder):
            names.addWidget(label)
        header.addLayout(names, 1)
        for button in buttons:
            header.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        remark_row = QHBoxLayout()
        remark_row.setContentsMargins(3 * GRID, 0, 2 * GRID, GRID)
        remark_row.addWidget(self.remark)
        layout.addLayout(remark_row)
        layout.addWidget(self.panes, 1)

    @Slot(int)
    def _draw_page(self, page: int) -> None:
        if self._place is None:
            return
        if self._drawing:
            self._drawing.abandon()
        width = self.page_pane.wanted_width()
        request = RenderPage(self._place.path, page, width, self._place.start, self._place.end)
        self._drawing = self._bridge.submit(request)
        self._drawing.finished.connect(self._on_page)
        self._drawing.failed.connect(self._on_drawing_failed)

    @Slot(object)
    def _on_page(self, page: PageImage) -> None:
        self._drawing = None
        self.page_pane.show_page(page)
        place = self._place
        if place and place.text and page.page == place.page and not page.highlights and not self.remark.text():
            self._say(_NOT_MARKED)

    @Slot(object)
    def _on_document(self, document: Document) -> None:
        self._reading = None
        wanted = self._place
        if wanted is None:
            return
        found = find_again(wanted, document)
        if found is None:
            self._say(_IN_OTHER_WORDS if wanted.in_copy else _VANISHED)
        elif found != wanted and not wanted.in_copy:
            self._say(_MOVED)
        self._place = found or Place(wanted.path, wanted.page)
        if not _has_pages(wanted):
            whole = self.text_pane.show_text(document.text, self._place.start, self._place.end)
            if self._line:
                self.text_pane.scroll_to(self._line)
            if not whole:
                self._say(f"{self.remark.text()} {_ONLY_A_PART}".strip())
        elif self._place != wanted:
            self._draw_page(self._place.page or 1)

    @Slot(object)
    def _on_reading_failed(self, failure: Failure) -> None:
        self._reading = None
        self._on_failure(failure)

    @Slot(object)
    def _on_drawing_failed(self, failure: Failure) -> None:
        self._drawing = None
        self._on_failure(failure)

    def _on_failure(self, failure: Failure) -> None:
        self._cut_off = failure.kind == "engine_lost"
        if not self._cut_off:
            self._say(failure.message)

    @Slot()
    def _open_again(self) -> None:
        if self._place and self._cut_off:
            self.open_place(self._place)

    @Slot()
    def _open_outside(self) -> None:
        if self._place:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.path)))

    def _say(self, sentence: str) -> None:
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))

    def _abandon(self) -> None:
        for job in (self._reading, self._drawing):
            if job:
                job.abandon()
        self._reading = self._drawing = None


def _has_pages(place: Place) -> bool:
    return place.path.suffix.lower() == ".pdf"
