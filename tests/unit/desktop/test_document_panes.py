"""Pictures with their text and mail with its attachments beside the answer: real files, read by the real parsers."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.document_view import DocumentView
from desktop.place import Place
from desktop.workspace import Workspace
from engine.api import Document, Failure, Finished, OpenDocument, RenderPage
from engine.ingestion.formats.members import Allowance, read_document
from engine.ingestion.formats.signatures import recognize
from engine.ingestion.picture import DrawnPicture
from tests.unit.desktop.fake_engine import FakeEngineClient

PICTURE = Path("/home/reader/Pictures/receipt.png")
MAIL = Path("/home/reader/Mail/offer.eml")
WORDS = "Total 48.20 EUR\nThank you"
BODY = "Dear Ms Keller,\n\nthe offer is attached."


@pytest.fixture
def view(window: Workspace) -> DocumentView:
    return window.document_view


def write_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Your offer"
    mail["From"] = "Anna Berg <anna@example.org>"
    mail["To"] = "Eva Keller <eva@example.org>"
    mail["Date"] = "Tue, 04 Mar 2025 09:30:00 +0100"
    mail.set_content(BODY)
    mail.add_attachment("Roof: 4,200 euro\n", filename="offer.txt")
    mail.add_attachment(bytes(range(256)), maintype="application", subtype="octet-stream", filename="plan.dwg")
    return mail.as_bytes()


def read_mail() -> Document:
    data = write_mail()
    file_format = recognize(data, MAIL)
    assert file_format
    return read_document(data, MAIL, file_format, Allowance(len(data), 30))


def draw(width: int, size: tuple[int, int] = (1200, 600)) -> object:
    out = io.BytesIO()
    Image.new("RGB", size, (180, 40, 40)).save(out, "PNG")
    return Finished(DrawnPicture(out.getvalue(), PICTURE).draw(1, width))


def open_picture(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, size: tuple[int, int]) -> None:
    window.open_place(Place(PICTURE))
    request = engine.requests[engine.last(RenderPage)]
    assert isinstance(request, RenderPage)
    engine.send(engine.last(RenderPage), draw(request.width, size))
    qtbot.waitUntil(lambda: window.document_view.page_pane.page == 1)


def test_a_picture_is_shown_with_the_text_on_it_below(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_picture(qtbot, window, engine, (1200, 600))
    assert view.page_pane.isVisible()
    assert not view.text_pane.isVisible()  # until it has been recognised
    engine.send(engine.last(OpenDocument), Finished(Document(PICTURE, "receipt", WORDS, (), 1)))
    qtbot.waitUntil(view.text_pane.isVisible)
    assert view.text_pane.toPlainText() == WORDS
    assert view.text_pane.y() > view.page_pane.y()
    picture = view.page_pane.sheet.grab().toImage()
    assert picture.pixelColor(picture.rect().center()).red() > 150
    before = view.page_pane.sheet.width()
    view.zoom(2)
    assert view.page_pane.sheet.width() > before
    assert view.reading == (Place(PICTURE, 1), 0)


def test_the_passage_is_marked_in_the_text_of_the_picture(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(Place(PICTURE, 1, 6, 11, "48.20"))
    engine.send(engine.last(RenderPage), draw(400))
    engine.send(engine.last(OpenDocument), Finished(Document(PICTURE, "receipt", WORDS, (), 1)))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == "48.20")
    assert view.remark.text() == ""


def test_a_picture_without_text_is_shown_and_says_so(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_picture(qtbot, window, engine, (300, 300))
    engine.send(engine.last(OpenDocument), Failure("empty", "receipt.png is a picture in which no text was found."))
    qtbot.waitUntil(lambda: view.remark.text() == "receipt.png is a picture in which no text was found.")
    assert not view.text_pane.isVisible()


def test_a_small_picture_is_not_blown_up(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_picture(qtbot, window, engine, (40, 20))
    assert view.page_pane.sheet.page_width(500) == round(40 / view.devicePixelRatioF())


def test_a_mail_has_a_head_and_its_text_follows_without_it(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(Place(MAIL))
    engine.send(engine.last(OpenDocument), Finished(read_mail()))
    head = view.panes.head
    qtbot.waitUntil(head.isVisible)
    assert head.subject.text() == "Your offer"
    assert head.lines["author"].text() == "Anna Berg <anna@example.org>"
    assert head.lines["to"].text() == "Eva Keller <eva@example.org>"
    assert "March 4, 2025" in head.lines["date"].text()
    assert not head.lines["cc"].isVisible()
    assert view.text_pane.toPlainText().startswith(BODY)


def test_an_attachment_is_gone_to_or_says_why_not(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(Place(MAIL))
    engine.send(engine.last(OpenDocument), Finished(read_mail()))
    head = view.panes.head
    qtbot.waitUntil(lambda: len(head.buttons) == 2)
    readable, unknown = head.buttons
    assert (readable.accessibleName(), unknown.accessibleName()) == ("offer.txt", "plan.dwg")
    qtbot.mouseClick(readable, Qt.MouseButton.LeftButton)
    assert view.text_pane.highlighted_text() == "offer.txt"
    qtbot.mouseClick(unknown, Qt.MouseButton.LeftButton)
    assert view.remark.text() == "plan.dwg is of no kind that Carrel knows."


def test_a_passage_in_the_head_of_a_mail_is_shown_where_it_stands(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    document = read_mail()
    start = document.text.index("anna@example.org")
    window.open_place(Place(MAIL, None, start, start + 16, "anna@example.org"))
    engine.send(engine.last(OpenDocument), Finished(document))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == "anna@example.org")
    assert view.remark.text() == ""


def test_what_comes_after_a_mail_has_no_head(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(Place(MAIL))
    engine.send(engine.last(OpenDocument), Finished(read_mail()))
    qtbot.waitUntil(view.panes.head.isVisible)
    note = Path("/home/reader/note.md")
    window.open_place(Place(note))
    assert not view.panes.head.isVisible()
    engine.send(engine.last(OpenDocument), Finished(Document(note, "note", "Subject: none\n\nwords", ())))
    qtbot.waitUntil(lambda: view.text_pane.toPlainText() == "Subject: none\n\nwords")
    assert not view.panes.head.isVisible()
