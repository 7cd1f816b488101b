"""All that is known of one model without loading it: what its files say, what it takes here, where it is to be had."""

from __future__ import annotations

from collections.abc import Sequence

from engine.adoption.fitting import Calibration, fit
from engine.domain import Fit, Machine, ModelDescription, ModelProfile, ModelRole, Offer, Scaling
from engine.errors import DownloadFailed, ModelMissing, ModelUnusable
from engine.inference.devices import look_at_machine
from engine.models.catalogue import CatalogueModel, load_catalogue
from engine.models.description import describe_model
from engine.models.download import find_offer
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel, find_model
from engine.models.naming import guess_entry
from engine.models.scaling import scale
from engine.paths import Home


def describe_profile(
    model_id: str, role: ModelRole, windows: Sequence[int], home: Home, calibration: Calibration | None
) -> ModelProfile:
    """The profile of an installed model or of one of the catalogue; what is wrong with it is told in it."""
    entry = next((entry for entry in load_catalogue() if (entry.id, entry.role) == (model_id, role)), None)
    found, described, problem = _look_at(model_id, role, home)
    machine = look_at_machine()
    offer, no_offer = _find_offer(entry, home) if entry and not found else (None, "")
    return ModelProfile(
        id=model_id,
        role=role,
        title=entry.name if entry else found.name if found else model_id,
        path=str(found.path) if found else "",
        problem=problem,
        licence=entry.licence if entry else described.licence if described else "",
        good_for=entry.good_for if entry else "",
        source=entry.source if entry else "",
        description=described,
        scaling=scale_model(found, described) if found and described else None,
        known_files=len(found.files) if found else 0,
        machine=machine,
        fits=_fit_all(found, windows, machine, calibration) if found and described else (),
        offer=offer,
        no_offer=no_offer,
    )


def scale_model(model: InstalledModel, described: ModelDescription) -> Scaling | None:
    """What the scaling laws say of a language model, None of any other."""
    if model.role is not ModelRole.LANGUAGE_MODEL or not described.parameters:
        return None
    entry = guess_entry(model)
    return scale(described.parameters, entry.training_tokens if entry else 0)


def _look_at(model_id: str, role: ModelRole, home: Home) -> tuple[InstalledModel | None, ModelDescription | None, str]:
    found = None
    try:
        found = find_model(model_id, role, home)
        return found, describe_model(found), ""
    except (ModelMissing, ModelUnusable) as error:
        return found, None, error.message


def _fit_all(
    model: InstalledModel, windows: Sequence[int], machine: Machine, calibration: Calibration | None
) -> tuple[Fit, ...]:
    if model.role is not ModelRole.LANGUAGE_MODEL:
        return ()
    parts = read_parts(model.path)
    return tuple(fit(model.id, parts, window, machine, calibration) for window in windows)


def _find_offer(entry: CatalogueModel, home: Home) -> tuple[Offer | None, str]:
    try:
        return find_offer(entry, home), ""
    except DownloadFailed as error:
        return None, error.message
