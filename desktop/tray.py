"""The icon in the system tray, if the person wants one, and the notifications of the desktop that come through it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.icons import program_icon
from desktop.long_jobs import LongJobs
from desktop.translation import translate
from desktop.workspace import Workspace
from engine.api import Settings, WindowSettings

_SHOWN_MS = 10_000  # of a notification


class Tray(QObject):
    """Does nothing where the desktop has no tray. Without an icon of its own one is there while a notification is."""

    def __init__(self, window: Workspace, come_forward: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._come_forward = come_forward
        self._wanted = WindowSettings()
        self.icon = QSystemTrayIcon(program_icon(), self)
        self.icon.setToolTip("Carrel")
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(come_forward)
        self.menu = QMenu()
        self.menu.addAction(translate("Ask")).triggered.connect(lambda: self._go(window.show_ask))
        self.menu.addAction(translate("Search")).triggered.connect(lambda: self._go(window.show_search))
        self.pause = self.menu.addAction(translate("Pause indexing"))
        self.pause.triggered.connect(self._pause_or_resume)
        self.menu.addSeparator()
        self.menu.addAction(translate("Quit")).triggered.connect(lambda: window.window().close())
        self.icon.setContextMenu(self.menu)
        self._hiding = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._hiding.timeout.connect(self._show_icon)
        self.jobs = LongJobs(window)
        self.jobs.ended.connect(self.notify)
        for change in (window.indexer.started, window.indexer.idle, window.indexer.paused_changed):
            change.connect(self._update_menu)
        window.settings_feed.changed.connect(self._on_settings)
        window.closing.connect(self.icon.hide)
        self._update_menu()

    @Slot(str)
    def notify(self, sentence: str) -> None:
        """Let the desktop say something, if the person has not turned that off."""
        if self._wanted.notify and QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()
            self.icon.showMessage("Carrel", sentence, program_icon(), _SHOWN_MS)
            self._hiding.start()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self._wanted = settings.window
        self._show_icon()

    @Slot()
    def _show_icon(self) -> None:
        self.icon.setVisible(self._wanted.tray and QSystemTrayIcon.isSystemTrayAvailable())

    @Slot()
    def _update_menu(self) -> None:
        indexer = self._window.indexer
        self.pause.setText(translate("Resume indexing") if indexer.paused else translate("Pause indexing"))
        self.pause.setEnabled(indexer.running or indexer.paused)

    @Slot()
    def _pause_or_resume(self) -> None:
        indexer = self._window.indexer
        if indexer.paused:
            indexer.resume()
        else:
            indexer.pause()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._come_forward()

    def _go(self, show: Callable[[], None]) -> None:
        self._come_forward()
        show()
