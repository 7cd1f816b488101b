"""A cross-encoder from a folder of the person's own, run by sentence-transformers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ModelMissing, ModelUnusable

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
    if not folder.is_absolute() or not folder.exists():
        raise ModelMissing(
            f"There is no reranker {str(folder)!r}: set retrieval.reranker in the settings to language-model, or to "
            "the full path of a cross-encoder's folder."
        )
    if not (folder / "config.json").is_file():
        raise ModelUnusable(f"{folder} is not a cross-encoder: it must be a folder that holds a config.json.")
    from sentence_transformers import CrossEncoder  # noqa: PLC0415 - ten seconds that only this flavour pays
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 - as above

    disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it without types
    try:
        model: CrossEncoder = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        raise ModelUnusable(f"The cross-encoder in {folder} is damaged: install it again.", repr(error)) from error
    if model.num_labels != 1:  # a classifier of pairs, whose outputs rank nothing
        raise ModelUnusable(f"The model in {folder} gives {model.num_labels} scores a pair, not one: choose another.")
    return model
