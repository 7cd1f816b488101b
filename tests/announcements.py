"""Listens to what Qt hands to the screen reader, where the platform's own bridge would take it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""``QAccessible::installUpdateHandler``, which PySide6 leaves out, as compilers but Microsoft's name it."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said, in whose name, and whether it may break off what is being said."""

    words: str
    name: str
    polite: bool


@contextmanager
def listen(*, active: bool = True) -> Iterator[list[Announcement]]:
    """Collect announcements as a platform does that has a screen reader running, or one that has none."""
    heard: list[Announcement] = []

    @ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)
    def hear(address: int) -> None:
        event = shiboken6.Shiboken.wrapInstance(address, QAccessibleEvent)
        if event.type() == QAccessible.Event.Announcement:
            said = shiboken6.Shiboken.wrapInstance(address, QAccessibleAnnouncementEvent)
            name = said.accessibleInterface().text(QAccessible.Text.Name)
            heard.append(
                Announcement(said.message(), name, said.politeness() == QAccessible.AnnouncementPoliteness.Polite)
            )

    try:
        install = ctypes.CDLL("libQt6Gui.so.6")[_INSTALL]
    except (OSError, AttributeError):
        pytest.skip("Qt's library has another name here")
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    before = install(ctypes.cast(hear, ctypes.c_void_p))
    was_active = QAccessible.isActive()
    QAccessible.setActive(active)
    try:
        yield heard
    finally:
        QAccessible.setActive(was_active)
        install(before)
