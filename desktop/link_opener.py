"""Follows ``carrel://`` links into the window, but only into the library; takes files of models that are opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot

from desktop.place import Place, is_in_library, name_folder
from desktop.place_link import UnreadableLink, read_link
from desktop.translation import translate
from desktop.workspace import Workspace
from engine.api import LibraryStatus

_AT_ONCE_MS = 1_000  # within which links were opened together, as a file manager hands over what is chosen there


class LinkOpener(QObject):
    """Keeps links until the engine has said which folders the library has.

    A link may come from a web page or a mail. It shows a document of the person's own and does nothing else; a file
    elsewhere, or on a computer elsewhere, is not even looked at. A ``file://`` address comes from the person's own file
    manager or terminal: it is taken for a model, as one that was dropped on the place of the models.
    """

    def __init__(self, window: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Place | Path] = []
        self._status: LibraryStatus | None = None
        self._unopened: list[str] = []  # why, of the links that were opened together
        self._together = QTimer(self, singleShot=True, interval=_AT_ONCE_MS)
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
        """Open the place a link leads to, or say why not; of several at once, of each that cannot be opened."""
        if not self._together.isActive():
            self._unopened.clear()
            self._window.notices.dismiss("link")
        self._together.start()
        try:
            self._waiting.append(_find_file(link) or read_link(link))
        except UnreadableLink as error:
            self._say_unopened(str(error))
        else:
            self._open()

    @Slot(object)
    def _on_status(self, status: LibraryStatus) -> None:
        self._status = status
        self._open()

    def _open(self) -> None:
        if self._status is None:
            return
        waiting, self._waiting = self._waiting, []
        if files := tuple(each for each in waiting if isinstance(each, Path)):
            self._window.show_models()
            self._window.models_view.add(files)
        for place in waiting:
            if isinstance(place, Place):
                self._open_place(place, self._status)

    def _open_place(self, place: Place, status: LibraryStatus) -> None:
        if is_in_library(place.path, status):
            self._window.open_place(place)
        else:
            self._say_unopened(
                translate(
                    "{file} is in no folder of your library: add {folder} to open it.",
                    file=place.path.name,
                    folder=name_folder(place.path.parent),
                )
            )

    def _say_unopened(self, sentence: str) -> None:
        if sentence not in self._unopened:
            self._unopened.append(sentence)
        self._window.notices.show_notice("link", " ".join(self._unopened))


def _find_file(link: str) -> Path | None:
    """The path of a ``file://`` address on this computer; to look for one on another would call that."""
    address = QUrl(link)
    if address.host() == "localhost":
        address.setHost("")
    return Path(address.toLocalFile()) if address.isLocalFile() and not address.host() else None
