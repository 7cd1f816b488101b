"""The settings as the engine has them, for whatever on the window shows or changes some of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop.engine_bridge import EngineBridge
from engine.api import ChangeableTable, ChangeSettings, Failure, GetSettings, Settings


class SettingsFeed(QObject):
    """Asks for the settings when the engine comes up, and gives it every change at once."""

    changed = Signal(object)  # Settings that hold now; also after a change that was refused
    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._settings = Settings()
        self.is_known = False
        """Whether the engine has said what holds."""
        bridge.ready.connect(self._ask)

    @property
    def settings(self) -> Settings:
        """What holds now, as far as the engine has said."""
        return self._settings

    def change(self, table: ChangeableTable) -> None:
        """Let the engine keep one table; ``changed`` or ``failed`` follows."""
        self._listen(ChangeSettings(table))

    @Slot(object)
    def show(self, settings: Settings) -> None:
        """Tell of settings that the engine has answered another request with."""
        self._settings, self.is_known = settings, True
        self.changed.emit(settings)

    @Slot()
    def _ask(self) -> None:
        self._listen(GetSettings())

    def _listen(self, request: GetSettings | ChangeSettings) -> None:
        job = self._bridge.submit(request)
        job.finished.connect(self.show)
        job.failed.connect(self._on_failure)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self.changed.emit(self._settings)  # what was chosen on the window goes back to what holds
        if failure.kind != "engine_lost":
            self.failed.emit(failure.message)
