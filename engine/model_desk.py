"""What can be done with models: one method for each wish of a person, for the engine process to call.

The command line tells the same stories with the same functions of ``engine.adoption``.
"""

# ruff: noqa: PLC0415 - what is imported late loads llama.cpp, and an engine that only searches never needs it
from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.current_settings import CurrentSettings
from engine.domain import (
    ExportedModel,
    FoundModel,
    ImportReport,
    ListedModel,
    ModelChoice,
    ModelFigures,
    ModelProfile,
    ModelRole,
    ProbeFigures,
    Quantized,
    Speed,
    SuiteFigures,
    Verification,
)
from engine.job import Job, Progress
from engine.parts import Parts
from engine.paths import Home
from engine.settings import Settings, load_settings

_TABLES = ("embedding", "retrieval", "generation")  # those that name models


class ModelDesk:
    """Thread-safe. Every method may raise ``EngineError``.

    A model is named by its id, as the settings have it, or by a path.
    """

    def __init__(self, home: Home, parts: Callable[[], Parts], settings: CurrentSettings) -> None:
        self._home = home
        self._parts = parts
        self._settings = settings

    def list(self) -> tuple[ListedModel, ...]:
        """Every model of the catalogue and of the person's own."""
        from engine.adoption.listing import list_models

        return list_models(self._parts(), self._settings.read())

    def list_choices(self) -> tuple[ModelChoice, ...]:
        """The language models to begin with."""
        from engine.adoption.first_choice import list_choices

        return list_choices(self._settings.read(), self._home)

    def describe(self, model_id: str, role: ModelRole) -> ModelProfile:
        """All that is known of a model without loading it, in the usual windows and that of the settings."""
        from engine.adoption.fitting import WINDOWS
        from engine.adoption.profile import describe_profile

        windows = (self._settings.read().generation.context_window, *WINDOWS)
        return describe_profile(model_id, role, windows, self._home)

    def verify(self, named: str, job: Job) -> Verification:
        """Read all of a model; the job is told how far that is, in bytes."""
        from engine.adoption.verification import verify_model
        from engine.models.naming import find_named

        return verify_model(find_named(named, self._home), job)

    def use(self, named: str, job: Job) -> Settings:
        """Use a model from now on for what it is for; returns the settings that hold now.

        An embedder is searched with once ``KnowledgeBase.change_embedder`` has made the vectors.
        """
        from engine.adoption.choice import choose_model

        chosen = choose_model(named, self._settings.read(), self._home, job)
        return self._settings.take(chosen.settings, *_TABLES)

    def stop_using(self, role: ModelRole) -> Settings:
        """Use no reranker or NLI model from now on; returns the settings that hold now."""
        from engine.adoption.choice import stop_using

        return self._settings.take(stop_using(role, self._settings.read(), self._home), *_TABLES)

    def remove(self, named: str) -> int:
        """Forget a model that is not used; returns the bytes that are free now, in Carrel's own folder."""
        from engine.adoption import remove_model
        from engine.adoption.listing import find_used

        return remove_model(named, find_used(self._parts(), self._settings.read()), self._home)

    def add(self, named: str, job: Job) -> ListedModel:
        """Check and load once a file, a folder, or a model that ``find`` has listed; it stays where it is."""
        from engine.adoption import add_model
        from engine.models.discovery import locate_offered

        path, name = locate_offered(named)
        added = add_model(path, self._home, job, name)
        wanted = added.catalogue_id or str(added.path)
        return next(model for model in self.list() if (model.id, model.role) == (wanted, added.role))

    def find(self) -> tuple[FoundModel, ...]:
        """The models of other programs on this computer."""
        from engine.models.discovery import find_offered

        return find_offered(self._home)

    def fetch(self, model_id: str, job: Job) -> Path:
        """Fetch a model of the catalogue, if the settings file allows downloads now; returns its folder."""
        from engine.models.catalogue import find_entry
        from engine.models.download import download_model

        allowed = load_settings(self._home.settings).models.downloads
        return download_model(find_entry(model_id), self._home, job, allowed=allowed)

    def quantize(self, named: str, kind: str, job: Job, *, again: bool) -> Quantized:
        """Make a copy with weights of another kind, and measure it and the old one."""
        from engine.adoption.measurements import Measurements
        from engine.adoption.quantization import measure_file, quantize_model
        from engine.models.naming import find_named

        source = find_named(named, self._home)
        added = quantize_model(source, kind, self._home, job, again=again)
        figures = []
        with self._parts().cores.for_background(job) as let_others_pass:
            for path in (source.path, added.path):
                let_others_pass()
                figures.append(measure_file(path, job))
                Measurements(self._home).keep_figures(figures[-1])
        return Quantized(str(added.path), added.id, *figures)

    def time(self, named: str, job: Job) -> Speed:
        """Time a language model with all settings; the best of them is kept, and returned."""
        from engine.adoption.measurements import Measurements
        from engine.adoption.timing import choose_best, time_model
        from engine.models.naming import find_named

        model = find_named(named, self._home)
        with self._parts().cores.for_background(job) as let_others_pass:
            best = choose_best(time_model(model, None, job, let_others_pass, self._settings.read().generation))
        Measurements(self._home).keep_speed(model.path, best)
        return best

    def probe(self, named: str, job: Job) -> ProbeFigures:
        """Try what a language model is able to do in the window of the settings, and keep what was found."""
        from engine.adoption.measurements import Measurements
        from engine.evaluation.abilities import load_abilities
        from engine.evaluation.ability_run import probe_model
        from engine.models.naming import find_named

        model, settings = find_named(named, self._home), self._settings.read().generation
        with self._parts().cores.for_background(job) as let_others_pass:
            figures = probe_model(model, settings, load_abilities(), self._home, job, let_others_pass)
        Measurements(self._home).keep_probe(model.path, figures)
        return figures

    def evaluate(self, named: str, suite: str, folder: Path, limit: int, job: Job) -> SuiteFigures:
        """Let a language model answer a benchmark, and keep what it scored; ``limit`` 0 asks all questions."""
        from engine.adoption.measurements import Measurements
        from engine.evaluation.suite_run import SuiteWish, evaluate_model
        from engine.models.naming import find_named

        model, settings = find_named(named, self._home), self._settings.read().generation
        wish = SuiteWish(suite, folder, limit)
        with self._parts().cores.for_background(job) as let_others_pass:
            figures = evaluate_model(model, wish, settings, self._home, job, let_others_pass)
        Measurements(self._home).keep_suite(model.path, figures)
        return figures

    def export(self, names: Sequence[str], folder: Path, job: Job) -> tuple[ExportedModel, ...]:
        """Copy the models that are named, or all, into a folder; the job is told how far that is, in bytes."""
        from engine.adoption.listing import find_chosen
        from engine.adoption.transfer import export_models

        return export_models(find_chosen(names, self._home), folder, job)

    def import_from(self, folder: Path, job: Job) -> ImportReport:
        """Take in the models of a folder that ``export`` has written; the job is told how far that is, in bytes."""
        from engine.adoption.transfer import import_models

        return import_models(folder, self._home, job)

    def calibrate(self, job: Job) -> bool:
        """Measure this machine for some seconds, so that speeds can be foretold; whether there is a model to do so."""
        from engine.adoption.fitting import measure_machine
        from engine.adoption.listing import find_language_models
        from engine.adoption.measurements import Measurements

        job.report(Progress(0, 0, "this computer", 0.0, None, stage="Measuring"))
        with self._parts().cores.for_background(job):
            calibration = measure_machine(find_language_models(self._home), job)
        if calibration:
            Measurements(self._home).keep_calibration(calibration)
        return calibration is not None

    def compare(self) -> tuple[ModelFigures, ...]:
        """What is known in figures of every language model that is installed."""
        from engine.adoption.comparison import compare_models

        return compare_models(self._settings.read().generation.context_window, self._home)
