"""Below the settings stands what the program is, and that it has no connections."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.workspace import Workspace
from engine.api import About, Component, Failure, Finished, GetAbout
from tests.unit.desktop.fake_engine import FakeEngineClient

QUIET = About("0.1.0", 4, (), (Component("numpy", "2.4.1", "BSD-3-Clause"), Component("rich", "15.0", "MIT")))


def test_connections_are_counted_when_the_settings_are_shown(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    box = window.settings_view.about
    assert engine.jobs(GetAbout) == []
    window.show_settings()
    engine.send(engine.last(GetAbout), Finished(QUIET))
    qtbot.waitUntil(lambda: box.connections.text().startswith("0 connections: its 4 processes have no connection"))
    assert box.version.text() == "Version 0.1.0"
    box.look_button.click()
    assert len(engine.jobs(GetAbout)) == 2
    one = About("0.1.0", 1, ("process 7 to 192.0.2.1:443 (established)",), ())
    engine.send(engine.last(GetAbout), Finished(one))
    qtbot.waitUntil(lambda: box.connections.text().startswith("1 connection of its one process just now: process 7"))
    window.settings_view.search_box.setText("caution")
    assert not box.isVisible()


def test_a_look_that_fails_can_be_taken_again(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.show_settings()
    engine.send(engine.last(GetAbout), Failure("bug", "Something went wrong."))
    qtbot.wait(20)
    window.settings_view.about.look_button.click()
    assert len(engine.jobs(GetAbout)) == 2


def test_every_package_is_listed_with_its_licence(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.answers[GetAbout] = QUIET
    window.show_settings()
    box = window.settings_view.about
    qtbot.waitUntil(lambda: box.version.text() != "")
    assert not box.components.isVisible()
    box.licences_button.click()
    assert box.components.rows == [("numpy", "2.4.1", "BSD-3-Clause"), ("rich", "15.0", "MIT")]
    box.licences_button.click()
    assert not box.components.isVisible()
