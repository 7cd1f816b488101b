"""Searching, from the first letter to the opened place, in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolTip
from pytestqt.qtbot import QtBot

from desktop.place import Place
from desktop.search_list import SearchList
from desktop.search_model import EXCERPT, ROW
from desktop.search_results import DocumentRow, MoreRow, PassageRow
from desktop.theme import DARK, LIGHT, Theme, wear_theme
from desktop.workspace import Workspace
from engine.api import Collection, ExplainNothing, Failure, Finished, ListCollections, OpenDocument, SearchPassages
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import DOCUMENT, END, NOTE, START, TEXT
from tests.unit.desktop.search_place import (
    GOOSE,
    HERON,
    LEASE,
    answer,
    make_passage,
    search,
    shown,
    texts,
    wait_for_jobs,
    write,
)


def row_of(results: SearchList, kind: type, nth: int = 0) -> QPoint:
    """The middle of the nth row of a kind."""
    numbers = [number for number, row in enumerate(results.rows.rows) if isinstance(row, kind)]
    rect = results.visualRect(results.rows.index(numbers[nth]))
    assert rect.isValid()
    return rect.center()


def chosen_text(window: Workspace) -> str:
    row = window.search_view.list.currentIndex().data(ROW)
    return row.passage.text if isinstance(row, PassageRow) else ""


def press(qtbot: QtBot, window: Workspace, *keys: Qt.Key) -> None:
    for key in keys:
        focused = window.search_view.box.edit if window.search_view.box.edit.hasFocus() else window.search_view.list
        qtbot.keyClick(focused, key)


def test_what_belongs_to_an_older_query_turns_pale_until_the_new_list_is_here(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON)
    words, _ = search(qtbot, searching, engine, "s")
    qtbot.waitUntil(lambda: searching.search_view.list.stale)
    answer(qtbot, searching, engine, words, GOOSE)
    assert not searching.search_view.list.stale


def test_nothing_jumps_when_the_better_list_comes(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    passages = [make_passage(f"Heron number {i} stands in the water.", i, i) for i in range(20)]
    words, whole = search(qtbot, searching, engine, "heron")
    results = searching.search_view.list
    answer(qtbot, searching, engine, words, *passages)
    press(qtbot, searching, *[Qt.Key.Key_Down] * 9)
    before, top = chosen_text(searching), results.visualRect(results.currentIndex()).top()
    frame = results.geometry()
    answer(qtbot, searching, engine, whole, make_passage("A heron first.", 0, 99), *passages)
    assert chosen_text(searching) == before
    assert results.visualRect(results.currentIndex()).top() == top
    assert results.geometry() == frame


def test_the_keyboard_goes_down_opens_and_comes_back(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    engine.answers[OpenDocument] = DOCUMENT
    box, results = searching.search_view.box.edit, searching.search_view.list
    _, whole = search(qtbot, searching, engine, "notice")
    answer(qtbot, searching, engine, whole, HERON, GOOSE, LEASE)
    press(qtbot, searching, Qt.Key.Key_Down)
    assert results.hasFocus()
    assert chosen_text(searching) == HERON.text
    press(qtbot, searching, Qt.Key.Key_Down, Qt.Key.Key_Down)  # over the title of the second document
    assert chosen_text(searching) == LEASE.text
    with qtbot.waitSignal(searching.search_view.place_chosen) as chosen:
        press(qtbot, searching, Qt.Key.Key_Return)
    assert chosen.args == [Place(NOTE, None, START, END, TEXT[START:END])]  # the sentence that has the word
    pane = searching.document_view.text_pane
    qtbot.waitUntil(lambda: pane.highlighted_text() == TEXT[START:END])
    assert results.hasFocus()
    press(qtbot, searching, *[Qt.Key.Key_Up] * 3)
    assert box.hasFocus()


def test_enter_in_the_box_opens_the_best_passage(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    _, whole = search(qtbot, searching, engine, "goose")
    answer(qtbot, searching, engine, whole, GOOSE, HERON)
    with qtbot.waitSignal(searching.search_view.place_chosen) as chosen:
        press(qtbot, searching, Qt.Key.Key_Return)
    assert chosen.args[0].text == GOOSE.text


def test_enter_waits_for_what_was_typed_last(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    _, whole = search(qtbot, searching, engine, "goose")
    answer(qtbot, searching, engine, whole, GOOSE)
    write(qtbot, searching, " heron")
    with qtbot.assertNotEmitted(searching.search_view.place_chosen):
        press(qtbot, searching, Qt.Key.Key_Return)
    words, _ = engine.jobs(SearchPassages)[2:]  # both left at once
    with qtbot.waitSignal(searching.search_view.place_chosen) as chosen:
        engine.send(words, Finished((HERON,)))
    assert chosen.args[0].text == HERON.text


def test_letters_typed_in_the_list_go_to_the_box(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON)
    press(qtbot, searching, Qt.Key.Key_Down)
    qtbot.keyClicks(searching.search_view.list, "s")
    assert searching.search_view.box.edit.hasFocus()
    assert searching.search_view.box.edit.text() == "herons"


def test_the_mouse_opens_passages_and_titles(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON, GOOSE)
    results = searching.search_view.list
    for at, text in ((row_of(results, PassageRow, 1), GOOSE.text), (row_of(results, DocumentRow), HERON.text)):
        with qtbot.waitSignal(searching.search_view.place_chosen) as chosen:
            qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert chosen.args[0].text == text


def test_the_rest_of_a_document_is_shown_on_demand(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    passages = [make_passage(f"Heron number {i}.", i) for i in range(6)]
    words, whole = search(qtbot, searching, engine, "heron")
    engine.send(words, Finished(tuple(passages)))
    qtbot.waitUntil(lambda: shown(searching) == texts(passages[:3]))
    results = searching.search_view.list
    at = row_of(results, MoreRow)
    with qtbot.assertNotEmitted(searching.search_view.place_chosen):
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(searching) == texts(passages)
    assert chosen_text(searching) == passages[3].text
    answer(qtbot, searching, engine, whole, *passages)  # the better list leaves it open
    _, again = search(qtbot, searching, engine, "s")
    engine.send(again, Finished(tuple(passages)))
    qtbot.waitUntil(lambda: shown(searching) == texts(passages[:3]))  # another query does not


def test_why_a_passage_was_found_is_told_by_its_tool_tip(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    _, whole = search(qtbot, searching, engine, "notice")
    answer(qtbot, searching, engine, whole, LEASE)
    view = searching.search_view.list.viewport()
    at = row_of(searching.search_view.list, PassageRow)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "by its words (number 1) and by its meaning (number 2)" in QToolTip.text()


def test_a_title_is_never_taken_for_markup(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, replace(HERON, path=Path("/home/reader/<b>x</b>.md"), title="<i>Bird</i>"))
    rows = searching.search_view.list.rows
    assert "&lt;b&gt;" in str(rows.data(rows.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "<i>Bird</i>" in str(rows.data(rows.index(0)))


def test_switches_write_filters_and_show_them(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    view = searching.search_view
    write(qtbot, searching, "heron")
    pdf, office = view.chips.buttons["PDF"], view.chips.buttons["Office"]
    qtbot.mouseClick(pdf, Qt.MouseButton.LeftButton)
    assert view.box.edit.text() == "heron type:pdf "
    qtbot.mouseClick(office, Qt.MouseButton.LeftButton)
    assert view.box.edit.text() == "heron type:pdf type:word,table,slides "
    qtbot.mouseClick(pdf, Qt.MouseButton.LeftButton)
    assert (view.box.edit.text(), pdf.isChecked(), office.isChecked()) == (
        "heron type:word,table,slides ",
        False,
        True,
    )
    view.box.edit.setText("type:image,pdf")
    checked = [name for name, button in view.chips.buttons.items() if button.isChecked()]
    assert checked == ["PDF", "Images"]


def test_before_anything_is_typed_examples_are_shown(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    view = searching.search_view
    assert view.pages.currentWidget() is view.guide
    qtbot.mouseClick(view.guide.buttons[1], Qt.MouseButton.LeftButton)
    assert view.box.edit.text() == '"notice period"'
    assert view.box.edit.hasFocus()
    wait_for_jobs(qtbot, engine, 2)


def test_the_words_of_a_collection_are_marked_once_it_has_come(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    _, whole = search(qtbot, searching, engine, "collection:birds")
    answer(qtbot, searching, engine, whole, HERON)
    results = searching.search_view.list

    def marked() -> list[str]:
        (excerpt,) = (
            index.data(EXCERPT)
            for index in map(results.rows.index, range(results.rows.rowCount()))
            if isinstance(index.data(ROW), PassageRow)
        )
        return [excerpt.text[start:end] for start, end in excerpt.marks]

    assert marked() == []
    engine.answers[ListCollections] = (Collection("Birds", "heron"),)
    with qtbot.waitSignal(searching.collections.came):
        searching.collections.refresh()
    assert marked() == ["heron"]


def test_an_empty_library_says_what_to_do(window: Workspace) -> None:
    window.show_search()
    assert not window.search_view.guide.isVisible()
    assert window.search_view.findChild(QFrame, "dropZone").isVisible()


def test_a_search_in_an_empty_library_says_what_to_do_until_there_is_something(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.show_search()
    view = window.search_view
    words, whole = search(qtbot, window, engine, "heron type:pdf")
    for job in (words, whole):
        engine.send(job, Finished(()))
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.findChild(QFrame, "dropZone").isVisible()
    assert "fewer filters" not in view.state.text()
    view.show_status(make_status((NOTE.parent,), indexed=3))
    assert view.pages.currentWidget() is view.nothing
    assert "fewer filters" in view.state.text()


def test_nothing_found_is_said_only_when_meaning_found_nothing_too(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    view = searching.search_view
    words, whole = search(qtbot, searching, engine, "heron type:pdf")
    engine.send(words, Finished(()))
    qtbot.waitUntil(lambda: view.state.text().startswith("No document has these words."))
    assert view.pages.currentWidget() is not view.nothing
    engine.send(whole, Finished(()))
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.nothing)
    assert view.state.text() == "With fewer filters, phrases and exclusions there may be more."
    _, whole = search(qtbot, searching, engine, "x")
    engine.send(whole, Failure("bad_input", "No file of the type “pdfx” is known."))
    qtbot.waitUntil(view.trouble.isVisible)
    assert view.pages.currentWidget() is not view.nothing


def test_a_filter_that_leaves_nothing_is_named(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    _, whole = search(qtbot, searching, engine, "tag:bird")
    engine.answers[ExplainNothing] = "No document has the tag “bird”: did you mean tag:birds?"
    engine.send(whole, Finished(()))
    qtbot.waitUntil(lambda: searching.search_view.state.text() == engine.answers[ExplainNothing])


def test_a_search_that_waits_for_the_engine_says_so(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    view = searching.search_view
    engine.die()
    write(qtbot, searching, "heron")
    qtbot.waitUntil(lambda: view.state.text().startswith("Carrel is starting"))
    engine.be_ready()
    _, whole = wait_for_jobs(qtbot, engine, 2)
    answer(qtbot, searching, engine, whole, HERON)
    assert not view.state.text().startswith("Carrel is starting")


def test_what_the_engine_objects_to_stands_below_the_box(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    view = searching.search_view
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON)
    _, whole = search(qtbot, searching, engine, " tpye:pdf")
    engine.send(whole, Failure("bad_input", "There is no filter “tpye:”, did you mean type:?"))
    qtbot.waitUntil(view.trouble.isVisible)
    assert view.trouble.text() == "There is no filter “tpye:”, did you mean type:?"
    assert shown(searching) == []  # the herons belong to another query
    write(qtbot, searching, "x")
    assert not view.trouble.isVisible()


def test_escape_clears_what_was_typed_then_closes_the_document(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    view = searching.search_view
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON)
    press(qtbot, searching, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.waitUntil(searching.document_view.isVisible)
    qtbot.keyClick(searching, Qt.Key.Key_Escape)  # the keyboard is in the list
    assert not searching.document_view.isVisible()
    assert view.box.edit.text() == "heron"
    qtbot.keyClick(searching, Qt.Key.Key_Escape)
    assert (view.box.edit.text(), view.pages.currentWidget()) == ("", view.guide)
    assert view.box.edit.hasFocus()
    assert shown(searching) == []


def test_in_the_smallest_window_a_document_covers_no_results(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    searching.document_view.show()
    searching.resize(searching.minimumSize())
    qtbot.wait(50)
    views, document = searching.views.geometry(), searching.document_view.geometry()
    assert views.right() < document.left()
    assert document.right() < searching.document_view.parentWidget().width()


def test_ctrl_f_goes_to_the_search_box(qtbot: QtBot, window: Workspace) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search_view.box.edit.hasFocus()
    assert window.sidebar.search_button.isChecked()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_matched_sentence_is_marked_in_the_colours_of_the_theme(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient, qapp: QApplication, theme: Theme
) -> None:
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON)
    wear_theme(qapp, theme)
    qapp.processEvents()
    results = searching.search_view.list
    picture = searching.grab(QRect(results.mapTo(searching, QPoint(0, 0)), QSize(results.width(), 120))).toImage()
    seen = {picture.pixelColor(x, y).getRgb() for x in range(picture.width()) for y in range(picture.height())}
    mark, ground = QColor(theme.mark).getRgb(), QColor(theme.window).getRgb()
    light = [(one + other) // 2 for one, other in zip(mark, ground, strict=True)]  # half of each
    assert [colour for colour in seen if all(abs(a - b) <= 1 for a, b in zip(colour, light, strict=True))]
    assert QColor(theme.text).getRgb() in seen


def test_fifty_passages_are_shown_without_delay(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    text = "The heron stands in the water and waits. " * 40
    many = [make_passage(f"{text} {i}", i, i) for i in range(50)]
    _, whole = search(qtbot, searching, engine, "heron water")
    answer(qtbot, searching, engine, whole, *many)
    assert searching.search_view.list.verticalScrollBar().maximum() > 1000
