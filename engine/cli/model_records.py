"""What ``carrel models info`` tells of a model, for a script and for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.adoption.measurements import Measured, Measurements
from engine.adoption.profile import scale_model
from engine.domain import ListedModel, ModelDescription
from engine.evaluation.suites import SUITES
from engine.models.installed import InstalledModel
from engine.models.naming import guess_entry
from engine.models.words import count_bytes, list_abilities, list_facts, say_published, say_state, say_training


def describe_for_scripts(model: InstalledModel, described: ModelDescription, measured: Measured) -> dict[str, Any]:
    """Every field of ``ModelDescription``, with id, role, path and SHA-256 of the files, and what was measured."""
    fields = asdict(described)
    fields["files"] = [str(path) for path in described.files]
    hashes = {str(model.folder / file.path): file.sha256 for file in model.files}
    scaling = scale_model(model, described)
    return {
        "id": model.id,
        "role": model.role.value,
        "path": str(model.path),
        **fields,
        "parts": len(described.files) if model.path.is_file() else 1,
        "sha256": {path: hashes[path] for path in fields["files"] if path in hashes},
        "scaling": asdict(scaling) if scaling else None,
        "published": [asdict(score) for score in entry.published] if (entry := guess_entry(model)) else [],
        "measured": _describe_measured(measured),
    }


def describe_listed(model: ListedModel, measurements: Measurements) -> dict[str, Any]:
    """A model of the list, with the share that it answers of each suite and which abilities it has, where measured."""
    measured = measurements.read(Path(model.path))
    abilities = {each.name: each.able for each in measured.probe.abilities} if measured.probe else {}
    return asdict(model) | {
        "scores": {figures.suite: figures.accuracy for figures in measured.suites},
        "abilities": abilities,
    }


def say_standing(model: ListedModel, measurements: Measurements) -> str:
    """The state of a model, and what was measured of it, in words for a person."""
    measured = measurements.read(Path(model.path))
    said = [say_state(model), *(f"{figures.suite} {figures.accuracy:.0%}" for figures in measured.suites)]
    if probe := measured.probe:
        said.append(f"{sum(each.able for each in probe.abilities)} of {len(probe.abilities)} abilities")
    return ", ".join(filter(None, said))


def _describe_measured(measured: Measured) -> dict[str, Any]:
    fields = asdict(measured)
    if measured.figures:
        fields["figures"]["path"] = str(measured.figures.path)
    return fields


def describe_for_person(
    model: InstalledModel, described: ModelDescription, measured: Measured
) -> Iterator[tuple[str, str]]:
    """The lines of a table; what the files do not say is left out."""
    yield "model", model.id
    yield "role", model.role.words
    parts = f", in {len(described.files)} files" if model.path.is_file() and len(described.files) > 1 else ""
    yield "size", f"{count_bytes(described.bytes)}{parts}"
    yield from list_facts(described)
    yield "path", str(model.path)
    if scaling := scale_model(model, described):
        entry = guess_entry(model)
        yield "training", say_training(scaling, entry.training_source if entry else "")
        yield "scaling law", scaling.sentence
    yield from _say_scores(model, measured)
    if measured.probe:
        yield from list_abilities(measured.probe)
    if speed := measured.timed:
        threads = f"{speed.threads} threads, batches of {speed.batch}, a window of {speed.window:,}"
        yield "speed here", f"reads {speed.read:.0f} and writes {speed.written:.1f} tokens/s ({threads})"


def _say_scores(model: InstalledModel, measured: Measured) -> Iterator[tuple[str, str]]:
    """What was measured of each suite here, beside what the maker states."""
    entry = guess_entry(model)
    published = {score.suite: score for score in entry.published} if entry else {}
    answered = {figures.suite: figures for figures in measured.suites}
    for name, suite in SUITES.items():
        said = []
        if figures := answered.get(name):
            interval = f"95 %: {figures.low:.1%} to {figures.high:.1%}"
            said.append(f"{figures.accuracy:.1%} of {figures.questions} questions here ({interval})")
        if score := published.get(name):
            said.append(say_published(score))
        if said:
            yield suite.title, "; ".join(said)


def show_harmless(text: str) -> str:
    """The same text without what could steer a terminal: a file may say anything of itself."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
