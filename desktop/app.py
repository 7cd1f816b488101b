"""Opens the window in a Qt application and stays until it is closed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, QUrl, Signal, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.frame import Frame
from desktop.icons import program_icon
from desktop.instance import Instance
from desktop.language import read_language, speak
from desktop.start import Start
from desktop.theme import follow_system
from engine.paths import locate_home


class Application(QApplication):
    """Hears what the system asks it to open: on macOS that is no argument of a new start but an event."""

    opened = Signal(str)  # a carrel:// link, or the file:// address of a file

    def event(self, event: QEvent) -> bool:
        """Only what is sent to the application itself comes here, which is little."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        self.opened.emit(event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True


def run_window(home: Path | None, link: str = "") -> int:
    """Open the window on the library in ``home`` (None: the usual place), at the place of a ``carrel://`` link if any.

    Where that library has a window already, it comes to the front instead. Returns the exit code at the end.
    """
    app = _make_application()
    app.setApplicationName("carrel")
    app.setApplicationDisplayName("Carrel")
    app.setDesktopFileName("carrel")
    folder = locate_home(home)
    instance = Instance(folder.root)
    if not instance.claim():
        return 0 if instance.call(link) else _refuse_second()
    speak(app, read_language(folder.window))
    app.setWindowIcon(program_icon())
    follow_system(app)
    frame = Frame(folder.window)
    start = Start(frame, folder)
    instance.called.connect(start.come_forward)
    app.opened.connect(start.come_forward)
    frame.show()
    if link:
        start.come_forward(link)
    code = app.exec()
    start.wait()
    instance.close()
    return code


def _refuse_second() -> int:
    sys.stderr.write("Carrel is open already, but its window does not answer: close it, then start again.\n")
    return 1


def _make_application() -> Application:
    """Without a usable screen Qt warns, then aborts the process; say why in one sentence and exit instead."""
    said: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            said.append(message.strip().rstrip("."))
            return
        why = "; ".join(said) or message.strip().splitlines()[0]
        sys.stderr.write(f"Carrel cannot open its window ({why}). In the terminal, carrel --help says what to do.\n")
        sys.stderr.flush()
        os._exit(1)  # Qt aborts when this returns; nothing has been started yet that would have to be ended

    before = qInstallMessageHandler(listen)
    # By the argument, as ``setStyle`` hands back a QStyle, whose names take Python 6 ms to make.
    app = Application([*sys.argv[:1], "-style", "Fusion"])
    qInstallMessageHandler(before)
    return app
