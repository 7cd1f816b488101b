"""What a person wishes done with models: a request each, shown as a task, with a sentence on what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.model_page import ModelPage
from desktop.model_tasks import ModelTasks
from desktop.model_words import (
    say_chosen,
    say_copy,
    say_exported,
    say_imported,
    say_probe,
    say_scored,
    say_speed,
)
from desktop.place import name_folder
from desktop.settings_feed import SettingsFeed
from engine.api import (
    SUITES,
    AddModel,
    EvaluateModel,
    ExportModels,
    FetchModel,
    ImportModels,
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

MACHINE = "this computer"
STICK = "a stick"


class ModelWishes(QObject):
    """Starts tasks; what they change beyond models, its signals tell."""

    added = Signal(object)  # ListedModel
    chosen = Signal()  # another model is used for something from now on
    embedder_chosen = Signal()

    def __init__(self, tasks: ModelTasks, settings: SettingsFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings

    def listen(self, page: ModelPage) -> None:
        """Do what is wished for on a page."""
        page.use_wanted.connect(self.use)
        page.leave_wanted.connect(self.leave)
        page.verify_wanted.connect(self.verify)
        page.remove_wanted.connect(self.remove)
        page.fetch_wanted.connect(self.fetch)
        page.time_wanted.connect(self.time)
        page.probe_wanted.connect(self.probe)
        page.keep_wanted.connect(self.keep)
        page.evaluate_wanted.connect(self.evaluate)
        page.quantize_wanted.connect(self.quantize)
        page.measure_wanted.connect(self.measure)

    def add(self, name: str, title: str) -> None:
        """Take a file, a folder or a model of another program into use where it is."""
        task = self._tasks.start(AddModel(name), f"Adding {title}", name, _say_added)
        task.finished.connect(self.added)

    @Slot(object)
    def use(self, profile: ModelProfile) -> None:
        """Use a model for what it is for."""
        task = self._tasks.start(
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
    def leave(self, profile: ModelProfile) -> None:
        """Use no model for this any more."""
        task = self._tasks.start(
            StopUsingModel(profile.role),
            f"Putting {profile.title} aside",
            profile.id,
            lambda _: f"{profile.title} is not used any more; it stays on this computer.",
        )
        task.finished.connect(self._settings.show)
        task.finished.connect(self.chosen)

    @Slot(object)
    def verify(self, profile: ModelProfile) -> None:
        """Read all of a model."""
        self._tasks.start(
            VerifyModel(profile.id),
            f"Verifying {profile.title}",
            profile.id,
            lambda checked: f"{profile.title} is {say_checked(checked)}",
        )

    @Slot(object)
    def remove(self, profile: ModelProfile) -> None:
        """Forget a model."""
        self._tasks.start(RemoveModel(profile.id), f"Removing {profile.title}", profile.id, _say_removed)

    @Slot(object)
    def fetch(self, profile: ModelProfile) -> None:
        """Fetch a model of the catalogue."""
        self._tasks.start(
            FetchModel(profile.id),
            f"Getting {profile.title}",
            profile.id,
            lambda _: f"{profile.title} is on this computer now.",
        )

    @Slot(object)
    def time(self, profile: ModelProfile) -> None:
        """Measure how fast a model is."""
        self._tasks.start(
            TimeModel(profile.id),
            f"Timing {profile.title}",
            profile.id,
            lambda speed: f"{profile.title}: {say_speed(speed)}.",
        )

    @Slot(object)
    def probe(self, profile: ModelProfile) -> None:
        """Try what a model is able to do."""
        self._tasks.start(ProbeModel(profile.id), f"Trying what {profile.title} is able to do", profile.id, say_probe)

    @Slot(object)
    def keep(self, profile: ModelProfile) -> None:
        """Let language models work with the threads that a model was fastest with."""
        if profile.figures and profile.figures.timed:
            threads = profile.figures.timed.threads
            self._settings.change(replace(self._settings.settings.generation, threads=threads))

    @Slot(object, str, object, int)
    def evaluate(self, profile: ModelProfile, suite: str, folder: Path, limit: int) -> None:
        """Let a model answer a benchmark."""
        request = EvaluateModel(profile.id, suite, folder, limit)
        title = f"Asking {profile.title} the questions of {SUITES[suite].title}"
        self._tasks.start(request, title, profile.id, say_scored)

    def export(self, folder: Path, profile: ModelProfile | None = None) -> None:
        """Copy a model, or all of them, into a folder."""
        names = (profile.id,) if profile else ()
        title = f"Copying {profile.title if profile else 'all models'} to {name_folder(folder)}"
        self._tasks.start(ExportModels(folder, names), title, profile.id if profile else STICK, say_exported)

    def import_from(self, folder: Path) -> None:
        """Take in the models of a folder that ``export`` has filled."""
        self._tasks.start(ImportModels(folder), f"Taking in models of {name_folder(folder)}", STICK, say_imported)

    @Slot(object, str, bool)
    def quantize(self, profile: ModelProfile, kind: str, again: bool) -> None:  # noqa: FBT001 - the signal's
        """Make a copy with weights of another kind."""
        request = QuantizeModel(profile.id, kind, again)
        self._tasks.start(request, f"Making {kind} of {profile.title}", profile.id, say_copy)

    @Slot()
    def measure(self) -> None:
        """Measure this computer."""
        self._tasks.start(MeasureMachine(), f"Measuring {MACHINE}", MACHINE, _say_measured)


def _say_added(model: ListedModel) -> str:
    return f"{model.title} is added as {'an' if model.role.words[0] in 'aeiou' else 'a'} {model.role.words}."


def _say_removed(freed: int) -> str:
    return f"Removed; {count_bytes(freed)} are free now." if freed else "Removed; its files stay where they are."


def _say_measured(measured: Any) -> str:
    return "Speeds are foretold from now on." if measured else "There is no model here that can be loaded to measure."
