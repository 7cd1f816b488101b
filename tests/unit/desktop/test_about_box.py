"""Below the settings stands what the program is, and that it has no connections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.labels import Label
from desktop.workspace import Workspace
from engine.api import About, Component, Failure, Finished, GetAbout
from tests.unit.desktop.fake_engine import FakeEngineClient

MIT = "Permission is hereby granted, free of charge.\n\n  <b>AS IS</b>"
QUIET = About("0.1.0", 4, (), (Component("numpy", "2.4.1", "BSD-3-Clause"), Component("rich", "15.0", "MIT", MIT)))


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


def test_the_text_of_a_chosen_licence_is_read_and_copied_by_keyboard(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    engine.answers[GetAbout] = QUIET
    window.show_settings()
    box = window.settings_view.about
    qtbot.waitUntil(lambda: box.version.text() != "")
    box.licences_button.click()
    parts = box.components
    assert (parts.text.toPlainText(), parts.copy_button.isEnabled()) == ("", False)
    assert parts.text.placeholderText() == "It comes without the text of its licence."
    qtbot.keyClick(parts.table, Qt.Key.Key_Down)
    assert (parts.text.toPlainText(), parts.text.accessibleName()) == (MIT, "Licence of rich")
    parts.copy_button.click()
    assert QGuiApplication.clipboard().text() == MIT
    qtbot.keyClick(parts.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert parts.text.textCursor().selectedText()[:10] == MIT[:10]
    box.look()  # what is chosen stays
    qtbot.waitUntil(lambda: len(engine.jobs(GetAbout)) == 2)
    qtbot.wait(20)
    assert parts.table.currentRow() == 1
    assert any("LGPL" in label.text() for label in parts.findChildren(Label))
    qtbot.keyClick(parts.text, Qt.Key.Key_Tab)
    assert not parts.text.hasFocus()
