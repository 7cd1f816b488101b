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
    app = _make_application()
    app.setApplicationName("carrel")
    app.setApplicationDisplayName("Carrel")
    app.setWindowIcon(program_icon())
    follow_system(app)
    window = MainWindow(EngineBridge(lambda deliver: EngineClient(home, deliver)))
    window.show()
    window.bridge.start()
    return app.exec()


def _make_application() -> QApplication:
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
    app = QApplication(sys.argv[:1])
    qInstallMessageHandler(before)
    return app
