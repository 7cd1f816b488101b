"""What ``carrel models info`` tells of a model, for a script and for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.adoption.measurements import Measured, Measurements
from engine.cli.terminal import count_things
from engine.domain import ListedModel, ModelDescription, ModelProfile
from engine.evaluation.suites import SUITES
from engine.models.catalogue import ModelFile
from engine.models.words import (
    count_bytes,
    list_abilities,
    list_facts,
    list_wants,
    say_published,
    say_state,
    say_training,
)


def describe_for_scripts(profile: ModelProfile, measured: Measured, known: Sequence[ModelFile]) -> dict[str, Any]:
    """Every field of ``ModelDescription``, what the catalogue knows beside it, and what was measured.

    ``known`` are the files whose SHA-256 is known; "", 0 or an empty list stand for what nobody says.
    """
    described = profile.description or ModelDescription(licence=profile.licence)
    fields = asdict(described)
    fields["files"] = [str(path) for path in described.files]
    place = Path(profile.path)
    folder = place if place.is_dir() else place.parent
    hashes = {str(folder / file.path): file.sha256 for file in known}
    return {
        "id": profile.id,
        "role": profile.role.value,
        "title": profile.title,
        "path": profile.path,
        "problem": profile.problem,
        "good_for": profile.good_for,
        **fields,
        "context_window": profile.context_window,
        "dimensions": profile.dimensions,
        "query_prefix": profile.query_prefix,
        "passage_prefix": profile.passage_prefix,
        "parts": len(described.files) if place.is_file() else min(1, len(described.files)),
        "sha256": {path: hashes[path] for path in fields["files"] if path in hashes},
        "scaling": asdict(profile.scaling) if profile.scaling else None,
        "published": [asdict(score) for score in profile.published],
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


def describe_for_person(profile: ModelProfile, measured: Measured) -> Iterator[tuple[str, str]]:
    """The lines of a table; what nobody says is left out."""
    described = profile.description
    yield "model", profile.id
    yield "role", profile.role.words
    if described:
        parts = (
            f", in {len(described.files)} files" if Path(profile.path).is_file() and len(described.files) > 1 else ""
        )
        yield "size", f"{count_bytes(described.bytes)}{parts}"
        yield from list_facts(described)
    else:
        yield from (("name", profile.title), ("licence", profile.licence), ("good for", profile.good_for))
    yield from list_wants(profile)
    yield ("path", profile.path) if profile.path else ("state", profile.problem)
    if scaling := profile.scaling:
        yield "training", say_training(scaling, profile.training_source)
        yield "scaling law", scaling.sentence
    yield from _say_scores(profile, measured)
    if measured.probe:
        yield from list_abilities(measured.probe)
    if speed := measured.timed:
        threads = f"{count_things(speed.threads, 'thread')}, batches of {speed.batch}, a window of {speed.window:,}"
        yield "speed here", f"reads {speed.read:.0f} and writes {speed.written:.1f} tokens/s ({threads})"


def _say_scores(profile: ModelProfile, measured: Measured) -> Iterator[tuple[str, str]]:
    """What was measured of each suite here, beside what the maker states."""
    published = {score.suite: score for score in profile.published}
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
