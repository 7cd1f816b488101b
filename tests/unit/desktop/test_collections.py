"""Searches that are kept: from the place to search into the library, and from there back, asked about, renamed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.collection_feed import CollectionFeed
from desktop.workspace import Workspace
from engine.api import (
    AskQuestion,
    Collection,
    Failure,
    Finished,
    GetStatus,
    KeepCollections,
    ListCollections,
    SearchPassages,
    holds_filters_only,
)
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import NOTE

TAXES, HERONS = Collection("Taxes", "tag:tax after:2024"), Collection("Herons", "grey heron")


@pytest.fixture
def library(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> Workspace:
    """The window at the library, which has two collections."""
    engine.answers[ListCollections] = (TAXES, HERONS)
    searching.collections.refresh()
    qtbot.waitUntil(lambda: len(searching.collections.collections) == 2)
    engine.answers[GetStatus] = make_status((NOTE.parent,), indexed=3)
    searching.show_library()
    qtbot.waitUntil(searching.library_view.collection_list.isVisible)
    return searching


def kept(engine: FakeEngineClient) -> tuple[Collection, ...]:
    request = engine.requests[engine.last(KeepCollections)]
    assert isinstance(request, KeepCollections)
    return request.collections


def answer(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    """As the engine does: with what it was given."""
    with qtbot.waitSignal(window.collections.came):
        engine.send(engine.last(KeepCollections), Finished(kept(engine)))


def test_a_search_is_kept_from_where_it_is_made(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    view = searching.search_view
    assert not view.box.keep_button.isVisible()
    QTest.keyClicks(view.box.edit, "grey  heron")
    assert view.box.keep_button.isVisible()
    view.box.keep_button.click()
    assert kept(engine) == (Collection("grey heron", "grey heron"),)
    answer(qtbot, searching, engine)
    assert "Kept among the collections of the library: “grey heron”" in searching.notices.sentences
    view.box.keep_button.click()
    assert len(engine.jobs(KeepCollections)) == 1  # it is there already
    for query in ("tag:tax", "type:pdf"):  # the second before the first is kept
        searching.collections.add(query)
    assert [each.query for each in kept(engine)] == ["grey heron", "tag:tax", "type:pdf"]
    view.box.edit.clear()
    assert not view.box.keep_button.isVisible()


def test_a_collection_is_looked_for_and_asked_about(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    taxes, herons = library.library_view.collection_list.rows()
    assert (taxes.open_button.text(), taxes.open_button.toolTip()) == ("Taxes", "tag:tax after:2024")
    assert taxes.ask_button.isVisible()
    assert not herons.ask_button.isVisible()  # words find passages, no set of documents
    herons.open_button.click()
    assert library.views.currentWidget() is library.search_view
    assert library.search_view.box.edit.text() == "grey heron"
    qtbot.waitUntil(lambda: bool(engine.jobs(SearchPassages)))
    taxes.ask_button.click()
    box = library.ask_view.question.box.edit
    QTest.keyClicks(box, "What is due?")
    QTest.keyClick(box, Qt.Key.Key_Return)
    asked = engine.requests[engine.last(AskQuestion)]
    assert isinstance(asked, AskQuestion)
    assert asked.options.scope == "tag:tax after:2024"


def test_a_collection_is_renamed_in_its_row(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    shown = library.library_view.collection_list
    row = shown.rows()[0]
    row.begin_edit()
    assert library.focusWidget() is row.edit
    QTest.keyClicks(row.edit, "Tax & fees")
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert kept(engine) == (Collection("Tax & fees", TAXES.query), HERONS)
    answer(qtbot, library, engine)
    assert shown.rows()[0].open_button.text() == "Tax && fees"
    shown.rows()[0].begin_edit()
    shown.rows()[0].edit.clear()
    QTest.keyClick(shown.rows()[0].edit, Qt.Key.Key_Return)
    assert len(engine.jobs(KeepCollections)) == 1  # nothing is no name


def test_a_name_is_given_once(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    row = library.library_view.collection_list.rows()[1]
    row.begin_edit()
    QTest.keyClicks(row.edit, "taxes")
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert "There is a collection of this name already." in library.notices.sentences
    assert not engine.jobs(KeepCollections)
    assert (row.open_button.isVisible(), row.open_button.text()) == (True, "Herons")
    row.begin_edit()
    assert row.edit.text() == "Herons"
    QTest.keyClicks(row.edit, "herons")  # its own, written otherwise
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert kept(engine) == (TAXES, Collection("herons", HERONS.query))


def test_escape_leaves_the_old_name(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    row = library.library_view.collection_list.rows()[0]
    row.begin_edit()
    QTest.keyClicks(row.edit, "Levies")
    QTest.keyClick(row.edit, Qt.Key.Key_Escape)
    assert (row.open_button.isVisible(), row.edit.isVisible()) == (True, False)
    assert library.focusWidget() is row.open_button
    library.show_search()
    assert not engine.jobs(KeepCollections)
    library.show_library()
    row.begin_edit()
    assert row.edit.text() == "Taxes"


@pytest.mark.parametrize("query", ["typ:pdf x", "collection:nowhere x", "after:soon"])
def test_what_cannot_be_read_is_not_kept(library: Workspace, engine: FakeEngineClient, query: str) -> None:
    library.show_search()
    QTest.keyClicks(library.search_view.box.edit, query)
    library.search_view.box.keep_button.click()
    assert not engine.jobs(KeepCollections)
    notice = library.notices.notice("collections")
    assert notice is not None
    assert notice.property("tone") == "trouble"


def test_what_was_kept_is_said_for_a_while(
    qtbot: QtBot, library: Workspace, engine: FakeEngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.notices.READING_TIME", 1)
    library.collections.add("tag:heron")
    library.notices.show_notice("other", "This stays.")
    assert library.notices.notice("collections") is not None
    qtbot.waitUntil(lambda: library.notices.sentences == ["This stays."])
    library.collections.add("tag:tern")
    library.collections.remove(TAXES)  # takes the place of the first, and does not go with it
    qtbot.wait(50)
    assert "The collection “Taxes” is removed; its documents stay." in library.notices.sentences


def test_one_more_of_a_name_has_a_number(library: Workspace, engine: FakeEngineClient) -> None:
    for query in ("taxes", "herons"):  # their names are those of others, in other letters
        library.collections.add(query)
    assert kept(engine) == (TAXES, HERONS, Collection("taxes 2", "taxes"), Collection("herons 2", "herons"))


def test_what_is_kept_before_the_others_have_come_is_added_to_them(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    feed = CollectionFeed(window.bridge, window.notices)
    feed.add("tag:tern")
    assert engine.jobs(KeepCollections) == []
    engine.answers[ListCollections] = (TAXES, HERONS)
    feed.refresh()
    qtbot.waitUntil(lambda: len(engine.jobs(KeepCollections)) == 1)
    assert kept(engine) == (TAXES, HERONS, Collection("tag:tern", "tag:tern"))


def test_those_that_stand_on_others_follow_them(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    more = (TAXES, HERONS, Collection("Late", "collection:Taxes before:2026"), Collection("Birds", "collection:Herons"))
    engine.answers[ListCollections] = more
    with qtbot.waitSignal(library.collections.came):
        library.collections.refresh()
    rows = library.library_view.collection_list.rows()
    assert [not row.ask_button.isHidden() for row in rows] == [True, False, True, False]
    library.collections.rename(TAXES, " Levies ")
    assert kept(engine)[0] == Collection("Levies", TAXES.query)
    assert kept(engine)[2] == Collection("Late", "collection:Levies before:2026")


def test_a_removal_is_taken_back(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    shown = library.library_view.collection_list
    shown.rows()[1].remove_button.click()
    assert kept(engine) == (TAXES,)
    answer(qtbot, library, engine)
    assert [row.open_button.text() for row in shown.rows()] == ["Taxes"]
    notice = library.notices.notice("collections")
    assert notice is not None
    assert notice.sentence == "The collection “Herons” is removed; its documents stay."
    notice.buttons[0].click()
    assert kept(engine) == (TAXES, HERONS)
    answer(qtbot, library, engine)
    assert len(shown.rows()) == 2
    assert library.notices.notice("collections") is None


def test_what_cannot_be_kept_is_said(qtbot: QtBot, library: Workspace, engine: FakeEngineClient) -> None:
    library.library_view.collection_list.rows()[0].remove_button.click()
    engine.send(engine.last(KeepCollections), Failure("storage_full", "The disk is full."))
    qtbot.waitUntil(lambda: "The disk is full." in library.notices.sentences)
    assert len(library.library_view.collection_list.rows()) == 2


@pytest.mark.parametrize(
    ("query", "filters_only"),
    [
        ("tag:tax", True),
        ("tag:tax -type:pdf", True),
        ("heron tag:tax", False),
        ("-heron", False),
        ("", False),
        ("collection:herons", False),
        ("collection:taxes", True),
    ],
)
def test_only_filters_are_a_scope(query: str, filters_only: bool) -> None:
    assert holds_filters_only(query, (TAXES, HERONS)) == filters_only
