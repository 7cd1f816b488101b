"""Loads sentence-transformers, which the installers leave out for its size: torch alone is larger than all the rest."""

from __future__ import annotations

from types import ModuleType

from engine.errors import ModelUnusable


def load_sentence_transformers(model: str) -> ModuleType:
    """The library, quiet; takes up to ten seconds the first time.

    Raises ``ModelUnusable`` where it is not installed, and says of ``model`` that it cannot be used here.
    """
    try:
        import sentence_transformers  # noqa: PLC0415 - ten seconds that only its users pay
        from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ModelUnusable(
            f"{model} needs PyTorch and sentence-transformers, which this Carrel comes without: choose another model "
            "(a BERT or a GGUF file as the embedder), or install the full flavour, as README says.",
            repr(error),
        ) from error
    disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it without types
    return sentence_transformers
