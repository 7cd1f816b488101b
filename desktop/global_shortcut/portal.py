"""Takes keys from a Wayland desktop through its portal, over the session bus, a socket of this computer."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jeepney import DBusAddress, Message, MessageType, new_method_call
from jeepney.bus_messages import MatchRule, message_bus
from jeepney.io.blocking import DBusConnection
from jeepney.low_level import HeaderFields
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from desktop.global_shortcut.chord import Chord
from desktop.global_shortcut.key_grab import KeyGrab
from desktop.global_shortcut.session_bus import BusOpening
from desktop.translation import translate

_PORTAL, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SHORTCUTS, _REGISTRY, _SESSION, _REQUEST = (
    DBusAddress(_PATH, _PORTAL, f"org.freedesktop.{name}")
    for name in ("portal.GlobalShortcuts", "host.portal.Registry", "portal.Session", "portal.Request")
)
_ID = "ask"
"""By which the desktop knows what the person has chosen for it: it never changes."""

_DONE, _CANCELLED = 0, 1  # of a portal's answer
_LOOK_MS = 5  # between two looks whether the bus is open

Results = Mapping[str, tuple[str, Any]]
"""Values with their types of D-Bus."""


class PortalGrab(KeyGrab):
    """A session of ``org.freedesktop.portal.GlobalShortcuts``.

    The keys are a proposal: the desktop may ask the person, and gives what was chosen there, now or at an earlier time.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._opening: BusOpening | None = None
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._bus: DBusConnection | None = None
        self._session = ""
        self._is_lost = False
        self._replies: dict[int, Callable[[Message], None]] = {}
        self._answers: dict[str, Callable[[int, Results], None]] = {}
        self._count = 0

    def bind(self, chord: Chord) -> None:
        """Open the connection and ask for the keys; the answer comes when the desktop has it."""
        self._chord = chord
        self._opening = BusOpening()
        self._opening.start()
        self._looking.start()

    def release(self) -> None:
        """Close the session and the connection, also one that is yet to come."""
        self._looking.stop()
        if self._opening:
            self._opening.abandon()
            self._opening = None
        if self._bus:
            self._notifier.setEnabled(False)
            self._bus.close()  # with which the portal closes the session
            self._bus = None

    @Slot()
    def _look(self) -> None:
        if self._opening is None or self._opening.is_alive():
            return
        self._looking.stop()
        self._bus, self._opening = self._opening.take(), None
        if self._bus is None:
            self.refused.emit(translate("Not available on this system: its session bus does not answer."))
            return
        self._notifier = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        for rule in (
            MatchRule(type="signal", sender=_PORTAL, interface=_REQUEST.interface, member="Response"),
            MatchRule(type="signal", sender=_PORTAL, interface=_SHORTCUTS.interface),
            MatchRule(type="signal", sender=_PORTAL, interface=_SESSION.interface, member="Closed"),
            _watch_owner(),
        ):
            self._call(message_bus.AddMatch(rule))
        self._begin()

    def _begin(self) -> None:
        # Who asks: the name of the desktop file. In a sandbox the portal knows, and refuses to be told.
        name = QGuiApplication.desktopFileName() or "carrel"
        self._call(new_method_call(_REGISTRY, "Register", "sa{sv}", (name, {})))
        token = self._expect(self._on_session)
        options = {"handle_token": ("s", token), "session_handle_token": ("s", token)}
        self._call(new_method_call(_SHORTCUTS, "CreateSession", "a{sv}", (options,)), self._check)

    def _on_session(self, code: int, results: Results) -> None:
        self._session = results.get("session_handle", ("s", ""))[1]
        if code != _DONE or not self._session:
            self.refused.emit(translate("Not available on this system: its portal opens no session for shortcuts."))
            return
        wanted = {
            "description": ("s", translate("Carrel: ask a question")),
            "preferred_trigger": ("s", self._chord.trigger),
        }
        options = {"handle_token": ("s", self._expect(self._on_bound))}
        body = (self._session, [(_ID, wanted)], "", options)
        self._call(new_method_call(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body), self._check)

    def _on_bound(self, code: int, results: Results) -> None:
        if code == _DONE:
            self._tell(results.get("shortcuts", ("", []))[1])
        elif code == _CANCELLED:
            self.refused.emit(
                translate("Your desktop was told to give Carrel no keys: turn this off and on to be asked again.")
            )
        else:
            self.refused.emit(translate("Your desktop gives Carrel no keys, and does not say why."))

    def _tell(self, shortcuts: Sequence[tuple[str, Results]]) -> None:
        given = dict(shortcuts).get(_ID)
        keys = given.get("trigger_description", ("s", ""))[1] if given else ""
        if keys:
            self.bound.emit(translate("Your desktop leads to the question box from any program: {keys}", keys=keys))
        else:
            self.refused.emit(
                translate("Your desktop knows the quick question but has no keys for it: choose them in its settings.")
            )

    def _check(self, reply: Message) -> None:
        """What a portal says to a call, its answer coming later; an old one does not know the call."""
        if reply.header.message_type is MessageType.error:
            self.refused.emit(
                translate("Not available on this system: its desktop has no portal for global shortcuts.")
            )

    def _expect(self, answer: Callable[[int, Results], None]) -> str:
        """The name of a request, by which its answer is known."""
        self._count += 1
        token = f"carrel{self._count}"
        self._answers[token] = answer
        return token

    def _call(self, message: Message, heed: Callable[[Message], None] | None = None) -> None:
        if self._bus is None:  # it has ended while it was told something
            return
        serial = next(self._bus.outgoing_serial)
        if heed:
            self._replies[serial] = heed
        try:
            self._bus.send(message, serial=serial)
        except OSError:
            self._end()

    @Slot()
    def _hear(self) -> None:
        try:
            while self._bus:
                self._heed(self._bus.receive(timeout=0))
        except TimeoutError:  # all is heard
            pass
        except (OSError, EOFError):
            self._end()

    def _end(self) -> None:
        if self._bus:
            self.release()
            self.refused.emit(translate("The session bus has ended, and with it the keys."))

    def _heed(self, message: Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        if kind in {MessageType.method_return, MessageType.error}:
            heed = self._replies.pop(fields[HeaderFields.reply_serial], None)
            if heed:
                heed(message)
        elif kind is MessageType.signal:
            self._heed_signal(fields[HeaderFields.member], fields[HeaderFields.path], message.body)

    def _heed_signal(self, member: str, path: str, body: Sequence[Any]) -> None:
        match member:
            case "Response":
                answer = self._answers.pop(path.rpartition("/")[2], None)
                if answer:
                    answer(*body)
            case "Activated" if body[0] == self._session and body[1] == _ID:
                token = body[3].get("activation_token", ("s", ""))[1]
                if token:  # Qt takes it from here, and the desktop lets the window in front that has it
                    os.environ["XDG_ACTIVATION_TOKEN"] = token
                self.activated.emit()
            case "ShortcutsChanged" if body[0] == self._session:
                self._tell(body[1])
            case "Closed" if path == self._session:
                self._session = ""
                self.refused.emit(
                    translate("Your desktop has taken the keys back: turn this off and on to ask for them again.")
                )
            case "NameOwnerChanged" if self._session or self._is_lost:
                self._follow_portal(is_there=bool(body[2]))

    def _follow_portal(self, *, is_there: bool) -> None:
        self._is_lost, self._session = not is_there, ""
        if is_there:
            self._begin()
        else:
            self.refused.emit(
                translate("The portal of your desktop has ended, and with it the keys until it is there again.")
            )


def _watch_owner() -> MatchRule:
    """Tells when the portal ends or starts."""
    bus = "org.freedesktop.DBus"
    rule = MatchRule(type="signal", sender=bus, interface=bus, member="NameOwnerChanged", path="/org/freedesktop/DBus")
    rule.add_arg_condition(0, _PORTAL)
    return rule
