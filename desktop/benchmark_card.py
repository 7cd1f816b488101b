"""Asks which published benchmark a model is to answer, how many questions of it, and where its files lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFrame,
    QPushButton,
    QVBoxLayout,
)

from desktop.flow_layout import FlowLayout
from desktop.labels import Label
from desktop.spin_boxes import WholeBox
from desktop.theme import GRID
from desktop.translation import mark, translate
from desktop.unscrolled import Unscrolled
from engine.api import SUITES

_USUAL, _MOST = 200, 100_000  # questions
_SENTENCE = mark(
    "The questions are read from the benchmark’s own published files, which you have in a folder on this computer. It "
    "takes minutes to hours, can be cancelled at any moment, and then goes on where it was."
)


class BenchmarkCard(QFrame):
    """Hidden until it asks, and after the answer."""

    wanted = Signal(str, object, int)  # the suite, the folder, the questions at most, 0 for all

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.suites = QComboBox()
        self.suites.setAccessibleName(translate("Benchmark"))
        for name, suite in SUITES.items():
            self.suites.addItem(suite.title, name)
        self.limit = WholeBox()
        self.limit.setAccessibleName(translate("Questions at most"))
        self.limit.setRange(0, _MOST)
        self.limit.setSpecialValueText(translate("all questions"))
        self.limit.setSuffix(translate(" questions"))
        self.limit.setValue(_USUAL)
        self.folder_button = QPushButton(translate("Choose its folder …"))
        self.folder_button.setObjectName("primary")
        self.folder_button.clicked.connect(self._choose)
        self.no_button = QPushButton(translate("Not now"))
        self.no_button.clicked.connect(self.hide)
        for part in self.suites.findChildren(QAbstractItemView):
            part.setAccessibleName(self.suites.accessibleName())
        Unscrolled(self.suites)
        for box in (self.suites, self.limit):
            box.setFixedHeight(self.folder_button.sizeHint().height())
        row = FlowLayout()
        for widget in (self.suites, self.limit, self.folder_button, self.no_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 3 * GRID // 2, 2 * GRID, 3 * GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(Label(translate(_SENTENCE), wrap=True))
        layout.addLayout(row)
        self.hide()

    @Slot()
    def ask(self) -> None:
        """Ask; ``wanted`` follows if the person chooses a folder."""
        self.show()
        self.suites.setFocus()

    @Slot()
    def _choose(self) -> None:
        title = translate("The files of {benchmark}", benchmark=self.suites.currentText())
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.hide()
            self.wanted.emit(self.suites.currentData(), Path(folder), self.limit.value())
