"""Reads a query or a scope with what the library keeps in place of the names of collections."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import BadInput
from engine.retrieval.named_searches import has_words, resolve_names
from engine.retrieval.query import Query, parse_query, parse_scope
from engine.store.collections import Collections
from engine.store.filters import Field, Filter
from engine.store.library import Library


def read_query(typed: str, library: Library) -> Query:
    """``parse_query``, with what is kept in place of its name.

    What a collection looks for is looked for beside the rest. Raises ``BadInput`` also for a name that none has, for a
    collection that leads back to itself, and where one that looks for words is one of several or is to be left out.
    """
    return _resolve(parse_query(typed), library)


def read_scope(typed: str, documents: Sequence[int], library: Library) -> tuple[Filter, ...]:
    """``parse_scope``, with what is kept in place of its name; raises ``BadInput`` also for one that has words."""
    query = _resolve(Query("", filters=parse_scope(typed, documents)), library)
    if has_words(query):
        words = " ".join([query.text.strip(), *query.excluded, *query.excluded_words]).strip()
        raise BadInput(
            f"A scope holds filters only, and a collection of this one looks for “{words}”: search for it instead."
        )
    return query.filters


def _resolve(query: Query, library: Library) -> Query:
    if any(each.field is Field.COLLECTION for each in query.filters):
        return resolve_names(query, Collections(library).read())
    return query
