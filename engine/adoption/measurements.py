"""What was measured of this machine and of the models on it, kept so that it can be shown side by side."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.adoption.fitting import Calibration
from engine.domain import AbilityFigures, FileFigures, ProbeFigures, Speed, SuiteFigures
from engine.errors import StorageFull
from engine.paths import Home

_FILE = "figures.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one model file, None or empty what was not measured yet."""

    timed: Speed | None = None
    figures: FileFigures | None = None
    suites: tuple[SuiteFigures, ...] = ()
    probe: ProbeFigures | None = None


class Measurements:
    """A file that any process may write: it is read anew each time, and replaced whole.

    Figures belong to a path and a size: those of a file that was replaced by another are not told. A damaged list is
    taken for an empty one, as all of it can be measured again.
    """

    def __init__(self, home: Home) -> None:
        self._file = home.evaluations / _FILE

    def read(self, model: Path) -> Measured:
        """What was measured of the model at this path."""
        written = self._read().get("models", {}).get(str(model))
        if not isinstance(written, dict) or written.get("bytes") != _size(model):
            return Measured()
        suites = (_take(_read_suite, each) for each in written.get("suites", {}).values())
        return Measured(
            _take(lambda speed: Speed(**speed), written.get("timed")),
            _take(lambda figures: FileFigures(**figures | {"path": Path(figures["path"])}), written.get("figures")),
            tuple(suite for suite in suites if suite),
            _take(_read_probe, written.get("probe")),
        )

    def read_calibration(self) -> Calibration | None:
        """This machine as it was measured last."""
        calibration: Calibration | None = _take(lambda machine: Calibration(**machine), self._read().get("machine"))
        return calibration

    def keep_speed(self, model: Path, speed: Speed) -> None:
        """Keep how fast a model is with its best setting. Raises ``StorageFull``, as the others do."""
        self._keep(model, lambda kept: kept | {"timed": asdict(speed)})

    def keep_figures(self, figures: FileFigures) -> None:
        """Keep what was measured when a copy of a model, or its original, was compared."""
        fields = asdict(figures) | {"path": str(figures.path)}
        self._keep(figures.path, lambda kept: kept | {"figures": fields})

    def keep_suite(self, model: Path, figures: SuiteFigures) -> None:
        """Keep how well a model does at a benchmark, unless more questions of it were answered before."""
        before = {each.suite: each.questions for each in self.read(model).suites}
        if before.get(figures.suite, 0) <= figures.questions:
            self._keep(model, lambda kept: kept | {"suites": kept.get("suites", {}) | {figures.suite: asdict(figures)}})

    def keep_probe(self, model: Path, figures: ProbeFigures) -> None:
        """Keep what a model was found able to do."""
        self._keep(model, lambda kept: kept | {"probe": asdict(figures)})

    def keep_calibration(self, calibration: Calibration) -> None:
        """Keep what this machine is like."""
        self._write(self._read() | {"machine": asdict(calibration)})

    def _keep(self, model: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        written = self._read()
        models = written.get("models", {})
        size = _size(model)
        kept = models.get(str(model), {})
        models[str(model)] = change(kept if kept.get("bytes") == size else {"bytes": size})
        self._write(written | {"models": models})

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError, RecursionError):
            written = json.loads(self._file.read_text(encoding="utf-8"))
            if isinstance(written, dict) and isinstance(written.get("models", {}), dict):
                return written
        return {}

    def _write(self, content: Mapping[str, Any]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._file.parent, prefix=".figures-") as draft_folder:
                draft = Path(draft_folder) / _FILE
                draft.write_text(json.dumps(content, indent=1), encoding="utf-8")
                draft.replace(self._file)
        except OSError as error:
            raise StorageFull(
                f"What was measured cannot be written to {self._file} ({error.strerror}): make room there.", repr(error)
            ) from error


def _read_suite(written: dict[str, Any]) -> SuiteFigures:
    subjects = {name: (int(right), int(count)) for name, (right, count) in written["subjects"].items()}
    return SuiteFigures(**written | {"subjects": subjects})


def _read_probe(written: dict[str, Any]) -> ProbeFigures:
    abilities = tuple(AbilityFigures(**each) for each in written["abilities"])
    return ProbeFigures(**written | {"abilities": abilities})


def _take(read: Callable[[Any], Any], written: Any) -> Any:
    """What was written, None where nothing was or another Carrel wrote it otherwise."""
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        return read(written) if written is not None else None
    return None


def _size(model: Path) -> int:
    try:
        return model.stat().st_size
    except OSError:
        return 0
