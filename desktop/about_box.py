"""What the program is: its version, its connections to a network as they are just now, and whose work is in it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.component_list import ComponentList
from desktop.engine_bridge import EngineBridge
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.theme import GRID
from desktop.translation import mark, translate, translate_count
from engine.api import About, Failure, GetAbout

_PRIVACY = mark(
    "Your documents, questions and answers stay on this computer. Carrel opens a connection only when you press "
    "Get for a model, and only where downloads are allowed above."
)


class AboutBox(QWidget):
    """Asks the engine anew whenever it comes into sight, and when the button is pressed."""

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._busy = False
        self.connections = Label("", wrap=True)
        self.version = Label("", "small")
        self.look_button = LabelledButton("refresh", translate("Look again"))
        self.look_button.clicked.connect(self.look)
        self.licences_button = QPushButton(translate("Whose work is in it"))
        self.licences_button.setCheckable(True)
        self.components = ComponentList()
        self.components.hide()
        self.licences_button.toggled.connect(self._show_components)
        self._about: About | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.look_button, self.licences_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(Label(translate("About Carrel"), "sectionLabel"))
        for widget in (self.version, Label(translate(_PRIVACY), wrap=True), self.connections):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.components)

    @Slot()
    def look(self) -> None:
        """Let the engine count the connections."""
        if not self._busy:
            self._busy = True
            job = self._bridge.submit(GetAbout())
            job.finished.connect(self._show)
            job.failed.connect(self._on_failure)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look when it comes into sight."""
        super().showEvent(event)
        self.look()

    @Slot(object)
    def _show(self, about: About) -> None:
        self._end()
        self._about = about
        self.version.setText(translate("Version {version}", version=about.version))
        self.connections.setText(_say_connections(about))
        self._show_components(shown=self.licences_button.isChecked())

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self._end()
        self.connections.setText(translate("The connections could not be counted. {reason}", reason=failure.message))

    def _end(self) -> None:
        self._busy = False

    @Slot(bool)
    def _show_components(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        if shown and self._about:
            self.components.show_components(self._about.components)
        self.components.setVisible(shown and self._about is not None)


def _say_connections(about: About) -> str:
    connections, processes = about.connections, about.processes
    if connections:
        said = translate_count(
            "{n} connection of {processes} just now: {where}.",
            "{n} connections of {processes} just now: {where}.",
            len(connections),
            processes=translate_count("its one process", "its {n} processes", processes),
            where="; ".join(connections),
        )
    else:
        said = translate_count(
            "0 connections: its one process has no connection to any network just now.",
            "0 connections: its {n} processes have no connection to any network just now.",
            processes,
        )
    if not about.unseen:
        return said
    unseen = translate("The system lets nobody look at {count} of them.", count=about.unseen)
    return f"{said} {unseen}"
