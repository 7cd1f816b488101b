"""Typing a question in the real window: lines, and names that are completed into the scope."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.question_edit import QuestionEdit
from desktop.scope_completion import CompletedLine, ScopeCompletion
from desktop.workspace import Workspace
from engine.api import (
    AskQuestion,
    ScopeSuggestion,
    SuggestionKind,
    SuggestScope,
)
from tests.unit.desktop.fake_engine import FakeEngineClient

PAPERS = ScopeSuggestion(SuggestionKind.FOLDER, "My Papers", 'folder:"My Papers"', Path("/home/reader/My Papers"))
PAPER = ScopeSuggestion(SuggestionKind.FILE, "paper.pdf", "path:/paper.pdf", Path("/home/reader/Notes/paper.pdf"))
TAX = ScopeSuggestion(SuggestionKind.TAG, "tax", "tag:tax", None)


def box(window: Workspace) -> QuestionEdit:
    return window.ask_view.question.box.edit


def complete(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, typed: str) -> ScopeCompletion:
    """Type into the question box, and wait for the list."""
    engine.answers[SuggestScope] = (PAPERS, PAPER, TAX)
    qtbot.keyClicks(box(window), typed)
    completion = window.ask_view.question.completion
    qtbot.waitUntil(completion.list.isVisible)
    return completion


def test_the_box_grows_with_its_text_up_to_some_lines(qtbot: QtBot, window: Workspace) -> None:
    edit = box(window)
    one = edit.height()
    qtbot.keyClicks(edit, "first")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(edit, "second")
    line = edit.fontMetrics().lineSpacing()
    assert (edit.toPlainText(), edit.height()) == ("first\nsecond", one + line)
    edit.setPlainText("word " * 100)
    assert edit.height() > one + 2 * line, "lines that are broken count, too"
    edit.setPlainText("line\n" * 100)
    assert edit.height() == one + 7 * line
    assert edit.verticalScrollBar().isVisible()
    edit.clear()
    assert edit.height() == one
    assert not edit.verticalScrollBar().isVisible()


def test_a_question_of_several_lines_is_asked_with_enter(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    box(window).setPlainText("One:\n- a\n- b")
    qtbot.keyClick(box(window), Qt.Key.Key_Enter)
    assert engine.requests[engine.last(AskQuestion)] == AskQuestion("One:\n- a\n- b")
    assert box(window).toPlainText() == ""


def test_tab_leaves_the_box(qtbot: QtBot, window: Workspace) -> None:
    qtbot.keyClicks(box(window), "Why?")
    qtbot.keyClick(box(window), Qt.Key.Key_Tab)
    assert not box(window).hasFocus()
    assert box(window).toPlainText() == "Why?"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_folder_is_completed_into_the_scope(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, key: Qt.Key
) -> None:
    completion = complete(qtbot, window, engine, "What is new in @pap")
    assert [engine.requests[job] for job in engine.jobs(SuggestScope)] == [SuggestScope("@pap")]
    assert completion.list.currentItem().text().startswith("My Papers   ")
    qtbot.keyClick(box(window), key)
    assert not completion.list.isVisible()
    assert box(window).toPlainText() == "What is new in "
    assert box(window).hasFocus()
    field = window.ask_view.question.scope_field
    assert field.scope == 'folder:"My Papers"'
    assert [chip.text() for chip in field.chips.chips if chip.isVisible()] == ["folder: My Papers  ×"]
    assert engine.jobs(AskQuestion) == []
    qtbot.keyClick(box(window), Qt.Key.Key_Return)
    assert engine.requests[engine.last(AskQuestion)].options.scope == 'folder:"My Papers"'


@pytest.mark.parametrize("typed", ["@e\u0301te\u0301", "@\u0915\u093f", "@😀"])
def test_only_what_was_typed_for_it_is_taken_away(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, typed: str
) -> None:
    edit = box(window)
    edit.setPlainText("😀 owls  in winter")
    cursor = edit.textCursor()
    cursor.setPosition(8)  # behind "owls ", as Qt counts
    edit.setTextCursor(cursor)
    engine.answers[SuggestScope] = (PAPERS,)
    edit.insertPlainText(typed)
    completion = window.ask_view.question.completion
    qtbot.waitUntil(completion.list.isVisible)
    assert engine.requests[engine.last(SuggestScope)] == SuggestScope(typed)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "😀 owls  in winter"


def test_arrows_choose_and_several_narrow_together(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    completion = complete(qtbot, window, engine, "#")
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 0), (Qt.Key.Key_Up, 2)):
        qtbot.keyClick(box(window), key)
        assert completion.list.currentRow() == row
    qtbot.keyClick(box(window), Qt.Key.Key_Return)
    complete(qtbot, window, engine, "@")
    qtbot.mouseClick(
        completion.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=completion.list.visualItemRect(completion.list.item(1)).center(),
    )
    assert window.ask_view.question.scope_field.scope == "tag:tax path:/paper.pdf"


def test_escape_closes_the_list_and_nothing_else(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.show_search()
    window.show_ask()
    completion = complete(qtbot, window, engine, "@p")
    job = engine.last(SuggestScope)
    qtbot.keyClick(box(window), Qt.Key.Key_Escape)
    assert not completion.list.isVisible()
    assert box(window).toPlainText() == "@p"
    qtbot.keyClicks(box(window), "ap")
    qtbot.wait(120)
    assert engine.last(SuggestScope) == job, "what was closed stays closed while the word goes on"
    qtbot.keyClick(box(window), Qt.Key.Key_Return)
    assert engine.requests[engine.last(AskQuestion)] == AskQuestion("@pap")


@pytest.mark.parametrize("typed", ["mail@home", "C#", "a word", "@home @ ", "1 # 2"])
def test_signs_inside_of_prose_complete_nothing(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, typed: str
) -> None:
    engine.answers[SuggestScope] = (PAPERS,)
    box(window).setPlainText(f"{typed}")
    box(window).moveCursor(box(window).textCursor().MoveOperation.End)
    qtbot.keyClicks(box(window), " x")
    qtbot.wait(120)
    assert not window.ask_view.question.completion.list.isVisible()


def test_the_list_goes_when_nothing_is_found_or_the_keyboard_leaves(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    completion = complete(qtbot, window, engine, "@p")
    engine.answers[SuggestScope] = ()
    qtbot.keyClicks(box(window), "q")
    qtbot.waitUntil(lambda: not completion.list.isVisible())
    box(window).clear()
    complete(qtbot, window, engine, "@p")
    window.past.list.setFocus()
    assert not completion.list.isVisible()


def test_the_scope_itself_is_completed_in_place(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.answers[SuggestScope] = (PAPERS,)
    field = window.ask_view.question.scope_field
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert isinstance(field.edit, QLineEdit)
    qtbot.keyClicks(field.edit, "type:pdf @pap")
    qtbot.waitUntil(field.completion.list.isVisible)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == 'type:pdf folder:"My Papers" '
    assert field.edit.hasFocus()
    assert engine.jobs(AskQuestion) == []


def test_the_line_of_the_scope_knows_what_stands_before_the_cursor() -> None:
    line = CompletedLine()
    line.setText("tag:😀 @pa type:pdf")
    line.setCursorPosition(10)  # as Qt counts
    assert line.before_cursor() == "tag:😀 @pa"


def test_what_is_suggested_is_named_for_a_screen_reader(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    items = complete(qtbot, window, engine, "@p").list
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [items.item(row).data(role).split("   ")[0] for row in range(3)] == [
        "folder My Papers", "file paper.pdf", "tag tax",
    ]  # fmt: skip
    assert items.accessibleName() == "Folders, files, collections and tags"


def test_a_screen_reader_says_what_is_chosen_while_the_keyboard_stays_in_the_box(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    complete(qtbot, window, engine, "@p")
    assert box(window).hasFocus()
    qtbot.keyClick(box(window), Qt.Key.Key_Down)
    assert [sentence.split("   ")[0] for sentence in said] == ["folder My Papers", "file paper.pdf"]
    assert said[0].endswith(", 1 of 3; Enter takes it")
