"""Edits the filters in the text of a query: which there are, with one more, or without one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from engine.api import QueryPart, split_query


def read_types(query: str) -> frozenset[str]:
    """The kinds of file a query asks for, in lower case; one that is excluded is not among them."""
    return frozenset(kind for part in split_query(query) for kind in types_of(part))


def read_filters(query: str) -> list[QueryPart]:
    """The filters of a query that have a value."""
    return [part for part in split_query(query) if part.field and part.text.strip()]


def types_of(part: QueryPart) -> list[str]:
    """The kinds of file that a part of a query asks for, in lower case; none if it is about something else."""
    if part.negated or part.field != "type":
        return []
    values = [part.text] if part.quoted else part.text.split(",")
    return [kind for value in values if (kind := value.strip().casefold())]


def has_filters(query: str) -> bool:
    """Whether something in the query only narrows what is found."""
    return any(part.negated or part.field or (part.quoted and part.text) for part in split_query(query))


def add_types(query: str, kinds: Sequence[str]) -> str:
    """The query with ``type:`` and those of the kinds at its end that it does not ask for already."""
    missing = [kind for kind in kinds if kind not in read_types(query)]
    return add_filter(query, f"type:{','.join(missing)} ") if missing else query


def add_filter(query: str, written: str) -> str:
    """The query with a filter at its end, as it is written."""
    return f"{query.rstrip()} {written}".lstrip()


def drop_types(query: str, kinds: Collection[str]) -> str:
    """The query without asking for these kinds; what else the person wrote stays as it is."""
    for part in reversed(list(split_query(query))):
        types = types_of(part)
        left = [kind for kind in types if kind not in kinds]
        if left != types:
            query = replace_part(query, part, f"type:{','.join(left)}" if left else "")
    return query


def replace_part(query: str, part: QueryPart, written: str = "") -> str:
    """The query with something else in place of a part of it, or without it."""
    before, after = query[: part.start], query[part.end :]
    if not written and (not before or before[-1].isspace()):  # of the two spaces around it one is enough
        after = after.lstrip()
    return f"{before}{written}{after}"
