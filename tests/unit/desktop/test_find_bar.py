"""Finding words in the open document, in the real window."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.document_view import DocumentView
from desktop.find_bar import FindBar
from desktop.place import Place, place_of
from desktop.span_search import Span, SpanSearch
from desktop.workspace import Workspace
from engine.api import Document, Finished, OpenDocument, RenderPage, Section
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import DOCUMENT, NOTE, NOTE_QUOTE, PDF, SENTENCE
from tests.unit.desktop.test_document_view import draw_page, view

__all__ = ["view"]


def look_through(search: SpanSearch) -> list[Span]:
    while not search.is_over:
        search.advance()
    return search.spans


def test_words_are_found_in_the_open_text(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    text = "The Heron\nfishes. A  heron fishes at dusk. No heron sings."
    path = NOTE.with_name("birds.md")
    window.open_place(Place(path))
    engine.send(engine.last(OpenDocument), Finished(Document(path, "", text, ())))
    qtbot.waitUntil(lambda: view.text_pane.toPlainText() == text)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    bar = view.find_bar
    assert bar.edit.hasFocus()
    qtbot.keyClicks(bar.edit, "heron fishes")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2")
    assert view.text_pane.highlighted_text() == "Heron\nfishes"
    qtbot.keyClick(bar.edit, Qt.Key.Key_Return)
    assert (bar.count.text(), view.text_pane.highlighted_text()) == ("2 of 2", "heron fishes")
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 2"
    assert view.reading is not None
    assert view.reading[0] == Place(path, None, 4, 16, "Heron\nfishes")  # a link to it leads there
    qtbot.keyClicks(bar.edit, " at noon")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    assert not bar.next_button.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.isVisible()


def test_ctrl_f_finds_where_the_keyboard_is(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(place_of(NOTE_QUOTE))
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    view.text_pane.setFocus()
    qtbot.keyClick(view.text_pane, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.find_bar.edit.hasFocus()
    assert window.views.currentWidget() is not window.search_view
    window.ask_view.question.box.edit.setFocus()
    qtbot.keyClick(window.ask_view.question.box.edit, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.views.currentWidget() is window.search_view


def test_words_are_found_on_the_page_that_has_them(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(Place(PDF, 1))
    engine.send(engine.last(RenderPage), Finished(draw_page(1, 600, marks=())))
    view.find_words()
    qtbot.keyClicks(view.find_bar.edit, "storm")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "Reading …")
    text = "Calm. " * 50 + "A storm."
    sections = (Section((), 1, 0, 200), Section((), 2, 200, len(text)))
    engine.send(engine.last(OpenDocument), Finished(Document(PDF, "", text, sections)))
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "1 of 1")
    request = engine.requests[engine.last(RenderPage)]
    assert (request.page, text[request.start : request.end]) == (2, "storm")


@pytest.mark.parametrize("is_read", [True, False])
def test_words_are_found_from_the_page_in_sight_on(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView, *, is_read: bool
) -> None:
    text = "A storm. " * 3
    document = Document(PDF, "", text, tuple(Section((), page + 1, 9 * page, 9 * page + 9) for page in range(3)))
    engine.answers[OpenDocument] = document
    window.open_place(Place(PDF, 1, 0, 8, "A storm.") if is_read else Place(PDF, 1))
    engine.send(engine.last(RenderPage), Finished(draw_page(1, 600)))
    qtbot.waitUntil(lambda: view.page_pane.page == 1)
    qtbot.mouseClick(view.page_pane.next_button, Qt.MouseButton.LeftButton)
    engine.send(engine.last(RenderPage), Finished(draw_page(2, 600, marks=())))
    qtbot.waitUntil(lambda: view.page_pane.page == 2)
    view.find_words()
    qtbot.keyClicks(view.find_bar.edit, "storm")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "2 of 3")
    request = engine.requests[engine.last(RenderPage)]
    assert (request.page, request.start) == (2, 11)


def test_what_is_found_does_not_overtake_what_is_opened(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    window.open_place(Place(NOTE))
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    view.find_words()
    qtbot.keyClicks(view.find_bar.edit, "the")
    qtbot.waitUntil(lambda: view.find_bar.count.text().startswith("1 of "))
    window.open_place(place_of(NOTE_QUOTE))
    engine.send(engine.last(OpenDocument), Finished(DOCUMENT))
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == SENTENCE)


@given(st.text("ab \n.*", max_size=30), st.text("aB .*", min_size=1, max_size=4))
def test_what_is_found_are_the_words(text: str, words: str) -> None:
    spans = look_through(SpanSearch(text, words))
    assert all(text[start:end].casefold().split() == words.casefold().split() for start, end in spans)
    assert spans == sorted(spans)
    plain = " ".join(words.casefold().split())
    assert bool(spans) == bool(plain and plain in " ".join(text.casefold().split()))


@given(st.text("ab \n", max_size=60), st.text("aB ", min_size=1, max_size=5), st.integers(1, 20))
def test_what_is_found_in_slices_is_what_is_found_at_once(text: str, words: str, length: int) -> None:
    """Also what stands across the end of a slice, with any white space in it."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    at_once = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []
    assert look_through(SpanSearch(text, words, length)) == at_once


def test_only_so_many_places_are_counted() -> None:
    search = SpanSearch("a" * 20_000, "a", 100)
    assert (len(look_through(search)), search.is_full) == (10_000, True)


def test_white_space_that_never_ends_is_not_looked_through_anew_in_every_slice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a slice looks at is a little more than itself."""
    text = "a" + " " * 1_000_000 + "a b"
    search = SpanSearch(text, "a b", 10_000)
    reaches: list[int] = []
    find_reach = search._find_reach
    monkeypatch.setattr(search, "_find_reach", lambda end: (reaches.append(find_reach(end)), reaches[-1])[1])
    while not search.is_over:
        search.advance()
        assert reaches[-1] <= 10_000 * len(reaches) + 10_004
    assert search.spans == [(len(text) - 3, len(text))]


def test_a_long_text_is_looked_through_while_the_window_goes_on(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.find_bar._AT_ONCE", 0.0)  # a slice is as long as a turn
    text = "A heron. " + "Calm water. " * 200_000 + "A heron, the last."
    path = NOTE.with_name("long.txt")
    window.open_place(Place(path))
    engine.send(engine.last(OpenDocument), Finished(Document(path, "", text, ())))
    qtbot.waitUntil(lambda: bool(view.text_pane.toPlainText()))
    view.find_words()
    bar = view.find_bar
    said: list[str] = []
    look = bar._tell
    monkeypatch.setattr(bar, "_tell", lambda: (look(), said.append(bar.count.text())))
    qtbot.keyClicks(bar.edit, "heron")
    qtbot.waitUntil(lambda: "1 of 1 so far" in said)
    bar.step(1)  # to the next, which has yet to be found
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 2")
    assert "Searching …" in said
    assert view.text_pane.highlighted_text() == "heron"
    assert view.reading is not None
    assert view.reading[0].start == text.rindex("heron")


HERONS = "A heron. A heron. " + "Calm water. " * 100_000 + "A heron. " + "Calm water. " * 100_000
"""24 slices to look through."""


class Reader:
    """A reader of ``HERONS`` who looks for herons from a character on; one slice is looked through at a turn."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, start: int) -> None:
        monkeypatch.setattr("desktop.find_bar._AT_ONCE", 0.0)
        self.bar = FindBar()
        qtbot.addWidget(self.bar)
        self.shown: list[str] = []
        self.bar.span_chosen.connect(lambda start, end: self.shown.append(f"{HERONS[start:end]} at {start}"))
        self.bar.look_in(HERONS, start)
        self.bar.begin(start)
        self.bar.edit.setText("heron")

    @property
    def count(self) -> str:
        return self.bar.count.text()


LAST = f"heron at {HERONS.rindex('heron')}"


def test_whoever_cannot_wait_for_a_place_is_not_led_elsewhere(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(qtbot, monkeypatch, 1_000_000)
    for _ in range(3):
        qtbot.keyClick(reader.bar.edit, Qt.Key.Key_Return)
        assert (reader.count, reader.shown) == ("Searching …", [])
    qtbot.waitUntil(lambda: reader.count == "3 of 3")
    assert reader.shown == [LAST]


def test_the_way_back_from_the_first_place_waits_for_the_last(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(qtbot, monkeypatch, 0)
    reader.bar.step(1)
    assert (reader.count, reader.shown) == ("1 of 2 so far", ["heron at 2"])
    qtbot.keyClick(reader.bar.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reader.count == "Searching …"
    qtbot.waitUntil(lambda: reader.count == "3 of 3")
    assert reader.shown == ["heron at 2", LAST]


def test_a_closed_bar_leads_nowhere(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(qtbot, monkeypatch, 1_000_000)
    reader.bar.hide()  # before it is looked for
    qtbot.wait(300)
    reader.bar.begin(1_000_000)
    reader.bar.step(1)
    assert reader.count == "Searching …"
    reader.bar.hide()  # while it is
    qtbot.wait(300)
    assert reader.shown == []
    reader.bar.begin(1_000_000)
    qtbot.waitUntil(lambda: reader.count == "2 of 3")  # the one before where the reader is
    assert reader.shown == []
    reader.bar.step(1)
    assert reader.shown == [LAST]
