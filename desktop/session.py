"""How the window was left: its place, the open document, unsent questions; found at the next start."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Slot

from desktop.language import KEY
from desktop.place import Place, is_in_library
from desktop.place_link import UnreadableLink, read_link, write_link
from desktop.translation import translate
from desktop.workspace import Workspace
from engine.api import LibraryStatus, Settings

_SOON_MS = 3000


class Session(QObject):
    """Kept in ``file``, an INI file that may be deleted at any time; what cannot be used of it is passed over.

    What has to be known for the first paint is read by the ``Frame``: size, and place.
    """

    def __init__(self, window: Workspace, file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._settings = QSettings(str(file), QSettings.Format.IniFormat, self)
        self._document: tuple[Place, int] | None = None
        window.closing.connect(self.save)
        # What is typed outlives a crash; of what is forgotten nothing is left on the disk.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._save_drafts)
        window.ask_view.question.box.edit.textChanged.connect(self._soon.start)
        window.past.forgotten.connect(self._save_drafts)
        window.settings_feed.changed.connect(self._keep_language)

    def restore(self) -> None:
        """Bring back what was being done; the document follows when the engine knows the library."""
        window = self._window
        window.ask_view.greeting.steps_are_due = str(self._settings.value("first_steps", "")) != "done"
        notes = str(self._settings.value("notes", ""))
        window.note_saver.folder = Path(notes) if notes else None
        window.ask_view.question.drafts.restore(_read_drafts(str(self._settings.value("drafts", ""))))
        try:
            self._document = read_link(str(self._settings.value("document", ""))), self._read_number("line")
        except UnreadableLink:
            return
        window.feed.status_came.connect(self._open_document)

    @Slot()
    def save(self) -> None:
        """Keep how the window is now."""
        window = self._window
        self._settings.setValue("place", window.sidebar.chosen)
        if not window.ask_view.greeting.steps_are_due:
            self._settings.setValue("first_steps", "done")
        self._settings.setValue("notes", str(window.note_saver.folder or ""))
        reading = window.document_view.reading
        self._settings.setValue("document", write_link(reading[0]) if reading else "")
        self._settings.setValue("line", reading[1] if reading else 0)
        self._save_drafts()

    @Slot(object)
    def _keep_language(self, settings: Settings) -> None:
        """The next start has to know the language before it knows the settings."""
        known = self._window.settings_feed.is_known
        if known and settings.window.language != str(self._settings.value(KEY, "")):
            self._settings.setValue(KEY, settings.window.language)
            self._settings.sync()
            self._window.notices.show_notice(
                KEY, translate("The window speaks the language that you chose from its next start on."), trouble=False
            )

    @Slot()
    def _save_drafts(self) -> None:
        self._settings.setValue("drafts", json.dumps(self._window.ask_view.question.drafts.read()))
        self._settings.sync()

    @Slot(object)
    def _open_document(self, status: LibraryStatus) -> None:
        self._window.feed.status_came.disconnect(self._open_document)
        if self._document and is_in_library(self._document[0].path, status) and self._window.document_view.isHidden():
            self._window.open_place(*self._document)

    def _read_number(self, name: str) -> int:
        written = str(self._settings.value(name, 0))
        return int(written) if written.isdecimal() else 0


def _read_drafts(written: str) -> dict[int, str]:
    """What was typed and not asked, by conversation."""
    try:
        read = json.loads(written)
        return {int(number): text for number, text in read.items() if isinstance(text, str)}
    except (ValueError, AttributeError):
        return {}
