"""Takes keys from an X server, over a connection of its own that hears of no other key."""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, Union, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from functools import cache

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot

from desktop.global_shortcut.chord import Chord
from desktop.global_shortcut.key_grab import KeyGrab
from desktop.translation import translate

_KEY_PRESS, _CLIENT_MESSAGE, _MAPPING_NOTIFY = 2, 33, 34
_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK, _META = 1, 2, 4, 8, 16, 64
_LOCKS = (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)  # a chord holds with each of them
_ASYNCHRONOUS = 1
_NO = 0
_ANY_MODIFIER = 1 << 15
_BAD_ACCESS = 10
_TO_THE_WINDOW_MANAGER = 1 << 19 | 1 << 20
_OF_A_PROGRAM = 1
_UNTIL_SHOWN_MS = 100  # a window that was hidden is known to the window manager by then


class _KeyEvent(Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("root", c_ulong),
        ("subwindow", c_ulong),
        ("time", c_ulong),
    )


class _ClientMessage(Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
    )


class _Event(Union):
    _fields_ = (("type", c_int), ("key", _KeyEvent), ("message", _ClientMessage), ("whole", c_long * 24))


class _ErrorEvent(Structure):
    _fields_ = (
        ("type", c_int),
        ("display", c_void_p),
        ("resource", c_ulong),
        ("serial", c_ulong),
        ("error_code", ctypes.c_ubyte),
    )


_ErrorHandler = CFUNCTYPE(c_int, c_void_p, POINTER(_ErrorEvent))


class X11Grab(KeyGrab):
    """A grab on the root window. An error of X's is heard out and never ends the process, as Xlib would by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._display: int | None = None
        self._pressed_at = 0  # in the server's time

    def bind(self, chord: Chord) -> None:
        """Open the connection, take the keys and listen."""
        self._chord = chord
        try:
            self._x = _load_xlib()
        except OSError:
            self.refused.emit(translate("Not available on this system: it has no libX11."))
            return
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            self.refused.emit(translate("Not available on this system: its X server lets nobody in any more."))
            return
        self._root = self._x.XDefaultRootWindow(self._display)
        notifier = QSocketNotifier(self._x.XConnectionNumber(self._display), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._hear)
        self._notifier = notifier
        self._take()

    def release(self) -> None:
        """Close the connection, with which the server forgets the grab."""
        if self._display:
            self._notifier.setEnabled(False)
            self._x.XCloseDisplay(self._display)
            self._display = None

    def lead_to(self, window: int) -> None:
        """Tell the window manager when the chord was pressed: Qt, which has not seen that, would be held back."""
        QTimer.singleShot(_UNTIL_SHOWN_MS, self, lambda: self._ask_for_keyboard(window))

    def _take(self) -> None:
        x, chord = self._x, self._chord
        self._keycode = x.XKeysymToKeycode(self._display, chord.keysym)
        if not self._keycode:
            self.refused.emit(translate("This keyboard cannot type {keys}: choose other keys.", keys=chord.words))
            return
        held = (chord.shift and _SHIFT) | (chord.control and _CONTROL) | (chord.alt and _ALT) | (chord.meta and _META)
        refused: list[int] = []

        def listen(_display: int, error: ctypes._Pointer[_ErrorEvent]) -> int:
            refused.append(error.contents.error_code)
            return 0

        listener = _ErrorHandler(listen)
        before = x.XSetErrorHandler(listener)
        for locks in _LOCKS:
            x.XGrabKey(self._display, self._keycode, held | locks, self._root, _NO, _ASYNCHRONOUS, _ASYNCHRONOUS)
        x.XSync(self._display, _NO)
        if refused:
            x.XUngrabKey(self._display, self._keycode, _ANY_MODIFIER, self._root)
            x.XSync(self._display, _NO)
        x.XSetErrorHandler(before)
        self._settle(refused)
        self._hear()  # what came in while the server was waited for tells nobody else

    def _settle(self, refused: list[int]) -> None:
        keys = self._chord.words
        if not refused:
            self.bound.emit(translate("{keys} leads to the question box from any program.", keys=keys))
        elif _BAD_ACCESS in refused:
            self.refused.emit(
                translate("{keys} is taken by another program: choose other keys, or free these.", keys=keys)
            )
        else:
            self.refused.emit(translate("The X server refuses {keys}: choose other keys.", keys=keys))

    @Slot()
    def _hear(self) -> None:
        event = _Event()
        while self._display and self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            if event.type == _KEY_PRESS:
                self._pressed_at = event.key.time
                self.activated.emit()
            elif event.type == _MAPPING_NOTIFY:
                self._follow_keyboard(event)

    def _follow_keyboard(self, event: _Event) -> None:
        """The key may lie elsewhere on another layout."""
        self._x.XRefreshKeyboardMapping(byref(event))
        if self._x.XKeysymToKeycode(self._display, self._chord.keysym) != self._keycode:
            self._x.XUngrabKey(self._display, 0, _ANY_MODIFIER, self._root)
            self._take()

    def _ask_for_keyboard(self, window: int) -> None:
        if not self._display:
            return
        event = _Event(
            message=_ClientMessage(
                type=_CLIENT_MESSAGE,
                display=self._display,
                window=window,
                message_type=self._x.XInternAtom(self._display, b"_NET_ACTIVE_WINDOW", _NO),
                format=32,
                data=(_OF_A_PROGRAM, self._pressed_at, 0, 0, 0),
            )
        )
        self._x.XSendEvent(self._display, self._root, _NO, _TO_THE_WINDOW_MANAGER, byref(event))
        self._x.XFlush(self._display)


@cache
def _load_xlib() -> ctypes.CDLL:
    """Xlib with the types of what is called here. Raises ``OSError`` where there is none."""
    x = ctypes.CDLL("libX11.so.6")
    for name, result, *arguments in (
        ("XOpenDisplay", c_void_p, c_char_p),
        ("XCloseDisplay", c_int, c_void_p),
        ("XConnectionNumber", c_int, c_void_p),
        ("XDefaultRootWindow", c_ulong, c_void_p),
        ("XKeysymToKeycode", ctypes.c_ubyte, c_void_p, c_ulong),
        ("XGrabKey", c_int, c_void_p, c_int, c_uint, c_ulong, c_int, c_int, c_int),
        ("XUngrabKey", c_int, c_void_p, c_int, c_uint, c_ulong),
        ("XSync", c_int, c_void_p, c_int),
        ("XFlush", c_int, c_void_p),
        ("XPending", c_int, c_void_p),
        ("XNextEvent", c_int, c_void_p, c_void_p),
        ("XRefreshKeyboardMapping", c_int, c_void_p),
        ("XSetErrorHandler", c_void_p, c_void_p),
        ("XInternAtom", c_ulong, c_void_p, c_char_p, c_int),
        ("XSendEvent", c_int, c_void_p, c_ulong, c_int, c_long, c_void_p),
    ):
        function = getattr(x, name)
        function.restype, function.argtypes = result, arguments
    return x
