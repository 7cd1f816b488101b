"""The window as it is painted first: the side bar and the question box, in which one can write at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.question_box import QuestionBox, centre
from desktop.sidebar import Sidebar
from desktop.theme import GRID


class Frame(QMainWindow):
    """Imports nothing of the engine and little of Qt: what stands here is waited for at every start.

    Where the window was left at another place than the one to ask, that place's side is empty until it is made.
    """

    painted = Signal()  # once: a person can see it, and whatever is done now delays nothing

    def __init__(self, file: Path) -> None:
        """``file`` keeps how the window was left: see ``Session``."""
        super().__init__()
        self._kept = QSettings(str(file), QSettings.Format.IniFormat, self)
        self._was_painted = False
        self.setWindowTitle("Carrel")
        self.resize(160 * GRID, 100 * GRID)
        self.setMinimumSize(100 * GRID, 60 * GRID)
        geometry = self._kept.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.sidebar = Sidebar()
        self.box = QuestionBox()
        self.sidebar.choose(str(self._kept.value("place", "")))
        self._lay_out()

    def furnish(self, workspace: QWidget) -> None:
        """Show all of the window from now on; ``workspace`` has taken the side bar and the question box into itself."""
        self._inside = workspace
        keyboard = workspace.focusWidget()
        self.setCentralWidget(workspace)
        if keyboard:
            keyboard.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell when this has been seen for the first time, with all that stands in it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._tell_painted)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep size and place on the screen, and close what stands inside."""
        self._kept.setValue("geometry", self.saveGeometry())
        self._inside.close()
        super().closeEvent(event)

    @Slot()
    def _tell_painted(self) -> None:
        self.painted.emit()

    def _lay_out(self) -> None:
        """As the place to ask has it, so that nothing moves when that is made."""
        asking = QVBoxLayout()
        asking.setContentsMargins(0, 3 * GRID, 0, 0)
        asking.addLayout(centre(self.box))
        asking.addStretch(1)
        self._inside = QWidget()
        layout = QHBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addLayout(asking, 1)
        self.setCentralWidget(self._inside)
        self.box.setVisible(self.sidebar.chosen == "ask")
        self.painted.connect(self.box.edit.setFocus)  # before any key can arrive
