"""Where documents lie on the map, kept from one look at it to the next; derived data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.store.library import Library

_SPACE = "map"


class MapPlace(NamedTuple):
    """A document's place; ``version`` is that of its rows in the search index."""

    document: int
    version: int
    x: float
    y: float
    region: int


class MapPlaces:
    """Thread-safe, one transaction a method; ``space`` names the vectors that the places come from."""

    def __init__(self, library: Library, space: str) -> None:
        self._library = library
        self._space = space

    def read(self) -> dict[int, MapPlace]:
        """The places by document; none where they come from other vectors."""
        if self._library.fact(_SPACE) != self._space:
            return {}
        rows = self._library.rows("SELECT document, version, x, y, region FROM map_places")
        return {row["document"]: MapPlace._make(row) for row in rows}

    def read_words(self) -> dict[int, tuple[str, ...]]:
        """The words for each region, the best first; none as soon as a document changed or went."""
        found: dict[int, tuple[str, ...]] = {}
        for row in self._library.rows("SELECT region, word FROM map_words ORDER BY rowid"):
            found[row["region"]] = (*found.get(row["region"], ()), row["word"])
        return found

    def keep(self, places: Iterable[MapPlace], words: Mapping[int, Iterable[str]]) -> None:
        """Keep these in place of all that was kept; of documents that are still in the library."""
        with self._library.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [_SPACE, self._space])
            connection.execute("DELETE FROM map_places")
            connection.execute("DELETE FROM map_words")
            connection.executemany("INSERT INTO map_places VALUES (?, ?, ?, ?, ?)", places)
            connection.execute("DELETE FROM map_places WHERE document NOT IN (SELECT id FROM documents)")
            connection.executemany(
                "INSERT INTO map_words VALUES (?, ?)",
                [(region, word) for region, some in words.items() for word in some],
            )
