"""Saves an answer as a note into a folder of the person's: Markdown, with its quotes and citations."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.conversation_export import name_file, write_file
from desktop.notices import Notices
from desktop.outside import open_outside
from desktop.place import name_folder
from desktop.translation import translate
from engine.api import Answer, name_conversation

_TOPIC = "note"


class NoteSaver(QObject):
    """Asks for the folder once; what it has to say stands among the notices. Nothing that is there is replaced."""

    def __init__(self, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._notices = notices
        self._window = window
        self.folder: Path | None = None
        """Where the last note went, found again at the next start."""

    @Slot(object)
    def save(self, answer: Answer) -> None:
        """Write one answer into the folder of notes; ask for it where there is none."""
        if self.folder is None or not self.folder.is_dir():
            self._save_elsewhere(answer)
            return
        file = _find_free(self.folder, name_file(name_conversation((answer,))))
        if not write_file((answer,), file):
            sentence = translate("{file} cannot be written: choose another folder.", file=name_folder(self.folder))
            self._notices.show_notice(
                _TOPIC, sentence, (translate("Another folder"), lambda: self._save_elsewhere(answer))
            )
            return
        self._notices.show_notice(
            _TOPIC,
            translate(
                "The answer is a note now: {file}, in {folder}.", file=file.name, folder=name_folder(self.folder)
            ),
            (translate("Open"), lambda: open_outside(file)),
            (translate("Another folder"), lambda: self._save_elsewhere(answer)),
            trouble=False,
        )

    def _save_elsewhere(self, answer: Answer) -> None:
        start = self.folder or Path.home()
        chosen = QFileDialog.getExistingDirectory(
            self._window, translate("Where shall notes of answers go?"), str(start)
        )
        if chosen:
            self.folder = Path(chosen)
            self.save(answer)


def _find_free(folder: Path, name: str) -> Path:
    """A file of this name, or of this name with a number, that is not there yet."""
    files = (folder / (f"{name} {number}.md" if number > 1 else f"{name}.md") for number in count(1))
    return next(file for file in files if not file.exists())
