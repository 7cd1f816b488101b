"""The language models on this machine side by side, in figures: what is foretold of them, and what was measured."""

from __future__ import annotations

from engine.adoption.fitting import fit
from engine.adoption.listing import find_language_models
from engine.adoption.measurements import Measurements
from engine.domain import ModelFigures
from engine.errors import ModelMissing, ModelUnusable
from engine.inference.devices import look_at_machine
from engine.models.description import describe_parts
from engine.models.gguf_file import GgufFile
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel
from engine.models.naming import guess_entry
from engine.models.shelf import Shelf
from engine.paths import Home


def compare_models(window: int, home: Home) -> tuple[ModelFigures, ...]:
    """Every language model that is installed and sound, the one that takes least memory in a window first."""
    compared = []
    for model in find_language_models(home):
        try:
            compared.append(count_figures(model, read_parts(model.path), window, home))
        except (ModelMissing, ModelUnusable):  # the list of models says what is wrong with it
            continue
    return tuple(sorted(compared, key=lambda figures: figures.memory))


def count_figures(model: InstalledModel, parts: tuple[GgufFile, ...], window: int, home: Home) -> ModelFigures:
    """What is known of one language model, of which these are the files."""
    described, measured = describe_parts(parts), Measurements(home).read(model.path)
    foretold = fit(model.id, parts, window, look_at_machine(), Measurements(home).read_calibration())
    return ModelFigures(
        id=model.id,
        title=name_for_person(model, home),
        quantization=described.quantization,
        parameters=described.parameters,
        bytes=described.bytes,
        memory=foretold.memory.total,
        foretold_speed=foretold.speed,
        timed=measured.timed,
        figures=measured.figures,
        suites=measured.suites,
        published=entry.published if (entry := guess_entry(model)) else (),
        probe=measured.probe,
    )


def name_for_person(model: InstalledModel, home: Home) -> str:
    """What a model is called in full: its name in the catalogue, or the one it was added by."""
    own = Shelf(home.models).find(model.path)
    return model.entry.name if model.entry else own.id if own else model.name
