"""Above a document's text: who wrote a mail to whom and when, and the files inside a mail or an archive."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import Document, DocumentKind, EnclosedFile, tell_kind

_LINES = (("author", mark("From")), ("to", mark("To")), ("cc", mark("Copy to")), ("date", mark("Date")))
_MOST_FILES = 24  # that have a button
_LONGEST_NAME = 40  # characters on a button
_MOST_HEADERS = 4000  # characters that the headers of a mail take at most in its text


class DocumentHead(QFrame):
    """Hidden for what has neither."""

    place_chosen = Signal(int)
    """The character of the document's text that a file inside it begins with."""
    refused = Signal(str)
    """Why nothing of a file inside was read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documentHead")
        self.subject = Label("", "emptyTitle", wrap=True)
        self.lines = {name: Label("", wrap=True) for name, _ in _LINES}
        self._names = {name: Label(translate(words), "small") for name, words in _LINES}
        self.buttons: list[LabelledButton] = []
        self._files = QWidget()
        self._row = FlowLayout()
        self._files.setLayout(self._row)
        self._more = Label("", "small", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for row, (name, _) in enumerate(_LINES):
            self.lines[name].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(self._names[name], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.lines[name], row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.subject)
        layout.addLayout(grid)
        layout.addWidget(self._files)
        layout.addWidget(self._more)
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Tell of this document, or of none."""
        mail = document is not None and tell_kind(document.path) is DocumentKind.MAIL and bool(document.metadata)
        about = document.metadata if document and mail else {}
        self.subject.setText(about.get("title", ""))
        self.subject.setVisible(bool(self.subject.text()))
        for name, line in self.lines.items():
            line.setText(_say_date(about.get(name, "")) if name == "date" else about.get(name, ""))
            for part in (line, self._names[name]):
                part.setVisible(bool(line.text()))
        enclosed = document.enclosed if document else ()
        self._show_files(enclosed)
        self.setVisible(mail or bool(enclosed))

    def _show_files(self, enclosed: tuple[EnclosedFile, ...]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._make_button(each) for each in enclosed[:_MOST_FILES]]
        for button in self.buttons:
            self._row.addWidget(button)
        self._files.setVisible(bool(enclosed))
        left = len(enclosed) - len(self.buttons)
        self._more.setText(translate("{count} more files are inside.", count=left) if left > 0 else "")
        self._more.setVisible(left > 0)

    def _make_button(self, file: EnclosedFile) -> LabelledButton:
        name = file.name if len(file.name) <= _LONGEST_NAME else f"…{file.name[1 - _LONGEST_NAME :]}"
        button = LabelledButton(
            "triangle-alert" if file.start is None else "paperclip", name.replace("&", "&&"), "file"
        )
        button.setAccessibleName(file.name)
        if file.start is None:
            button.setToolTip(file.reason)
            button.setAccessibleDescription(file.reason)
            button.clicked.connect(partial(self.refused.emit, file.reason))
        else:
            button.setToolTip(translate("Go to {name}", name=file.name))
            button.clicked.connect(partial(self.place_chosen.emit, file.start))
        return button


def find_body(document: Document) -> int:
    """The character that the text of a mail begins with, after the headers that stand above it; 0 for all else."""
    if tell_kind(document.path) is not DocumentKind.MAIL or not document.metadata:
        return 0
    end = document.text.find("\n\n", 0, _MOST_HEADERS)
    return end + 2 if end > 0 else 0


def _say_date(written: str) -> str:
    """As the person's country writes it, in the mail's own time; as it stands where it cannot be read."""
    read = QDateTime.fromString(written, Qt.DateFormat.ISODate)
    if not read.isValid():
        return written
    locale, kind = QLocale(), QLocale.FormatType
    return f"{locale.toString(read.date(), kind.LongFormat)}, {locale.toString(read.time(), kind.ShortFormat)}"
