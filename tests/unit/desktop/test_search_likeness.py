"""More like a passage, documents related to a document, and copies: in the real window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.place import Place, place_of
from desktop.search_results import CopiesRow, DocumentRow, PassageRow
from desktop.workspace import Workspace
from engine.api import Document, FindLike, FindRelated, Finished, OpenDocument, SearchPassages
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import DOCUMENT, END, NOTE, START, TEXT
from tests.unit.desktop.search_place import GOOSE, HERON, LEASE, answer, search, shown, write

COPY, OTHER_COPY = NOTE.parent / "copy & more.md", NOTE.parent / "other.md"
COPIED = replace(HERON, copies=(COPY, OTHER_COPY))


def titles(menu: QMenu) -> list[str]:
    return [action.text().replace("&&", "&") for action in menu.actions()]


def act(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&&", "&").startswith(title)).trigger()


def find_heron(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    """Search, and stand on the first of two passages."""
    _, whole = search(qtbot, window, engine, "heron")
    answer(qtbot, window, engine, whole, HERON, GOOSE)
    qtbot.keyClick(window.search_view.box.edit, Qt.Key.Key_Down)


def ask_for_more(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> int:
    qtbot.keyClick(window.search_view.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (job,) = engine.jobs(FindLike)
    return job


def test_more_like_a_passage_takes_the_list_and_says_so(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    find_heron(qtbot, searching, engine)
    job = ask_for_more(qtbot, searching, engine)
    assert engine.requests[job] == FindLike(HERON.path, HERON.start, HERON.end, 30)
    view = searching.search_view
    assert view.likeness_bar.isVisible()
    assert view.likeness_bar.title.text() == "More like note 1.md: “A heron in the water.”"
    answer(qtbot, searching, engine, job, LEASE)
    assert view.state.text() == "1 passage in 1 document"
    assert view.list.hasFocus()
    assert view.list.currentIndex().isValid()


def test_back_leads_to_what_was_found_for_the_query(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    find_heron(qtbot, searching, engine)
    answer(qtbot, searching, engine, ask_for_more(qtbot, searching, engine), LEASE)
    qtbot.mouseClick(searching.search_view.likeness_bar.back_button, Qt.MouseButton.LeftButton)
    assert shown(searching) == [HERON.text, GOOSE.text]  # at once, whatever the engine is doing
    assert not searching.search_view.likeness_bar.isVisible()
    assert searching.search_view.box.edit.text() == "heron"


def test_escape_leads_back_first_then_empties_the_box(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    find_heron(qtbot, searching, engine)
    answer(qtbot, searching, engine, ask_for_more(qtbot, searching, engine), LEASE)
    qtbot.keyClick(searching, Qt.Key.Key_Escape)
    assert shown(searching) == [HERON.text, GOOSE.text]
    qtbot.keyClick(searching, Qt.Key.Key_Escape)
    assert searching.search_view.box.edit.text() == ""


def test_what_is_like_something_never_stands_over_a_newer_query(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    find_heron(qtbot, searching, engine)
    likeness = ask_for_more(qtbot, searching, engine)
    qtbot.keyClicks(searching.search_view.list, "s")  # goes to the box
    assert not searching.search_view.likeness_bar.isVisible()
    assert likeness in engine.cancelled
    engine.send(likeness, Finished((LEASE,)))
    qtbot.waitUntil(lambda: len(engine.jobs(SearchPassages)) == 4)
    answer(qtbot, searching, engine, engine.jobs(SearchPassages)[-1], GOOSE)
    assert shown(searching) == [GOOSE.text]


def test_an_older_query_never_stands_over_what_is_like_something(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    words, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, words, HERON)
    searching.search_view.list.enter()
    likeness = ask_for_more(qtbot, searching, engine)
    engine.send(whole, Finished((GOOSE,)))
    answer(qtbot, searching, engine, likeness, LEASE)
    qtbot.wait(50)
    assert shown(searching) == [LEASE.text]


def test_nothing_like_it_is_said(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    find_heron(qtbot, searching, engine)
    engine.send(ask_for_more(qtbot, searching, engine), Finished(()))
    view = searching.search_view
    qtbot.waitUntil(lambda: view.state.text() == "Nothing else in your library is like this.")
    assert view.pages.currentWidget() is view.list


def test_documents_related_to_the_open_one_are_listed(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    engine.answers[OpenDocument] = DOCUMENT
    window.open_place(Place(NOTE))
    qtbot.mouseClick(window.document_view.header.related_button, Qt.MouseButton.LeftButton)
    (job,) = engine.jobs(FindRelated)
    assert engine.requests[job] == FindRelated(NOTE, 20)
    assert window.views.currentWidget() is window.search_view
    assert window.search_view.likeness_bar.title.text() == "Documents related to lease.md"
    answer(qtbot, window, engine, job, HERON)
    assert window.document_view.isVisible()  # the one that was open stays open beside the list
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert len(engine.jobs(FindRelated)) == 2


def test_the_menu_of_a_result_offers_what_can_be_done(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    results = searching.search_view.list
    menu = results.make_menu(PassageRow(COPIED))
    assert titles(menu) == [
        "Open",
        "More like this\tCtrl+Enter",
        "Related documents",
        "Copy link",
        "Open copy & more.md",
        "Open other.md",
    ]
    with qtbot.waitSignal(results.place_chosen) as chosen:
        act(menu, "Open")
    assert chosen.args == [place_of(HERON)]
    act(menu, "Related")
    assert engine.requests[engine.jobs(FindRelated)[0]] == FindRelated(HERON.path, 20)
    assert titles(results.make_menu(DocumentRow(COPIED))) == ["Open", "Related documents", "Copy link"]


def test_copies_stand_below_their_passage_and_open(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    results = searching.search_view.list
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, replace(HERON, copies=(COPY,)), GOOSE)
    number = next(number for number, row in enumerate(results.rows.rows) if isinstance(row, CopiesRow))
    assert str(results.rows.data(results.rows.index(number))) == "Also in copy & more.md"
    at = results.visualRect(results.rows.index(number)).center()
    with qtbot.waitSignal(results.place_chosen) as chosen:
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [Place(COPY, text=HERON.text, in_copy=True)]


def test_several_copies_are_named_and_opened_from_the_menu(qtbot: QtBot, searching: Workspace) -> None:
    results = searching.search_view.list
    assert CopiesRow(replace(HERON, copies=(COPY, OTHER_COPY) * 2)).label == (
        "Also in copy & more.md, other.md, copy & more.md and 1 more"
    )
    menu = results.make_menu(CopiesRow(COPIED))
    with qtbot.waitSignal(results.place_chosen) as chosen:
        act(menu, "Open other.md")
    assert chosen.args[0].path == OTHER_COPY


def test_a_passage_is_looked_for_in_its_copy(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.answers[OpenDocument] = replace(DOCUMENT, path=COPY)
    window.open_place(Place(COPY, text=TEXT[START:END], in_copy=True))
    view = window.document_view
    qtbot.waitUntil(lambda: view.text_pane.highlighted_text() == TEXT[START:END])
    assert not view.remark.isVisible()
    engine.answers[OpenDocument] = Document(OTHER_COPY, "Other", "Three months.", ())
    window.open_place(Place(OTHER_COPY, text=TEXT[START:END], in_copy=True))
    qtbot.waitUntil(view.remark.isVisible)
    assert view.remark.text().startswith("This document says nearly the same, but not word for word")


def test_filters_are_chips_that_a_click_removes(qtbot: QtBot, searching: Workspace) -> None:
    chips = searching.search_view.chips
    write(qtbot, searching, 'heron author:"Ada & Ben" -lang:de type:pdf type:xlsx after:2024')
    texts = [chip.text().replace("&&", "&") for chip in chips.chips if chip.isVisible()]
    assert texts == ["author: Ada & Ben  ×", "not lang: de  ×", "type: xlsx  ×", "after: 2024  ×"]
    assert chips.buttons["PDF"].isChecked()
    qtbot.mouseClick(chips.chips[1], Qt.MouseButton.LeftButton)
    edit = searching.search_view.box.edit
    assert edit.text() == 'heron author:"Ada & Ben" type:pdf type:xlsx after:2024'
    qtbot.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    assert edit.text() == "heron type:pdf type:xlsx after:2024"
    assert len([chip for chip in chips.chips if chip.isVisible()]) == 2


def test_the_menu_begins_a_filter_in_the_box(qtbot: QtBot, searching: Workspace) -> None:
    view = searching.search_view
    write(qtbot, searching, "heron")
    act(view.chips.menu, "Author")
    assert view.box.edit.text() == "heron author:"
    qtbot.keyClicks(view.box.edit, "ada")  # the cursor stands where the value goes
    assert [chip.text() for chip in view.chips.chips if chip.isVisible()] == ["author: ada  ×"]
    languages = next(action.menu() for action in view.chips.menu.actions() if action.text() == "Language")
    act(languages, "German")
    assert view.box.edit.text() == "heron author:ada lang:de "
