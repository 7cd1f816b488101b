"""Asks a model of the person's own whether one text follows from another (natural language inference)."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ModelMissing, ModelUnusable
from engine.inference.pair_model import load_pair_model

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 4
_NAMES = {"entailment": "entailment", "entail": "entailment", "contradiction": "contradiction"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a text follows from another, and how likely it contradicts it, 0 to 1 each and at most 1 together.

    A model of two classes never speaks of contradiction: it has 0 there.
    """

    entailment: float
    contradiction: float

    @property
    def follows(self) -> bool:
        """Whether it is likelier to follow than anything else."""
        return self.entailment > max(self.contradiction, 0.5)

    @property
    def contradicts(self) -> bool:
        """Whether it is likelier to contradict than anything else."""
        return self.contradiction > max(self.entailment, 0.5)


@dataclass(slots=True)
class EntailmentModel:
    """A cross-encoder with a class for entailment, run on the processor, offline; loaded by its first use.

    Source: Bowman et al., "A large annotated corpus for learning natural language inference", EMNLP 2015. Thread-safe.
    """

    folder: Path
    _model: CrossEncoder | None = None
    _classes: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def load(self) -> None:
        """Load the model. Raises ``ModelMissing``, ``ModelUnusable``."""
        with self._lock:
            self._loaded()

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """What the model says of each pair of a premise and what may follow from it; raises as ``load`` does."""
        if not pairs:
            return []
        with self._lock:
            model = self._loaded()
            shares = model.predict(list(pairs), batch_size=_BATCH, show_progress_bar=False, apply_softmax=True)
        return [self._read(row) for row in shares.tolist()]

    def _loaded(self) -> CrossEncoder:
        if self._model is None:
            model = _open(self.folder)
            self._classes = _find_classes(model, self.folder)
            self._model = model
        return self._model

    def _read(self, shares: Sequence[float]) -> Verdict:
        against = self._classes.get("contradiction")
        return Verdict(shares[self._classes["entailment"]], 0.0 if against is None else shares[against])


def _open(folder: Path) -> CrossEncoder:
    try:
        return load_pair_model(folder)
    except ModelMissing as error:
        raise ModelMissing(
            f"There is no support model {str(folder)!r}: set generation.support_model in the settings to the full path "
            "of a folder with an NLI cross-encoder, or to nothing."
        ) from error


def _find_classes(model: CrossEncoder, folder: Path) -> dict[str, int]:
    """The place of each class that counts, by the names that the folder's config.json gives them."""
    names = {int(place): str(name).lower() for place, name in (getattr(model.config, "id2label", None) or {}).items()}
    classes = {_NAMES[name]: place for place, name in names.items() if name in _NAMES}
    if "entailment" not in classes or not 2 <= model.num_labels <= 3:
        raise ModelUnusable(
            f"The model in {folder} does not tell what follows from what: its config.json must name a class "
            '"entailment" among two or three.'
        )
    return classes
