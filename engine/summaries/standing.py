"""How far the language model is with writing summaries, and how long the rest will take; loads nothing."""

from __future__ import annotations

from contextlib import suppress

from engine.domain import ModelRole, WritingStatus
from engine.errors import ModelMissing, ModelUnusable
from engine.models.edition import name_edition
from engine.models.installed import find_model
from engine.paths import Home
from engine.settings import GenerationSettings
from engine.store.folder_summaries import FolderSummaries
from engine.store.library import Library
from engine.store.summaries import Summaries, name_writer

TEXTS_A_PASSAGE = 1.3
"""About how many texts are written of a document, those that sum up others included, to tell the time left with."""

_RATE = "texts_a_second"


def describe_writing(settings: GenerationSettings, home: Home, library: Library) -> WritingStatus:
    """How far the model of these settings is; of none that is installed nothing can be said."""
    with suppress(ModelMissing, ModelUnusable):
        model = find_model(settings.model, ModelRole.LANGUAGE_MODEL, home)
        maker = name_writer(model.name, name_edition(model, settings))
        count = Summaries(library).count(maker)
        left = max(0, round(TEXTS_A_PASSAGE * count.passages_left) - count.texts_of_unfinished)
        left = max(left, count.documents - count.written)
        rate = float(library.fact(_RATE) or 0)
        seconds = left / rate if rate and left else None
        folders_written = FolderSummaries(library).is_complete(maker)
        return WritingStatus(model.name, count.documents, count.written, left, seconds, folders_written)
    return WritingStatus()


def note_rate(texts_a_second: float, library: Library) -> None:
    """Remember how fast the model writes on this machine, for the next estimate."""
    library.note_fact(_RATE, f"{texts_a_second:.4f}")
