"""Which language model to begin with: those that are here, those of other programs, and what else would fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.adoption.comparison import name_for_person
from engine.adoption.fitting import Calibration, Candidate, fit, fit_others
from engine.adoption.listing import find_language_models, find_wanted
from engine.adoption.measurements import Measurements
from engine.domain import FASTEST_QUANTIZATION, Fit, Machine, ModelChoice, ModelRole
from engine.errors import ModelMissing, ModelUnusable
from engine.inference.devices import look_at_machine
from engine.models.catalogue import load_catalogue
from engine.models.discovery import find_offered
from engine.models.gguf_parts import read_parts
from engine.paths import Home
from engine.settings import Settings

_MOST_ABSENT = 2


def list_choices(settings: Settings, home: Home) -> tuple[ModelChoice, ...]:
    """The one that is used first, then those that fit, the largest first, then the others.

    Of models that are not here the two largest that would fit, in the quantisation that is quickest.
    """
    window, machine = settings.generation.context_window, look_at_machine()
    calibration = Measurements(home).read_calibration()
    used = find_wanted(settings, home)[ModelRole.LANGUAGE_MODEL]
    choices = []
    installed = find_language_models(home)
    for model in installed:
        try:
            foretold = fit(model.id, read_parts(model.path), window, machine, calibration)
        except (ModelMissing, ModelUnusable):  # the list of models says what is wrong with it
            continue
        choices.append(_choose(model.id, name_for_person(model, home), "", foretold, used=model.id == used))
    for found in find_offered(home):
        if found.role is ModelRole.LANGUAGE_MODEL and not found.problem and not found.added:
            foretold = fit(found.name, read_parts(found.path), window, machine, calibration)
            choices.append(_choose(found.name, found.name, found.program, foretold))
    choices.sort(key=lambda choice: (not choice.used, not choice.fits, -choice.memory))
    return (*choices, *_list_absent([model.id for model in installed], window, machine, calibration))


def _choose(name: str, title: str, program: str, foretold: Fit, *, used: bool = False) -> ModelChoice:
    return ModelChoice(name, title, program, foretold.memory.total, foretold.speed, foretold.fits, used)


def _list_absent(
    here: Sequence[str], window: int, machine: Machine, calibration: Calibration | None
) -> Iterator[ModelChoice]:
    fitting = []
    for entry in load_catalogue():
        if entry.role is ModelRole.LANGUAGE_MODEL and entry.shape and entry.id not in here:
            others = fit_others(Candidate(entry.id, entry.shape.draw()), window, machine, calibration)
            foretold = next(each for each in others if each.quantization == FASTEST_QUANTIZATION)
            if foretold.fits:
                fitting.append((foretold, entry.name))
    fitting.sort(key=lambda pair: -pair[0].memory.total)
    for foretold, name in fitting[:_MOST_ABSENT]:
        yield ModelChoice(
            foretold.id, name, "", foretold.memory.total, foretold.speed, fits=True, used=False, here=False
        )
