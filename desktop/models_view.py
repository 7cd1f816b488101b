"""The place of the models: the list, one of them in full beside it, and what is being done with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine_bridge import EngineBridge
from desktop.found_models import FoundModels
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.model_comparison import ModelComparison
from desktop.model_feed import ModelFeed
from desktop.model_list import ModelList
from desktop.model_page import ModelPage
from desktop.model_tasks import ModelTasks
from desktop.model_words import say_chosen, say_copy, say_probe, say_speed
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from engine.api import (
    AddModel,
    FetchModel,
    FoundModel,
    ListedModel,
    MeasureMachine,
    ModelProfile,
    ModelRole,
    ProbeModel,
    QuantizeModel,
    RemoveModel,
    StopUsingModel,
    TimeModel,
    UseModel,
    VerifyModel,
    count_bytes,
    say_checked,
)

_ROOM_FOR_WORDS = 75 * GRID
_ROOM_FOR_BOTH = 65 * GRID  # the list and a model beside each other
_LEAST_LIST_WIDTH, _LIST_WIDTH = 22 * GRID, 34 * GRID
_MACHINE = "this computer"
_FILES = "Models (*.gguf);;All files (*)"


class ModelsView(QWidget):
    """Asks for nothing before it is shown."""

    embedder_chosen = Signal()
    chosen = Signal()  # another model is used for something from now on
    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge, settings: SettingsFeed) -> None:
        super().__init__()
        self._settings = settings
        self._wanted = False
        self.feed = ModelFeed(bridge, self)
        self.tasks = ModelTasks(bridge)
        self.list = ModelList()
        self.page = ModelPage()
        self.found = FoundModels()
        self.comparison = ModelComparison()
        self.compare_button = LabelledButton("chart-scatter", "Compare")
        self.compare_button.setToolTip("Memory, speed and benchmarks of all language models on this computer")
        self.find_button = LabelledButton("search", "Find")
        self.find_button.setToolTip("Models that other programs keep on this computer")
        self.folder_button = LabelledButton("folder-plus", "Add a folder")
        self.file_button = LabelledButton("file-plus", "Add a file", "primary")
        self._pages = QStackedWidget()
        for page in (self.page, self.found, self.comparison):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect_feed(bridge)
        self._connect_wishes()

    @Slot()
    def refresh(self) -> None:
        """Ask for all that is shown as it is now; the first time that is called begins it."""
        self._wanted = True
        self.feed.list()
        if self._pages.currentWidget() is self.found:
            self.feed.find()
        elif self._pages.currentWidget() is self.comparison:
            self.feed.compare()

    @Slot()
    def refresh_if_shown(self) -> None:
        """The same while somebody looks."""
        if self.isVisible():
            self.refresh()

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def add(self, paths: tuple[Path, ...]) -> None:
        """Take files and folders into use where they are."""
        for path in paths:
            self._add(str(path), path.name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the list above where there is no room for it beside, and leave out words."""
        super().resizeEvent(event)
        width = event.size().width()
        for button in self._head_buttons:
            button.show_words(shown=width >= _ROOM_FOR_WORDS)
        beside = width >= _ROOM_FOR_BOTH
        sides = QBoxLayout.Direction
        self._body.setDirection(sides.LeftToRight if beside else sides.TopToBottom)
        self.list.setMinimumWidth(_LEAST_LIST_WIDTH if beside else 0)
        self.list.setMaximumWidth(_LIST_WIDTH if beside else width)
        self.list.setMaximumHeight(event.size().height() if beside else event.size().height() // 3)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(Label("Models", "title"), 1)
        self._head_buttons = (self.compare_button, self.find_button, self.folder_button, self.file_button)
        for button in self._head_buttons:
            head.addWidget(button)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(3 * GRID)
        self._body.addWidget(self.list, 2)
        self._body.addWidget(self._pages, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 2 * GRID, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self.tasks)
        layout.addLayout(self._body, 1)

    def _connect_feed(self, bridge: EngineBridge) -> None:
        bridge.ready.connect(self._on_ready)
        self.feed.listed.connect(self._on_listed)
        self.feed.described.connect(self._on_described)
        self.feed.found.connect(self.found.show_models)
        self.feed.compared.connect(self.comparison.show_figures)
        self.feed.failed.connect(self.failed)
        self.tasks.began.connect(self._show_busy)
        self.tasks.ended.connect(self._show_busy)
        self.tasks.ended.connect(self.refresh)
        self.list.chosen.connect(self._on_chosen)

    def _connect_wishes(self) -> None:
        self.compare_button.clicked.connect(self._compare)
        self.find_button.clicked.connect(self._find)
        self.file_button.clicked.connect(self._choose_file)
        self.folder_button.clicked.connect(self._choose_folder)
        self.found.add_wanted.connect(self._add_found)
        self.page.use_wanted.connect(self._use)
        self.page.leave_wanted.connect(self._leave)
        self.page.verify_wanted.connect(self._verify)
        self.page.remove_wanted.connect(self._remove)
        self.page.fetch_wanted.connect(self._fetch)
        self.page.time_wanted.connect(self._time)
        self.page.probe_wanted.connect(self._probe)
        self.page.quantize_wanted.connect(self._quantize)
        self.page.measure_wanted.connect(self._measure)

    @Slot()
    def _on_ready(self) -> None:
        if self._wanted:
            self.refresh()

    @Slot(object)
    def _on_listed(self, models: tuple[ListedModel, ...]) -> None:
        self.list.show_models(models)
        if self.list.current:
            self.feed.describe(self.list.current)

    @Slot(object)
    def _on_chosen(self, model: ListedModel) -> None:
        self._pages.setCurrentWidget(self.page)
        self.feed.describe(model)

    @Slot(object)
    def _on_described(self, profile: ModelProfile) -> None:
        listed = self.list.current
        if listed and (listed.id, listed.role) == (profile.id, profile.role):
            self.page.show_model(listed, profile)
            self._show_busy()

    @Slot()
    def _show_busy(self) -> None:
        profile = self.page.profile
        self.page.show_busy(busy=bool(profile and self.tasks.is_busy_with(profile.id)))
        self.page.measure_button.setEnabled(not self.tasks.is_busy_with(_MACHINE))

    @Slot()
    def _compare(self) -> None:
        self._pages.setCurrentWidget(self.comparison)
        self.feed.compare()

    @Slot()
    def _find(self) -> None:
        self.found.wait()
        self._pages.setCurrentWidget(self.found)
        self.feed.find()

    @Slot()
    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Add a model to Carrel", str(Path.home()), _FILES)
        if path:
            self.add((Path(path),))

    @Slot()
    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "Add a model's folder to Carrel", str(Path.home()))
        if path:
            self.add((Path(path),))

    @Slot(object)
    def _add_found(self, model: FoundModel) -> None:
        self._add(model.name, model.name)

    def _add(self, name: str, title: str) -> None:
        task = self.tasks.start(AddModel(name), f"Adding {title}", name, _say_added)
        task.finished.connect(self._show_added)

    @Slot(object)
    def _show_added(self, model: ListedModel) -> None:
        self._pages.setCurrentWidget(self.page)
        self.list.show_models((*self.list.models, *([] if model in self.list.models else [model])))
        self.list.choose(model.id, model.role)

    @Slot(object)
    def _use(self, profile: ModelProfile) -> None:
        task = self.tasks.start(
            UseModel(profile.id),
            f"Choosing {profile.title}",
            profile.id,
            lambda _: say_chosen(profile.title, profile.role),
        )
        task.finished.connect(self._settings.show)
        task.finished.connect(self.chosen)
        if profile.role is ModelRole.EMBEDDER:
            task.finished.connect(self.embedder_chosen)

    @Slot(object)
    def _leave(self, profile: ModelProfile) -> None:
        task = self.tasks.start(
            StopUsingModel(profile.role),
            f"Putting {profile.title} aside",
            profile.id,
            lambda _: f"{profile.title} is not used any more; it stays on this computer.",
        )
        task.finished.connect(self._settings.show)
        task.finished.connect(self.chosen)

    @Slot(object)
    def _verify(self, profile: ModelProfile) -> None:
        self.tasks.start(
            VerifyModel(profile.id),
            f"Verifying {profile.title}",
            profile.id,
            lambda checked: f"{profile.title} is {say_checked(checked)}",
        )

    @Slot(object)
    def _remove(self, profile: ModelProfile) -> None:
        self.tasks.start(RemoveModel(profile.id), f"Removing {profile.title}", profile.id, _say_removed)

    @Slot(object)
    def _fetch(self, profile: ModelProfile) -> None:
        self.tasks.start(
            FetchModel(profile.id),
            f"Getting {profile.title}",
            profile.id,
            lambda _: f"{profile.title} is on this computer now.",
        )

    @Slot(object)
    def _time(self, profile: ModelProfile) -> None:
        self.tasks.start(
            TimeModel(profile.id),
            f"Timing {profile.title}",
            profile.id,
            lambda speed: f"{profile.title}: {say_speed(speed)}.",
        )

    @Slot(object)
    def _probe(self, profile: ModelProfile) -> None:
        self.tasks.start(ProbeModel(profile.id), f"Trying what {profile.title} is able to do", profile.id, say_probe)

    @Slot(object, str, bool)
    def _quantize(self, profile: ModelProfile, kind: str, again: bool) -> None:  # noqa: FBT001 - the signal's
        request = QuantizeModel(profile.id, kind, again)
        self.tasks.start(request, f"Making {kind} of {profile.title}", profile.id, say_copy)

    @Slot()
    def _measure(self) -> None:
        self.tasks.start(MeasureMachine(), f"Measuring {_MACHINE}", _MACHINE, _say_measured)


def _say_added(model: ListedModel) -> str:
    return f"{model.title} is added as {'an' if model.role.words[0] in 'aeiou' else 'a'} {model.role.words}."


def _say_removed(freed: int) -> str:
    return f"Removed; {count_bytes(freed)} are free now." if freed else "Removed; its files stay where they are."


def _say_measured(measured: Any) -> str:
    return "Speeds are foretold from now on." if measured else "There is no model here that can be loaded to measure."
