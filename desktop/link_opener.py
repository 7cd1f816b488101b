"""Follows ``carrel://`` links into the window, but only to what the person has added to the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot

from desktop.place import Place, is_in_library, name_folder
from desktop.place_link import UnreadableLink, read_link
from desktop.workspace import Workspace
from engine.api import LibraryStatus


class LinkOpener(QObject):
    """Keeps a link until the engine has said which folders the library has.

    A link may come from a web page or a mail. It shows a document of the person's own and does nothing else; a file
    elsewhere, or on a computer elsewhere, is not even looked at.
    """

    def __init__(self, window: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: Place | None = None
        self._status: LibraryStatus | None = None
        window.feed.status_came.connect(self._on_status)

    @Slot(str)
    def come_forward(self, link: str) -> None:
        """Bring the window to the front, and open the place of the link if there is one."""
        window = self._window.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if link:
            self.open_link(link)

    def open_link(self, link: str) -> None:
        """Open the place a link leads to, or say why not."""
        self._window.notices.dismiss("link")
        try:
            self._waiting = read_link(link)
        except UnreadableLink as error:
            self._window.notices.show_notice("link", str(error))
        else:
            self._open()

    @Slot(object)
    def _on_status(self, status: LibraryStatus) -> None:
        self._status = status
        self._open()

    def _open(self) -> None:
        place, status = self._waiting, self._status
        if place is None or status is None:
            return
        self._waiting = None
        if is_in_library(place.path, status):
            self._window.open_place(place)
        else:
            self._window.notices.show_notice(
                "link",
                f"{place.path.name} is in no folder of your library: add {name_folder(place.path.parent)} to open it.",
            )
