"""The language models on this machine side by side, in figures: what is foretold of them, and what was measured."""

from __future__ import annotations

from engine.adoption.fitting import Calibration, fit
from engine.adoption.listing import find_language_models
from engine.adoption.measurements import Measurements
from engine.domain import ModelFigures
from engine.errors import ModelMissing, ModelUnusable
from engine.inference.devices import look_at_machine
from engine.models.description import describe_model
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel
from engine.models.shelf import Shelf
from engine.paths import Home


def compare_models(window: int, home: Home) -> tuple[ModelFigures, ...]:
    """Every language model that is installed and sound, the one that takes least memory in a window first."""
    measurements = Measurements(home)
    calibration = measurements.read_calibration()
    names = {str(own.path): own.id for own in Shelf(home.models).read()}
    compared = []
    for model in find_language_models(home):
        try:
            title = model.entry.name if model.entry else names.get(model.id, model.name)
            compared.append(_count(model, title, window, calibration, measurements))
        except (ModelMissing, ModelUnusable):  # the list of models says what is wrong with it
            continue
    return tuple(sorted(compared, key=lambda figures: figures.memory))


def _count(
    model: InstalledModel, title: str, window: int, calibration: Calibration | None, measurements: Measurements
) -> ModelFigures:
    described, measured = describe_model(model), measurements.read(model.path)
    foretold = fit(model.id, read_parts(model.path), window, look_at_machine(), calibration)
    return ModelFigures(
        id=model.id,
        title=title,
        quantization=described.quantization,
        parameters=described.parameters,
        bytes=described.bytes,
        memory=foretold.memory.total,
        foretold_speed=foretold.speed,
        timed=measured.timed,
        figures=measured.figures,
        suites=measured.suites,
    )
