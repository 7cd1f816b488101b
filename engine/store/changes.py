"""When the library saw its files first, and which it has seen go; a renamed file is neither new nor gone."""

from __future__ import annotations

from pathlib import Path

from engine.store.library import AT_OR_UNDER, Library, bounds, to_path


class Changes:
    """Thread-safe; times are in seconds since the epoch. What was there before the library kept them has 0."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def added(self, since: float) -> dict[int, int]:
        """When each document was seen first that was so since then, below a folder that was known before.

        All of a folder that is added counts as old: it is not the files that are new there.
        """
        with self._library.transaction() as connection:
            folders = connection.execute("SELECT path FROM folders WHERE added_at < ?", [since]).fetchall()
            found: dict[int, int] = {}
            for folder in folders:
                query = f"SELECT id, added_at FROM documents WHERE added_at >= ? AND {AT_OR_UNDER}"  # noqa: S608
                rows = connection.execute(query, [since, *bounds(to_path(folder["path"]))])
                found.update((row["id"], row["added_at"]) for row in rows)
        return found

    def removed(self, since: float) -> list[tuple[Path, str, int]]:
        """Path and title of the documents that went since then and are not there again, and when."""
        with self._library.transaction() as connection:
            rows = connection.execute(
                "SELECT path, title, removed_at FROM removals WHERE removed_at >= ? "
                "AND path NOT IN (SELECT path FROM documents) ORDER BY path",
                [since],
            ).fetchall()
        return [(to_path(row["path"]), row["title"], row["removed_at"]) for row in rows]
