"""A real window on a fake engine; a warning that Qt logs fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.engine_bridge import EngineBridge
from desktop.question_box import QuestionBox
from desktop.sidebar import Sidebar
from desktop.theme import GRID, LIGHT, wear_theme
from desktop.workspace import Workspace
from engine.api import GetStatus, ListModels
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.models_place import MODELS
from tests.unit.desktop.samples import NOTE


@pytest.fixture(autouse=True)
def _light_theme(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)


@pytest.fixture
def engine() -> FakeEngineClient:
    return FakeEngineClient()


@pytest.fixture
def bridge(engine: FakeEngineClient) -> EngineBridge:
    return EngineBridge(engine.connect)


@pytest.fixture
def window(qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge) -> Iterator[Workspace]:
    """An open window whose engine has just come up."""
    window = Workspace(Sidebar(), QuestionBox(), bridge)
    window.resize(160 * GRID, 100 * GRID)
    qtbot.addWidget(window)
    window.show()
    bridge.start()
    engine.be_ready()
    qtbot.waitUntil(lambda: window.sidebar.state.text() == "No documents yet")
    yield window
    window.close()
    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive() and not _lingers(timer)]


@pytest.fixture
def searching(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> Workspace:
    """The window at the search place, with documents in the library."""
    engine.answers[GetStatus] = make_status((NOTE.parent,), indexed=3)
    window.feed.refresh()
    qtbot.waitUntil(lambda: window.sidebar.state.text() == "3 documents ready")
    window.show_search()
    return window


@pytest.fixture
def notes() -> Path:
    return Path("/home/reader/Notes")


def _lingers(timer: QTimer) -> bool:
    return timer.isSingleShot()


@pytest.fixture
def place(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> Workspace:
    """The window at the models."""
    engine.answers[ListModels] = MODELS
    window.show_models()
    qtbot.waitUntil(lambda: window.models_view.list.models != ())
    return window
