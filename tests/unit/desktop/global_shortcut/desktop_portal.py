"""A desktop's portal for shortcuts, as small as the protocol allows, on a real session bus."""

from __future__ import annotations

import threading
from typing import Any

from jeepney import DBusAddress, Message, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields

PORTAL, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


class DesktopPortal(threading.Thread):
    """Gives ``keys`` ("" for none) or answers with ``code``; an old one ``knows`` nothing of shortcuts."""

    def __init__(self, keys: str = "Press Ctrl+Alt+Space", code: int = 0, *, knows: bool = True) -> None:
        super().__init__()
        self._keys, self._code, self._knows = keys, code, knows
        self._bus = open_dbus_connection()
        self._ending = threading.Event()
        self.asked: list[tuple[str, Any]] = []
        self.session = ""
        self._bus.send_and_get_reply(message_bus.RequestName(PORTAL))
        self.start()

    def press(self, shortcut: str = "ask", *, token: str = "") -> None:
        options = {"activation_token": ("s", token)} if token else {}
        self._tell("Activated", "osta{sv}", (self.session, shortcut, 1, options))

    def change_keys(self, keys: str) -> None:
        shortcuts = [("ask", {"trigger_description": ("s", keys)})]
        self._tell("ShortcutsChanged", "oa(sa{sv})", (self.session, shortcuts))

    def close_session(self) -> None:
        address = DBusAddress(self.session, interface="org.freedesktop.portal.Session")
        self._bus.send(new_signal(address, "Closed", "a{sv}", ({},)))

    def end(self) -> None:
        self._ending.set()
        self.join()
        self._bus.close()

    def run(self) -> None:
        while not self._ending.is_set():
            try:
                message = self._bus.receive(timeout=0.02)
            except TimeoutError:
                continue
            member = message.header.fields.get(HeaderFields.member)
            if message.header.fields.get(HeaderFields.path) == PATH:
                self.asked.append((member, message.body))
                self._answer(message, member)

    def _answer(self, message: Message, member: str) -> None:
        if member == "Register" or not self._knows:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        options = message.body[-1]
        caller = message.header.fields[HeaderFields.sender].removeprefix(":").replace(".", "_")
        request = f"{PATH}/request/{caller}/{options['handle_token'][1]}"
        self._bus.send(new_method_return(message, "o", (request,)))
        results: dict[str, tuple[str, Any]] = {}
        if member == "CreateSession":
            self.session = f"{PATH}/session/{caller}/{options['session_handle_token'][1]}"
            results = {"session_handle": ("s", self.session)}
        elif self._code == 0:
            given = {"description": ("s", ""), "trigger_description": ("s", self._keys)}
            results = {"shortcuts": ("a(sa{sv})", [("ask", given)])}
        code = self._code if member == "BindShortcuts" else 0
        answer = DBusAddress(request, interface="org.freedesktop.portal.Request")
        self._bus.send(new_signal(answer, "Response", "ua{sv}", (code, results)))

    def _tell(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._bus.send(new_signal(DBusAddress(PATH, interface=SHORTCUTS), member, signature, body))
