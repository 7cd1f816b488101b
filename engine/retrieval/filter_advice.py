"""Says which filter of a search no document meets, and which value may have been meant."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from engine.retrieval.query import write_filter
from engine.sentences import fold
from engine.store.filters import Field, Filter
from engine.store.library import Library, to_path
from engine.store.selection import select_documents

_FEW = 12  # values that are all named, where none is like the one that was typed


def explain_filters(filters: Sequence[Filter], library: Library) -> str:
    """A sentence on why these filters leave no document; "" where they leave any.

    Raises ``BadInput`` for a type of file that is nowhere known.
    """
    if not filters or select_documents(library, filters).places:
        return ""
    for each in filters:
        if not each.negated and not select_documents(library, [each]).places:
            return _SAY[each.field](" or ".join(f"“{value}”" for value in each.values)) + _advise(each, library)
    return "No document meets all of these filters: leave one of them out."


def list_tags(library: Library) -> Iterable[str]:
    """With the tags above them: ``work/tax`` is ``work`` too."""
    tags = {tag for lines in _list_distinct("tags", library) for tag in lines.strip().split("\n")}
    return {"/".join(parts[:count]) for tag in tags for parts in [tag.split("/")] for count in range(1, len(parts) + 1)}


def list_folders(library: Library) -> set[Path]:
    """Those in which something is, at any depth below the library's folders, and these."""
    rows = library.rows("SELECT path FROM documents WHERE state NOT IN ('failed', 'skipped')")
    roots, seen = set(library.folders()), set[Path]()
    for folder in map(to_path, {os.path.dirname(path) for (path,) in rows}):  # noqa: PTH120 - many, as they are stored
        for each in (folder, *folder.parents):
            if each in seen:
                break
            seen.add(each)
            if each in roots:
                break
    return seen


_SAY: Mapping[Field, Callable[[str], str]] = {
    Field.PATH: "No file has {} in its path".format,
    Field.TYPE: "None of your files is of the type {}".format,
    Field.TAG: "No document has the tag {}".format,
    Field.FOLDER: "There is no document in a folder {}".format,
    Field.AUTHOR: "No document names {} as its author".format,
    Field.BEFORE: "No document is from before {}".format,
    Field.AFTER: "No document is from {} or later".format,
    Field.LANGUAGE: "No document is in the language {}".format,
    Field.COLLECTION: "No document is in the collection {}".format,
    Field.DOCUMENT: lambda _: "None of the documents that were chosen is in the library any more",
}


def _advise(given: Filter, library: Library) -> str:
    """The end of the sentence: what is near, or all there is where that is little."""
    known = sorted(_LISTS[given.field](library)) if given.field in _LISTS else []
    # One of several names is enough for a filter, and all that is typed as a rule.
    parts = sorted({part for author in known for part in author.split()}) if given.field is Field.AUTHOR else []
    wanted = [fold(value).removeprefix("#").strip("/") for value in given.values]
    for value in wanted:
        for near in get_close_matches(value, [*known, *parts], 1):
            if written := write_filter(given.field, near):
                return f": did you mean {written}?"
    return f": there is {', '.join(known)}." if 0 < len(known) <= _FEW else "."


def _list_distinct(column: str, library: Library) -> list[str]:
    query = f"SELECT DISTINCT {column} FROM documents WHERE {column} != '' AND state NOT IN ('failed', 'skipped')"  # noqa: S608 - constants
    return [value for (value,) in library.rows(query)]


_LISTS: Mapping[Field, Callable[[Library], Iterable[str]]] = {
    Field.TAG: list_tags,
    Field.FOLDER: lambda library: {fold(each.name) for each in list_folders(library)} - {""},
    Field.AUTHOR: lambda library: _list_distinct("author", library),
    Field.LANGUAGE: lambda library: _list_distinct("language", library),
}
