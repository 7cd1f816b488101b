"""Which folders and drives were there when they were last looked into, and whose documents are offline."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from engine.store.library import AT_OR_UNDER, Library, bounds, to_path


class Mounts:
    """The known folders and the drives inside them with their devices; thread-safe, one transaction a method."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def known(self) -> dict[Path, int]:
        """The number of the device each folder or drive was on when it was last seen."""
        with self._library.transaction() as connection:
            rows = connection.execute("SELECT path, device FROM mounts").fetchall()
        return {to_path(row["path"]): row["device"] for row in rows}

    def note(self, devices: dict[Path, int]) -> None:
        """Remember the devices of folders that are there."""
        rows = [(os.fsencode(path), device) for path, device in devices.items()]
        with self._library.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO mounts VALUES (?, ?)", rows)

    def forget(self, folder: Path) -> None:
        """Forget what is at or under a folder."""
        with self._library.transaction() as connection:
            connection.execute(f"DELETE FROM mounts WHERE {AT_OR_UNDER}", bounds(folder))  # noqa: S608 - a constant

    def set_offline(self, folder: Path) -> int:
        """Mark every document at or under a folder that is away; returns how many of them are searchable."""
        query = f"SELECT count(*) FROM documents WHERE passages > 0 AND {AT_OR_UNDER}"  # noqa: S608 - a constant
        mark = f"UPDATE documents SET offline = 1 WHERE offline = 0 AND {AT_OR_UNDER}"  # noqa: S608 - a constant
        with self._library.transaction() as connection:
            connection.execute(mark, bounds(folder))
            return int(connection.execute(query, bounds(folder)).fetchone()[0])

    def set_online(self, document_ids: Iterable[int]) -> None:
        """Say that documents are there again, in the state they had before."""
        rows = [[document_id] for document_id in document_ids]
        with self._library.transaction() as connection:
            connection.executemany("UPDATE documents SET offline = 0 WHERE id = ?", rows)
