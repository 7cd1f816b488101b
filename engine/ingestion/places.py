"""Looks for folders in which a person may keep what is worth reading: documents, Obsidian vaults, Zotero's files."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from engine.domain import PlaceKind, SuggestedPlace

_DEEPEST = 4  # folders below the person's own
_MOST_NAMES = 20_000
_SECONDS = 2.0
_MOST_PLACES = 12
_NOBODYS = frozenset({"appdata", "applications", "library", "node_modules", "site-packages", "snap", "venv"})


def find_places(user: Path, documents: Path, clock: Callable[[], float] = time.monotonic) -> tuple[SuggestedPlace, ...]:
    """The folder of documents, vaults (which hold ``.obsidian``) and what Zotero stores, as far as they are there.

    Looks at names alone, 20,000 of them and two seconds at most, four folders deep, the nearest first; neither into
    hidden folders nor through links.
    """
    found = [SuggestedPlace(PlaceKind.DOCUMENTS, documents)] if _list(documents) and documents != user else []
    end, looked_at = clock() + _SECONDS, 0
    waiting = deque([(user, 0)])
    while waiting and looked_at < _MOST_NAMES and clock() < end and len(found) < _MOST_PLACES:
        folder, depth = waiting.popleft()
        entries = _list(folder)
        looked_at += len(entries)
        names = {entry.name for entry in entries}
        if ".obsidian" in names:
            found.append(SuggestedPlace(PlaceKind.OBSIDIAN, folder))
        elif {"storage", "zotero.sqlite"} <= names:
            found.append(SuggestedPlace(PlaceKind.ZOTERO, folder / "storage"))
        elif depth < _DEEPEST:
            waiting += [(Path(entry.path), depth + 1) for entry in entries if _is_persons(entry)]
    order = list(PlaceKind)
    return tuple(sorted(found, key=lambda place: (order.index(place.kind), str(place.path).casefold())))


def _list(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # not there, or somebody else's
        return []


def _is_persons(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name.casefold() in _NOBODYS:
        return False
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
