"""A cross-encoder from a folder of the person's own, run by sentence-transformers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ModelMissing, ModelUnusable
from engine.inference.pair_model import load_pair_model

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 4  # texts between two looks at the clock


class CrossEncoderReranker:
    """Runs on the processor, offline; see ``engine.retrieval.reranker.Reranker``.

    Source: Nogueira and Cho, "Passage Re-ranking with BERT", 2019.
    """

    weight = 1.0

    def __init__(self, folder: Path) -> None:
        """Light: nothing is looked at before ``load``."""
        self._folder = folder
        self._model: CrossEncoder | None = None

    def load(self) -> None:
        """Load the model. Raises ``ModelMissing``, ``ModelUnusable``."""
        self._loaded()

    def score(self, query: str, texts: Sequence[str], stopped: Callable[[], bool]) -> Iterator[float]:
        """The model's output for each pair of query and text; see ``Reranker.score``."""
        model = self._loaded()
        for start in range(0, len(texts), _BATCH):
            if stopped():
                return
            pairs = [(query, text) for text in texts[start : start + _BATCH]]
            yield from map(float, model.predict(pairs, batch_size=_BATCH, show_progress_bar=False))

    def _loaded(self) -> CrossEncoder:
        if self._model is None:
            self._model = _open(self._folder)
        return self._model


def _open(folder: Path) -> CrossEncoder:
    try:
        model = load_pair_model(folder)
    except ModelMissing as error:
        raise ModelMissing(
            f"There is no reranker {str(folder)!r}: set retrieval.reranker in the settings to language-model, or to "
            "the full path of a cross-encoder's folder."
        ) from error
    if model.num_labels != 1:  # a classifier of pairs, whose outputs rank nothing
        raise ModelUnusable(f"The model in {folder} gives {model.num_labels} scores a pair, not one: choose another.")
    return model
