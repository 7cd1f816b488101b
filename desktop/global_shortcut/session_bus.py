"""Opens the session bus beside the window, which goes on meanwhile, and gives up a bus that does not answer."""

from __future__ import annotations

import threading

from jeepney import DBusErrorResponse, Message
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

_PATIENCE = 5.0  # seconds for each of its two answers; a bus that is well takes some milliseconds


class BusOpening(threading.Thread):
    """Ends when the bus has answered, or has had its time. ``take`` or ``abandon`` it, or the connection stays open."""

    def __init__(self) -> None:
        super().__init__(name="session-bus", daemon=True)
        self._lock = threading.Lock()
        self._bus: DBusConnection | None = None
        self._is_abandoned = False

    def run(self) -> None:
        """Thread: its own."""
        try:
            bus = _open_bus()
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, DBusErrorResponse):
            return
        with self._lock:
            if self._is_abandoned:
                bus.close()
            else:
                self._bus = bus

    def take(self) -> DBusConnection | None:
        """The connection, now that the thread has ended; None if there is none."""
        bus, self._bus = self._bus, None
        return bus

    def abandon(self) -> None:
        """Close the connection, also one that is yet to come."""
        with self._lock:
            self._is_abandoned = True
            bus = self.take()
        if bus:
            bus.close()


class _GreetedBus(DBusConnection):  # type: ignore[misc] # jeepney has no types
    """Waits for no answer without an end, as jeepney does for that to its greeting."""

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        return super().send_and_get_reply(message, timeout=_PATIENCE if timeout is None else timeout)


def _open_bus() -> DBusConnection:
    sock = prep_socket(get_bus("SESSION"), timeout=_PATIENCE)
    try:
        return _GreetedBus(sock)
    except BaseException:
        sock.close()
        raise
