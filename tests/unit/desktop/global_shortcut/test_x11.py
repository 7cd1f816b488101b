"""Keys taken from a real X server, pressed there by another program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.global_shortcut.chord import read_chord
from desktop.global_shortcut.x11 import X11Grab
from tests.x11 import ALT, ALT_MASK, CAPS_LOCK, CONTROL, CONTROL_MASK, NUM_LOCK, SPACE, Typist, run_x_server

CHORD = read_chord("Ctrl+Alt+Space")


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typist]:
    with run_x_server() as display:
        monkeypatch.setenv("DISPLAY", display)
        typist = Typist(display)
        yield typist
        typist.close()


@pytest.fixture
def grab(qtbot: QtBot, typist: Typist) -> Iterator[X11Grab]:
    parent = QObject()
    grab = X11Grab(parent)
    yield grab
    grab.release()


def bind(grab: X11Grab, keys: str = "Ctrl+Alt+Space") -> tuple[list[str], list[str]]:
    """What was said of it: that it is bound, that it is refused."""
    bound: list[str] = []
    refused: list[str] = []
    grab.bound.connect(bound.append)
    grab.refused.connect(refused.append)
    chord = read_chord(keys)
    assert chord is not None
    grab.bind(chord)
    return bound, refused


@pytest.mark.parametrize("locks", [(), (NUM_LOCK,), (CAPS_LOCK,), (NUM_LOCK, CAPS_LOCK)])
def test_the_keys_are_heard_whatever_is_locked(
    qtbot: QtBot, grab: X11Grab, typist: Typist, locks: tuple[int, ...]
) -> None:
    assert bind(grab) == (["Ctrl+Alt+Space leads to the question box from any program."], [])
    for lock in locks:
        typist.press(lock)
    with qtbot.waitSignal(grab.activated):
        typist.press(CONTROL, ALT, SPACE)


def test_no_other_keys_are_heard(qtbot: QtBot, grab: X11Grab, typist: Typist) -> None:
    bind(grab)
    heard: list[bool] = []
    grab.activated.connect(lambda: heard.append(True))
    for keys in ((SPACE,), (CONTROL, SPACE), (ALT, SPACE), (CONTROL, ALT, ord("k"))):
        typist.press(*keys)
    typist.press(CONTROL, ALT, SPACE)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(100)
    assert heard == [True]


@pytest.mark.parametrize("locked", [0, 2])
def test_keys_that_another_program_has_are_refused_and_nothing_ends(
    qtbot: QtBot, grab: X11Grab, typist: Typist, locked: int
) -> None:
    """Also where it has them only while Caps Lock is on: half a key is none."""
    typist.take(SPACE, CONTROL_MASK | ALT_MASK | locked)
    said = "Ctrl+Alt+Space is taken by another program: choose other keys, or free these."
    assert bind(grab) == ([], [said])
    with qtbot.assertNotEmitted(grab.activated, wait=200):
        typist.press(CONTROL, ALT, SPACE)


def test_keys_are_free_again_when_they_are_released(qtbot: QtBot, grab: X11Grab, typist: Typist) -> None:
    bind(grab)
    grab.release()
    with qtbot.assertNotEmitted(grab.activated, wait=200):
        typist.press(CONTROL, ALT, SPACE)
    other = X11Grab(grab.parent())
    assert bind(other)[1] == []
    other.release()


def test_a_key_that_the_keyboard_lacks_is_refused(grab: X11Grab) -> None:
    assert bind(grab, "Ctrl+Alt+F24") == ([], ["This keyboard cannot type Ctrl+Alt+F24: choose other keys."])


def test_without_a_server_that_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, grab: X11Grab) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    assert bind(grab) == ([], ["Not available on this system: its X server lets nobody in any more."])


def test_the_window_manager_is_told_when_the_keys_were_pressed(qtbot: QtBot, grab: X11Grab, typist: Typist) -> None:
    bind(grab)
    with qtbot.waitSignal(grab.activated):
        typist.press(CONTROL, ALT, SPACE)
    typist.listen()
    grab.lead_to(4711)
    heard: list[tuple[int, int]] = []

    def listen() -> bool:
        heard.extend(typist.hear())
        return bool(heard)

    qtbot.waitUntil(listen)
    ((window, pressed_at),) = heard
    assert window == 4711
    assert pressed_at > 0
