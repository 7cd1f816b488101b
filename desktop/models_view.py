"""The place of the models: the list, one of them in full beside it, and what is being done with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine_bridge import EngineBridge
from desktop.found_models import FoundModels
from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.menu_button import MenuButton
from desktop.model_comparison import ModelComparison
from desktop.model_feed import ModelFeed
from desktop.model_list import ModelList
from desktop.model_page import ModelPage
from desktop.model_tasks import ModelTasks
from desktop.model_wishes import MACHINE, ModelWishes
from desktop.settings_feed import SettingsFeed
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import (
    FoundModel,
    ListedModel,
    ModelProfile,
)

_ROOM_FOR_WORDS = 75 * GRID
_ROOM_FOR_BOTH = 65 * GRID  # the list and a model beside each other
_LEAST_LIST_WIDTH, _LIST_WIDTH = 22 * GRID, 34 * GRID
_FILES = mark("Models (*.gguf);;All files (*)")


class ModelsView(QWidget):
    """Asks for nothing before it is shown."""

    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge, settings: SettingsFeed) -> None:
        super().__init__()
        self._wanted = False
        self.feed = ModelFeed(bridge, self)
        self.tasks = ModelTasks(bridge)
        self.wishes = ModelWishes(self.tasks, settings, self)
        self.list = ModelList()
        self.page = ModelPage()
        self.found = FoundModels()
        self.comparison = ModelComparison()
        self.compare_button = LabelledButton("chart-scatter", translate("Compare"))
        self.compare_button.setToolTip(
            translate("Memory, speed and benchmarks of all language models on this computer")
        )
        self.find_button = LabelledButton("search", translate("Find"))
        self.find_button.setToolTip(translate("Models that other programs keep on this computer"))
        self._stick = QMenu(translate("Stick"))  # a button does not keep its menu
        self._stick.addAction(translate("Copy all models to a stick …")).triggered.connect(lambda: self._export(None))
        self._stick.addAction(translate("Take in the models of a stick …")).triggered.connect(self._import)
        self.stick_button = MenuButton(
            self._stick, translate("Carry models to a computer without a network, or from one")
        )
        self.stick_button.show_words(translate("Stick"), translate("Models on a stick"))
        self.folder_button = LabelledButton("folder-plus", translate("Add a folder"))
        self.file_button = LabelledButton("file-plus", translate("Add a file"), "primary")
        self._pages = QStackedWidget()
        for page in (self.page, self.found, self.comparison):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect_feed(bridge)
        self._connect_wishes()
        settings.changed.connect(self.page.show_settings)

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
            self.wishes.add(str(path), path.name)

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
        head.addWidget(Label(translate("Models"), "title"), 1)
        self._head_buttons = (self.compare_button, self.find_button, self.folder_button, self.file_button)
        for button in (*self._head_buttons[:2], self.stick_button, *self._head_buttons[2:]):
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
        self.wishes.added.connect(self._show_added)
        self.wishes.listen(self.page)
        self.page.export_wanted.connect(self._export)

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
        self.page.measure_button.setEnabled(not self.tasks.is_busy_with(MACHINE))

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
        path, _ = QFileDialog.getOpenFileName(
            self, translate("Add a model to Carrel"), str(Path.home()), translate(_FILES)
        )
        if path:
            self.add((Path(path),))

    @Slot()
    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, translate("Add a model's folder to Carrel"), str(Path.home()))
        if path:
            self.add((Path(path),))

    @Slot(object)
    def _export(self, profile: ModelProfile | None) -> None:
        path = QFileDialog.getExistingDirectory(self, translate("Copy models into a folder"), str(Path.home()))
        if path:
            self.wishes.export(Path(path), profile)

    @Slot()
    def _import(self) -> None:
        path = QFileDialog.getExistingDirectory(self, translate("Take in the models of a folder"), str(Path.home()))
        if path:
            self.wishes.import_from(Path(path))

    @Slot(object)
    def _add_found(self, model: FoundModel) -> None:
        self.wishes.add(model.name, model.name)

    @Slot(object)
    def _show_added(self, model: ListedModel) -> None:
        self._pages.setCurrentWidget(self.page)
        self.list.show_models((*self.list.models, *([] if model in self.list.models else [model])))
        self.list.choose(model.id, model.role)
