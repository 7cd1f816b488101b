"""What a person is offered at the first start: where their files may be, and which models could answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class PlaceKind(StrEnum):
    """What kind of a folder may be worth adding."""

    DOCUMENTS = "documents"
    OBSIDIAN = "obsidian"
    ZOTERO = "zotero"


@dataclass(frozen=True, slots=True)
class SuggestedPlace:
    """A folder that is there; nothing but names was looked at."""

    kind: PlaceKind
    path: Path


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A language model that could answer; ``name`` is what it is added and used by.

    ``program`` is the other program that keeps it, "" for one that Carrel knows already; one that is not ``here`` would
    have to be brought first. ``memory`` in bytes and ``speed`` in tokens a second are foretold for the window of the
    settings, the speed None where this machine was never measured.
    """

    name: str
    title: str
    program: str
    memory: int
    speed: float | None
    fits: bool
    used: bool
    here: bool = True
