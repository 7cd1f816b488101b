"""Which documents a question is about: all of them, or those that meet the filters written here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.engine_bridge import EngineBridge
from desktop.option_button import OptionButton
from desktop.scope_completion import CompletedLine, ScopeCompletion
from desktop.search_chips import SearchChips
from desktop.search_query import add_filter
from desktop.theme import GRID
from desktop.translation import translate

_LONGEST = 60  # characters of the filters on the button


class ScopeField(QWidget):
    """The panel in which the scope is written; ``button`` names it, and opens the panel."""

    submitted = Signal()

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self.edit = CompletedLine(
            placeholderText=translate(
                "folder:papers  type:pdf  after:2024, or @ for folders, files and collections, # for tags"
            )
        )
        self.edit.setAccessibleName(translate("Only documents that meet these filters"))
        self.edit.setClearButtonEnabled(True)
        for button in self.edit.findChildren(QToolButton):
            button.setAccessibleName(translate("Ask of all documents"))
        self.edit.setAcceptDrops(False)
        self.edit.returnPressed.connect(self.submitted)
        self.completion = ScopeCompletion(self.edit, bridge)
        self.completion.taken.connect(lambda written: self.edit.insert(f"{written} "))
        self.documents: tuple[int, ...] = ()
        self._documents_words = ""
        self.documents_chip = QPushButton()
        self.documents_chip.setObjectName("chip")
        self.documents_chip.clicked.connect(lambda: self.choose_documents((), ""))
        self.documents_chip.setAccessibleName(translate("Ask of all documents"))
        self.documents_chip.hide()
        self.chips = SearchChips()
        self.chips.edited.connect(self._write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.edit)
        layout.addWidget(self.chips)
        layout.addWidget(self.documents_chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.button = OptionButton(self, self.edit, translate("Which documents the answer may come from"))
        self.edit.textChanged.connect(self._show)
        self._show("")

    @property
    def scope(self) -> str:
        """The filters; "" for all documents."""
        return self.edit.text().strip()

    def add(self, written: str) -> None:
        """Narrow the scope by one more filter, and show it; the keyboard stays where it is."""
        focused = self.window().focusWidget()
        self.edit.setText(add_filter(self.edit.text(), f"{written} "))
        self.button.setChecked(True)
        if focused:
            focused.setFocus()

    def choose_documents(self, documents: tuple[int, ...], words: str) -> None:
        """Narrow the scope to the documents with these numbers, which ``words`` name; () for all again."""
        self.documents, self._documents_words = documents, words if documents else ""
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
        self.documents_chip.setText(f"{shown}  ×".replace("&", "&&"))
        self.documents_chip.setAccessibleName(translate("Remove the choice of {documents}", documents=words))
        self.documents_chip.setVisible(bool(documents))
        self._show(self.edit.text())

    @Slot(str)
    def _show(self, text: str) -> None:
        self.chips.show_query(text)
        scope = " ".join(f"{self._documents_words} {text}".split())
        shown = scope if len(scope) <= _LONGEST else f"{scope[:_LONGEST].rstrip()}…"
        words = translate("Only {filters}", filters=shown) if shown else translate("All documents")
        name = translate("Answer from: {filters}", filters=scope) if scope else translate("Answer from: all documents")
        self.button.show_words(words, name)

    @Slot(str)
    def _write(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setFocus()
