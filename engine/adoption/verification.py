"""Reads models whole: whether their files are sound, and still what the catalogue or the day they were added says."""

from __future__ import annotations

from engine.adoption.listing import find_installed
from engine.domain import ModelRole, Verification
from engine.errors import ModelMissing, ModelUnusable
from engine.job import Job
from engine.models.description import describe_model
from engine.models.installed import InstalledModel, find_model, verify
from engine.paths import Home


def verify_model(model: InstalledModel, job: Job) -> Verification:
    """Read all of a model; the job is told how far that is, in bytes.

    Raises ``ModelUnusable`` or ``ModelMissing`` for one that is damaged, ``Cancelled`` soon after the job is.
    """
    described = describe_model(model)
    verify(model, job)
    return Verification(model.id, model.role, str(model.path), len(described.files), len(model.files), described.bytes)


def verify_all(home: Home, job: Job) -> tuple[Verification, ...]:
    """The same of every model that is installed: what is wrong with one is told in its place."""
    return tuple(_try(model_id, role, home, job) for model_id, role in find_installed(home))


def _try(model_id: str, role: ModelRole, home: Home, job: Job) -> Verification:
    try:
        return verify_model(find_model(model_id, role, home), job)
    except (ModelMissing, ModelUnusable) as error:
        return Verification(model_id, role, "", 0, 0, 0, error.message)
