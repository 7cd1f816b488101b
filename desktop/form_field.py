"""How an answer is written, and what it looks like: the model's own words, verbatim sentences, or JSON by a schema."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import IconButton
from desktop.labels import Label
from desktop.option_button import OptionButton
from desktop.theme import GRID
from desktop.translation import mark, translate
from desktop.unscrolled import Unscrolled
from engine.api import AskOptions, Settings, Strategy

WAYS = {
    Strategy.COMPACT: mark("In one call, from the best sentences"),
    Strategy.REFINE: mark("Over more passages, improving the answer call by call"),
    Strategy.TREE_SUMMARIZE: mark("From notes on many passages, joined at the end"),
}
"""What the model is called for, in a person's words."""

_SCHEMA_LINES = 4
_EXAMPLE = '{"type": "object", "properties": {"name": {"type": "string"}, "year": {"type": "integer"}}}'


class FormField(QWidget):
    """The panel in which the form is chosen; ``button`` names it, and opens the panel."""

    def __init__(self) -> None:
        super().__init__()
        self._by_default = False
        self.quotes_only = QPushButton(translate("Quotes only"))
        self.quotes_only.setObjectName("filter")
        self.quotes_only.setCheckable(True)
        self.schema = QPlainTextEdit(placeholderText=_EXAMPLE)
        self.schema.setObjectName("schema")
        self.schema.setAccessibleName(translate("Schema of the answer"))
        self.schema.setAcceptDrops(False)
        self.schema.setTabChangesFocus(True)
        self.schema.setFixedHeight(_SCHEMA_LINES * self.schema.fontMetrics().lineSpacing() + 2 * GRID)
        self.way = _make_way()
        self.reset_button = IconButton("rotate-ccw", translate("Answer as the settings say"))
        self.reset_button.clicked.connect(self._reset)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.quotes_only)
        quotes = translate(
            "The model chooses and orders verbatim sentences of your documents, and writes none of its own."
        )
        head.addWidget(self._explain(self.quotes_only, quotes), 1)
        head.addWidget(self.reset_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        way = translate(
            "What fits is one call of the model for most questions, and several for whole documents and folders."
        )
        layout.addWidget(self._explain(self.way, way))
        layout.addWidget(self.schema)
        schema = translate("The answer follows the JSON schema, or the grammar in GBNF, that is written here.")
        layout.addWidget(self._explain(self.schema, schema))
        self.button = OptionButton(self, self.quotes_only, translate("What the answer looks like"))
        self.quotes_only.toggled.connect(self._show)
        self.schema.textChanged.connect(self._show)
        self.way.currentIndexChanged.connect(self._show)
        self._show()

    def apply(self, options: AskOptions) -> AskOptions:
        """The same options with the form chosen here; what the settings say is left to them."""
        quotes_only = self.quotes_only.isChecked()
        schema = "" if quotes_only else self.schema.toPlainText().strip()
        return replace(
            options,
            quotes_only=None if quotes_only == self._by_default else quotes_only,
            schema=schema,
            strategy="" if quotes_only or schema else self.way.currentData(),
        )

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Know what holds where nothing else is chosen here, and show it where nothing was."""
        untouched = self.quotes_only.isChecked() == self._by_default
        self._by_default = settings.generation.quotes_only
        if untouched:
            self.quotes_only.setChecked(self._by_default)
        self._show()

    @Slot()
    def _reset(self) -> None:
        self.schema.clear()
        self.way.setCurrentIndex(0)
        self.quotes_only.setChecked(self._by_default)

    @Slot()
    def _show(self) -> None:
        quotes_only, schema = self.quotes_only.isChecked(), self.schema.toPlainText().strip()
        self.schema.setEnabled(not quotes_only)
        self.way.setEnabled(not quotes_only and not schema)
        chosen = bool(self.way.currentData())
        self.reset_button.setEnabled(bool(schema) or chosen or quotes_only != self._by_default)
        if quotes_only:
            form = translate("Quotes only")
        elif schema:
            form = translate("By a schema")
        elif chosen:
            form = translate("In its own words, by {strategy}", strategy=self.way.currentData())
        else:
            form = translate("In its own words")
        self.button.show_words(form, translate("What the answer looks like: {form}", form=form))

    @staticmethod
    def _explain(control: QWidget, sentence: str) -> Label:
        control.setAccessibleDescription(sentence)
        return Label(sentence, "small", wrap=True)


def _make_way() -> QComboBox:
    """The strategies with their values, the first one "" for what fits."""
    way = QComboBox()
    way.addItem(translate("As fits"), "")
    for strategy, words in WAYS.items():
        way.addItem(f"{translate(words)} ({strategy})", strategy.value)
    for part in (way, *way.findChildren(QAbstractItemView)):
        part.setAccessibleName(translate("How the answer is written"))
    Unscrolled(way)
    return way
