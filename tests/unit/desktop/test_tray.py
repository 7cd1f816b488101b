"""The tray and the notifications of the desktop, on a desktop that has a tray."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.long_jobs import LongJobs
from desktop.tray import Tray
from desktop.workspace import Workspace
from engine.api import Finished, IndexFolders, IndexReport, Settings, WindowSettings
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import make_answer
from tests.unit.desktop.test_ask_view import ask

REPORT = IndexReport(1234, 0, 0, 0, 2, 140, 5.0, {})


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class DesktopIcon(QSystemTrayIcon):
    """An icon of a desktop that has a tray, or has none; remembers what was said and shows nothing."""

    available = True
    said: ClassVar[list[str]] = []

    def __init__(self, picture: QIcon, parent: QObject) -> None:
        super().__init__(picture, parent)
        self._shown = False

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802 - Qt's name
        return DesktopIcon.available

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's
        self._shown = visible

    def isVisible(self) -> bool:  # noqa: N802 - Qt's name
        return self._shown

    def show(self) -> None:
        self._shown = True

    def hide(self) -> None:
        self._shown = False

    def showMessage(self, _title: str, sentence: str, *_: object) -> None:  # noqa: N802 - Qt's name
        assert self._shown
        self.said.append(sentence)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was told to show."""
    monkeypatch.setattr("desktop.tray.QSystemTrayIcon", DesktopIcon)
    monkeypatch.setattr(DesktopIcon, "said", [])
    return DesktopIcon.said


@pytest.fixture
def forward() -> list[bool]:
    return []


@pytest.fixture
def tray(window: Workspace, said: list[str], forward: list[bool]) -> Tray:
    return Tray(window, lambda: forward.append(True))


@pytest.mark.parametrize(("seconds", "active", "told"), [(61, False, 1), (59, False, 0), (61, True, 0)])
def test_a_long_job_is_told_when_nobody_looks(
    qtbot: QtBot,
    window: Workspace,
    engine: FakeEngineClient,
    monkeypatch: pytest.MonkeyPatch,
    *,
    seconds: int,
    active: bool,
    told: int,
) -> None:
    monkeypatch.setattr(window, "isActiveWindow", lambda: active)
    clock, ended = Clock(), []
    jobs = LongJobs(window, clock)
    jobs.ended.connect(ended.append)
    window.indexer.add((Path("/notes"),))
    clock.now = seconds
    with qtbot.waitSignal(window.indexer.idle):
        engine.send(engine.last(IndexFolders), Finished(REPORT))
    assert ended == ["Your files are read: 1,234 documents, 2 failed."] * told


def test_an_answer_that_took_long_is_told_without_its_question(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    clock, ended = Clock(), []
    LongJobs(window, clock).ended.connect(ended.append)
    job = ask(qtbot, window, engine)
    clock.now = 100
    with qtbot.waitSignal(window.ask_view.answered):
        engine.send(job, Finished(make_answer()))
    assert ended == ["Your answer is there."]


def test_the_icon_is_there_if_it_is_wanted(window: Workspace, tray: Tray) -> None:
    assert not tray.icon.isVisible()
    window.settings_feed.show(Settings(window=WindowSettings(tray=True)))
    assert tray.icon.isVisible()
    window.settings_feed.show(Settings())
    assert not tray.icon.isVisible()


def test_a_notification_needs_no_icon_and_can_be_turned_off(window: Workspace, tray: Tray, said: list[str]) -> None:
    tray.jobs.ended.emit("Your answer is there.")
    assert said == ["Your answer is there."]
    window.settings_feed.show(Settings(window=WindowSettings(notify=False)))
    tray.jobs.ended.emit("Your answer is there.")
    assert len(said) == 1


def test_where_there_is_no_tray_nothing_is_shown(
    window: Workspace, tray: Tray, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DesktopIcon, "available", False)
    window.settings_feed.show(Settings(window=WindowSettings(tray=True)))
    tray.jobs.ended.emit("Your answer is there.")
    assert said == []
    assert not tray.icon.isVisible()


def test_the_menu_leads_where_it_says(
    window: Workspace, engine: FakeEngineClient, tray: Tray, forward: list[bool]
) -> None:
    actions = {action.text(): action for action in tray.menu.actions() if action.text()}
    assert list(actions) == ["Ask", "Search", "Pause indexing", "Quit"]
    actions["Search"].trigger()
    assert window.views.currentWidget() is window.search_view
    actions["Ask"].trigger()
    assert window.views.currentWidget() is window.ask_view
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert forward == [True] * 3
    assert not tray.pause.isEnabled()
    window.indexer.add((Path("/notes"),))
    tray.pause.trigger()
    assert window.indexer.paused
    assert tray.pause.text() == "Resume indexing"
    tray.pause.trigger()
    assert not window.indexer.paused
    actions["Quit"].trigger()
    assert engine.closed
