"""An X server of a test's own, and keys that are pressed there as by a person."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

import pytest

CONTROL, ALT, SPACE, NUM_LOCK, CAPS_LOCK = 0xFFE3, 0xFFE9, 0x20, 0xFF7F, 0xFFE5
CONTROL_MASK, ALT_MASK = 4, 8
CLIENT_MESSAGE = 33


@contextmanager
def run_x_server() -> Iterator[str]:
    """The name of its display, such as ``:7``; skips the test where there is no Xvfb, Xlib or XTest."""
    if not shutil.which("Xvfb"):
        pytest.skip("there is no Xvfb")
    for library in ("libX11.so.6", "libXtst.so.6"):
        try:
            ctypes.CDLL(library)
        except OSError:
            pytest.skip(f"there is no {library}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        number = os.read(read, 20).decode().strip()
        assert number, "Xvfb has not started"
        yield f":{number}"
    finally:
        os.close(read)
        server.terminate()
        server.wait()


class Typist:
    """Another program on the display: it presses keys, takes some, and hears what window managers hear."""

    def __init__(self, display: str) -> None:
        self._x, self._xtest = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        for library, name, result, *arguments in (
            (self._x, "XOpenDisplay", c_void_p, c_char_p),
            (self._x, "XCloseDisplay", c_int, c_void_p),
            (self._x, "XDefaultRootWindow", c_ulong, c_void_p),
            (self._x, "XKeysymToKeycode", ctypes.c_ubyte, c_void_p, c_ulong),
            (self._x, "XGrabKey", c_int, c_void_p, c_int, c_uint, c_ulong, c_int, c_int, c_int),
            (self._x, "XSync", c_int, c_void_p, c_int),
            (self._x, "XPending", c_int, c_void_p),
            (self._x, "XNextEvent", c_int, c_void_p, c_void_p),
            (self._x, "XSelectInput", c_int, c_void_p, c_ulong, c_long),
            (self._xtest, "XTestFakeKeyEvent", c_int, c_void_p, c_uint, c_int, c_ulong),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
        self._display = self._x.XOpenDisplay(display.encode())
        assert self._display
        self._root = self._x.XDefaultRootWindow(self._display)

    def press(self, *keysyms: int) -> None:
        """Press these keys one after the other, and let them go."""
        codes = [self._x.XKeysymToKeycode(self._display, keysym) for keysym in keysyms]
        for code in codes:
            self._xtest.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._xtest.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XSync(self._display, 0)

    def take(self, keysym: int, modifiers: int) -> None:
        """Grab a chord, so that no other program can."""
        code = self._x.XKeysymToKeycode(self._display, keysym)
        self._x.XGrabKey(self._display, code, modifiers, self._root, 0, 1, 1)
        self._x.XSync(self._display, 0)

    def listen(self) -> None:
        """Hear from now on what is sent to window managers."""
        self._x.XSelectInput(self._display, self._root, 1 << 19)
        self._x.XSync(self._display, 0)

    def hear(self) -> list[tuple[int, int]]:
        """Of every message to window managers, the window that it is about and the time that it names."""
        heard, event = [], (c_long * 24)()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            if event[0] & 0xFF == CLIENT_MESSAGE:
                heard.append((event[4], event[8]))
        return heard

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)
