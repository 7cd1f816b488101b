"""Says at the top of the window when the engine stopped, and offers what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.engine_bridge import EngineBridge
from desktop.labels import Label
from desktop.notices import Notices
from desktop.outside import open_outside
from desktop.translation import translate


class EngineNotices(QObject):
    """Listens to the engine's life; ``state`` is the line that says how things stand."""

    def __init__(self, bridge: EngineBridge, notices: Notices, state: Label, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._notices = notices
        self._state = state
        bridge.ready.connect(lambda: notices.dismiss("engine"))
        bridge.lost.connect(self._on_lost)
        bridge.gone.connect(self._on_gone)

    @Slot()
    def _on_lost(self) -> None:
        self._notices.show_notice("engine", translate("The engine stopped and is being restarted."))
        self._state.setText(translate("Restarting …"))

    @Slot(str, object)
    def _on_gone(self, sentence: str, log: Path) -> None:
        self._notices.show_notice(
            "engine",
            sentence,
            (translate("Open log"), lambda: open_outside(log)),
            (translate("Try again"), self._start_again),
        )
        self._state.setText(translate("Engine not running"))

    @Slot()
    def _start_again(self) -> None:
        self._notices.dismiss("engine")
        self._state.setText(translate("Starting …"))
        self._bridge.start()
