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
from desktop.quantities import say_size
from desktop.settings_feed import SettingsFeed
from desktop.translation import mark, translate
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
    say_checked,
)

MACHINE, STICK = "machine", "stick"
"""What is worked on where it is no model."""

_ADDED = {
    ModelRole.LANGUAGE_MODEL: mark("{model} is added as a language model."),
    ModelRole.EMBEDDER: mark("{model} is added as an embedder."),
    ModelRole.RERANKER: mark("{model} is added as a reranker."),
    ModelRole.ENTAILMENT: mark("{model} is added as an NLI model."),
}


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
        task = self._tasks.start(AddModel(name), translate("Adding {model}", model=title), name, _say_added)
        task.finished.connect(self.added)

    @Slot(object)
    def use(self, profile: ModelProfile) -> None:
        """Use a model for what it is for."""
        task = self._tasks.start(
            UseModel(profile.id),
            translate("Choosing {model}", model=profile.title),
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
            translate("Putting {model} aside", model=profile.title),
            profile.id,
            lambda _: translate("{model} is not used any more; it stays on this computer.", model=profile.title),
        )
        task.finished.connect(self._settings.show)
        task.finished.connect(self.chosen)

    @Slot(object)
    def verify(self, profile: ModelProfile) -> None:
        """Read all of a model."""
        self._tasks.start(
            VerifyModel(profile.id),
            translate("Verifying {model}", model=profile.title),
            profile.id,
            lambda checked: say_checked(checked, profile.title, translate),
        )

    @Slot(object)
    def remove(self, profile: ModelProfile) -> None:
        """Forget a model."""
        self._tasks.start(
            RemoveModel(profile.id), translate("Removing {model}", model=profile.title), profile.id, _say_removed
        )

    @Slot(object)
    def fetch(self, profile: ModelProfile) -> None:
        """Fetch a model of the catalogue."""
        self._tasks.start(
            FetchModel(profile.id),
            translate("Getting {model}", model=profile.title),
            profile.id,
            lambda _: translate("{model} is on this computer now.", model=profile.title),
        )

    @Slot(object)
    def time(self, profile: ModelProfile) -> None:
        """Measure how fast a model is."""
        self._tasks.start(
            TimeModel(profile.id),
            translate("Timing {model}", model=profile.title),
            profile.id,
            lambda speed: f"{profile.title}: {say_speed(speed)}.",
        )

    @Slot(object)
    def probe(self, profile: ModelProfile) -> None:
        """Try what a model is able to do."""
        title = translate("Trying what {model} is able to do", model=profile.title)
        self._tasks.start(ProbeModel(profile.id), title, profile.id, say_probe)

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
        title = translate(
            "Asking {model} the questions of {benchmark}", model=profile.title, benchmark=SUITES[suite].title
        )
        self._tasks.start(request, title, profile.id, say_scored)

    def export(self, folder: Path, profile: ModelProfile | None = None) -> None:
        """Copy a model, or all of them, into a folder."""
        names = (profile.id,) if profile else ()
        place = name_folder(folder)
        if profile:
            title = translate("Copying {model} to {folder}", model=profile.title, folder=place)
        else:
            title = translate("Copying all models to {folder}", folder=place)
        self._tasks.start(ExportModels(folder, names), title, profile.id if profile else STICK, say_exported)

    def import_from(self, folder: Path) -> None:
        """Take in the models of a folder that ``export`` has filled."""
        title = translate("Taking in models of {folder}", folder=name_folder(folder))
        self._tasks.start(ImportModels(folder), title, STICK, say_imported)

    @Slot(object, str, bool)
    def quantize(self, profile: ModelProfile, kind: str, again: bool) -> None:  # noqa: FBT001 - the signal's
        """Make a copy with weights of another kind."""
        request = QuantizeModel(profile.id, kind, again)
        title = translate("Making {kind} of {model}", kind=kind, model=profile.title)
        self._tasks.start(request, title, profile.id, say_copy)

    @Slot()
    def measure(self) -> None:
        """Measure this computer."""
        self._tasks.start(MeasureMachine(), translate("Measuring this computer"), MACHINE, _say_measured)


def _say_added(model: ListedModel) -> str:
    return translate(_ADDED[model.role], model=model.title)


def _say_removed(freed: int) -> str:
    if freed:
        return translate("Removed; {size} are free now.", size=say_size(freed))
    return translate("Removed; its files stay where they are.")


def _say_measured(measured: Any) -> str:
    if measured:
        return translate("Speeds are foretold from now on.")
    return translate("There is no model here that can be loaded to measure.")
