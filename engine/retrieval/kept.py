"""Puts the searches that a person keeps in the place of their names: ``collection:taxes`` in a query or a scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from engine.domain import Collection
from engine.errors import BadInput
from engine.retrieval.query import Query, parse_query, parse_scope
from engine.sentences import fold
from engine.store.collections import Collections
from engine.store.library import Library
from engine.store.selection import Field, Filter

_FEW = 12  # names that are all told, where none is like the one that was typed


def read_query(typed: str, library: Library) -> Query:
    """``parse_query``, with what is kept in place of its name.

    What a collection looks for is looked for beside the rest. Raises ``BadInput`` also for a name that none has, for a
    collection that leads back to itself, and where one that looks for words is one of several or is to be left out.
    """
    return _resolve(parse_query(typed), Collections(library), ())


def read_scope(typed: str, documents: Sequence[int], library: Library) -> tuple[Filter, ...]:
    """``parse_scope``, with what is kept in place of its name; raises ``BadInput`` also for one that has words."""
    query = _resolve(Query("", filters=parse_scope(typed, documents)), Collections(library), ())
    if has_words(query):
        words = " ".join([query.text.strip(), *query.excluded, *query.excluded_words]).strip()
        raise BadInput(
            f"A scope holds filters only, and a collection of this one looks for “{words}”: search for it instead."
        )
    return query.filters


def holds_filters_only(collection: Collection, library: Library) -> bool:
    """Whether a collection is a set of documents, as a scope is; one that cannot be read is none."""
    try:
        return not has_words(_open(collection, Collections(library), ()))
    except BadInput:
        return False


def has_words(query: Query) -> bool:
    """Whether something is looked for, or left out, in the texts of documents."""
    return bool(query.text.strip() or query.excluded or query.excluded_words)


def _resolve(query: Query, collections: Collections, above: tuple[str, ...]) -> Query:
    """``above`` are the names that have led here."""
    filters: list[Filter] = []
    for each in query.filters:
        if each.field is not Field.COLLECTION:
            filters.append(each)
            continue
        opened = [_open(_find(name, collections), collections, above) for name in each.values]
        if worded := [kept for kept in opened if has_words(kept)]:
            if each.negated or len(opened) > 1:
                name = each.values[opened.index(worded[0])]
                raise BadInput(
                    f"The collection “{name}” looks for words: it can neither be left out, nor be one of several."
                )
            query = _join(query, worded[0])
        if worded and not worded[0].filters:
            continue  # it is about no documents in particular
        filters.append(replace(each, within=tuple(kept.filters for kept in opened)))
    return replace(query, filters=tuple(filters))


def _find(name: str, collections: Collections) -> Collection:
    known: dict[str, Collection] = {}
    for each in collections.read():
        known.setdefault(fold(each.name), each)  # of two that are called alike, the first
    wanted = fold(name)
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, 1)
    if near:
        raise BadInput(f"There is no collection “{name}”: the nearest is collection:{_quote(known[near[0]].name)}.")
    if not known:
        raise BadInput(f"There is no collection “{name}”: none is kept yet. The pin in the search box keeps a search.")
    if len(known) > _FEW:
        raise BadInput(f"There is no collection “{name}”: the library lists those that there are.")
    names = ", ".join(f"“{each.name}”" for each in known.values())
    raise BadInput(f"There is no collection “{name}”: there is {names}.")


def _open(collection: Collection, collections: Collections, above: tuple[str, ...]) -> Query:
    name = fold(collection.name)
    if name in above:
        raise BadInput(f"The collection “{collection.name}” leads back to itself: change what it looks for.")
    try:
        query = parse_query(collection.query)
    except BadInput as error:
        raise BadInput(f"{error.message} The collection “{collection.name}” looks for this.") from error
    return _resolve(query, collections, (*above, name))


def _join(query: Query, kept: Query) -> Query:
    """Look for both."""
    return replace(
        query,
        text=" ".join(filter(None, [query.text.strip(), kept.text.strip()])),
        phrases=tuple(dict.fromkeys([*query.phrases, *kept.phrases])),
        excluded=tuple(dict.fromkeys([*query.excluded, *kept.excluded])),
        excluded_words=tuple(dict.fromkeys([*query.excluded_words, *kept.excluded_words])),
    )


def _quote(name: str) -> str:
    return f'"{name}"' if " " in name else name
