"""All of the window but its frame: put together at once, then made place by place while nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.engine_bridge import ConnectEngine, EngineBridge
from desktop.frame import Frame
from desktop.link_opener import LinkOpener
from desktop.session import Session
from desktop.tray import Tray
from desktop.workspace import Workspace
from engine.api import AskOptions


class Furnishing(QObject):
    """Belongs to the frame, and starts the engine; what was typed meanwhile, and where the cursor stood, stays."""

    def __init__(self, frame: Frame, connect_engine: ConnectEngine, file: Path) -> None:
        """``file`` keeps how the window was left."""
        super().__init__(frame)
        self._bridge = EngineBridge(connect_engine, self)
        cursor = frame.box.edit.textCursor()
        self.window = Workspace(frame.sidebar, frame.box, self._bridge)
        self.links = LinkOpener(self.window)
        Session(self.window, file).restore()
        frame.furnish(self.window)
        frame.box.edit.setTextCursor(cursor)
        self._bridge.start()
        self._rest = self._make_rest()
        self.window.shortcuts.question_key.pressed.connect(self._on_question_key)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._make_more)
        self.window.closing.connect(self._idle.stop)
        self._idle.start()

    def ask(self, question: str) -> None:
        """Ask what was asked before there was anybody to ask."""
        self.window.ask_view.ask(question, AskOptions())

    @Slot()
    def _on_question_key(self) -> None:
        self.links.come_forward("")
        self.window.show_ask()
        self.window.shortcuts.question_key.lead_to(self.window.window().winId())

    @Slot()
    def _make_more(self) -> None:
        if next(self._rest, None) is None:
            self._idle.stop()

    def _make_rest(self) -> Iterator[object]:
        """What nobody has asked for yet, the event loop running between two of them."""
        yield from self.window.make_places()
        yield Tray(self.window, lambda: self.links.come_forward(""))
