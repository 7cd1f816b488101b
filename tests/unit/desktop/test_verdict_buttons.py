"""An answer is judged in the real window, with a reason, and the verdict is found again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.verdict_buttons import VerdictButtons
from desktop.workspace import Workspace
from engine.api import Answer, Failure, Finished, JudgeAnswer, ListHistory, Verdict
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import QUESTION, make_answer

FIRST = make_answer(QUESTION, 1)


def bar(window: Workspace, answer: Answer = FIRST) -> VerdictButtons:
    window.ask_view.show_past(answer)
    return window.ask_view.footer.verdict


def judged(engine: FakeEngineClient) -> list[JudgeAnswer]:
    return [engine.requests[job] for job in engine.jobs(JudgeAnswer)]


def test_a_verdict_is_sent_at_once_and_its_reason_when_it_is_written(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    verdict = bar(window)
    assert not verdict.reason.isVisible()
    qtbot.mouseClick(verdict.down, Qt.MouseButton.LeftButton)
    assert judged(engine) == [JudgeAnswer(1, Verdict.BAD, "")]
    assert verdict.reason.hasFocus()
    assert verdict.reason.placeholderText() == "What was wrong with it? It stays on this computer."
    qtbot.keyClicks(verdict.reason, " it is the landlord ")
    qtbot.keyClick(verdict.reason, Qt.Key.Key_Return)
    window.ask_view.question.focus()
    assert judged(engine)[1:] == [JudgeAnswer(1, Verdict.BAD, "it is the landlord")], "once"
    shown = replace(FIRST, verdict=Verdict.BAD, reason="it is the landlord")
    engine.answers[ListHistory] = (shown,)
    with qtbot.waitSignal(window.past.feed.came):
        engine.send(engine.last(JudgeAnswer), Finished(None))
    assert window.past.list.item(0).data(Qt.ItemDataRole.UserRole) == shown


def test_a_verdict_is_changed_and_taken_back(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    verdict = bar(window, replace(FIRST, verdict=Verdict.GOOD, reason="short"))
    assert (verdict.up.isChecked(), verdict.reason.text(), verdict.reason.isVisible()) == (True, "short", True)
    qtbot.mouseClick(verdict.down, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(verdict.down, Qt.MouseButton.LeftButton)
    assert not verdict.reason.isVisible()
    assert judged(engine) == [JudgeAnswer(1, Verdict.BAD, "short"), JudgeAnswer(1, Verdict.NONE, "")]


def test_what_is_being_written_is_kept_when_another_answer_is_chosen(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    verdict = bar(window, replace(FIRST, verdict=Verdict.BAD))
    qtbot.keyClicks(verdict.reason, "half a reas")
    window.ask_view.show_past(make_answer("Other?", 2))
    assert judged(engine) == [JudgeAnswer(1, Verdict.BAD, "half a reas")]
    assert verdict.verdict is Verdict.NONE
    assert not verdict.reason.isVisible()


def test_what_was_not_kept_is_not_judged(window: Workspace) -> None:
    verdict = bar(window, make_answer())
    assert not verdict.up.isEnabled()
    assert not verdict.down.isEnabled()


@pytest.mark.parametrize("button", ["up", "down"])
def test_a_verdict_that_cannot_be_kept_is_told(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, button: str
) -> None:
    getattr(bar(window), button).click()
    engine.send(engine.last(JudgeAnswer), Failure("library_busy", "Another Carrel is using the library."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["Another Carrel is using the library."])
