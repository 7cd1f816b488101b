"""A home that is thrown away: the person's settings and models, but a library and a search index of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli import terminal
from engine.ingestion.reader import ReaderPool
from engine.paths import Home, open_home
from engine.settings import load_settings
from engine.store.library import Library

if TYPE_CHECKING:
    from engine.parts import Parts


@contextmanager
def open_spare(home: Home, reranker: str | None = None) -> Iterator[Parts]:
    """What is measured with: indexes at full pace, touches nothing of ``home``, and is gone afterwards.

    ``reranker`` goes before the one in the settings.
    """
    from engine.parts import Parts  # noqa: PLC0415 - the other verbs load it when they need it

    settings = load_settings(home.settings, terminal.warn)
    settings = replace(settings, indexing=replace(settings.indexing, pace="full", pause_on_battery=False))
    if reranker is not None:
        settings = replace(settings, retrieval=replace(settings.retrieval, reranker=reranker))
    with tempfile.TemporaryDirectory(prefix="carrel-spare-", ignore_cleanup_errors=True) as place:
        if home.models.is_dir():
            Path(place, "models").symlink_to(home.models, target_is_directory=True)
        spare = open_home(Path(place))
        library = Library(spare.library, spare.write_lock)
        readers = ReaderPool(settings.reading)
        try:
            yield Parts(spare, settings, library, readers)
        finally:
            readers.close()
            library.close()
