"""Makes search index and library agree before a run, and remembers after it what the search index looks like."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from engine.domain import FileFailure
from engine.errors import DocumentUnsupported, IndexNotTidied, ModelMissing, ModelUnusable
from engine.indexing.run import Run
from engine.ingestion.formats import FORMATS
from engine.parts import Parts
from engine.store.active_embedder import ActiveEmbedder
from engine.store.index_folder import forget_lost_indexes, forget_other_tables
from engine.store.schema import table_names

if TYPE_CHECKING:
    from engine.store.search_index import SearchIndex

_FORMATS_FACT = "formats"  # which the readers knew when they last looked into files of unknown kinds


def reconcile(parts: Parts) -> None:
    """Make search index and library agree, which a crash may have parted.

    Not done when the index is opened: what opens it to search must not write beside a run in another process. An index
    that looks as it was left is not opened at all: that takes longer than to compare ten thousand files.
    """
    library = parts.library
    formats = " ".join(sorted(each.media_type for each in FORMATS))
    if library.fact(_FORMATS_FACT) != formats:
        library.reconsider(DocumentUnsupported.kind)
        library.note_fact(_FORMATS_FACT, formats)
    active = ActiveEmbedder(library)
    if active.read() is None:
        forget_lost_indexes(parts.home.index, library.identity())
    if not library.has_passages():  # then the embedder of the settings can be taken at once
        active.note(parts.wanted_source)
    _forget_half_made(parts)
    if active.seal() != parts.index_seal():
        _compare_rows(parts)
        seal(parts)


def optimize(search_index: SearchIndex, run: Run) -> None:
    """Compact an index. That it cannot be done is told: the index is larger and slower then, and as right."""
    with run.measure("optimize"):
        try:
            search_index.optimize()
        except IndexNotTidied as error:
            run.remarks.append(FileFailure(run.parts.home.index, error.kind, error.message))


def seal(parts: Parts) -> None:
    """Remember what the search index looks like."""
    ActiveEmbedder(parts.library).note_seal(parts.index_seal())


def _compare_rows(parts: Parts) -> None:
    """Forget rows that belong to no document, and expect the documents again whose rows are not all there."""
    stored = parts.search_index.count_by_document()
    wanted = parts.library.passages_by_document()
    broken = {number for number, passages in wanted.items() if passages not in (None, stored.get(number, 0))}
    parts.search_index.remove(sorted(broken | (stored.keys() - wanted.keys())))
    parts.library.expect_again(number for number in broken if wanted[number])


def _forget_half_made(parts: Parts) -> None:
    """Drop what is left of changes of the embedder that came to their end, or that nobody wants any more."""
    names = {parts.active_source.name}
    with suppress(ModelMissing, ModelUnusable):
        names.add(parts.wanted_source.name)
    forget_other_tables(parts.index_folder, {table for name in names for table in table_names(name)})
