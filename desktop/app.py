"""Opens the window in a Qt application and stays until it is closed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.engine_bridge import EngineBridge
from desktop.icons import program_icon
from desktop.main_window import MainWindow
from desktop.theme import follow_system
from engine.api import EngineClient


def run_window(home: Path | None) -> int:
    """Open the window on the library in ``home`` (None: the usual place); returns the exit code when it is closed."""
    qInstallMessageHandler(_say_why_qt_gives_up)
    app = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    app.setApplicationName("carrel")
    app.setApplicationDisplayName("Carrel")
    app.setWindowIcon(program_icon())
    follow_system(app)
    window = MainWindow(EngineBridge(lambda deliver: EngineClient(home, deliver)))
    window.show()
    window.bridge.start()
    return app.exec()


def _say_why_qt_gives_up(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001 - Qt's signature
    """Without a usable screen Qt would abort the process; nothing has been started yet, so it can just end instead."""
    if kind is not QtMsgType.QtFatalMsg:
        return
    first_line = message.strip().splitlines()[0]
    sys.stderr.write(f"Carrel cannot open its window: {first_line} In a terminal, use carrel --help.\n")
    sys.stderr.flush()
    os._exit(1)
