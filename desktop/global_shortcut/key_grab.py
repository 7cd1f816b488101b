"""One chord taken from the whole desktop, and which way of taking it this desktop has."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal

from desktop.global_shortcut.chord import Chord


class KeyGrab(QObject):
    """All of it is told in the thread of the window, which never waits for a desktop to answer.

    ``bind`` and ``release`` are each way's own; a QObject cannot be an abstract class of Python's as well.
    """

    activated = Signal()  # the chord was pressed, whatever program was in front
    bound = Signal(str)  # the sentence that says so; again when the desktop gives other keys
    refused = Signal(str)  # the sentence that says why the keys are not, or no longer, bound

    def bind(self, chord: Chord) -> None:
        """Take these keys; ``bound`` or ``refused`` follows, at once or when the desktop has answered. Once a grab."""
        raise NotImplementedError

    def release(self) -> None:
        """Give the keys back; nothing is told any more."""
        raise NotImplementedError

    def lead_to(self, window: int) -> None:
        """Ask the desktop to give the keyboard to our window of this number, as a press of the chord allows."""


def make_grab(platform: str, parent: QObject) -> KeyGrab | None:
    """What takes keys on this platform, by Qt's name of it; None where nothing can.

    Each is imported where it is wanted: the others may not even be loaded on this system.
    """
    if platform == "windows":
        from desktop.global_shortcut.windows import WindowsGrab  # noqa: PLC0415 - see above

        return WindowsGrab(parent)
    # Within Wayland X knows only the keys that its own programs are given.
    if platform.startswith("wayland") or (platform == "xcb" and os.environ.get("WAYLAND_DISPLAY")):
        from desktop.global_shortcut.portal import PortalGrab  # noqa: PLC0415 - see above

        return PortalGrab(parent)
    if platform == "xcb":
        from desktop.global_shortcut.x11 import X11Grab  # noqa: PLC0415 - see above

        return X11Grab(parent)
    return None
