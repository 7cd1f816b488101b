"""Below an answer: the ledger of what its model saw, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.ledger_bar import LedgerBar, list_segments
from desktop.place import place_of
from desktop.theme import GRID
from desktop.workspace import Workspace
from engine.api import AskOptions, AskQuestion, ContextPlan, Finished
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import NOTE_QUOTE, QUESTION, make_answer, make_long_plan, make_plan, make_refusal

TOKENS = st.integers(0, 3_000)


@given(system=TOKENS, history=TOKENS, reserve=TOKENS, free=TOKENS)
def test_the_parts_add_up_to_the_window(system: int, history: int, reserve: int, free: int) -> None:
    plan = make_plan()
    plan = replace(plan, system=system, history=history, reserve=reserve)
    plan = replace(plan, n_ctx=system + history + plan.passages + reserve + free)
    segments = list_segments(plan)
    assert sum(segment.tokens for segment in segments) == plan.n_ctx
    assert all(segment.tokens > 0 for segment in segments)


def test_the_part_under_the_pointer_is_named(qtbot: QtBot) -> None:
    bar = LedgerBar()
    qtbot.addWidget(bar)
    bar.show_plan(make_plan())
    bar.resize(2048, 12)
    bar.show()
    assert (found := bar.part_at(10)) and found.words == "Instructions and question: 180 tokens"
    assert (found := bar.part_at(181)) and found.words == "lease.md: 400 tokens"
    assert (found := bar.part_at(970)) and found.words == "Kept free for the answer: 192 tokens"
    assert bar.part_at(4000) is None
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(600, 5), bar.mapToGlobal(QPoint(600, 5)))
    QApplication.sendEvent(bar, event)
    assert QToolTip.text() == "lease.pdf, page 3: 380 tokens"
    assert "lease.md: 400 tokens" in bar.accessibleDescription()


def test_of_several_calls_the_fullest_is_drawn() -> None:
    plan = make_long_plan()
    segments = {segment.name: segment.tokens for segment in list_segments(plan)}
    assert segments["lease.pdf, page 3 (call 2 of 2, the fullest)"] == 380
    assert not any(name.startswith("lease.md") for name in segments)  # the other call's
    assert segments["What the model wrote before"] == 60
    assert sum(segments.values()) == plan.n_ctx


def test_a_question_is_asked_again_in_another_way(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.ask_view.show_past(make_answer())
    footer = window.ask_view.footer
    assert footer.ways_button.accessibleName() == "Ask again in another way"
    next(action for action in footer.ways.actions() if "call by call" in action.text()).trigger()
    job = engine.last(AskQuestion)
    assert engine.requests[job] == AskQuestion(QUESTION, options=AskOptions(strategy="refine", quotes_only=False))
    window.ask_view.show_past(make_answer("An older one?"))
    assert not footer.ways_button.isEnabled()
    engine.send(job, Finished(make_answer()))
    qtbot.waitUntil(footer.ways_button.isEnabled)


def test_no_bar_where_no_model_answered(window: Workspace) -> None:
    window.ask_view.show_past(make_answer())
    assert window.ask_view.footer.ledger.isVisible()
    window.ask_view.show_past(make_refusal())
    assert not window.ask_view.footer.ledger.isVisible()
    assert list_segments(ContextPlan(0, 0, 0, 0, 0, (), ())) == ()


def test_a_question_is_asked_again_or_edited(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    view = window.ask_view
    assert not view.footer.isVisible()
    view.show_past(make_answer())
    qtbot.mouseClick(view.footer.edit_button, Qt.MouseButton.LeftButton)
    assert view.question.box.edit.toPlainText() == QUESTION
    assert view.question.box.edit.hasFocus()
    qtbot.mouseClick(view.footer.again_button, Qt.MouseButton.LeftButton)
    job = engine.last(AskQuestion)
    assert engine.requests[job] == AskQuestion(QUESTION)
    assert not view.footer.isVisible()  # nothing to be done with an answer on its way
    view.show_past(make_answer("An older one?"))
    assert not view.footer.again_button.isEnabled()
    engine.send(job, Finished(make_answer()))
    qtbot.waitUntil(view.footer.again_button.isEnabled)


def test_nothing_is_cut_beside_an_open_document(qtbot: QtBot, window: Workspace) -> None:
    view = window.ask_view
    window.resize(800, 600)
    view.show_past(replace(make_answer("How many days of notice does the tenant have to give?"), id=7))
    window.open_place(place_of(NOTE_QUOTE))
    shown = [view.footer.edit_button, view.footer.again_button, view.question.followed]
    qtbot.waitUntil(lambda: all(button.isVisible() for button in shown))
    for button in (view.footer.edit_button, view.footer.again_button):
        assert not button.text()
        least = button.iconSize().width() + 2 * GRID
        qtbot.waitUntil(lambda button=button, least=least: button.width() >= least)  # once the rows are laid out anew
    assert view.question.followed.geometry().right() <= view.width()
    assert view.footer.edit_button.accessibleName() == "Edit question"
