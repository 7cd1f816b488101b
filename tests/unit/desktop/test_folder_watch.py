"""Watching: from the start, after a crash, and as the settings have it; in the real window, without a word said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.engine_bridge import EngineBridge
from desktop.question_box import QuestionBox
from desktop.sidebar import Sidebar
from desktop.workspace import Workspace
from engine.api import (
    ChangeSettings,
    Failure,
    FilesChanged,
    Finished,
    GetSettings,
    IndexChanges,
    IndexFolders,
    IndexingSettings,
    IndexReport,
    Progress,
    Settings,
    WatchFolders,
)
from tests.unit.desktop.fake_engine import FakeEngineClient

A, B = Path("/home/reader/Notes/a.md"), Path("/home/reader/Notes/b.md")
NOTHING_NEW = IndexReport(0, 12, 0, 1, 2, 0, 0.1, {})


def changes(engine: FakeEngineClient) -> list[object]:
    return [engine.requests[job] for job in engine.jobs(IndexChanges)]


def test_what_is_saved_is_read_again_quietly(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.send(engine.last(WatchFolders), FilesChanged((A, B)))
    qtbot.waitUntil(lambda: changes(engine) == [IndexChanges((A, B))])
    assert not window.activity_bar.isVisible()
    job = engine.last(IndexChanges)
    engine.send(job, Progress(0, 2, str(A), 1.0, None))
    qtbot.waitUntil(lambda: window.activity_bar.line.text() == "Reading a.md")
    engine.send(job, Finished(replace(NOTHING_NEW, indexed=1)))
    qtbot.waitUntil(lambda: window.activity_bar.line.text().startswith("Documents: 1 read"))
    assert window.notices.sentences == []


def test_nothing_is_said_when_nothing_has_changed(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.send(engine.last(WatchFolders), FilesChanged((A,)))
    qtbot.waitUntil(lambda: changes(engine) == [IndexChanges((A,))])
    engine.send(engine.last(IndexChanges), Finished(NOTHING_NEW))
    qtbot.waitUntil(lambda: not window.indexer.running)
    assert not window.activity_bar.isVisible()


def test_a_last_report_that_waits_to_be_read_is_not_covered(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.indexer.add((A,))
    engine.send(engine.last(IndexFolders), Finished(NOTHING_NEW))
    qtbot.waitUntil(window.activity_bar.failures_button.isVisible)
    engine.send(engine.last(WatchFolders), FilesChanged((A,)))
    qtbot.waitUntil(lambda: changes(engine) == [IndexChanges((A,))])
    engine.send(engine.last(IndexChanges), Finished(NOTHING_NEW))
    qtbot.waitUntil(lambda: not window.indexer.running)
    assert window.activity_bar.failures_button.isVisible()


def test_a_remark_and_a_failure_are_said(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.send(engine.last(WatchFolders), FilesChanged((), "It looks through them every second instead."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["It looks through them every second instead."])
    engine.send(engine.last(WatchFolders), Failure("bug", "Watching has ended."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["Watching has ended."])
    assert changes(engine) == []


def test_the_next_engine_watches_again(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: len(engine.jobs(WatchFolders)) == 2)
    assert window.notices.notice("watching") is None


def test_without_watching_every_folder_is_looked_through_once(
    qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge
) -> None:
    engine.answers[GetSettings] = Settings(indexing=IndexingSettings(watch=False))
    window = Workspace(Sidebar(), QuestionBox(), bridge)
    qtbot.addWidget(window)
    engine.be_ready()
    qtbot.waitUntil(lambda: engine.jobs(IndexFolders) != [])
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders()
    assert engine.jobs(WatchFolders) == []
    assert not window.pace_menu.watching.isChecked()


def test_the_pace_is_chosen_in_the_menu_and_holds_for_the_run_under_way(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.indexer.add((A,))
    job = engine.last(IndexFolders)
    light = next(action for action in window.pace_menu.paces.actions() if action.data() == "light")
    light.trigger()
    change = engine.last(ChangeSettings)
    assert engine.requests[change] == ChangeSettings(IndexingSettings(pace="light"))
    engine.send(change, Finished(Settings(indexing=IndexingSettings(pace="light"))))
    qtbot.waitUntil(lambda: engine.cancelled == [job])  # it begins again
    assert window.activity_bar.pace_button.text().startswith("Pace: light")
    assert window.library_view.pace_button.text().startswith("Pace: light")


def test_a_setting_that_cannot_be_kept_falls_back_and_is_said(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.pace_menu.on_battery.trigger()
    change = engine.last(ChangeSettings)
    assert engine.requests[change] == ChangeSettings(IndexingSettings(pause_on_battery=True))
    engine.send(change, Failure("settings", "The settings file cannot be written: check its permissions."))
    qtbot.waitUntil(lambda: len(window.notices.sentences) == 1)
    assert not window.pace_menu.on_battery.isChecked()


def test_watching_can_be_switched_off_and_on(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    first = engine.last(WatchFolders)
    for on in (False, True):
        window.pace_menu.watching.trigger()
        engine.send(engine.last(ChangeSettings), Finished(Settings(indexing=IndexingSettings(watch=on))))
        qtbot.waitUntil(lambda on=on: window.pace_menu.settings.watch is on)
    assert engine.cancelled == [first]
    assert len(engine.jobs(WatchFolders)) == 2


def test_indexing_is_paused_and_resumed_from_the_bar(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    bar = window.activity_bar
    window.indexer.add((A,))
    job = engine.last(IndexFolders)
    engine.send(job, Progress(45, 120, str(A), 3.2, 200.0))
    qtbot.waitUntil(lambda: bar.line.text() == "Reading a.md")
    qtbot.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    assert engine.paused == {job}
    assert bar.line.text() == "Paused at a.md. What was read is searchable."
    assert (bar.pace.text(), bar.pause_button.text()) == ("45 of 120", "Resume")
    engine.send(job, Progress(46, 120, str(B), 3.2, 200.0))  # the step that was under way
    qtbot.waitUntil(lambda: bar.pace.text() == "46 of 120")
    assert bar.line.text().startswith("Paused at b.md")
    qtbot.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    assert engine.paused == set()
    assert (bar.line.text(), bar.pause_button.text()) == ("Reading b.md", "Pause")


def test_a_paused_run_still_says_so_after_a_crash(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    bar = window.activity_bar
    window.indexer.add((A,))
    engine.send(engine.last(IndexFolders), Progress(45, 120, str(A), 3.2, 200.0))
    qtbot.waitUntil(lambda: bar.line.text() == "Reading a.md")
    window.indexer.pause()
    engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: len(engine.jobs(WatchFolders)) == 2)
    assert len(engine.jobs(IndexFolders)) == 1
    assert bar.line.text().startswith("Paused")
    assert bar.pause_button.isVisible()
    qtbot.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    assert len(engine.jobs(IndexFolders)) == 2


def test_why_indexing_waits_is_said(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.indexer.add((A,))
    waiting = "The computer runs on its battery: this goes on when it is plugged in."
    engine.send(engine.last(IndexFolders), Progress(45, 120, str(A), 3.2, 200.0, waiting))
    qtbot.waitUntil(lambda: window.activity_bar.line.text() == waiting)
    assert window.activity_bar.pace.text() == "45 of 120"
