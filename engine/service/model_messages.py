"""What the window may ask for of models; ``engine.service.messages`` says how a request travels.

A model is named by its id, as ``ListModels`` gives it, or by the path of a file or folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.domain import (
    FASTEST_QUANTIZATION,
    ExportedModel,
    FoundModel,
    ImportReport,
    ListedModel,
    ModelChoice,
    ModelFigures,
    ModelProfile,
    ModelRole,
    ProbeFigures,
    Quantized,
    Speed,
    SuiteFigures,
    Verification,
)
from engine.service.messages import Request
from engine.settings import Settings


@dataclass(frozen=True, slots=True)
class ListModels(Request[tuple[ListedModel, ...]]):
    """Every model of the catalogue, then the person's own, and what each is used for."""


@dataclass(frozen=True, slots=True)
class ListChoices(Request[tuple[ModelChoice, ...]]):
    """The language models to begin with: here, of other programs, or fitting."""


@dataclass(frozen=True, slots=True)
class DescribeModel(Request[ModelProfile]):
    """All that is known of a model without loading it."""

    id: str
    role: ModelRole


@dataclass(frozen=True, slots=True)
class VerifyModel(Request[Verification]):
    """Read all of a model and compare it with what is known of it; progress in bytes."""

    name: str


@dataclass(frozen=True, slots=True)
class UseModel(Request[Settings]):
    """Use a model from now on for what it is for; an embedder once ``ChangeEmbedder`` has made the vectors."""

    name: str


@dataclass(frozen=True, slots=True)
class StopUsingModel(Request[Settings]):
    """Use no reranker or no NLI model from now on."""

    role: ModelRole


@dataclass(frozen=True, slots=True)
class RemoveModel(Request[int]):
    """Forget a model that is not used; answered with the bytes that are free now."""

    name: str


@dataclass(frozen=True, slots=True)
class AddModel(Request[ListedModel]):
    """Check a file or folder, or a model that ``FindModels`` has found, and load it once; it stays where it is."""

    name: str


@dataclass(frozen=True, slots=True)
class FindModels(Request[tuple[FoundModel, ...]]):
    """The models that other programs keep on this computer."""


@dataclass(frozen=True, slots=True)
class FetchModel(Request[Path]):
    """Fetch a model of the catalogue over the network, if the settings allow that; answered with its folder."""

    id: str


@dataclass(frozen=True, slots=True)
class QuantizeModel(Request[Quantized]):
    """Make a copy of a language model with weights of another kind; ``again`` also of weights quantised before."""

    name: str
    kind: str = FASTEST_QUANTIZATION
    again: bool = False


@dataclass(frozen=True, slots=True)
class TimeModel(Request[Speed]):
    """Time a language model with several settings, and keep the best."""

    name: str


@dataclass(frozen=True, slots=True)
class ProbeModel(Request[ProbeFigures]):
    """Try what a language model is able to do, and keep what was found; goes on where it was stopped."""

    name: str


@dataclass(frozen=True, slots=True)
class EvaluateModel(Request[SuiteFigures]):
    """Let a language model answer a benchmark, whose published files lie in a folder, and keep what it scored.

    At most ``limit`` questions are asked, 0 for all. It goes on where it was stopped.
    """

    name: str
    suite: str
    folder: Path
    limit: int = 0


@dataclass(frozen=True, slots=True)
class ExportModels(Request[tuple[ExportedModel, ...]]):
    """Copy models into a folder, such as one on a stick; every one that is installed, if none is named."""

    folder: Path
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportModels(Request[ImportReport]):
    """Take in the models of a folder that ``ExportModels`` has written."""

    folder: Path


@dataclass(frozen=True, slots=True)
class MeasureMachine(Request[bool]):
    """Measure this computer for some seconds, so that speeds can be foretold; False where no model can be loaded."""


@dataclass(frozen=True, slots=True)
class CompareModels(Request[tuple[ModelFigures, ...]]):
    """What is known in figures of every language model that is installed."""
