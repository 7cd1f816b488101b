"""The menu that says how much of the computer indexing takes; what is chosen is kept in the settings file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.engine_bridge import EngineBridge
from engine.api import ChangeIndexingSettings, Failure, GetIndexingSettings, IndexingSettings

_PACES = {
    "light": "Light: one core, with pauses",
    "normal": "Normal: steps back for other programs",
    "full": "Full: as fast as it can",
}


class PaceMenu(QMenu):
    """Asks the engine for the settings when it comes up, and gives it every change at once."""

    changed = Signal(object)  # IndexingSettings that hold now
    chosen = Signal()  # the person has changed the pace, or whether to pause on battery
    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__("Pace")
        self._bridge = bridge
        self._settings = IndexingSettings()
        self.paces = QActionGroup(self)
        for pace, words in _PACES.items():
            action = self.addAction(words)
            action.setData(pace)
            action.setCheckable(True)
            self.paces.addAction(action)
        self.paces.triggered.connect(lambda action: self._change(replace(self._settings, pace=action.data())))
        self.addSeparator()
        self.on_battery = self._add_switch("Pause while on battery", "pause_on_battery")
        self.watching = self._add_switch("Read files again as soon as they are saved", "watch")
        bridge.ready.connect(self._ask)
        self._show(self._settings)

    @property
    def settings(self) -> IndexingSettings:
        """What holds now, as far as the engine has said."""
        return self._settings

    def make_button(self) -> QToolButton:
        """A button that opens this menu and names the pace."""
        button = QToolButton()
        button.setObjectName("menu")
        button.setToolTip("How much of the computer indexing takes")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self)

        def name_pace(settings: IndexingSettings) -> None:
            button.setText(f"Pace: {settings.pace}  ▾")
            button.setAccessibleName(f"Pace of indexing: {settings.pace}")

        self.changed.connect(name_pace)
        name_pace(self._settings)
        return button

    def _add_switch(self, words: str, setting: str) -> QAction:
        action = self.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._change(replace(self._settings, **{setting: on})))
        return action

    @Slot()
    def _ask(self) -> None:
        job = self._bridge.submit(GetIndexingSettings())
        job.finished.connect(self._show)
        job.failed.connect(self._on_failure)

    def _change(self, settings: IndexingSettings) -> None:
        before = self._settings
        job = self._bridge.submit(ChangeIndexingSettings(settings))
        job.finished.connect(self._show)
        job.finished.connect(lambda now: self.chosen.emit() if now != replace(before, watch=now.watch) else None)
        job.failed.connect(self._on_failure)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self._show(self._settings)  # back to what holds
        if failure.kind != "engine_lost":
            self.failed.emit(failure.message)

    @Slot(object)
    def _show(self, settings: IndexingSettings) -> None:
        self._settings = settings
        for action in self.paces.actions():
            action.setChecked(action.data() == settings.pace)
        self.on_battery.setChecked(settings.pause_on_battery)
        self.watching.setChecked(settings.watch)
        self.changed.emit(settings)
