"""What was typed and not yet asked, in the real window and after a restart: a draft for each conversation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.question_edit import QuestionEdit
from desktop.workspace import Workspace
from engine.api import (
    AskQuestion,
    Failure,
    Finished,
    ForgetAnswers,
    GetConversation,
)
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import QUESTION, make_answer
from tests.unit.desktop.test_ask_view import ask
from tests.unit.desktop.test_conversation import ALONE, FIRST, HISTORY, SECOND, show_history
from tests.unit.desktop.test_session import file, open_window

__all__ = ["file"]


def box(window: Workspace) -> QuestionEdit:
    return window.ask_view.question.box.edit


def test_every_conversation_keeps_its_draft(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    qtbot.keyClicks(box(window), "something new")
    window.ask_view.show_past(SECOND)
    assert box(window).toPlainText() == ""
    qtbot.keyClicks(box(window), "and the deposit?")
    window.ask_view.show_past(FIRST)
    assert box(window).toPlainText() == "and the deposit?", "it is the same conversation"
    window.ask_view.show_past(ALONE)
    assert box(window).toPlainText() == ""
    window.begin_anew()
    assert box(window).toPlainText() == "something new"
    window.ask_view.show_past(FIRST)
    assert box(window).toPlainText() == "and the deposit?"


def test_a_conversation_that_is_not_listed_any_more_keeps_its_draft(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    third = replace(SECOND, id=SECOND.id + 50, after=SECOND.id)
    show_history(qtbot, window, engine, *HISTORY)
    window.ask_view.show_past(FIRST)
    qtbot.keyClicks(box(window), "and the deposit?")
    window.ask_view.show_past(ALONE)
    show_history(qtbot, window, engine, ALONE)  # the others are too old for the list by now, and found by their words
    for found, chain in ((SECOND, (FIRST, SECOND)), (third, (FIRST, SECOND, third)), (FIRST, (FIRST,))):
        engine.answers[GetConversation] = chain
        window.ask_view.show_past(found)
        qtbot.waitUntil(lambda: box(window).toPlainText() == "and the deposit?")
        assert window.ask_view.question.drafts.conversation == FIRST.id
        window.ask_view.show_past(ALONE)
        assert box(window).toPlainText() == ""
    assert window.ask_view.question.drafts.read() == {FIRST.id: "and the deposit?"}


def test_a_question_after_an_answer_that_is_not_listed_leaves_the_draft_where_it_was(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    fourth = replace(SECOND, id=SECOND.id + 50, after=SECOND.id)
    show_history(qtbot, window, engine, ALONE)
    engine.answers[GetConversation] = (FIRST, SECOND)
    window.ask_view.show_past(SECOND)
    drafts = window.ask_view.question.drafts
    qtbot.waitUntil(lambda: drafts.conversation == FIRST.id)
    job = ask(qtbot, window, engine, "And then?")
    qtbot.keyClicks(box(window), "and the deposit?")
    engine.send(job, Finished(fourth))
    qtbot.waitUntil(lambda: not window.ask_view.busy)
    assert drafts.read() == {FIRST.id: "and the deposit?"}
    window.ask_view.show_past(ALONE)
    window.ask_view.show_past(FIRST)
    assert box(window).toPlainText() == "and the deposit?"


def test_a_question_that_left_before_its_conversation_was_known_goes_there(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, ALONE)
    window.ask_view.show_past(SECOND)
    job = ask(qtbot, window, engine, "And then?")
    engine.send(engine.last(GetConversation), Finished((FIRST, SECOND)))
    qtbot.waitUntil(lambda: window.ask_view.question.drafts.conversation == FIRST.id)
    window.ask_view.show_past(ALONE)
    engine.send(job, Failure("model_missing", "No language model is installed: add one."))
    qtbot.waitUntil(lambda: not window.ask_view.busy)
    assert window.ask_view.question.drafts.read() == {FIRST.id: "And then?"}


def test_what_was_written_for_two_parts_of_a_conversation_is_joined_and_nothing_lost(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    drafts = window.ask_view.question.drafts
    drafts.restore({1: "one", 2: "two", 3: "two", 4: "four"})
    drafts.switch(2)
    for number, text in ((2, "one\ntwo"), (3, "one\ntwo\ntwo"), (1, "one\ntwo\ntwo")):
        drafts.join(number, 1)
        assert (drafts.conversation, box(window).toPlainText()) == (1, text)
    drafts.switch(0)
    drafts.join(4, 1)
    assert (drafts.conversation, box(window).toPlainText()) == (0, "")
    assert drafts.read() == {1: "one\ntwo\ntwo\nfour"}


def test_what_is_typed_meanwhile_belongs_to_the_conversation_that_begins(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    job = ask(qtbot, window, engine)
    qtbot.keyClicks(box(window), "and then?")
    engine.send(job, Finished(FIRST))
    qtbot.waitUntil(lambda: not window.ask_view.busy)
    assert box(window).toPlainText() == "and then?"
    window.begin_anew()
    assert box(window).toPlainText() == ""
    window.ask_view.show_past(FIRST)
    assert box(window).toPlainText() == "and then?"


def test_a_question_that_failed_waits_where_it_was_asked(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    job = ask(qtbot, window, engine, "What is new?")
    window.ask_view.show_past(ALONE)
    engine.send(job, Failure("model_missing", "No language model is installed: add one."))
    qtbot.waitUntil(lambda: not window.ask_view.busy)
    assert box(window).toPlainText() == ""
    window.begin_anew()
    assert box(window).toPlainText() == "What is new?"


def test_asking_again_leaves_what_is_being_typed(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.ask_view.show_past(FIRST)
    qtbot.keyClicks(box(window), "and the deposit?")
    window.ask_view.footer.again_button.click()
    assert engine.requests[engine.last(AskQuestion)].question == QUESTION
    assert box(window).toPlainText() == "and the deposit?"


def test_editing_a_question_can_be_undone(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.ask_view.show_past(ALONE)
    qtbot.keyClicks(box(window), "and cats?")
    window.ask_view.footer.edit_button.click()
    assert box(window).toPlainText() == ALONE.question
    box(window).undo()
    assert box(window).toPlainText() == "and cats?"


def test_a_forgotten_conversation_takes_its_draft_along(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.ask_view.show_past(ALONE)
    qtbot.keyClicks(box(window), "and cats?")
    window.past.list.setCurrentRow(0)
    engine.answers[ForgetAnswers] = 1
    window.past.list.forget.trigger()
    qtbot.waitUntil(lambda: not window.ask_view.answer_view.isVisible())
    assert window.ask_view.question.drafts.read() == {}


def test_drafts_are_found_again_after_a_restart(qtbot: QtBot, file: Path) -> None:
    with open_window(qtbot, file) as (window, _engine):
        box(window).setPlainText("a “new” one,\nin two lines")
        window.ask_view.show_past(make_answer(QUESTION, 7))
        box(window).setPlainText("and the deposit?")
    with open_window(qtbot, file) as (window, _engine):
        assert box(window).toPlainText() == "a “new” one,\nin two lines"
        window.ask_view.show_past(make_answer(QUESTION, 7))
        assert box(window).toPlainText() == "and the deposit?"
        box(window).clear()
        window.begin_anew()
        box(window).clear()
    with open_window(qtbot, file) as (window, _engine):
        assert window.ask_view.question.drafts.read() == {}


def test_a_draft_outlives_a_crash_of_the_window(qtbot: QtBot, file: Path) -> None:
    with open_window(qtbot, file) as (window, engine):
        show_history(qtbot, window, engine, *HISTORY)
        window.ask_view.show_past(ALONE)
        qtbot.keyClicks(box(window), "and cats?")
        qtbot.waitUntil(lambda: "and cats?" in read(file), timeout=10_000)
        window.past.list.setCurrentRow(0)
        engine.answers[ForgetAnswers] = 1
        window.past.list.forget.trigger()
        qtbot.waitUntil(lambda: "and cats?" not in read(file))


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.parametrize("drafts", ["[1]", "{", '{"x": "y"}', '{"0": 1}', "null"])
def test_drafts_that_cannot_be_read_are_passed_over(qtbot: QtBot, file: Path, drafts: str) -> None:
    file.write_text(f"[General]\ndrafts={drafts}\n")
    with open_window(qtbot, file) as (window, _engine):
        assert box(window).toPlainText() == ""
