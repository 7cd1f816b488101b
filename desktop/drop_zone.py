"""The whole window takes files and folders that are dropped on it, and says so while they hover."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import translate


class DropZone(Label):
    """Lies over ``window`` while something droppable hovers there; hidden otherwise."""

    dropped = Signal(object)  # tuple[Path, ...]

    def __init__(self, window: QWidget) -> None:
        super().__init__(translate("Drop to add to your library"), "dropOverlay")
        self._window = window
        self.setParent(window)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def say(self, words: str) -> None:
        """What stands there while something hovers."""
        self.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what is dragged over the window if it is on this computer."""
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
            if paths:
                event.acceptProposedAction()
            self._show_over_window(visible=bool(paths) and isinstance(event, QDragEnterEvent))
            if paths and event.type() == QEvent.Type.Drop:
                self.dropped.emit(paths)
            return True
        return super().eventFilter(watched, event)

    def _show_over_window(self, *, visible: bool) -> None:
        margin = 2 * GRID
        self.setGeometry(self._window.rect().adjusted(margin, margin, -margin, -margin))
        self.raise_()
        self.setVisible(visible)
