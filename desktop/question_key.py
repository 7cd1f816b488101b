"""The keys that lead to the question box from any program, if the person wants some and the desktop gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop.settings_feed import SettingsFeed
from desktop.translation import translate
from engine.api import Settings

if TYPE_CHECKING:
    from desktop.global_shortcut.key_grab import KeyGrab


class QuestionKey(QObject):
    """Follows the settings; while it is off, nothing is loaded and nothing is asked for."""

    pressed = Signal()
    changed = Signal(str)  # ``sentence``

    def __init__(self, feed: SettingsFeed, parent: QObject) -> None:
        super().__init__(parent)
        self.sentence = ""
        """How it stands, for the person; "" while it is off."""
        self._keys = ""
        self._grab: KeyGrab | None = None
        feed.changed.connect(self._on_settings)

    def lead_to(self, window: int) -> None:
        """Ask the desktop to give the keyboard to our window of this number, now that the keys were pressed."""
        if self._grab:
            self._grab.lead_to(window)

    @Slot()
    def close(self) -> None:
        """Give the keys back."""
        if self._grab:
            self._grab.release()
            self._grab.deleteLater()
            self._grab = None
        self._keys = ""

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        wanted = settings.window.quick_question_keys if settings.window.quick_question else ""
        if wanted == self._keys:
            return
        self.close()
        self._tell("")
        self._keys = wanted
        if wanted:
            self._bind(wanted)

    def _bind(self, keys: str) -> None:
        from desktop.global_shortcut.chord import explain_refusal, read_chord  # noqa: PLC0415 - few want it
        from desktop.global_shortcut.key_grab import make_grab  # noqa: PLC0415 - the same

        chord = read_chord(keys)
        if chord is None:
            self._tell(explain_refusal(keys))
            return
        self._grab = make_grab(QGuiApplication.platformName(), self)
        if self._grab is None:
            self._tell(
                translate("Not available on this system: it lets no program take keys from others."),
            )
            return
        self._grab.activated.connect(self.pressed)
        self._grab.bound.connect(self._tell)
        self._grab.refused.connect(self._tell)
        self._grab.bind(chord)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        if sentence != self.sentence:
            self.sentence = sentence
            self.changed.emit(sentence)
