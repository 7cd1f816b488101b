"""The first start in the real window: three steps, each to be skipped, and a way back to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.first_steps import FirstSteps
from desktop.workspace import Workspace
from engine.api import (
    AddModel,
    Failure,
    FindPlaces,
    Finished,
    GetStatus,
    IndexFolders,
    ListChoices,
    ModelChoice,
    PlaceKind,
    Settings,
    SuggestedPlace,
    UseModel,
)
from tests.scripted_models import make_listed
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.test_session import file, open_window, restore_window

__all__ = ["file"]

DOCUMENTS = SuggestedPlace(PlaceKind.DOCUMENTS, Path("/home/reader/Documents"))
VAULT = SuggestedPlace(PlaceKind.OBSIDIAN, Path("/home/reader/Documents/Vault"))
PACKAGED = ModelChoice("smollm2", "SmolLM2", "", 230_000_000, 64.4, fits=True, used=True)
THEIRS = ModelChoice("llama3:8b", "llama3:8b", "Ollama", 5_600_000_000, None, fits=True, used=False)
LARGE = ModelChoice("large", "Large", "", 90_000_000_000, None, fits=False, used=False)
ABSENT = ModelChoice("qwen", "Qwen", "", 3_000_000_000, None, fits=True, used=False, here=False)


@pytest.fixture
def steps(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> FirstSteps:
    engine.answers[FindPlaces] = (DOCUMENTS, VAULT)
    engine.answers[ListChoices] = (PACKAGED, THEIRS, LARGE, ABSENT)
    window.show_first_steps()
    steps = window.ask_view.greeting.steps
    qtbot.waitUntil(lambda: len(steps.offers.buttons) == 2)
    return steps


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def go_to_models(qtbot: QtBot, steps: FirstSteps) -> None:
    click(qtbot, steps.next_button)
    qtbot.waitUntil(lambda: len(steps.offers.buttons) == 4)


def test_a_place_that_was_found_is_read_at_once(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps
) -> None:
    assert (steps.count.text(), steps.title.text()) == ("Step 1 of 3", "Where are your files?")
    assert not steps.back_button.isVisible()
    click(qtbot, steps.offers.buttons["/home/reader/Documents/Vault"])
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((VAULT.path,))
    assert steps.offers.buttons["/home/reader/Documents/Vault"].text() == "Added"
    engine.answers[GetStatus] = make_status((VAULT.path,), indexed=3)
    window.feed.refresh()
    qtbot.waitUntil(lambda: window.sidebar.state.text() == "3 documents ready")
    assert steps.isVisible(), "the steps go on while the first folder is read"
    go_to_models(qtbot, steps)
    click(qtbot, steps.back_button)
    qtbot.waitUntil(lambda: "/home/reader/Documents/Vault" in steps.offers.buttons)
    added = [name for name, button in steps.offers.buttons.items() if not button.isEnabled()]
    assert added == ["/home/reader/Documents/Vault"]


def test_another_folder_can_be_chosen(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/home/reader/Papers")
    click(qtbot, steps.choose_button)
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((Path("/home/reader/Papers"),))


def test_where_nothing_is_found_it_is_said(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps
) -> None:
    engine.answers[FindPlaces] = ()
    steps.begin()
    qtbot.waitUntil(lambda: steps.state.text().startswith("No usual place was found"))
    assert not steps.offers.isVisible()
    del engine.answers[FindPlaces]
    steps.begin()
    engine.send(engine.last(FindPlaces), Failure("bug", "Carrel made a mistake of its own."))
    qtbot.waitUntil(lambda: steps.state.text() == "Carrel made a mistake of its own.")


def test_models_are_told_with_what_they_take(qtbot: QtBot, steps: FirstSteps) -> None:
    go_to_models(qtbot, steps)
    told = {title: label.text() for title, label in steps.offers.details.items()}
    assert told == {
        "SmolLM2": "230 MB of memory, about 64 tokens a second",
        "llama3:8b (Ollama)": "5.6 GB of memory",
        "Large": "Takes 90.0 GB of memory, more than is free now",
        "Qwen": "Not on this computer; it would fit, with 3.0 GB of memory",
    }
    buttons = {title: (button.text(), button.isEnabled()) for title, button in steps.offers.buttons.items()}
    assert buttons == {
        "SmolLM2": ("In use", False),
        "llama3:8b (Ollama)": ("Use", True),
        "Large": ("Use", True),
        "Qwen": ("Where from", True),
    }


def test_the_model_of_another_program_is_added_and_used(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps
) -> None:
    go_to_models(qtbot, steps)
    click(qtbot, steps.offers.buttons["llama3:8b (Ollama)"])
    assert engine.requests[engine.last(AddModel)] == AddModel("llama3:8b")
    assert not any(button.isEnabled() for button in steps.offers.buttons.values())
    engine.send(engine.last(AddModel), Finished(make_listed("/blobs/llama")))
    qtbot.waitUntil(lambda: engine.jobs(UseModel) != [])
    assert engine.requests[engine.last(UseModel)] == UseModel("/blobs/llama")
    engine.answers[ListChoices] = (replace(THEIRS, program="", used=True),)
    settings = Settings()
    with qtbot.waitSignal(window.settings_feed.changed):
        engine.send(engine.last(UseModel), Finished(settings))
    qtbot.waitUntil(lambda: list(steps.offers.buttons) == ["llama3:8b"])
    assert steps.offers.buttons["llama3:8b"].text() == "In use"


def test_whoever_has_gone_on_is_not_led_back(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps
) -> None:
    engine.answers[ListChoices] = (LARGE,)
    click(qtbot, steps.next_button)
    qtbot.waitUntil(lambda: list(steps.offers.buttons) == ["Large"])
    click(qtbot, steps.offers.buttons["Large"])
    click(qtbot, steps.next_button)
    with qtbot.waitSignal(window.settings_feed.changed):
        engine.send(engine.last(UseModel), Finished(Settings()))
    assert steps.title.text() == "Yours alone"


def test_models_that_come_late_are_not_shown_in_the_last_step(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps
) -> None:
    del engine.answers[ListChoices]
    click(qtbot, steps.next_button)
    click(qtbot, steps.next_button)
    engine.send(engine.last(ListChoices), Finished((PACKAGED, LARGE)))
    engine.answers[GetStatus] = make_status((VAULT.path,), indexed=3)
    window.feed.refresh()
    qtbot.waitUntil(lambda: window.sidebar.state.text() == "3 documents ready")  # so the models have come, too
    assert not steps.offers.isVisible()


def test_a_model_that_cannot_be_used_is_told(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, steps: FirstSteps
) -> None:
    go_to_models(qtbot, steps)
    click(qtbot, steps.offers.buttons["llama3:8b (Ollama)"])
    engine.send(engine.last(AddModel), Failure("model_unusable", "It is damaged: get it again."))
    qtbot.waitUntil(lambda: steps.state.text() == "It is damaged: get it again.")
    assert steps.offers.buttons["llama3:8b (Ollama)"].isEnabled()
    click(qtbot, steps.offers.buttons["Large"])
    assert engine.requests[engine.last(UseModel)] == UseModel("large")


def test_a_model_that_is_not_here_leads_to_the_models(qtbot: QtBot, window: Workspace, steps: FirstSteps) -> None:
    go_to_models(qtbot, steps)
    click(qtbot, steps.offers.buttons["Qwen"])
    assert window.views.currentWidget() is window.models_view


@pytest.mark.parametrize("skips", [True, False])
def test_at_the_end_the_question_box_waits(qtbot: QtBot, window: Workspace, steps: FirstSteps, *, skips: bool) -> None:
    if skips:
        click(qtbot, steps.skip_button)
    else:
        go_to_models(qtbot, steps)
        click(qtbot, steps.next_button)
        assert "no connection" in steps.sentence.text()
        assert (steps.next_button.text(), steps.skip_button.isVisible()) == ("Begin", False)
        click(qtbot, steps.next_button)
    assert not steps.isVisible()
    assert window.ask_view.question.box.edit.hasFocus()


def test_the_steps_are_named_for_a_screen_reader(qtbot: QtBot, steps: FirstSteps) -> None:
    assert steps.accessibleName() == "Step 1 of 3: Where are your files?"
    assert steps.offers.buttons["/home/reader/Documents"].accessibleName() == "Add /home/reader/Documents"


def test_the_way_back_is_in_the_empty_library_and_in_the_settings(qtbot: QtBot, window: Workspace) -> None:
    steps = window.ask_view.greeting.steps
    window.show_library()
    empty = next(
        each for each in window.library_view.findChildren(QPushButton) if each.text() == "Show the first steps"
    )
    click(qtbot, empty)
    assert steps.isVisible()
    window.show_settings()
    window.settings_view.steps_button.click()
    assert steps.isVisible()
    assert steps.step == 0


def test_they_come_by_themselves_only_where_nothing_was_ever_added(qtbot: QtBot, file: Path) -> None:
    def open_empty() -> bool:
        with open_without_documents(qtbot, file) as window:
            return window.ask_view.greeting.steps.isVisible()

    assert open_empty()
    assert open_empty(), "they were neither done nor skipped"
    with open_window(qtbot, file) as (window, _engine):
        assert not window.ask_view.greeting.steps.isVisible()
    assert not open_empty(), "there was a library once"


def test_what_was_skipped_does_not_come_again(qtbot: QtBot, file: Path) -> None:
    with open_without_documents(qtbot, file) as window:
        window.ask_view.greeting.steps.skip_button.click()
    with open_without_documents(qtbot, file) as window:
        assert not window.ask_view.greeting.steps.isVisible()


@contextmanager
def open_without_documents(qtbot: QtBot, file: Path) -> Iterator[Workspace]:
    with restore_window(qtbot, FakeEngineClient(), file) as window:
        qtbot.waitUntil(lambda: window.sidebar.state.text() == "No documents yet")
        yield window
