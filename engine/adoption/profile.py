"""All that is known of one model without loading it: what its files say, what it takes here, where it is to be had."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.adoption.comparison import count_figures, name_for_person
from engine.adoption.fitting import Candidate, fit, fit_others
from engine.adoption.measurements import Measurements
from engine.domain import Fit, Machine, ModelDescription, ModelKeeper, ModelProfile, ModelRole, Offer, Scaling
from engine.embeddings.selection import find_prefixes
from engine.errors import DownloadFailed, EngineError, ModelMissing, ModelUnusable
from engine.inference.devices import look_at_machine
from engine.models.catalogue import CatalogueModel, load_catalogue
from engine.models.description import describe_model, describe_parts
from engine.models.download import find_offer
from engine.models.gguf_file import GgufFile
from engine.models.gguf_parts import read_outline, read_parts
from engine.models.installed import InstalledModel, find_model
from engine.models.naming import guess_entry
from engine.models.scaling import scale
from engine.paths import Home, packaged_models


def describe_profile(model_id: str, role: ModelRole, windows: Sequence[int], home: Home) -> ModelProfile:
    """The profile of an installed model or of one of the catalogue; what is wrong with it is told in it.

    ``windows`` are those that memory and speed are foretold for, in tokens; the first is the one of the settings.
    """
    entry = next((entry for entry in load_catalogue() if (entry.id, entry.role) == (model_id, role)), None)
    found, parts, described, error = _look_at(model_id, role, home)
    machine = look_at_machine()
    offer, no_offer = _find_offer(entry, home) if entry and not found else (None, "")
    known = guess_entry(found) if found else entry
    query_prefix, passage_prefix = _find_prefixes(found, entry)
    writes = found if parts and role is ModelRole.LANGUAGE_MODEL else None
    return ModelProfile(
        id=model_id,
        role=role,
        title=entry.name if entry else name_for_person(found, home) if found else Path(model_id).name,
        path=str(found.path) if found else "",
        problem=error.message if error else "",
        licence=entry.licence if entry else described.licence if described else "",
        good_for=entry.good_for if entry else "",
        description=described,
        known_files=len(found.files) if found else 0,
        keeper=_find_keeper(found, home),
        machine=machine,
        fits=_fit_all(writes, parts, windows, machine, home) if writes else (),
        scaling=scale_model(found, described) if found and described else _scale_entry(entry),
        figures=count_figures(writes, parts, windows[0], home) if writes else None,
        offer=offer,
        no_offer=no_offer,
        published=known.published if known else (),
        training_source=known.training_source if known else "",
        damaged=bool(error) and not (entry and not found and isinstance(error, ModelMissing)),
        context_window=described.context_length if described else entry.context_window if entry else 0,
        dimensions=_count_dimensions(role, entry, described),
        others=_fit_others(writes, parts, entry if not found else None, windows[0], home),
        query_prefix=query_prefix,
        passage_prefix=passage_prefix,
    )


def scale_model(model: InstalledModel, described: ModelDescription) -> Scaling | None:
    """What the scaling laws say of a language model, None of any other."""
    if model.role is not ModelRole.LANGUAGE_MODEL or not described.parameters:
        return None
    entry = guess_entry(model)
    return scale(described.parameters, entry.training_tokens if entry else 0)


def _look_at(
    model_id: str, role: ModelRole, home: Home
) -> tuple[InstalledModel | None, tuple[GgufFile, ...], ModelDescription | None, EngineError | None]:
    """The model, its files if it is a GGUF, what it says of itself, and what is wrong with it; each is read once."""
    found = None
    try:
        found = find_model(model_id, role, home)
        parts = () if found.path.is_dir() else read_parts(found.path)
        return found, parts, describe_parts(parts) if parts else describe_model(found), None
    except (ModelMissing, ModelUnusable) as error:
        return found, (), None, error


def _find_keeper(model: InstalledModel | None, home: Home) -> ModelKeeper:
    if model is not None and packaged_models() in model.path.parents:
        return ModelKeeper.PROGRAM
    return ModelKeeper.CARREL if model is not None and home.models in model.path.parents else ModelKeeper.PERSON


def _fit_all(
    model: InstalledModel, parts: tuple[GgufFile, ...], windows: Sequence[int], machine: Machine, home: Home
) -> tuple[Fit, ...]:
    calibration = Measurements(home).read_calibration()
    return tuple(fit(model.id, parts, window, machine, calibration) for window in sorted(set(windows)))


def _fit_others(
    model: InstalledModel | None,
    parts: tuple[GgufFile, ...],
    entry: CatalogueModel | None,
    window: int,
    home: Home,
) -> tuple[Fit, ...]:
    """A language model that is installed, or one of the catalogue whose maker publishes its shape."""
    if model:
        candidate = Candidate(model.id, read_outline(parts), parts[0].quantization)
    elif entry and entry.shape:
        candidate = Candidate(entry.id, entry.shape.draw())
    else:
        return ()
    return tuple(fit_others(candidate, window, look_at_machine(), Measurements(home).read_calibration()))


def _scale_entry(entry: CatalogueModel | None) -> Scaling | None:
    return scale(entry.shape.draw().parameters, entry.training_tokens) if entry and entry.shape else None


def _find_prefixes(found: InstalledModel | None, entry: CatalogueModel | None) -> tuple[str, str]:
    if found and found.role is ModelRole.EMBEDDER:
        return find_prefixes(found)
    return (entry.query_prefix, entry.passage_prefix) if entry else ("", "")


def _count_dimensions(role: ModelRole, entry: CatalogueModel | None, described: ModelDescription | None) -> int:
    """The length of an embedder's vectors, 0 of any other model."""
    if role is not ModelRole.EMBEDDER:
        return 0
    return (entry.dimensions if entry else 0) or (described.embedding_length if described else 0)


def _find_offer(entry: CatalogueModel, home: Home) -> tuple[Offer | None, str]:
    try:
        return find_offer(entry, home), ""
    except DownloadFailed as error:
        return None, error.message
