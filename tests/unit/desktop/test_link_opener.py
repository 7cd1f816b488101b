"""What a link from outside may open, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.link_opener import LinkOpener
from desktop.place import place_of
from desktop.place_link import write_link
from desktop.workspace import Workspace
from engine.api import Finished, GetStatus, OpenDocument
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import DOCUMENT, NOTE, NOTE_QUOTE, SENTENCE

LINK = write_link(place_of(NOTE_QUOTE))


@pytest.fixture
def links(window: Workspace) -> LinkOpener:
    return LinkOpener(window)


def test_a_link_waits_for_the_library_and_opens_its_passage(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, links: LinkOpener
) -> None:
    links.open_link(LINK)
    assert OpenDocument not in map(type, engine.requests.values())
    engine.answers[GetStatus] = make_status((NOTE.parent,), indexed=3)
    window.feed.refresh()
    qtbot.waitUntil(lambda: OpenDocument in map(type, engine.requests.values()))
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    qtbot.waitUntil(lambda: window.document_view.text_pane.highlighted_text() == SENTENCE)
    copy = next(each for each in window.document_view.header.more.actions() if each.text().startswith("Copy a link"))
    copy.trigger()
    assert QGuiApplication.clipboard().text() == LINK


def test_a_file_outside_the_library_is_not_looked_at(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, links: LinkOpener
) -> None:
    engine.answers[GetStatus] = make_status((Path("/home/reader/Elsewhere"),), indexed=3)
    window.feed.refresh()
    links.open_link(LINK)
    qtbot.waitUntil(lambda: bool(window.notices.notice("link")))
    assert window.notices.sentences == ["lease.md is in no folder of your library: add /home/reader/Notes to open it."]
    assert OpenDocument not in map(type, engine.requests.values())
    links.open_link("carrel://open?path=notes.md")
    assert window.notices.sentences == ["This is no link of Carrel's, or a part of it is missing: copy it again."]


def test_a_second_start_brings_the_window_back(qtbot: QtBot, window: Workspace, links: LinkOpener) -> None:
    window.showMinimized()
    links.come_forward("")
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    assert window.isVisible()
    assert not window.notices.sentences
