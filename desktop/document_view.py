"""Shows a document beside the answer, at the highlighted passage, read and drawn by the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.document_header import DocumentHeader
from desktop.document_panes import DocumentPanes
from desktop.engine_bridge import EngineBridge, JobHandle
from desktop.find_bar import FindBar
from desktop.labels import Label
from desktop.place import Place, find_again, page_at
from desktop.theme import GRID
from desktop.translation import mark, translate
from desktop.visits import Visit, Visits
from engine.api import Document, Failure, OpenDocument, PageImage, RenderPage

_MOVED = mark("The document has changed since it was indexed. The passage now stands here.")
_VANISHED = mark("The document has changed since it was indexed, and this passage is no longer in it.")
_IN_OTHER_WORDS = mark("This document says nearly the same, but not word for word: look for the passage in it.")
_ONLY_A_PART = mark("This document is very long: only the part around the passage is shown.")
_NOT_MARKED = mark("The passage is on this page, but its exact place could not be marked.")


class DocumentView(QFrame):
    """One document at a time; a newer wish overtakes an older one."""

    closed = Signal()
    related_wanted = Signal(object)  # documents about the same as the open one
    summary_wanted = Signal(object)  # Path of the open one

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self.setObjectName("documentPanel")
        self._bridge = bridge
        self._place: Place | None = None
        self._line = 0
        self._document: Document | None = None  # the open one, once it has been read
        self._visits = Visits()
        self._reading: JobHandle | None = None
        self._drawing: JobHandle | None = None
        self._cut_off = False  # the engine died before the document was here
        bridge.ready.connect(self._open_again)
        self.header = DocumentHeader()
        self.header.back_wanted.connect(self.go_back)
        self.header.forward_wanted.connect(self.go_forward)
        self.header.find_wanted.connect(self.find_words)
        self.header.summary_wanted.connect(self.summary_wanted)
        self.header.related_wanted.connect(self.related_wanted)
        self.header.close_wanted.connect(self.close_document)
        self.remark = Label(style="remark", wrap=True)
        self.panes = DocumentPanes()
        self.text_pane, self.page_pane = self.panes.text_pane, self.panes.page_pane
        self.page_pane.page_wanted.connect(self._draw_page)
        self.panes.head.place_chosen.connect(self._show_beginning)
        self.panes.head.refused.connect(self._say)
        self.find_bar = FindBar()
        self.find_bar.span_chosen.connect(self._show_span)
        self._build()

    @property
    def reading(self) -> tuple[Place, int] | None:
        """The open place and the first line of a text that is in sight; of pages turned since, the page in sight."""
        return self.panes.tell_reading(self._place) if self._place else None

    @property
    def recent(self) -> list[Place]:
        """The documents that were open, each where it was left last; the newest first."""
        return self._visits.list_documents(self.reading)

    def open_place(self, place: Place, line: int = 0) -> None:
        """Show a document with a place highlighted; the contents follow when the engine has read them.

        The place is brought in sight, or this line of a text where one is given.
        """
        self._visits.leave(self.reading)
        self._open(place, line)

    def _open(self, place: Place, line: int) -> None:
        self._abandon()
        self._line = line
        self._cut_off = False
        same_document = self._place is not None and self._place.path == place.path
        self._place = place
        self.header.show_place(place)
        self.header.show_ways(back=bool(self._visits.behind), forward=bool(self._visits.ahead))
        self._say("")
        if not same_document:
            self._forget()
        self.panes.begin(place)
        if self.panes.is_drawn:
            self._draw_page(place.page or 1)
        # Pages are checked against the text too: a PDF may have been replaced since it was indexed.
        if place.text or self.panes.has_text:
            self._read(place.path)

    @Slot()
    def close_document(self) -> None:
        """Show nothing and say so."""
        self._visits.leave(self.reading)
        self._abandon()
        self._place = None
        self._forget()
        self.closed.emit()

    @Slot()
    def go_back(self) -> None:
        """Show the place that was open before this one."""
        self._go(self._visits.go_back(self.reading))

    @Slot()
    def go_forward(self) -> None:
        """Show the place that ``go_back`` left."""
        self._go(self._visits.go_forward(self.reading))

    @Slot()
    def find_words(self) -> None:
        """Let the person find words in the open document, from where they are."""
        if self._place is None:
            return
        if self._document is None and self._reading is None:
            self._read(self._place.path)
        self.find_bar.begin(self.panes.find_first_in_sight(self._place, self._document))

    def zoom(self, steps: int) -> None:
        """Show pages, or the letters of a text, larger by so many steps, or smaller; 0 as they were at first."""
        self.panes.zoom(steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The side buttons of a mouse lead back and forward."""
        step = {Qt.MouseButton.BackButton: self.go_back, Qt.MouseButton.ForwardButton: self.go_forward}
        if event.button() in step:
            step[event.button()]()
        else:
            super().mousePressEvent(event)

    def _go(self, visit: Visit | None) -> None:
        if visit is not None:
            self._open(*visit)

    def _forget(self) -> None:
        self._document = None
        self.find_bar.look_in(None)
        self.find_bar.hide()
        self.panes.clear()

    def _read(self, path: Path) -> None:
        self._reading = self._bridge.submit(OpenDocument(path))
        self._reading.finished.connect(self._on_document)
        self._reading.failed.connect(self._on_reading_failed)

    @Slot(int, int)
    def _show_span(self, start: int, end: int) -> None:
        """What was found in the open document is the open place from now on, as if it had been opened there."""
        if self._place is None or self._document is None:
            return
        text = self._document.text
        self._place = Place(self._place.path, page_at(self._document, start), start, end, text[start:end])
        self.header.show_place(self._place)
        self._say("")
        if self.panes.is_drawn:
            self._draw_page(self._place.page or 1)
        if not self.panes.mark(start, end) and not self.panes.show_document(self._document, start, end):
            self._say(translate(_ONLY_A_PART))

    @Slot(int)
    def _show_beginning(self, start: int) -> None:
        """Go to the line that a file inside this one begins with."""
        if self._document:
            text = self._document.text
            end = text.find("\n", start)
            self._show_span(start, end if end > start else len(text))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)  # which the line at the left takes
        layout.setSpacing(0)
        layout.addWidget(self.header)
        remark_row = QHBoxLayout()
        remark_row.setContentsMargins(3 * GRID, 0, 2 * GRID, GRID)
        remark_row.addWidget(self.remark)
        layout.addLayout(remark_row)
        layout.addWidget(self.find_bar)
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
        marked = page.highlights or self.panes.has_text  # on a picture the text below it is marked
        if place and place.text and page.page == place.page and not marked and not self.remark.text():
            self._say(translate(_NOT_MARKED))

    @Slot(object)
    def _on_document(self, document: Document) -> None:
        self._reading = None
        wanted = self._place
        if wanted is None:
            return
        self._document = document
        drawn = self.panes.is_drawn
        self.find_bar.look_in(document.text, self.panes.find_first_in_sight(wanted, document) if drawn else None)
        found = find_again(wanted, document)
        if found is None:
            self._say(translate(_IN_OTHER_WORDS if wanted.in_copy else _VANISHED))
        elif found != wanted and not wanted.in_copy:
            self._say(translate(_MOVED))
        self._place = found or Place(wanted.path, wanted.page)
        self.header.show_place(self._place)
        if not self.panes.show_document(document, self._place.start, self._place.end):
            self._say(f"{self.remark.text()} {translate(_ONLY_A_PART)}".strip())
        if self._line and not drawn:
            self.text_pane.scroll_to(self._line)
        if drawn and self._place != wanted:
            self._draw_page(self._place.page or 1)

    @Slot(object)
    def _on_reading_failed(self, failure: Failure) -> None:
        self._reading = None
        self.find_bar.look_in("")
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
            self._open(self._place, 0)

    def _say(self, sentence: str) -> None:
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))

    def _abandon(self) -> None:
        for job in (self._reading, self._drawing):
            if job:
                job.abandon()
        self._reading = self._drawing = None
