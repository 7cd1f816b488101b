"""The order of a start: the frame is painted, then the rest of the window is loaded beside it and put into it."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.frame import Frame
from engine.paths import Home

if TYPE_CHECKING:
    from desktop.furnishing import Furnishing

_UNSEEN_MS = 2000  # after which a window that is painted nowhere, being minimised, is made all the same


class Start(QObject):
    """Keeps what is wished for meanwhile: a question, and the links of this start and of later ones."""

    _loaded = Signal()

    def __init__(self, frame: Frame, home: Home) -> None:
        super().__init__(frame)
        self._frame = frame
        self._home = home
        self._question = ""
        self._links: list[str] = []
        self._loader = threading.Thread(target=self._load, name="loads the window")
        self.furnishing: Furnishing | None = None
        frame.box.submitted.connect(self._keep)
        frame.painted.connect(self._begin)
        QTimer.singleShot(_UNSEEN_MS, self._begin)
        self._loaded.connect(self._furnish)

    @Slot(str)
    def come_forward(self, link: str) -> None:
        """Bring the window to the front, and open the place of a ``carrel://`` link, as soon as that can be done."""
        if self.furnishing:
            self.furnishing.links.come_forward(link)
        else:
            self._links.append(link)

    def wait(self) -> None:
        """Let no thread outlive the application."""
        if self._loader.ident is not None:
            self._loader.join()

    @Slot()
    def _begin(self) -> None:
        if self._loader.ident is None:
            self._loader.start()

    def _load(self) -> None:
        """Body of a thread: 300 ms and more of imports, during which the question box can be written in."""
        try:
            import_module("desktop.furnishing")
        finally:  # what went wrong is raised once more where it can be seen
            with suppress(RuntimeError):  # the window has been closed meanwhile
                self._loaded.emit()

    @Slot(str)
    def _keep(self, question: str) -> None:
        self._question = question

    @Slot()
    def _furnish(self) -> None:
        from desktop.furnishing import Furnishing  # noqa: PLC0415 - has been loaded by now
        from engine.api import EngineClient  # noqa: PLC0415 - the same

        if not self._frame.isVisible():  # closed meanwhile
            return
        self._frame.box.submitted.disconnect(self._keep)
        home = self._home
        self.furnishing = Furnishing(self._frame, lambda deliver: EngineClient(home.root, deliver), home.window)
        if self._question:
            self.furnishing.ask(self._question)
        for link in self._links:
            self.furnishing.links.come_forward(link)
