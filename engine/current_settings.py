"""The settings that hold in a running engine: those it began with, and what was changed in the window since."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine.errors import SettingsInvalid
from engine.settings import ChangeableTable, Settings, change_settings, load_settings, name_table


class CurrentSettings:
    """Thread-safe. What another program writes into the file meanwhile waits for the next start.

    ``follow`` is told of every change.
    """

    def __init__(self, file: Path, settings: Settings, follow: Callable[[Settings], None]) -> None:
        self._file, self._now, self._follow = file, settings, follow
        self._lock = threading.RLock()

    def read(self) -> Settings:
        """What holds now."""
        return self._now

    def change(self, table: ChangeableTable) -> Settings:
        """Keep one table in the file, for whatever begins from now on; returns what holds now.

        Raises ``SettingsInvalid`` when the file cannot be read or written, or when it does not take a value.
        """
        name = name_table(table)
        with self._lock:
            return self.take(change_settings(self._file, **{name: table}), name)

    def take(self, written: Settings, *names: str) -> Settings:
        """Let these tables hold, which are in the file already; returns what holds now."""
        with self._lock:
            self._now = replace(self._now, **{name: getattr(written, name) for name in names})
            self._follow(self._now)
            return self._now

    def take_embedder(self) -> Settings:
        """Want the embedder that the file names now, if it can be read: two programs must not change it to and fro."""
        with suppress(SettingsInvalid), self._lock:
            self._now = replace(self._now, embedding=load_settings(self._file).embedding)
        return self._now
