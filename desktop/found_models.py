"""The models that other programs keep on this computer, each to be used where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.engine_words import translate_engine
from desktop.labels import ElidedLabel, Label
from desktop.quantities import say_size
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import FoundModel

_WIDTH = 95 * GRID
_LOOKING = mark("Looking into the folders of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face …")
_NONE = mark("None of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face keeps a model on this computer.")


class FoundModels(QScrollArea):
    """One card a program."""

    add_wanted = Signal(object)  # FoundModel

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons: dict[str, QPushButton] = {}
        self.words = Label(translate(_LOOKING), "muted", wrap=True)
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        outside = QVBoxLayout(page)
        outside.setContentsMargins(0, 0, 2 * GRID, 3 * GRID)
        outside.setSpacing(2 * GRID)
        outside.addWidget(Label(translate("Models of other programs"), "title", wrap=True))
        outside.addWidget(self.words)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * GRID)
        outside.addLayout(self._cards)
        outside.addStretch(1)
        self.setWidget(page)

    def wait(self) -> None:
        """Say that they are being looked for."""
        self._clear()
        self.words.setText(translate(_LOOKING))

    @Slot(object)
    def show_models(self, models: tuple[FoundModel, ...]) -> None:
        """Show these."""
        self._clear()
        self.words.setText(
            translate("They are used where they are; nothing is copied.") if models else translate(_NONE)
        )
        for program in dict.fromkeys(model.program for model in models):
            self._cards.addWidget(Label(program, "sectionLabel"))
            self._cards.addWidget(self._make_card([model for model in models if model.program == program]))

    def _make_card(self, models: list[FoundModel]) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        rows.setSpacing(GRID)
        for model in models:
            rows.addLayout(self._make_row(model))
        return card

    def _make_row(self, model: FoundModel) -> QHBoxLayout:
        name = ElidedLabel(model.name)
        name.setToolTip(str(model.path))
        role = translate_engine(model.role.words) if model.role else ""
        about = Label(translate_engine(model.problem) or f"{role}, {say_size(model.bytes)}", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(about)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addLayout(words, 1)
        if not model.problem:
            button = QPushButton(translate("Added") if model.added else translate("Add"))
            button.setAccessibleName(translate("Add {model}", model=model.name))
            button.setEnabled(not model.added)
            button.clicked.connect(lambda: self.add_wanted.emit(model))
            self.buttons[model.name] = button
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
