"""The window is found again as it was left, in real windows on one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.frame import Frame
from desktop.furnishing import Furnishing
from desktop.language import read_language
from desktop.place import Place, place_of
from desktop.workspace import Workspace
from engine.api import Finished, GetSettings, GetStatus, OpenDocument, RenderPage, Settings, WindowSettings
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import DOCUMENT, NOTE, NOTE_QUOTE, PDF, PDF_QUOTE, SENTENCE
from tests.unit.desktop.test_document_view import draw_page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


@contextmanager
def open_window(qtbot: QtBot, file: Path, folder: Path = NOTE.parent) -> Iterator[tuple[Workspace, FakeEngineClient]]:
    engine = FakeEngineClient()
    engine.answers[GetStatus] = make_status((folder,), indexed=3)
    with restore_window(qtbot, engine, file) as window:
        qtbot.waitUntil(lambda: window.sidebar.state.text() == "3 documents ready")
        yield window, engine


@contextmanager
def restore_window(qtbot: QtBot, engine: FakeEngineClient, file: Path) -> Iterator[Workspace]:
    """The whole window, as a start makes it; closed at the end."""
    frame = Frame(file)
    qtbot.addWidget(frame)  # which is thrown away at the end: one that stays is dressed anew for every other test
    frame.show()
    window = Furnishing(frame, engine.connect, file).window
    engine.be_ready()
    yield window
    frame.close()


def asks(engine: FakeEngineClient, kind: type) -> bool:
    return kind in map(type, engine.requests.values())


def test_size_place_document_and_line_are_found_again(qtbot: QtBot, file: Path) -> None:
    with open_window(qtbot, file) as (window, engine):
        window.window().resize(800, 560)
        window.show_search()
        window.open_place(place_of(NOTE_QUOTE))
        engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
        pane = window.document_view.text_pane
        qtbot.waitUntil(lambda: pane.highlighted_text() == SENTENCE)
        pane.scroll_to(42)
        assert pane.top_line == 42
    with open_window(qtbot, file) as (window, engine):
        assert (window.width(), window.height()) == (800, 560)
        assert window.views.currentWidget() is window.search_view
        qtbot.waitUntil(lambda: asks(engine, OpenDocument))
        engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
        pane = window.document_view.text_pane
        qtbot.waitUntil(lambda: pane.highlighted_text() == SENTENCE)
        assert pane.top_line == 42


def test_the_language_is_kept_for_the_next_start_which_has_to_know_it_first(qtbot: QtBot, file: Path) -> None:
    with open_window(qtbot, file) as (window, _engine):
        assert (read_language(file), window.notices.notice("language")) == ("", None)
        chosen = replace(Settings(), window=WindowSettings(language="de"))
        window.settings_feed.show(chosen)
        assert read_language(file) == "de"
        assert "next start" in window.notices.sentences[-1]
    engine = FakeEngineClient()
    engine.answers[GetSettings] = chosen
    with restore_window(qtbot, engine, file) as window:
        qtbot.waitUntil(lambda: window.settings_feed.settings == chosen)
        assert window.notices.notice("language") is None


def test_a_turned_page_is_found_again(qtbot: QtBot, file: Path) -> None:
    with open_window(qtbot, file) as (window, engine):
        window.open_place(place_of(PDF_QUOTE))
        engine.send(engine.last(RenderPage), Finished(draw_page(5, 400)))
        qtbot.waitUntil(lambda: window.document_view.page_pane.page == 5)
    with open_window(qtbot, file) as (window, engine):
        qtbot.waitUntil(lambda: asks(engine, RenderPage))
        assert window.document_view.reading == (Place(PDF, 5), 0)


def test_what_has_left_the_library_stays_closed(qtbot: QtBot, file: Path) -> None:
    with open_window(qtbot, file) as (window, _engine):
        window.show_library()
        window.open_place(place_of(NOTE_QUOTE))
    with open_window(qtbot, file, Path("/home/reader/Elsewhere")) as (window, engine):
        assert window.views.currentWidget() is window.library_view
        assert window.document_view.isHidden()
        assert not asks(engine, OpenDocument)


@pytest.mark.parametrize(
    "text", ["", "\x00\xff", "[General]\ngeometry=1\nplace=nowhere\ndocument=carrel://\nline=-x\n", "[[["]
)
def test_a_damaged_file_opens_the_window_as_at_first(qtbot: QtBot, file: Path, text: str) -> None:
    file.write_text(text, encoding="latin-1")
    with open_window(qtbot, file) as (window, _engine):
        assert window.views.currentWidget() is window.ask_view
        assert window.document_view.isHidden()
