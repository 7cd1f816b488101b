"""Keys from a desktop's portal, over a session bus of the test's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import Parser, new_error, new_method_return
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.global_shortcut.chord import read_chord
from desktop.global_shortcut.portal import PortalGrab
from tests.unit.desktop.global_shortcut.desktop_portal import DesktopPortal

Portals = Callable[..., DesktopPortal]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    if not shutil.which("dbus-daemon"):
        pytest.skip("there is no dbus-daemon")
    address = f"unix:path={tmp_path / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout and daemon.stdout.readline().startswith(address)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield daemon
        daemon.terminate()


@pytest.fixture
def portals(bus: subprocess.Popen[str]) -> Iterator[Portals]:
    """Makes a portal."""
    running: list[DesktopPortal] = []

    def make(*arguments: Any, **options: Any) -> DesktopPortal:
        running.append(DesktopPortal(*arguments, **options))
        return running[-1]

    yield make
    for portal in running:
        if portal.is_alive():
            portal.end()


class Said:
    """What a grab has said: that it is bound, that it is refused."""

    def __init__(self, grab: PortalGrab) -> None:
        self.bound: list[str] = []
        self.refused: list[str] = []
        grab.bound.connect(self.bound.append)
        grab.refused.connect(self.refused.append)


@pytest.fixture
def grab(qtbot: QtBot) -> Iterator[PortalGrab]:
    parent = QObject()
    grab = PortalGrab(parent)
    yield grab
    grab.release()


def bind(qtbot: QtBot, grab: PortalGrab) -> Said:
    said = Said(grab)
    chord = read_chord("Ctrl+Alt+Space")
    assert chord is not None
    grab.bind(chord)
    qtbot.waitUntil(lambda: bool(said.bound or said.refused))
    return said


def test_the_desktop_is_asked_and_its_keys_are_heard(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portal = portals("Press Meta+Q")  # the person has chosen others in the desktop's own dialogue
    said = bind(qtbot, grab)
    assert said.bound == ["Your desktop leads to the question box from any program: Press Meta+Q"]
    assert [member for member, _ in portal.asked] == ["Register", "CreateSession", "BindShortcuts"]
    session, ((shortcut, wanted),), _, _ = portal.asked[-1][1]
    assert (session, shortcut) == (portal.session, "ask")
    assert wanted["preferred_trigger"] == ("s", "CTRL+ALT+space")
    with qtbot.waitSignal(grab.activated):
        portal.press()


def test_what_lets_a_window_come_to_the_front_is_handed_to_qt(
    qtbot: QtBot, grab: PortalGrab, portals: Portals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    portal = portals()
    bind(qtbot, grab)
    with qtbot.waitSignal(grab.activated):
        portal.press(token="of this press")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "of this press"


def test_other_shortcuts_are_nothing_to_it(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portal = portals()
    bind(qtbot, grab)
    with qtbot.assertNotEmitted(grab.activated, wait=200):
        portal.press("another")


def test_other_keys_chosen_later_are_told(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portal = portals()
    said = bind(qtbot, grab)
    portal.change_keys("Meta+J")
    qtbot.waitUntil(lambda: len(said.bound) == 2)
    assert said.bound[1].endswith(": Meta+J")
    portal.change_keys("")
    qtbot.waitUntil(lambda: bool(said.refused))
    assert said.refused == [
        "Your desktop knows the quick question but has no keys for it: choose them in its settings."
    ]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (1, "Your desktop was told to give Carrel no keys: turn this off and on to be asked again."),
        (2, "Your desktop gives Carrel no keys, and does not say why."),
    ],
)
def test_a_refusal_is_told(qtbot: QtBot, grab: PortalGrab, portals: Portals, code: int, sentence: str) -> None:
    portals(code=code)
    assert bind(qtbot, grab).refused == [sentence]


def test_an_old_portal_is_told_of(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portals(knows=False)
    said = bind(qtbot, grab)
    assert said.refused == ["Not available on this system: its desktop has no portal for global shortcuts."]


def test_a_desktop_without_a_portal_is_told_of(
    qtbot: QtBot, grab: PortalGrab, bus: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = bind(qtbot, grab)
    assert said.refused == ["Not available on this system: its desktop has no portal for global shortcuts."]


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "tcp:host=127.0.0.1,port=9", ""])
def test_a_bus_that_is_not_there_or_elsewhere_is_told_of(
    qtbot: QtBot, grab: PortalGrab, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """One over a network is not connected to: every test looks on."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert bind(qtbot, grab).refused == ["Not available on this system: its session bus does not answer."]


class PoorBus(threading.Thread):
    """Lets one in, and answers the greeting as it is told: not at all, "refuse", or "leave" after a friendly word."""

    def __init__(self, path: Path, answer: str) -> None:
        super().__init__()
        self._answer = answer
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.settimeout(10)
        self._listener.bind(str(path))
        self._listener.listen()
        self.start()

    def run(self) -> None:
        with self._listener:
            connection, _ = self._listener.accept()
        heard = b""
        with connection:
            while not heard.endswith(b"\r\n"):
                heard += connection.recv(4096)
            connection.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            parser, heard = Parser(), b""
            while b"BEGIN\r\n" not in heard:
                heard += connection.recv(4096)
            parser.add_data(heard.partition(b"BEGIN\r\n")[2])
            while not (greeting := parser.get_next_message()):
                parser.add_data(connection.recv(4096))
            if self._answer == "refuse":
                connection.sendall(new_error(greeting, "org.freedesktop.DBus.Error.LimitsExceeded").serialise(1))
            elif self._answer == "leave":
                connection.sendall(new_method_return(greeting, "s", (":1.1",)).serialise(1))
                return
            while connection.recv(4096):
                pass


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("nothing", "Not available on this system: its session bus does not answer."),
        ("refuse", "Not available on this system: its session bus does not answer."),
        ("leave", "The session bus has ended, and with it the keys."),
    ],
)
def test_a_bus_that_is_not_well_is_told_of_and_holds_nothing_up(
    qtbot: QtBot, grab: PortalGrab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, sentence: str
) -> None:
    monkeypatch.setattr("desktop.global_shortcut.session_bus._PATIENCE", 0.3)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    bus = PoorBus(tmp_path / "bus", answer)
    assert bind(qtbot, grab).refused == [sentence]
    bus.join()


def test_a_bus_that_answers_after_the_release_is_left(
    qtbot: QtBot, grab: PortalGrab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    bus = PoorBus(tmp_path / "bus", "nothing")
    said = Said(grab)
    chord = read_chord("Ctrl+Alt+Space")
    assert chord is not None
    monkeypatch.setattr("desktop.global_shortcut.session_bus._PATIENCE", 0.3)
    grab.bind(chord)
    grab.release()
    bus.join()  # the connection is closed
    qtbot.wait(50)
    assert (said.bound, said.refused) == ([], [])


def test_keys_that_are_taken_back_are_told_of(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portal = portals()
    said = bind(qtbot, grab)
    portal.close_session()
    qtbot.waitUntil(lambda: bool(said.refused))
    assert said.refused == ["Your desktop has taken the keys back: turn this off and on to ask for them again."]


def test_a_portal_that_comes_back_is_asked_again(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portal = portals()
    said = bind(qtbot, grab)
    portal.end()
    qtbot.waitUntil(lambda: bool(said.refused))
    portal = portals()
    qtbot.waitUntil(lambda: len(said.bound) == 2)
    with qtbot.waitSignal(grab.activated):
        portal.press()


def test_the_end_of_the_bus_is_told_of(
    qtbot: QtBot, grab: PortalGrab, portals: Portals, bus: subprocess.Popen[str]
) -> None:
    portals().end()
    said = bind(qtbot, grab)
    said.refused.clear()
    bus.terminate()
    qtbot.waitUntil(lambda: bool(said.refused))
    assert said.refused == ["The session bus has ended, and with it the keys."]


def test_after_the_release_nothing_is_heard(qtbot: QtBot, grab: PortalGrab, portals: Portals) -> None:
    portal = portals()
    bind(qtbot, grab)
    grab.release()
    with qtbot.assertNotEmitted(grab.activated, wait=200):
        portal.press()
