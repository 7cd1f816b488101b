"""Loads a model that reads two texts together, a cross-encoder, from a folder of the person's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ModelMissing, ModelUnusable
from engine.full_flavour import load_sentence_transformers

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


def load_pair_model(folder: Path) -> CrossEncoder:
    """The model, on the processor, offline; takes up to ten seconds. Raises ``ModelMissing``, ``ModelUnusable``."""
    if not folder.is_absolute() or not folder.exists():
        raise ModelMissing(
            f"There is no cross-encoder in {str(folder)!r}: write the full path of its folder into the settings."
        )
    if not (folder / "config.json").is_file():
        raise ModelUnusable(f"{folder} is not a cross-encoder: it must be a folder that holds a config.json.")
    library = load_sentence_transformers(f"The cross-encoder in {folder}")
    try:
        model: CrossEncoder = library.CrossEncoder(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        raise ModelUnusable(f"The cross-encoder in {folder} is damaged: install it again.", repr(error)) from error
    model.tokenizer.split_special_tokens = True  # a document that holds "[SEP]" holds five characters
    return model
