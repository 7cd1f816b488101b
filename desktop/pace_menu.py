"""The menu that says how much of the computer indexing takes; what is chosen is kept in the settings file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.menu_button import MenuButton
from desktop.settings_feed import SettingsFeed
from desktop.translation import mark, translate
from engine.api import IndexingSettings, Settings

_PACES = {
    "light": mark("Light: one core, with pauses"),
    "normal": mark("Normal: steps back for other programs"),
    "full": mark("Full: as fast as it can"),
}
_NAMES = {"light": mark("Pace: light"), "normal": mark("Pace: normal"), "full": mark("Pace: full")}


class PaceMenu(QMenu):
    """Shows how indexing is set and changes it."""

    changed = Signal(object)  # IndexingSettings that hold now
    chosen = Signal()  # the person has changed the pace, or whether to pause on battery

    def __init__(self, feed: SettingsFeed) -> None:
        super().__init__(translate("Pace"))
        self._feed = feed
        self._settings = feed.settings.indexing
        self._told = False  # whether the engine has said what holds
        self.paces = QActionGroup(self)
        for pace, words in _PACES.items():
            action = self.addAction(translate(words))
            action.setData(pace)
            action.setCheckable(True)
            self.paces.addAction(action)
        self.paces.triggered.connect(lambda action: self._change(replace(self._settings, pace=action.data())))
        self.addSeparator()
        self.on_battery = self._add_switch(translate("Pause while on battery"), "pause_on_battery")
        self.watching = self._add_switch(translate("Read files again as soon as they are saved"), "watch")
        feed.changed.connect(self._show)
        self._show(feed.settings)
        self._told = False

    @property
    def settings(self) -> IndexingSettings:
        """What holds now, as far as the engine has said."""
        return self._settings

    def make_button(self) -> MenuButton:
        """A button that opens this menu and names the pace."""
        button = MenuButton(self, translate("How much of the computer indexing takes"))

        def name_pace(settings: IndexingSettings) -> None:
            words = translate(_NAMES[settings.pace])
            button.show_words(words, translate("Indexing: {pace}", pace=words))

        self.changed.connect(name_pace)
        name_pace(self._settings)
        return button

    def _add_switch(self, words: str, setting: str) -> QAction:
        action = self.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._change(replace(self._settings, **{setting: on})))
        return action

    def _change(self, settings: IndexingSettings) -> None:
        self._feed.change(settings)

    @Slot(object)
    def _show(self, settings: Settings) -> None:
        before, now = self._settings, settings.indexing
        told, self._told = self._told, True
        self._settings = now
        for action in self.paces.actions():
            action.setChecked(action.data() == now.pace)
        self.on_battery.setChecked(now.pause_on_battery)
        self.watching.setChecked(now.watch)
        self.changed.emit(now)
        if told and now != replace(before, watch=now.watch):
            self.chosen.emit()
