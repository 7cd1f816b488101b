"""What was last measured of a language model on this computer: benchmarks, abilities and speed, side by side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from engine.evaluation.ability_run import AbilityFigures, ProbeFigures
from engine.evaluation.suite_run import SuiteFigures
from engine.inference.speed import Speed
from engine.paths import Home


@dataclass(frozen=True, slots=True)
class ModelResults:
    """Figures of one file: of each suite by its name, of the probe and of the best setting; None where not measured."""

    suites: Mapping[str, SuiteFigures] = field(default_factory=dict)
    probe: ProbeFigures | None = None
    speed: Speed | None = None


def find_results(file: Path, home: Home) -> ModelResults:
    """What was kept of this file, nothing where it was changed since; loads nothing."""
    try:
        written = json.loads(_place(file, home).read_text(encoding="utf-8"))
        return _read(written)
    except (OSError, ValueError, KeyError, TypeError):  # measured by another Carrel, perhaps: it is measured anew
        return ModelResults()


def keep_suite(file: Path, figures: SuiteFigures, home: Home) -> None:
    """Keep the figures of a suite, unless those of more questions are there."""
    known = find_results(file, home)
    before = known.suites.get(figures.suite)
    if before is None or before.questions <= figures.questions:
        _keep(file, replace(known, suites={**known.suites, figures.suite: figures}), home)


def keep_probe(file: Path, figures: ProbeFigures, home: Home) -> None:
    """Keep what a model was found able to do."""
    _keep(file, replace(find_results(file, home), probe=figures), home)


def keep_speed(file: Path, speed: Speed, home: Home) -> None:
    """Keep the speed of the best setting."""
    _keep(file, replace(find_results(file, home), speed=speed), home)


def _keep(file: Path, results: ModelResults, home: Home) -> None:
    place = _place(file, home)
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(results)), encoding="utf-8")
    draft.replace(place)


def _place(file: Path, home: Home) -> Path:
    found = file.stat()
    identity = f"{file.resolve()} {found.st_size} {found.st_mtime_ns}"
    name = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]
    return home.evaluations / f"results-{name}.json"


def _read(written: Mapping[str, Any]) -> ModelResults:
    probe, speed = written["probe"], written["speed"]
    if probe:
        abilities = tuple(AbilityFigures(**each) for each in probe["abilities"])
        probe = ProbeFigures(**{**probe, "abilities": abilities})
    suites = {name: _read_suite(figures) for name, figures in written["suites"].items()}
    return ModelResults(suites, probe, Speed(**speed) if speed else None)


def _read_suite(figures: Mapping[str, Any]) -> SuiteFigures:
    subjects = {subject: (right, count) for subject, (right, count) in figures["subjects"].items()}
    return SuiteFigures(**{**figures, "subjects": subjects})
