"""Puts the searches that a person keeps in the place of their names: ``collection:taxes`` in a query or a scope.

Light, as ``engine.retrieval.query`` is: the window reads with it what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from engine.domain import Collection
from engine.errors import BadInput
from engine.retrieval.query import Query, is_question, parse_query, write_filter
from engine.retrieval.query_text import find_named, fold_name, name_collection, split_query
from engine.sentences import fold
from engine.store.filters import Field, Filter

_FEW = 12  # names that are all told, where none is like the one that was typed


def resolve_names(query: Query, collections: Sequence[Collection]) -> Query:
    """The query with the filters that stand behind each name, and with the words.

    Raises ``BadInput`` as ``engine.retrieval.kept.read_query`` does.
    """
    return _Reading(collections).resolve(query)


def holds_filters_only(query: str, collections: Sequence[Collection]) -> bool:
    """Whether a query is about a set of documents, as a scope is; one that cannot be read is about none.

    ``collections`` are those that it may name.
    """
    try:
        return not has_words(resolve_names(parse_query(query), collections))
    except BadInput:
        return False


def explain_unreadable(query: str, collections: Sequence[Collection]) -> str:
    """Why a query that may name these collections cannot be read, as a sentence; "" if it can."""
    try:
        resolve_names(parse_query(query), collections)
    except BadInput as error:
        return str(error)
    return ""


def has_words(query: Query) -> bool:
    """Whether something is looked for, or left out, in the texts of documents."""
    return bool(query.text.strip() or query.excluded or query.excluded_words)


def is_name_taken(name: str, collections: Iterable[Collection]) -> bool:
    """Whether one of them is called so, as names are compared."""
    return fold_name(name) in find_named(collections)


def rename_collection(collections: Sequence[Collection], renamed: Collection, name: str) -> tuple[Collection, ...]:
    """All collections, one of them with another name, by which those that stand on it name it from now on.

    A name that no filter can be written for is written nowhere: what stands on it has to be changed by the person.
    """
    written = write_filter(Field.COLLECTION, " ".join(name.split()))
    is_meant = find_named(collections)[fold_name(renamed.name)] == renamed

    def rewrite(query: str) -> str:
        for part in reversed(list(split_query(query))) if written and is_meant else ():
            if part.field == Field.COLLECTION and name_collection(part) == fold_name(renamed.name):
                start = part.start + part.negated  # the minus stays
                query = f"{query[:start]}{written}{query[part.end :]}"
        return query

    return tuple(Collection(name if each == renamed else each.name, rewrite(each.query)) for each in collections)


class _WhoseIsSaid(BadInput):
    """Its sentence names the collection that has to be changed."""


class _Reading:
    """Reads each of the collections that a query leads to once, however often it is named."""

    def __init__(self, collections: Sequence[Collection]) -> None:
        self._known = find_named(collections)
        self._opened: dict[str, Query] = {}
        self._above: list[str] = []  # names that have led here

    def resolve(self, query: Query) -> Query:
        """See ``resolve_names``."""
        filters: list[Filter] = []
        for each in query.filters:
            if each.field is not Field.COLLECTION:
                filters.append(each)
                continue
            opened = [self._open(self._find(name)) for name in each.values]
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

    def _find(self, name: str) -> Collection:
        known, wanted = self._known, fold_name(name)
        if wanted in known:
            return known[wanted]
        near = get_close_matches(wanted, known, 1)
        if near:
            nearest = known[near[0]].name
            written = write_filter(Field.COLLECTION, nearest) or f"“{nearest}”"
            raise BadInput(f"There is no collection “{name}”: the nearest is {written}.")
        if not known:
            raise BadInput(
                f"There is no collection “{name}”: none is kept yet. "
                "In the window, the pin in the search box keeps a search."
            )
        if len(known) > _FEW:
            raise BadInput(f"There is no collection “{name}”: the library lists those that there are.")
        names = ", ".join(f"“{each.name}”" for each in known.values())
        raise BadInput(f"There is no collection “{name}”: there is {names}.")

    def _open(self, collection: Collection) -> Query:
        name = fold_name(collection.name)
        if name in self._above:
            raise _WhoseIsSaid(f"The collection “{collection.name}” leads back to itself: change what it looks for.")
        if name not in self._opened:
            self._above.append(name)
            try:
                self._opened[name] = self.resolve(parse_query(collection.query))
            except _WhoseIsSaid:
                raise
            except BadInput as error:
                raise _WhoseIsSaid(f"{error.message} The collection “{collection.name}” looks for this.") from error
            self._above.pop()
        return self._opened[name]


def _join(query: Query, kept: Query) -> Query:
    """Look for both."""
    return replace(
        query,
        text=_join_text(query.text.strip(), kept.text.strip()),
        phrases=tuple(dict.fromkeys([*query.phrases, *kept.phrases])),
        excluded=tuple(dict.fromkeys([*query.excluded, *kept.excluded])),
        excluded_words=tuple(dict.fromkeys([*query.excluded_words, *kept.excluded_words])),
    )


def _join_text(text: str, kept: str) -> str:
    """What is in both is looked for once; a question stays one, and whole."""
    words = _split_words(text)
    if f" {' '.join(_split_words(kept))} " in f" {' '.join(words)} ":
        return text
    if is_question(kept):
        return f"{text} {kept}".strip()
    added = " ".join(word for word in kept.split() if not set(words).issuperset(_split_words(word)))
    if not is_question(text):
        return f"{text} {added}".strip()
    asked = text.rstrip("?？ ")
    return f"{asked} {added}{text[len(asked) :].strip()}"


def _split_words(text: str) -> list[str]:
    """As they are compared."""
    return [word.strip("?？!,;.") or word for word in fold(text).split()]
