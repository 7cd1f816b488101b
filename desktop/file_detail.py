"""The file chosen in the table: where it is, why it is as it is, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.file_actions import FileAction
from desktop.flow_layout import FlowLayout
from desktop.labels import ElidedLabel, Label
from desktop.library_model import STATE_WORDS, explain, say_remark
from desktop.place import name_folder
from desktop.theme import GRID
from desktop.translation import translate
from engine.api import DocumentRecord


class FileDetail(QFrame):
    """A card below the table; hidden while no file is chosen."""

    def __init__(self, actions: tuple[FileAction, ...]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._record: DocumentRecord | None = None
        self._actions = actions
        self.path = ElidedLabel()
        self.words = Label(style="muted", wrap=True)
        self.buttons = [self._make_button(action) for action in actions]
        row = FlowLayout()
        for button in self.buttons:
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 3 * GRID // 2, 2 * GRID, 3 * GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self.path)
        layout.addWidget(self.words)
        layout.addLayout(row)
        self.hide()

    def show_record(self, record: DocumentRecord | None) -> None:
        """Show a file, or nothing."""
        self._record = record
        self.setVisible(record is not None)
        if record is None:
            return
        self.path.setText(name_folder(record.path))
        self.path.setToolTip(str(record.path))
        self.words.setText(f"{translate(STATE_WORDS[record.state])}. {explain(record) or say_remark(record)}".strip())
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.setVisible(action.suits(record))

    def _make_button(self, action: FileAction) -> QPushButton:
        button = QPushButton(action.title)
        button.setObjectName("filter")
        button.clicked.connect(lambda: action.act(self._record) if self._record else None)
        return button
