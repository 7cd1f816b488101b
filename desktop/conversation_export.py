"""Writes the conversation on the screen into a file that the person names: Markdown, a web page, PDF or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QSaveFile, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.engine_bridge import EngineBridge
from desktop.translation import mark, translate
from engine.api import Answer, GetConversation, is_letter, name_conversation, write_transcript

_KINDS = {
    "Markdown (*.md)": ".md",
    mark("Web page (*.html)"): ".html",
    "PDF (*.pdf)": ".pdf",
    "JSON (*.json)": ".json",
}
_MARGIN_MM = 18
_LONGEST = 60  # letters of a question in the name of a file


class ConversationExport(QObject):
    """Asks for the file in a dialog over ``window``; what was there before is only replaced if the person agrees."""

    done = Signal(str)  # in a sentence
    failed = Signal(str)

    def __init__(self, bridge: EngineBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window

    @Slot(object)
    def export(self, answer: Answer) -> None:
        """Write an answer after all those that it follows; one that was not kept, alone."""
        if not answer.id:
            self._ask((answer,))
            return
        job = self._bridge.submit(GetConversation(answer.id))
        job.finished.connect(self._ask)
        job.failed.connect(lambda failure: self.failed.emit(failure.message))

    def write(self, answers: Sequence[Answer], file: Path) -> None:
        """Write these answers in the format that the file's ending says."""
        if file.suffix.lower() not in _KINDS.values():
            endings = ", ".join(_KINDS.values())
            sentence = translate("{file} says no format: end it with {endings}.", file=file.name, endings=endings)
            self.failed.emit(sentence)
            return
        if write_file(answers, file):
            self.done.emit(translate("The conversation is in {file}.", file=file))
        else:
            self.failed.emit(translate("{file} cannot be written: choose another folder.", file=file))

    @Slot(object)
    def _ask(self, answers: tuple[Answer, ...]) -> None:
        kinds = {translate(kind): ending for kind, ending in _KINDS.items()}
        dialog = QFileDialog(self._window, translate("Export the conversation"), str(Path.home()), ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # The dialog completes the name by it, and asks about the file of the whole name.
        dialog.setDefaultSuffix(kinds[dialog.selectedNameFilter()])
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
        dialog.selectFile(name_file(name_conversation(answers)))
        if dialog.exec():
            self.write(answers, Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()


def name_file(title: str) -> str:
    """A name that every file system takes."""
    words = "".join(char if is_letter(char) else " " for char in title).split()
    name = " ".join(words)[:_LONGEST].strip()
    return name if any(map(str.isalnum, name)) else translate("Conversation")  # signs alone cannot be seen


def write_file(answers: Sequence[Answer], file: Path) -> bool:
    """Write these answers, whole or not at all, in the format that the file's ending says; whether it could be done."""
    return _write_pdf(answers, file) if file.suffix.lower() == ".pdf" else _write_text(answers, file)


def _write_text(answers: Sequence[Answer], file: Path) -> bool:
    save = QSaveFile(str(file))
    text = write_transcript(answers, file.name).encode("utf-8", "backslashreplace")
    return save.open(QSaveFile.OpenModeFlag.WriteOnly) and save.write(text) == len(text) and save.commit()


def _write_pdf(answers: Sequence[Answer], file: Path) -> bool:
    save = QSaveFile(str(file))
    if not save.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(save)
    writer.setTitle(name_conversation(answers))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(write_transcript(answers, "conversation.html"))
    document.print_(writer)
    return save.commit()
