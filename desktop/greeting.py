"""What the place to ask shows while there is no answer on it: the first steps, or what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.empty_state import EmptyState
from desktop.engine_bridge import EngineBridge
from desktop.first_steps import FirstSteps
from desktop.icons import LabelledButton
from desktop.library_feed import is_empty
from desktop.settings_feed import SettingsFeed
from desktop.translation import translate
from engine.api import LibraryStatus


class Greeting(QStackedWidget):
    """Nothing is said of the library until the engine has told whether there is one."""

    add_folder_wanted = Signal()
    steps_ended = Signal()

    def __init__(self, bridge: EngineBridge, settings: SettingsFeed) -> None:
        super().__init__()
        self.steps_are_due = False
        """Whether the first steps are shown as soon as the library turns out to be empty."""
        self._is_empty = True
        self.steps = FirstSteps(bridge, settings)
        self.steps.choose_wanted.connect(self.add_folder_wanted)
        self.steps.done.connect(self._end_steps)
        self._invitation = EmptyState(
            "message-circle",
            translate("What would you like to know?"),
            translate(
                "Ask in your own words. Carrel first shows the sentences of your documents that answer best, then "
                "writes an answer and marks where every sentence comes from."
            ),
        )
        add_folder = LabelledButton("folder-plus", translate("Add folder"), "primary")
        add_folder.clicked.connect(self.add_folder_wanted)
        self._welcome = EmptyState(
            "folder",
            translate("Drop a folder here or press Add folder"),
            translate(
                "Carrel reads your notes, PDFs and papers on this computer and answers from them. Nothing ever leaves "
                "it."
            ),
            add_folder,
        )
        for page in (QWidget(), self._welcome, self._invitation, self.steps):
            self.addWidget(page)

    def show_status(self, status: LibraryStatus) -> None:
        """Know whether there is anything to ask about, and what the first steps have added."""
        self.steps.show_folders(status.folders)
        self._is_empty = empty = is_empty(status)
        if self.currentWidget() is self.steps:  # they go on while the first folder is read
            return
        if empty and self.steps_are_due:
            self.begin_steps()
            return
        self.steps_are_due = False
        self.setCurrentWidget(self._welcome if empty else self._invitation)

    @Slot()
    def begin_steps(self) -> None:
        """Lead through the first steps, until they are done or skipped."""
        self.setCurrentWidget(self.steps)
        self.steps.begin()

    @Slot()
    def _end_steps(self) -> None:
        self.steps_are_due = False
        self.setCurrentWidget(self._welcome if self._is_empty else self._invitation)
        self.steps_ended.emit()
