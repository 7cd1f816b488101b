"""Past questions in the real window: searched, named, pinned, forgotten and brought back, all by the keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.conversation import Conversations
from desktop.workspace import Workspace
from engine.api import Failure, Finished, ForgetAnswers, GetConversation, ListHistory, MarkConversation, RestoreAnswers
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import QUESTION
from tests.unit.desktop.test_ask_view import click_row, page
from tests.unit.desktop.test_conversation import ALONE, FIRST, HISTORY, OTHER, SECOND, THIRD, show_history


def rows(window: Workspace) -> list[str]:
    return [window.past.list.item(row).text() for row in range(window.past.list.count())]


def editor(window: Workspace) -> QLineEdit:
    return window.past.list.findChild(QLineEdit, "inRow")


def begin_renaming(qtbot: QtBot, window: Workspace, row: int) -> QLineEdit:
    window.past.list.setFocus()
    window.past.list.setCurrentRow(row)
    qtbot.keyClick(window.past.list, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: editor(window) is not None)
    return editor(window)


def finish(qtbot: QtBot, window: Workspace, key: Qt.Key) -> None:
    qtbot.keyClick(editor(window), key)
    qtbot.waitUntil(lambda: editor(window) is None)


def test_before_the_first_question_the_list_says_what_it_is_for(window: Workspace) -> None:
    assert window.past.state.isVisible()
    assert window.past.state.text() == "What you ask is kept here."
    assert not window.past.search_box.isVisible()


def test_past_questions_are_searched_by_the_engine(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.ask_view.show_past(SECOND)
    box = window.past.search_box
    engine.answers[ListHistory] = (OTHER,)
    asked = len(engine.jobs(ListHistory))
    box.setFocus()
    qtbot.keyClicks(box, "in writing")
    qtbot.waitUntil(lambda: rows(window) == ["And in writing?"])
    sent = [engine.requests[job] for job in engine.jobs(ListHistory)[asked:]]
    assert sent == [ListHistory(words="in writing")], "one question after a pause, not one a letter"
    assert page(window).startswith(f"Follows: {QUESTION}"), "what is found is not all there is"
    engine.answers[ListHistory] = ()
    qtbot.keyClicks(box, "x")
    qtbot.waitUntil(window.past.state.isVisible)
    assert window.past.state.text() == "No past question has these words."
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert len(rows(window)) == 5
    assert not window.past.state.isVisible()


def test_the_arrow_leads_from_the_search_into_what_was_found(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.past.search_box.setFocus()
    qtbot.keyClick(window.past.search_box, Qt.Key.Key_Down)
    assert window.past.list.hasFocus()
    qtbot.keyClick(window.past.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.past.list, Qt.Key.Key_Return)
    assert page(window).startswith(QUESTION)


@pytest.mark.parametrize("row", [1, 3])
def test_a_conversation_is_renamed_in_its_first_row(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, row: int
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    edit = begin_renaming(qtbot, window, row)
    assert (edit.text(), edit.accessibleName()) == (QUESTION, "Name of the conversation")
    qtbot.keyClicks(edit, "  My   lease ")
    finish(qtbot, window, Qt.Key.Key_Return)
    assert engine.requests[engine.last(MarkConversation)] == MarkConversation(1, "My lease", pinned=False)
    engine.answers[ListHistory] = (*HISTORY[:-1], replace(FIRST, name="My lease"))
    engine.send(engine.last(MarkConversation), Finished(None))
    qtbot.waitUntil(lambda: rows(window)[1] == "My lease")
    assert window.past.list.item(1).toolTip() == QUESTION


@pytest.mark.parametrize(("typed", "name"), [("", ""), (QUESTION, ""), ("My lease", None)])
def test_a_name_is_taken_back_or_left(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, typed: str, name: str | None
) -> None:
    show_history(qtbot, window, engine, replace(FIRST, name="My lease", pinned=True))
    edit = begin_renaming(qtbot, window, 0)
    edit.setText(typed)
    finish(qtbot, window, Qt.Key.Key_Return)
    sent = [engine.requests[job] for job in engine.jobs(MarkConversation)]
    assert sent == ([] if name is None else [MarkConversation(1, name, pinned=True)])


def test_a_question_too_long_for_a_name_becomes_none(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, replace(FIRST, question="Why does it " + "rain and " * 40 + "snow?"))
    begin_renaming(qtbot, window, 0)
    finish(qtbot, window, Qt.Key.Key_Return)
    assert not engine.jobs(MarkConversation)


def test_escape_leaves_the_name_and_what_came_meanwhile_is_shown(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    edit = begin_renaming(qtbot, window, 0)
    qtbot.keyClicks(edit, "half a na")
    engine.answers[ListHistory] = HISTORY[1:]
    with qtbot.waitSignal(window.past.feed.listed):
        window.past.feed.refresh()
    assert edit.text() == "half a na"
    finish(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(window)) == 4)
    assert engine.jobs(MarkConversation) == []


def test_a_name_that_the_engine_refuses_is_shown_no_more(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    edit = begin_renaming(qtbot, window, 0)
    edit.setText("Pets")
    finish(qtbot, window, Qt.Key.Key_Return)
    engine.send(engine.last(MarkConversation), Failure("library_busy", "Another Carrel is using the library."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["Another Carrel is using the library."])
    assert rows(window)[0] == "Are pets welcome?"


def test_pinned_conversations_stand_first_and_say_so(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    past = window.past.list
    past.setFocus()
    past.setCurrentRow(2)
    assert past.pin.text() == "Pin"
    qtbot.keyClick(past, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert engine.requests[engine.last(MarkConversation)] == MarkConversation(1, "", pinned=True)
    engine.answers[ListHistory] = (*HISTORY[:-1], replace(FIRST, pinned=True))
    engine.send(engine.last(MarkConversation), Finished(None))
    qtbot.waitUntil(lambda: rows(window)[0] == QUESTION)
    assert past.currentItem().text() == "↳ And the landlord?", "the chosen row stays chosen"
    assert past.pin.text() == "Unpin"
    assert past.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{QUESTION}, pinned"
    option = QStyleOptionViewItem()
    option.widget = past
    past.itemDelegate().initStyleOption(option, past.indexFromItem(past.item(0)))
    assert not option.icon.isNull()
    assert option.decorationPosition == QStyleOptionViewItem.Position.Right


def test_an_answer_is_forgotten_with_all_that_follow_and_brought_back(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    click_row(qtbot, window, 1)
    assert window.ask_view.answer_view.isVisible()
    qtbot.keyClick(window.past.list, Qt.Key.Key_Delete)
    assert engine.requests[engine.last(ForgetAnswers)] == ForgetAnswers(1)
    engine.answers[ListHistory] = (ALONE,)
    engine.send(engine.last(ForgetAnswers), Finished(4))
    qtbot.waitUntil(lambda: rows(window) == ["Are pets welcome?"])
    assert not window.ask_view.answer_view.isVisible()
    assert not window.ask_view.question.followed.isVisible()
    assert window.past.list.currentRow() == 0, "the keyboard goes on from where it was"
    said = f"Carrel has forgotten “{QUESTION}” and the 3 answers that followed it."
    assert window.notices.sentences == [said]
    engine.answers[ListHistory] = HISTORY
    engine.answers[RestoreAnswers] = 4
    qtbot.mouseClick(window.notices.notice("forgotten").buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(rows(window)) == 5)
    assert window.notices.sentences == []


def test_what_a_search_does_not_list_is_left_when_it_is_forgotten(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.ask_view.show_past(THIRD)
    engine.answers[ListHistory] = (FIRST,)
    window.past.search_box.setText("the first alone")
    qtbot.waitUntil(lambda: rows(window) == [QUESTION])
    window.past.list.setCurrentRow(0)
    engine.answers[ForgetAnswers] = 4
    window.past.list.forget.trigger()
    qtbot.waitUntil(lambda: window.notices.notice("forgotten") is not None)
    assert not window.ask_view.answer_view.isVisible()
    assert not window.ask_view.question.followed.isVisible(), "nothing can follow what is forgotten"


def test_an_answer_that_was_not_forgotten_stays_on_the_screen(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    click_row(qtbot, window, 1)
    window.past.list.setCurrentRow(3)
    engine.answers[ForgetAnswers] = 1
    window.past.list.forget.trigger()
    qtbot.waitUntil(lambda: window.notices.sentences == ["Carrel has forgotten “Why six?”."])
    assert page(window).startswith(QUESTION)


def test_what_cannot_be_brought_back_is_told(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.past.list.setCurrentRow(0)
    engine.answers[ForgetAnswers] = 1
    window.past.list.forget.trigger()
    qtbot.waitUntil(lambda: window.notices.notice("forgotten") is not None)
    window.notices.notice("forgotten").buttons[0].click()
    engine.send(engine.last(RestoreAnswers), Failure("bad_input", "There is nothing to bring back."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["There is nothing to bring back."])


def test_the_menu_key_offers_what_can_be_done(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    past = window.past.list
    past.setCurrentRow(4)
    at = past.visualItemRect(past.currentItem()).center()
    QApplication.sendEvent(past, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, past.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == ["Rename", "Pin", "Export …", "Forget"]
    assert all(action.isEnabled() for action in menu.actions())
    menu.close()
    past.export.trigger()
    assert engine.requests[engine.last(GetConversation)] == GetConversation(OTHER.id)


def test_nothing_can_be_done_with_what_is_not_there(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    past = window.past.list
    assert not any(action.isEnabled() for action in past.actions())
    show_history(
        qtbot, window, engine, THIRD
    )  # as a search finds it: its conversation is not listed from its beginning
    past.setCurrentRow(0)
    assert [action.text() for action in past.actions() if action.isEnabled()] == ["Export …", "Forget"]


def test_a_conversation_of_a_question_asked_again_is_one() -> None:
    again = replace(FIRST, id=7, options=replace(FIRST.options, again_of=1), pinned=True)
    known = Conversations([again, ALONE, SECOND, FIRST])
    assert known.find_beginning(again) == known.find_beginning(SECOND) == FIRST
    assert [answer.id for _, answer in known.arrange()] == [7, 1, 2, 5]
