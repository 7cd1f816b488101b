"""Opening a place beside the answer, in the real window."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.document_view import DocumentView
from desktop.page_pane import ZOOMS
from desktop.place import Place, place_of
from desktop.text_pane import TextPane
from desktop.workspace import Workspace
from engine.api import Document, Failure, Finished, OpenDocument, PageImage, RenderPage, Section
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import DOCUMENT, NOTE, NOTE_QUOTE, PDF, PDF_QUOTE, SENTENCE, TEXT

MARKER = QColor("#ffee00")
MARK = (60.0, 700.0, 300.0, 20.0)
PDF_TEXT = "x" * PDF_QUOTE.start + PDF_QUOTE.text
PDF_DOCUMENT = Document(PDF, "", PDF_TEXT, (Section((), 3, 0, len(PDF_TEXT)),))


def draw_page(page: int, width: int, marks: tuple[tuple[float, float, float, float], ...] = (MARK,)) -> PageImage:
    """As the engine draws it: the highlights are in the picture."""
    image = QImage(width, width * 14 // 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    scale = width / 600
    highlights = tuple((x * scale, y * scale, w * scale, h * scale) for x, y, w, h in marks)
    painter = QPainter(image)
    for mark in highlights:
        painter.fillRect(QRectF(*mark), MARKER)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return PageImage(page, 12, buffer.data().data(), width, image.height(), highlights)


@pytest.fixture
def view(window: Workspace) -> DocumentView:
    return window.document_view


def open_pdf(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, **drawn: object) -> None:
    """Open the place of the quote in the PDF and let the engine draw its page."""
    window.open_place(place_of(PDF_QUOTE))
    request = engine.requests[engine.last(RenderPage)]
    assert isinstance(request, RenderPage)
    engine.send(engine.last(RenderPage), Finished(draw_page(3, request.width, **drawn)))
    qtbot.waitUntil(lambda: window.document_view.page_pane.page_label.text() == "Page 3 of 12")


def test_the_passage_is_highlighted_and_in_sight(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    assert not view.isVisible()
    window.open_place(place_of(NOTE_QUOTE))
    assert engine.requests[engine.last(OpenDocument)] == OpenDocument(NOTE)
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == SENTENCE)
    assert view.isVisible()
    assert view.header.title.text() == "lease.md"
    assert view.text_pane.viewport().rect().contains(view.text_pane.cursorRect())
    assert not view.remark.isVisible()


def test_a_passage_that_moved_is_shown_where_it_is_now(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    engine.send(engine.last(OpenDocument), Finished(replace(DOCUMENT, text="New first line.\n" + TEXT)))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == SENTENCE)
    assert view.remark.text().endswith("The passage now stands here.")


def test_a_passage_that_is_gone_is_not_highlighted_anywhere(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    engine.send(engine.last(OpenDocument), Finished(replace(DOCUMENT, text="All new.")))
    qtbot.waitUntil(lambda: view.text_pane.toPlainText() == "All new.")
    assert view.remark.text().endswith("this passage is no longer in it.")
    assert view.text_pane.highlighted_text() == ""


def test_a_failure_is_said(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    engine.send(engine.last(OpenDocument), Failure("missing", "lease.md is not there any more."))
    qtbot.waitUntil(lambda: view.remark.text() == "lease.md is not there any more.")


def test_a_newer_wish_overtakes_an_older_one(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    slow = engine.last(OpenDocument)
    other = Document(NOTE.with_name("other.md"), "", "Other text.", ())
    window.open_place(Place(other.path))
    assert engine.cancelled == [slow]
    engine.send(engine.last(OpenDocument), Finished(other))
    engine.send(slow, Finished(DOCUMENT))
    qtbot.waitUntil(lambda: view.text_pane.toPlainText() == "Other text.")
    qtbot.wait(20)
    assert view.text_pane.toPlainText() == "Other text."


def test_a_pdf_is_drawn_with_the_highlight_on_it(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_pdf(qtbot, window, engine)
    request = engine.requests[engine.last(RenderPage)]
    assert (request.path, request.page, request.start, request.end) == (PDF, 3, PDF_QUOTE.start, PDF_QUOTE.end)
    sheet = view.page_pane.sheet
    mark = sheet.marks()[0]
    paper = sheet.grab().toImage()
    ratio = sheet.devicePixelRatioF()
    assert paper.pixelColor(int(mark.center().x() * ratio), int(mark.center().y() * ratio)).name() == MARKER.name()
    assert paper.pixelColor(int(mark.center().x() * ratio), int((mark.top() - 9) * ratio)).name() == "#ffffff"
    assert sheet.visibleRegion().boundingRect().contains(mark.toRect())
    assert not view.remark.isVisible()


def test_pages_are_turned(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView) -> None:
    open_pdf(qtbot, window, engine)
    qtbot.mouseClick(view.page_pane.next_button, Qt.MouseButton.LeftButton)
    assert engine.requests[engine.last(RenderPage)].page == 4
    engine.send(engine.last(RenderPage), Finished(draw_page(4, 600, marks=())))
    qtbot.waitUntil(lambda: view.page_pane.page_label.text() == "Page 4 of 12")
    assert view.page_pane.sheet.marks() == []
    assert not view.remark.isVisible()
    qtbot.mouseClick(view.page_pane.previous_button, Qt.MouseButton.LeftButton)
    assert engine.requests[engine.last(RenderPage)].page == 3


@pytest.mark.parametrize(("page", "back", "forward"), [(1, False, True), (12, True, False)])
def test_there_is_nothing_before_the_first_and_after_the_last_page(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, page: int, back: bool, forward: bool
) -> None:
    view = window.document_view
    window.open_place(Place(PDF, page))
    assert engine.requests[engine.last(RenderPage)].page == page
    engine.send(engine.last(RenderPage), Finished(draw_page(page, 600)))
    qtbot.waitUntil(lambda: view.page_pane.page_label.text() == f"Page {page} of 12")
    assert view.page_pane.previous_button.isEnabled() == back
    assert view.page_pane.next_button.isEnabled() == forward


def test_a_pdf_that_changed_is_shown_at_the_page_where_the_passage_is_now(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_pdf(qtbot, window, engine, marks=())
    text = "y" * 9000 + PDF_QUOTE.text
    sections = (Section((), 3, 0, 8000), Section((), 4, 8000, len(text)))
    engine.send(engine.last(OpenDocument), Finished(Document(PDF, "", text, sections)))
    qtbot.waitUntil(lambda: view.remark.text().endswith("The passage now stands here."))
    request = engine.requests[engine.last(RenderPage)]
    assert (request.page, request.start, request.end) == (4, 9000, len(text))


def test_a_page_without_its_highlight_says_so(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_pdf(qtbot, window, engine, marks=())
    engine.send(engine.last(OpenDocument), Finished(PDF_DOCUMENT))
    qtbot.waitUntil(lambda: view.remark.text().endswith("its exact place could not be marked."))


def test_a_page_is_drawn_anew_when_it_has_more_room(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_pdf(qtbot, window, engine)
    drawn = len(engine.jobs(RenderPage))
    window.resize(window.width() + 400, window.height())
    qtbot.waitUntil(lambda: len(engine.jobs(RenderPage)) > drawn)
    first, last = (engine.requests[engine.jobs(RenderPage)[index]] for index in (0, -1))
    assert last.width > first.width


def test_a_page_is_looked_at_from_near_and_far(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_pdf(qtbot, window, engine)
    pane, drawn = view.page_pane, len(engine.jobs(RenderPage))
    width, mark = pane.sheet.width(), pane.sheet.marks()[0]
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom_label.text() == "125%"
    assert pane.sheet.width() > width
    assert pane.sheet.marks()[0].width() == pytest.approx(1.25 * mark.width(), rel=0.02)
    qtbot.waitUntil(lambda: len(engine.jobs(RenderPage)) > drawn)  # a sharper one
    first, last = (engine.requests[engine.jobs(RenderPage)[index]] for index in (0, -1))
    assert last.width > first.width
    for _ in ZOOMS:
        pane.zoom(-1)
    assert pane.zoom_label.text() == "50%"
    assert not pane.out_button.isEnabled()
    paper = pane.sheet.grab().toImage()
    assert paper.pixelColor(paper.width() // 2, 100).name() == "#ffffff"  # in the middle
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (pane.zoom_label.text(), pane.sheet.width()) == ("100%", width)


def test_text_of_a_page_is_selected_and_copied(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    """Two lines of five characters, each of them 20 pixels wide and 30 high."""
    places = [(40.0 + 20 * column, 100.0 + 40 * line, 20.0, 30.0) for line in range(2) for column in range(5)]
    boxes = array("f", [number for box in [*places[:5], (0.0,) * 4, *places[5:]] for number in box]).tobytes()
    window.open_place(Place(PDF, 3))
    width = engine.requests[engine.last(RenderPage)].width
    engine.send(engine.last(RenderPage), Finished(replace(draw_page(3, width), text="to be\nor no", boxes=boxes)))
    sheet = view.page_pane.sheet
    qtbot.waitUntil(lambda: sheet.selection.is_possible)
    assert sheet.accessibleDescription() == "to be\nor no"

    def find(x: float, y: float) -> QPoint:
        return sheet._on_sheet(QRectF(x, y, 0, 0)).topLeft().toPoint()

    qtbot.mousePress(sheet, Qt.MouseButton.LeftButton, pos=find(105, 110))
    QApplication.sendEvent(
        sheet,
        QMouseEvent(
            QEvent.Type.MouseMove, QPointF(find(85, 160)), sheet.mapToGlobal(QPointF(find(85, 160))),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip
    assert sheet.selection.text == "be\nor "
    assert len(sheet.selection.rectangles()) == 2
    qtbot.keyClick(sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "be\nor "
    qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=find(45, 150))
    assert sheet.selection.text == "or"
    qtbot.keyClick(sheet, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert sheet.selection.text == "to be\nor no"


def test_a_text_is_written_larger(window: Workspace, engine: FakeEngineClient, view: DocumentView) -> None:
    window.open_place(Place(NOTE))
    size = view.text_pane.font().pointSizeF()
    for _ in range(9):
        view.zoom(1)
    assert view.text_pane.font().pointSizeF() == size + 6
    view.zoom(0)
    assert view.text_pane.font().pointSizeF() == size


def test_what_the_wheel_made_larger_is_as_at_first_again(window: Workspace, view: DocumentView) -> None:
    window.open_place(Place(NOTE))
    size = view.text_pane.font().pointSizeF()
    middle = QPointF(view.text_pane.viewport().rect().center())
    for _ in range(9):
        turned = QWheelEvent(
            middle, view.text_pane.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.text_pane.viewport(), turned)
    assert view.text_pane.font().pointSizeF() == size + 6
    view.zoom(0)
    assert view.text_pane.font().pointSizeF() == size


@pytest.mark.parametrize("by", ["button", "escape"])
def test_the_document_can_be_closed(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView, by: str
) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    if by == "button":
        qtbot.mouseClick(view.header.close_button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert engine.cancelled == [engine.last(OpenDocument)]


def test_what_the_death_of_the_engine_cut_off_is_opened_again(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: len(engine.jobs(OpenDocument)) == 2)
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == SENTENCE)


def test_of_a_very_long_text_the_part_around_the_passage_is_shown(qtbot: QtBot) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    text = "Nothing here. 😀\n" * 100_000 + SENTENCE + "\n" + "Nor here.\n" * 100_000
    start = text.index(SENTENCE)
    assert not pane.show_text(text, start, start + len(SENTENCE))
    assert pane.highlighted_text() == SENTENCE
    assert not pane.show_text(text, len(text) - 10, len(text) - 1)
    assert (pane.highlighted_text(), len(pane.toPlainText())) == ("Nor here.", 300_000), "as much as anywhere"
    assert not pane.show_text(text, start, len(text)), "the passage is longer than what is shown"
    assert pane.highlighted_text().startswith(SENTENCE)
    assert pane.textCursor().position() > 0
    assert pane.show_text(TEXT, 0, 0)
    assert pane.highlighted_text() == ""


@pytest.mark.parametrize("text", ["a\r\nb 😀 c\r\nd\r\n", "\ufefftab\tand\u2028line\n\n\nend", "plain"])
def test_every_stretch_is_highlighted_exactly(qtbot: QtBot, text: str) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if "\r" in (text[start - 1 : start], text[end - 1 : end]):
                continue  # between CR and LF there is no place to stand
            pane.show_text(text, start, end)
            shown = pane.highlighted_text().replace("\u2028", "\n").replace("\u200b", "\ufeff")
            assert shown == text[start:end].replace("\r\n", "\n").replace("\u2028", "\n")


def test_one_goes_back_and_forward_as_in_a_browser(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    other = Document(NOTE.with_name("other.md"), "", "Other text.", ())
    window.open_place(place_of(NOTE_QUOTE))
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == SENTENCE)
    assert not view.header.back_button.isEnabled()
    window.open_place(Place(other.path))
    engine.send(engine.last(OpenDocument), Finished(other))
    qtbot.waitUntil(lambda: view.text_pane.toPlainText() == "Other text.")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == SENTENCE)
    assert view.header.title.text() == "lease.md"
    assert view.header.forward_button.isEnabled()
    assert not view.header.back_button.isEnabled()
    qtbot.mouseClick(view, Qt.MouseButton.ForwardButton)
    engine.send(engine.last(OpenDocument), Finished(other))
    qtbot.waitUntil(lambda: view.text_pane.toPlainText() == "Other text.")
    assert not view.header.forward_button.isEnabled()
    view.go_back()
    window.open_place(Place(other.path))  # from here on nothing is ahead
    assert not view.header.forward_button.isEnabled()
