"""The one box for everything: Ctrl+K, a few letters, Enter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.command_box import CommandBox
from desktop.command_delegate import ROW
from desktop.commands import Command, matches
from desktop.place import Place
from desktop.theme import DARK, LIGHT, Theme, wear_theme
from desktop.visits import Visits
from desktop.workspace import Workspace
from engine.api import (
    AskQuestion,
    Collection,
    Finished,
    ListCollections,
    ListHistory,
    OpenDocument,
    SearchPassages,
)
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import NOTE, PDF, make_answer
from tests.unit.desktop.search_place import make_passage


@pytest.fixture
def box(qtbot: QtBot, window: Workspace) -> CommandBox:
    """Opened by its keys, over the library."""
    window.show_library()
    window.library_view.filter_box.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(CommandBox)
    assert isinstance(box, CommandBox)
    assert box.isVisible()
    assert window.focusWidget() is box.edit
    return box


def rows(box: CommandBox) -> list[str]:
    return [box.list.item(row).text() for row in range(box.list.count())]


def press(box: CommandBox, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(box.edit, key)


def test_a_command_is_done_by_a_few_letters(window: Workspace, box: CommandBox) -> None:
    assert any(row.startswith("Go to the map") and row.endswith("Ctrl+6") for row in rows(box))
    QTest.keyClicks(box.edit, "go mod")
    assert rows(box)[0].startswith("Go to the models")
    press(box, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.views.currentWidget() is window.models_view


def test_esc_and_the_same_keys_leave_all_as_it_was(window: Workspace, box: CommandBox) -> None:
    QTest.keyClicks(box.edit, "anything")
    press(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.focusWidget() is window.library_view.filter_box
    assert window.views.currentWidget() is window.library_view
    for shown in (True, False):
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert box.isVisible() is shown
    assert box.edit.text() == ""


def test_what_is_no_command_is_searched_for_or_asked(
    qtbot: QtBot, window: Workspace, box: CommandBox, engine: FakeEngineClient
) -> None:
    QTest.keyClicks(box.edit, "grey heron")
    assert rows(box)[:2] == ["Search for “grey heron”", "Ask “grey heron”"]
    press(box, Qt.Key.Key_Return)
    assert window.views.currentWidget() is window.search_view
    assert window.search_view.box.edit.text() == "grey heron"
    box.open()
    QTest.keyClicks(box.edit, "Where are herons?")
    press(box, Qt.Key.Key_Down, Qt.Key.Key_Return)
    asked = engine.requests[engine.last(AskQuestion)]
    assert isinstance(asked, AskQuestion)
    assert asked.question == "Where are herons?"
    assert window.views.currentWidget() is window.ask_view


def test_passages_come_while_it_is_typed_and_open(
    qtbot: QtBot, window: Workspace, box: CommandBox, engine: FakeEngineClient
) -> None:
    QTest.keyClicks(box.edit, "deposit")
    press(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(engine.jobs(SearchPassages)))
    passage = replace(make_passage("The deposit is\n900 euros."), path=PDF, page=3)
    engine.send(engine.last(SearchPassages), Finished((passage,)))
    qtbot.waitUntil(lambda: len(rows(box)) == 3)
    assert rows(box)[2] == f"{PDF.name}, page 3    The deposit is 900 euros."
    assert box.list.currentRow() == 1  # the mark stays where it was
    press(box, Qt.Key.Key_PageDown, Qt.Key.Key_Return)
    assert window.document_view.reading is not None
    assert window.document_view.reading[0].path == PDF


def test_a_passage_is_shown_round_what_was_found_and_opens_there(
    qtbot: QtBot, window: Workspace, box: CommandBox, engine: FakeEngineClient
) -> None:
    engine.answers[ListCollections] = (Collection("Money", "deposit euros"),)
    window.collections.refresh()
    qtbot.waitUntil(lambda: bool(window.collections.collections))
    sentence = "The tenant who comes into the flat on the first day of the month pays a deposit of 900 euros."
    text = f"# Lease\n\nThe flat is on the third floor. It has three rooms.\n{sentence} Keys are handed over then."
    QTest.keyClicks(box.edit, "collection:money")
    qtbot.waitUntil(lambda: bool(engine.jobs(SearchPassages)))
    engine.send(engine.last(SearchPassages), Finished((replace(make_passage(text), path=NOTE),)))
    qtbot.waitUntil(lambda: len(rows(box)) == 3)
    assert rows(box)[2].startswith(f"{NOTE.name}    … the month pays a deposit of 900 euros.")
    excerpt = box.list.item(2).data(ROW).excerpt
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["deposit", "euros"]
    press(box, Qt.Key.Key_PageDown, Qt.Key.Key_Return)
    assert window.document_view.reading is not None
    place = window.document_view.reading[0]
    assert (place.start, place.text) == (text.index(sentence), sentence)


def test_the_words_of_a_collection_are_marked_once_it_has_come(
    qtbot: QtBot, window: Workspace, box: CommandBox, engine: FakeEngineClient
) -> None:
    QTest.keyClicks(box.edit, "collection:money")
    qtbot.waitUntil(lambda: bool(engine.jobs(SearchPassages)))
    engine.send(engine.last(SearchPassages), Finished((make_passage("The deposit is 900 euros."),)))
    qtbot.waitUntil(lambda: len(rows(box)) == 3)
    assert box.list.item(2).data(ROW).excerpt.marks == ()
    engine.answers[ListCollections] = (Collection("Money", "deposit euros"),)
    with qtbot.waitSignal(window.collections.came):
        window.collections.refresh()
    assert len(box.list.item(2).data(ROW).excerpt.marks) == 2


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_words_are_marked_where_they_are_painted(
    qtbot: QtBot, box: CommandBox, engine: FakeEngineClient, theme: Theme, *, mirrored: bool
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear_theme(application, theme)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    QTest.keyClicks(box.edit, "deposit")
    qtbot.waitUntil(lambda: bool(engine.jobs(SearchPassages)))
    other = replace(make_passage("Nothing of the kind stands here.", 1), path=NOTE.parent / f"{'long ' * 40}.md")
    engine.send(engine.last(SearchPassages), Finished((make_passage("The deposit is 900 euros."), other)))
    qtbot.waitUntil(lambda: len(rows(box)) == 4)
    picture, viewport = box.grab().toImage(), box.list.viewport()
    grounds = QColor(theme.raised).getRgb()[:3], QColor(theme.mark).getRgb()[:3]
    mixed = [(one + other) / 2 for one, other in zip(*grounds, strict=True)]

    def count_marked(row: int) -> int:
        """Pixels of the ground on which the search place sets a sentence: half of the mark's colour."""
        area = box.list.visualItemRect(box.list.item(row)).translated(viewport.mapTo(box, QPoint(0, 0)))
        middle = range(area.center().y() - 6, area.center().y() + 6)
        colours = [picture.pixelColor(x, y).getRgb()[:3] for x in range(area.left(), area.right()) for y in middle]
        return sum(all(abs(one - other) <= 2 for one, other in zip(each, mixed, strict=True)) for each in colours)

    assert count_marked(2) > 200
    assert count_marked(3) == 0


def test_recent_things_come_first(qtbot: QtBot, window: Workspace, box: CommandBox, engine: FakeEngineClient) -> None:
    press(box, Qt.Key.Key_Escape)
    for path in (PDF, NOTE):
        window.open_place(Place(path))
    window.document_view.close_document()
    engine.answers[ListCollections] = (Collection("Herons", "grey heron"),)
    engine.answers[ListHistory] = (replace(make_answer(), question="Who pays the deposit?", id=7),)
    window.collections.refresh()
    window.past.feed.refresh()
    qtbot.waitUntil(lambda: bool(window.collections.collections and window.past.feed.answers))
    box.open()
    assert [row.split("    ")[0] for row in rows(box)[:4]] == [NOTE.name, PDF.name, "Herons", "Who pays the deposit?"]
    press(box, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert len(engine.jobs(OpenDocument)) >= 1
    assert window.document_view.reading is not None
    assert window.document_view.reading[0].path == PDF
    box.open()
    QTest.keyClicks(box.edit, "dep pays")
    press(box, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.views.currentWidget() is window.ask_view
    assert "Who pays the deposit?" in window.ask_view.answer_view.toPlainText()


@pytest.mark.parametrize(
    ("typed", "found"), [("", True), ("MAP", True), ("map go", True), ("ma", True), ("ap", False), ("go mapx", False)]
)
def test_words_are_matched_by_their_beginnings(typed: str, found: bool) -> None:
    assert matches(typed, Command("map", "Go to the map", "Ctrl+6", list)) is found


def test_documents_are_listed_once_the_newest_first() -> None:
    visits = Visits()
    one, two, two_later = (Place(NOTE), 0), (Place(PDF, 1), 0), (Place(PDF, 4), 0)
    for visit in (one, two, one):
        visits.leave(visit)
    assert [place.path for place in visits.list_documents(two_later)] == [PDF, NOTE]
    assert visits.list_documents(two_later)[0].page == 4
    assert Visits().list_documents(None) == []
