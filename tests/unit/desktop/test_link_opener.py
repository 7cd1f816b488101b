"""What a link from outside may open, in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.link_opener import LinkOpener
from desktop.place import place_of
from desktop.place_link import write_link
from desktop.workspace import Workspace
from engine.api import AddModel, Failure, Finished, GetStatus, OpenDocument
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
    qtbot.waitUntil(lambda: not links._together.isActive())
    links.open_link("carrel://open?path=notes.md")
    assert window.notices.sentences == ["This is no link of Carrel's, or a part of it is missing: copy it again."]


def test_of_links_that_are_opened_at_once_each_that_cannot_be_is_told(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, links: LinkOpener
) -> None:
    engine.answers[GetStatus] = make_status((NOTE.parent,), indexed=3)
    elsewhere = write_link(place_of(replace(NOTE_QUOTE, path=Path("/home/reader/Elsewhere/other.md"))))
    for link in (elsewhere, "carrel://open?path=notes.md", elsewhere, LINK):
        links.come_forward(link)
    window.feed.refresh()
    qtbot.waitUntil(lambda: OpenDocument in map(type, engine.requests.values()))
    (sentence,) = window.notices.sentences
    assert sentence.count("other.md is in no folder of your library") == 1
    assert sentence.count("This is no link of Carrel's") == 1


@pytest.mark.parametrize("address", ["file:///models/my%20own.gguf", "file://localhost/models/my%20own.gguf"])
def test_a_file_is_added_to_the_models_as_if_it_were_dropped_there(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, links: LinkOpener, address: str
) -> None:
    window.show_library()
    links.come_forward(address)
    assert not engine.jobs(AddModel)  # before the engine has said what there is
    window.feed.refresh()
    qtbot.waitUntil(lambda: bool(engine.jobs(AddModel)))
    assert engine.requests[engine.last(AddModel)] == AddModel("/models/my own.gguf")
    assert window.views.currentWidget() is window.models_view
    (task,) = window.models_view.tasks.tasks
    engine.send(engine.last(AddModel), Failure("model_unusable", "my own.gguf is not a GGUF model."))
    qtbot.waitUntil(lambda: task.failed)
    assert task.sentence.text() == "my own.gguf is not a GGUF model."


def test_files_that_are_opened_at_once_are_all_added(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, links: LinkOpener
) -> None:
    for name in ("one", "two"):
        links.come_forward(f"file:///models/{name}.gguf")
    window.feed.refresh()
    qtbot.waitUntil(lambda: len(window.models_view.tasks.tasks) == 2)
    engine.send(engine.last(AddModel), Failure("model_unusable", "This is no model."))
    qtbot.waitUntil(lambda: len(engine.jobs(AddModel)) == 2)
    added = [engine.requests[job] for job in engine.jobs(AddModel)]
    assert added == [AddModel("/models/one.gguf"), AddModel("/models/two.gguf")]


@pytest.mark.parametrize("address", ["file://elsewhere/models/my.gguf", "https://elsewhere/my.gguf", "my.gguf"])
def test_a_file_on_another_computer_is_not_looked_at(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, links: LinkOpener, address: str
) -> None:
    window.feed.refresh()
    links.open_link(address)
    qtbot.waitUntil(lambda: bool(window.notices.notice("link")))
    assert not engine.jobs(AddModel)


def test_a_second_start_brings_the_window_back(qtbot: QtBot, window: Workspace, links: LinkOpener) -> None:
    window.showMinimized()
    links.come_forward("")
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    assert window.isVisible()
    assert not window.notices.sentences
