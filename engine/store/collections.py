"""The searches that a person keeps, among the library's facts: each is a query that is looked for anew every time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from engine.domain import Collection
from engine.errors import BadInput
from engine.store.library import Library

_FACT = "collections"
_MOST = 200
_LONGEST_NAME, _LONGEST_QUERY = 200, 2000  # characters


class Collections:
    """Thread-safe, one transaction a method."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self) -> tuple[Collection, ...]:
        """All of them, as they were kept last."""
        return tuple(Collection(**each) for each in json.loads(self._library.fact(_FACT) or "[]"))

    def keep(self, collections: Sequence[Collection]) -> tuple[Collection, ...]:
        """Keep these in place of all there were; returns them. Raises ``BadInput`` for an empty one, or too many."""
        if len(collections) > _MOST:
            raise BadInput(f"There may be {_MOST} collections: remove one first.")
        kept = [Collection(_fit(each.name, _LONGEST_NAME), _fit(each.query, _LONGEST_QUERY)) for each in collections]
        if not all(each.name and each.query for each in kept):
            raise BadInput("A collection has a name, and something that is looked for.")
        self._library.note_fact(_FACT, json.dumps([asdict(each) for each in kept]))
        return self.read()


def _fit(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]
