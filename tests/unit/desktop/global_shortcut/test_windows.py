"""What of Windows' way can be looked at elsewhere: which of its messages is the key."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.global_shortcut.key_grab import KeyGrab
from desktop.global_shortcut.windows import HotKeyFilter


@pytest.mark.parametrize(
    ("kind", "message", "number", "heard"),
    [
        (b"windows_generic_MSG", 0x0312, 1, True),
        (b"windows_generic_MSG", 0x0312, 2, False),
        (b"windows_generic_MSG", 0x0100, 1, False),
        (b"xcb_generic_event_t", 0x0312, 1, False),
    ],
)
def test_the_key_is_found_among_the_messages(
    qtbot: QtBot, kind: bytes, message: int, number: int, *, heard: bool
) -> None:
    parent = QObject()
    grab = KeyGrab(parent)
    presses: list[bool] = []
    grab.activated.connect(lambda: presses.append(True))
    told = wintypes.MSG(message=message, wParam=number)
    assert HotKeyFilter(grab).nativeEventFilter(kind, ctypes.addressof(told)) == (heard, 0)
    assert bool(presses) is heard
