"""Puts the map into the window: its button, its page, and what is done from it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.map_view import MapView

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class MapPlace(QObject):
    """Lives as long as the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.view = MapView(window.bridge)
        window.views.addWidget(self.view)
        window.sidebar.map_wanted.connect(self.show)
        window.indexer.idle.connect(self.view.refresh_if_shown)
        window.bridge.ready.connect(self.view.refresh_if_shown)
        self.view.place_chosen.connect(window.open_place)
        self.view.add_folder_wanted.connect(window.choose_folder)
        self.view.ask_wanted.connect(self._ask)

    @Slot()
    def show(self) -> None:
        """Go to the map."""
        self._window.views.setCurrentWidget(self.view)
        self._window.sidebar.map_button.setChecked(True)
        self.view.sheet.setFocus()

    @Slot(object, str)
    def _ask(self, documents: tuple[int, ...], words: str) -> None:
        """Let the next question be about these documents."""
        self._window.ask_view.question.scope_field.choose_documents(documents, words)
        self._window.begin_anew()
