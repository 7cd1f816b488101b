"""Takes keys from Windows, which posts to this thread when they are pressed."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject

from desktop.global_shortcut.chord import Chord
from desktop.global_shortcut.key_grab import KeyGrab
from desktop.translation import translate

_ALT, _CONTROL, _SHIFT, _META, _ONCE = 1, 2, 4, 8, 0x4000
_PRESSED = 0x0312  # WM_HOTKEY
_TAKEN = 1409  # ERROR_HOTKEY_ALREADY_REGISTERED
_NUMBER = 1  # of the only one of this thread


class WindowsGrab(KeyGrab):
    """A hot key of the thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = HotKeyFilter(self)
        self._is_bound = False

    def bind(self, chord: Chord) -> None:
        """Register the keys and listen."""
        held = _ONCE | (chord.alt and _ALT) | (chord.control and _CONTROL)
        held |= (chord.shift and _SHIFT) | (chord.meta and _META)
        error = _register(held, chord.virtual_key)
        self._is_bound = error == 0
        if self._is_bound:
            application = QCoreApplication.instance()
            assert application is not None
            application.installNativeEventFilter(self._filter)
            self.bound.emit(translate("{keys} leads to the question box from any program.", keys=chord.words))
        elif error == _TAKEN:
            self.refused.emit(
                translate("{keys} is taken by another program: choose other keys, or free these.", keys=chord.words)
            )
        else:
            self.refused.emit(
                translate(
                    "Windows refuses {keys} (error {number}): choose other keys.", keys=chord.words, number=str(error)
                )
            )

    def release(self) -> None:
        """Unregister the keys."""
        if self._is_bound:
            self._is_bound = False
            _unregister()
            application = QCoreApplication.instance()
            if application is not None:
                application.removeNativeEventFilter(self._filter)


class HotKeyFilter(QAbstractNativeEventFilter):
    """Finds the hot key among all that Windows tells this thread, and leaves the rest alone."""

    def __init__(self, grab: KeyGrab) -> None:
        super().__init__()
        self._grab = grab

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell of the hot key; ``message`` is where Windows' MSG lies."""
        if bytes(kind).startswith(b"windows"):  # type: ignore[arg-type] # QByteArray is a buffer
            told = wintypes.MSG.from_address(int(message))
            if told.message == _PRESSED and told.wParam == _NUMBER:
                self._grab.activated.emit()
                return True, 0
        return False, 0


def _register(held: int, virtual_key: int) -> int:
    """Returns 0, or what Windows says is wrong."""
    if sys.platform != "win32":
        return -1
    user = ctypes.WinDLL("user32", use_last_error=True)
    return 0 if user.RegisterHotKey(None, _NUMBER, held, virtual_key) else ctypes.get_last_error()


def _unregister() -> None:
    if sys.platform == "win32":
        ctypes.WinDLL("user32").UnregisterHotKey(None, _NUMBER)
