"""What may be meant while a scope is being typed: the library's folders, files, tags, collections, each as a filter."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine.domain import ScopeSuggestion, SuggestionKind
from engine.letters import BEGIN
from engine.retrieval.filter_advice import list_folders, list_tags
from engine.retrieval.named_searches import holds_filters_only
from engine.retrieval.query import write_filter
from engine.sentences import fold
from engine.store.collections import Collections
from engine.store.filters import Field
from engine.store.library import Library

_SEARCHABLE = "SELECT path FROM documents WHERE state NOT IN ('failed', 'skipped')"
_RANKS = {kind: int(kind is SuggestionKind.FILE) for kind in SuggestionKind}


class _Candidate(NamedTuple):
    """``value`` is that of the filter for it, ``path`` "" of what is none."""

    kind: SuggestionKind
    name: str
    value: str
    path: str


def suggest_scope(written: str, limit: int, library: Library) -> tuple[ScopeSuggestion, ...]:
    """The ``limit`` best for what is written: tags behind a ``#``, all else behind an ``@``; else none.

    First those whose name begins with it, then those of which a word does, then those that hold it; files after the
    rest, short names before long ones. One for which no filter can be written is left out.
    """
    lister = _LISTERS.get(written[:1])
    if lister is None:
        return ()
    wanted = fold(written[1:])
    ranked = [(rank, each) for each in lister(library) if (rank := _rank(fold(each.name), wanted)) is not None]
    ranked.sort(key=lambda pair: (pair[0], _RANKS[pair[1].kind], len(pair[1].name), pair[1].name, pair[1].path))
    chosen: list[ScopeSuggestion] = []
    for _, candidate in ranked:
        if len(chosen) == limit:
            break
        chosen += _write(candidate)
    return tuple(chosen)


def _rank(name: str, wanted: str) -> int | None:
    """0 for the best; None where it is not in the name at all."""
    at = name.find(wanted)
    if at <= 0:
        return None if at else 0
    return 1 if re.search(f"{BEGIN}{re.escape(wanted)}", name) else 2


def _list_places(library: Library) -> Iterator[_Candidate]:
    """A name that only one has is enough for it; of several, each has its whole path.

    The folders above those of the library count too: the filter for a name would find all that is in them.
    """
    roots = set(library.folders())
    folders = [each for each in list_folders(library) if not roots.isdisjoint((each, *each.parents)) and each.name]
    above = {parent for root in roots for parent in root.parents}.difference(folders)
    names = Counter(fold(folder.name) for folder in (*folders, *above))
    for folder in folders:
        value = folder.name if names[fold(folder.name)] == 1 else str(folder)
        yield _Candidate(SuggestionKind.FOLDER, folder.name, value, str(folder))
    files = [os.fsdecode(path) for (path,) in library.rows(_SEARCHABLE)]  # of which there may be many: no Path is made
    names = Counter(fold(os.path.basename(file)) for file in files)  # noqa: PTH119
    for file in files:
        name = os.path.basename(file)  # noqa: PTH119
        yield _Candidate(SuggestionKind.FILE, name, f"/{name}" if names[fold(name)] == 1 else file, file)
    collections = Collections(library).read()
    for kept in collections:
        if holds_filters_only(kept.query, collections):
            yield _Candidate(SuggestionKind.COLLECTION, kept.name, kept.name, "")


def _list_tags(library: Library) -> Iterator[_Candidate]:
    return (_Candidate(SuggestionKind.TAG, tag, tag, "") for tag in list_tags(library))


_FIELDS = {
    SuggestionKind.FOLDER: Field.FOLDER,
    SuggestionKind.FILE: Field.PATH,
    SuggestionKind.TAG: Field.TAG,
    SuggestionKind.COLLECTION: Field.COLLECTION,
}
_LISTERS: dict[str, Callable[[Library], Iterable[_Candidate]]] = {"@": _list_places, "#": _list_tags}


def _write(candidate: _Candidate) -> list[ScopeSuggestion]:
    """The candidate with its filter, if one can be written."""
    kind, name, value, path = candidate
    written = write_filter(_FIELDS[kind], value)
    return [ScopeSuggestion(kind, name, written, Path(path) if path else None)] if written else []
