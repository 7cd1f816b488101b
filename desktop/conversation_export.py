"""Writes the conversation on the screen into a file that the person names: Markdown, a web page, PDF or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QSaveFile, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.conversation import Conversations
from engine.api import Answer, write_transcript

_KINDS = {
    "Markdown (*.md)": ".md",
    "Web page (*.html)": ".html",
    "PDF (*.pdf)": ".pdf",
    "JSON (*.json)": ".json",
}
_MARGIN_MM = 18
_LONGEST = 60  # letters of a question in the name of a file


class ConversationExport(QObject):
    """Asks for the file in a dialog over ``window``."""

    told = Signal(str)  # where it is, or why it is not

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def export(self, answer: Answer, conversations: Conversations) -> None:
        """Write an answer after those that it follows."""
        answers = conversations.list_before(answer)
        start = str(Path.home() / f"{_name(answers[0])}.md")
        chosen, kind = QFileDialog.getSaveFileName(self._window, "Export the conversation", start, ";;".join(_KINDS))
        if chosen:
            self.write(answers, Path(chosen), _KINDS.get(kind, ".md"))

    def write(self, answers: Sequence[Answer], file: Path, ending: str = ".md") -> None:
        """Write these answers; a name without one of the endings gets ``ending``."""
        if file.suffix.lower() not in _KINDS.values():
            file = file.with_name(f"{file.name}{ending}")
        written = _write_pdf(answers, file) if file.suffix.lower() == ".pdf" else _write_text(answers, file)
        where = f"The conversation is in {file}."
        self.told.emit(where if written else f"{file} cannot be written: choose another folder.")


def _name(answer: Answer) -> str:
    """A name that every file system takes."""
    words = "".join(char if char.isalnum() else " " for char in answer.question).split()
    return " ".join(words)[:_LONGEST].strip() or "Conversation"


def _write_text(answers: Sequence[Answer], file: Path) -> bool:
    """Whole or not at all."""
    save = QSaveFile(str(file))
    text = write_transcript(answers, file.name).encode("utf-8", "backslashreplace")
    return save.open(QSaveFile.OpenModeFlag.WriteOnly) and save.write(text) == len(text) and save.commit()


def _write_pdf(answers: Sequence[Answer], file: Path) -> bool:
    """Whether it could be written."""
    save = QSaveFile(str(file))
    if not save.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(save)
    writer.setTitle(answers[0].question)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(write_transcript(answers, "conversation.html"))
    document.print_(writer)
    return save.commit()
