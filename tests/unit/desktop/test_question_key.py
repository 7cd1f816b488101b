"""The keys from any program: off until they are wanted, and their state in the settings and among the keys."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QKeySequenceEdit
from pytestqt.qtbot import QtBot

from desktop.global_shortcut.chord import Chord
from desktop.global_shortcut.key_grab import KeyGrab, make_grab
from desktop.workspace import Workspace
from engine.api import ChangeSettings, Settings, WindowSettings
from tests.unit.desktop.fake_engine import FakeEngineClient

ON = Settings(window=WindowSettings(quick_question=True))
UNAVAILABLE = "Not available on this system: it lets no program take keys from others."


class GivenKeys(KeyGrab):
    """A desktop that gives any keys."""

    bound_now: Chord | None = None

    def bind(self, chord: Chord) -> None:
        GivenKeys.bound_now = chord
        self.bound.emit(f"{chord.words} it is.")

    def release(self) -> None:
        GivenKeys.bound_now = None


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> type[GivenKeys]:
    monkeypatch.setattr(GivenKeys, "bound_now", None)
    monkeypatch.setattr("desktop.global_shortcut.key_grab.make_grab", lambda _platform, parent: GivenKeys(parent))
    return GivenKeys


def test_nothing_is_taken_until_it_is_wanted(window: Workspace, given: type[GivenKeys]) -> None:
    window.settings_feed.show(Settings())
    assert given.bound_now is None
    window.settings_feed.show(ON)
    assert given.bound_now is not None
    assert given.bound_now.words == "Ctrl+Alt+Space"
    window.settings_feed.show(Settings())
    assert given.bound_now is None
    assert window.shortcuts.question_key.sentence == ""


def test_other_keys_take_the_place_of_the_first(window: Workspace, given: type[GivenKeys]) -> None:
    window.settings_feed.show(ON)
    window.settings_feed.show(Settings(window=WindowSettings(quick_question=True, quick_question_keys="Meta+J")))
    assert given.bound_now is not None
    assert given.bound_now.words == "Meta+J"
    window.close()
    assert given.bound_now is None


def test_how_it_stands_is_said_in_the_settings_and_among_the_keys(
    qtbot: QtBot, window: Workspace, given: type[GivenKeys]
) -> None:
    row = window.settings_view.rows["window", "quick_question"]
    assert not row.state.isVisibleTo(row)
    window.settings_feed.show(ON)
    assert row.state.isVisibleTo(row)
    assert row.state.text() == "Ctrl+Alt+Space it is."
    assert row.field.widget.accessibleDescription().endswith("Ctrl+Alt+Space it is.")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.notices.sentences[0].endswith("\nCtrl+Alt+Space it is.")


def test_settings_that_are_looked_at_later_know_how_it_stands(window: Workspace, given: type[GivenKeys]) -> None:
    window.settings_feed.show(ON)
    assert window.settings_view.rows["window", "quick_question"].state.text() == "Ctrl+Alt+Space it is."


def test_where_no_keys_can_be_taken_that_is_said(window: Workspace) -> None:
    """As on macOS, or on the screen of these tests."""
    window.settings_feed.show(ON)
    assert window.shortcuts.question_key.sentence == UNAVAILABLE


def test_keys_that_cannot_be_taken_are_refused(window: Workspace, given: type[GivenKeys]) -> None:
    window.settings_feed.show(Settings(window=WindowSettings(quick_question=True, quick_question_keys="K")))
    assert given.bound_now is None
    assert window.shortcuts.question_key.sentence.startswith(
        "K cannot be taken from other programs: choose the Windows key, or Ctrl and Alt"
    )


@pytest.mark.parametrize(
    ("platform", "wayland", "module"),
    [
        ("xcb", "", "x11"),
        ("xcb", "wayland-0", "portal"),
        ("wayland", "wayland-0", "portal"),
        ("wayland-egl", "", "portal"),
        ("windows", "", "windows"),
    ],
)
def test_every_platform_has_its_way(
    window: Workspace, monkeypatch: pytest.MonkeyPatch, platform: str, wayland: str, module: str
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    grab = make_grab(platform, window)
    assert type(grab).__module__ == f"desktop.global_shortcut.{module}"


@pytest.mark.parametrize("platform", ["cocoa", "offscreen"])
def test_a_platform_may_have_none(window: Workspace, platform: str) -> None:
    assert make_grab(platform, window) is None


def test_the_keys_are_pressed_to_be_chosen(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    edit = window.settings_view.rows["window", "quick_question_keys"].field.widget
    assert isinstance(edit, QKeySequenceEdit)
    window.show_settings()
    qtbot.keyClick(edit, Qt.Key.Key_J, Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier)
    wanted = WindowSettings(quick_question_keys="Meta+Alt+J")
    assert engine.requests[engine.last(ChangeSettings)] == ChangeSettings(wanted)


def test_a_slip_does_not_take_the_place_of_good_keys(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    row = window.settings_view.rows["window", "quick_question_keys"]
    edit = row.field.widget
    assert isinstance(edit, QKeySequenceEdit)
    window.show_settings()
    for key, modifier in (
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Exclam, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier),
    ):
        row.show_state("")
        qtbot.keyClick(edit, key, modifier)
        qtbot.waitUntil(lambda: bool(row.state.text()))
        assert " cannot be taken from other programs: choose the Windows key, or Ctrl and Alt" in row.state.text()
        assert edit.keySequence().toString() == "Ctrl+Alt+Space"
    assert not engine.jobs(ChangeSettings)
    qtbot.keyClick(edit, Qt.Key.Key_J, Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(engine.jobs(ChangeSettings)))
    assert row.state.text() == ""


def test_the_field_of_the_keys_holds_no_tab_back(qtbot: QtBot, window: Workspace) -> None:
    edit = window.settings_view.rows["window", "quick_question_keys"].field.widget
    window.show_settings()
    QGuiApplication.processEvents()
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus() and not edit.isAncestorOf(window.focusWidget())


def test_while_it_is_off_nothing_of_it_is_loaded() -> None:
    program = (
        "import sys; import desktop.furnishing; "
        "print([name for name in sys.modules if name.startswith(('desktop.global_shortcut', 'jeepney'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert done.stdout == "[]\n"
