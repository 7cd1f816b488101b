"""What an answer is to look like, chosen beside the question in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.form_field import FormField
from desktop.workspace import Workspace
from engine.api import AskOptions, AskQuestion, Failure, Finished, GenerationSettings, Settings
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import QUESTION, make_answer
from tests.unit.desktop.test_ask_view import ask, page

SCHEMA = '{"type": "object",\n "properties": {"months": {"type": "integer"}}}'


@pytest.fixture
def field(qtbot: QtBot, window: Workspace) -> FormField:
    """Opened."""
    field = window.ask_view.question.form_field
    assert field.button.text() == "In its own words  ▾"
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.isVisible()
    return field


def test_quotes_only_holds_until_it_is_changed(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, field: FormField
) -> None:
    qtbot.keyClick(field.quotes_only, Qt.Key.Key_Space)
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert not field.isVisible()
    assert field.button.text() == "Quotes only  ▾"
    for _ in range(2):
        job = ask(qtbot, window, engine)
        assert engine.requests[job] == AskQuestion(QUESTION, AskOptions(quotes_only=True))
        engine.send(job, Finished(make_answer()))
        qtbot.waitUntil(lambda: not window.ask_view.busy)
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(field.reset_button, Qt.MouseButton.LeftButton)
    assert engine.requests[ask(qtbot, window, engine)] == AskQuestion(QUESTION)


def test_a_schema_is_sent_as_it_is_written(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, field: FormField
) -> None:
    field.schema.setFocus()
    qtbot.keyClicks(field.schema, SCHEMA.replace("\n", ""))
    assert field.button.text() == "By a schema  ▴"
    job = ask(qtbot, window, engine)
    assert engine.requests[job] == AskQuestion(QUESTION, AskOptions(schema=SCHEMA.replace("\n", "")))
    engine.send(job, Failure("bad_input", "The schema is neither JSON nor a grammar: mend it."))
    qtbot.waitUntil(lambda: "neither JSON nor a grammar" in page(window))
    assert field.schema.toPlainText() == SCHEMA.replace("\n", "")  # to be mended
    field.schema.setPlainText("  \n")
    assert engine.requests[ask(qtbot, window, engine, " ")] == AskQuestion(QUESTION)


def test_verbatim_sentences_follow_no_schema(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, field: FormField
) -> None:
    field.schema.setPlainText(SCHEMA)
    field.quotes_only.setChecked(True)
    assert not field.schema.isEnabled()
    assert engine.requests[ask(qtbot, window, engine)] == AskQuestion(QUESTION, AskOptions(quotes_only=True))
    field.quotes_only.setChecked(False)
    assert field.apply(AskOptions()) == AskOptions(schema=SCHEMA)


def test_the_way_is_chosen_before_the_question(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, field: FormField
) -> None:
    field.way.setCurrentIndex(field.way.findData("refine"))
    assert field.button.text() == "In its own words, by refine  ▴"
    assert engine.requests[ask(qtbot, window, engine)] == AskQuestion(QUESTION, AskOptions(strategy="refine"))
    field.quotes_only.setChecked(True)
    assert not field.way.isEnabled()
    assert field.apply(AskOptions()) == AskOptions(quotes_only=True)
    field.reset_button.click()
    assert field.apply(AskOptions()) == AskOptions()


def test_the_settings_say_what_holds_where_nothing_is_chosen(field: FormField) -> None:
    always = Settings(generation=GenerationSettings(quotes_only=True))
    field.show_settings(always)
    assert (field.quotes_only.isChecked(), field.reset_button.isEnabled()) == (True, False)
    assert field.apply(AskOptions(scope="type:pdf")) == AskOptions(scope="type:pdf")
    field.quotes_only.setChecked(False)
    assert field.apply(AskOptions()) == AskOptions(quotes_only=False)
    field.show_settings(always)
    assert not field.quotes_only.isChecked()  # chosen for this time, whatever else is changed there
    field.reset_button.click()
    assert field.apply(AskOptions()) == AskOptions()


def test_every_choice_is_explained(field: FormField) -> None:
    for control in (field.quotes_only, field.way, field.schema):
        assert control.accessibleDescription().endswith(".")
