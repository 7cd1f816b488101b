"""Plays what can be done with models, for the lanes and the engine process: nothing is loaded, all of it is quick."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from engine.domain import (
    AbilityFigures,
    ExportedModel,
    FileFigures,
    FoundModel,
    ImportReport,
    ListedModel,
    Machine,
    ModelChoice,
    ModelFigures,
    ModelKeeper,
    ModelProfile,
    ModelRole,
    ProbeFigures,
    Quantized,
    Speed,
    SuiteFigures,
    Verification,
)
from engine.errors import BadInput, DownloadFailed
from engine.job import Job, Progress
from engine.settings import GenerationSettings, RetrievalSettings, Settings

LANGUAGE_MODEL = ModelRole.LANGUAGE_MODEL
MACHINE = Machine(8_000_000_000, 16_000_000_000, (), "This build of llama.cpp computes on the processor only.")
PROBE = ProbeFigures("own", 2048, (AbilityFigures("cites", "Cites", 3, 4, 3, able=True),), 9.0)
SCORED = SuiteFigures("own", "mmlu", "MMLU, five-shot", 4, 2, 0.5, 0.15, 0.85, 0.25, {"law": (2, 4)}, 0, 0, 3.0)
SPEED = Speed(2, 64, 512, 256, 300.0, 60.0, 0.9, 150_000_000)


class ScriptedModelDesk:
    """A ``ModelDesk`` whose models are called what was asked for; "endless" work goes on until it is stopped."""

    def list(self) -> tuple[ListedModel, ...]:
        return (make_listed("own"),)

    def list_choices(self) -> tuple[ModelChoice, ...]:
        return (ModelChoice("own", "Own", "", 10, None, fits=True, used=True),)

    def describe(self, model_id: str, role: ModelRole) -> ModelProfile:
        return make_profile(model_id, role)

    def verify(self, named: str, job: Job) -> Verification:
        _work(named, job)
        return Verification(named, LANGUAGE_MODEL, f"/models/{named}", 1, 1, 10)

    def use(self, named: str, job: Job) -> Settings:
        job.check()
        return Settings(generation=GenerationSettings(model=named))

    def stop_using(self, role: ModelRole) -> Settings:
        return Settings(retrieval=RetrievalSettings(reranker=role.value))

    def remove(self, named: str) -> int:
        if named == "used":
            raise BadInput("used is in use: choose another language model first, then remove it.")
        return len(named)

    def add(self, named: str, job: Job) -> ListedModel:
        _work(named, job)
        return make_listed(named)

    def find(self) -> tuple[FoundModel, ...]:
        return (FoundModel("llama3:8b", "Ollama", Path("/models/llama3"), LANGUAGE_MODEL, 10),)

    def fetch(self, model_id: str, job: Job) -> Path:
        if model_id == "offline":
            raise DownloadFailed("Carrel is offline.")
        _work(model_id, job)
        return Path(model_id)

    def quantize(self, named: str, kind: str, job: Job, *, again: bool) -> Quantized:
        _work(named, job)
        before = FileFigures(Path(named), "F16", 20, 10.0, 100.0, 10.0)
        return Quantized(f"{named}-{kind}", f"{named}-{kind}", before, FileFigures(Path(kind), kind, 10, 11.0, 200, 20))

    def time(self, named: str, job: Job) -> Speed:
        _work(named, job)
        return SPEED

    def probe(self, named: str, job: Job) -> ProbeFigures:
        _work(named, job)
        return PROBE

    def evaluate(self, named: str, suite: str, folder: Path, limit: int, job: Job) -> SuiteFigures:
        _work(named, job)
        return replace(SCORED, model=named, suite=suite, questions=limit)

    def export(self, names: Sequence[str], folder: Path, job: Job) -> tuple[ExportedModel, ...]:
        _work(folder.name, job)
        return tuple(ExportedModel(name, LANGUAGE_MODEL, 1, 10) for name in names or ("own",))

    def import_from(self, folder: Path, job: Job) -> ImportReport:
        _work(folder.name, job)
        return ImportReport(("own",), ("there",), (("bad", "bad is damaged: get it again."),))

    def calibrate(self, job: Job) -> bool:
        job.check()
        return True

    def compare(self) -> tuple[ModelFigures, ...]:
        return (ModelFigures("own", "own", "Q4_0", 100, 60, 80, 12.0, SPEED, None, ()),)


def make_listed(name: str, role: ModelRole = LANGUAGE_MODEL, **changes: object) -> ListedModel:
    fields = {"path": f"/models/{name}.gguf", "problem": "", "wanted": False, "active": False, "building": False}
    return ListedModel(**{"id": name, "name": name, "title": name, "role": role, "good_for": "", **fields, **changes})


def make_profile(model_id: str, role: ModelRole = LANGUAGE_MODEL, **changes: object) -> ModelProfile:
    fields = {
        "title": model_id, "path": f"/models/{model_id}.gguf", "problem": "", "licence": "MIT", "good_for": "",
        "description": None, "known_files": 1, "keeper": ModelKeeper.PERSON, "machine": MACHINE, "fits": (),
        "scaling": None, "figures": None, "offer": None, "no_offer": "",
    }  # fmt: skip
    return ModelProfile(**{"id": model_id, "role": role, **fields, **changes})


def _work(named: str, job: Job) -> None:
    for done in count() if named == "endless" else range(2):
        job.check()
        job.report(Progress(done, 0, named, 1.0, None, stage="Working"))
        time.sleep(0.01)
