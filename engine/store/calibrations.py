"""What a library has shown about its own answers, by embedder, among the library's facts."""

from __future__ import annotations

import json
from dataclasses import asdict

from engine.domain import Calibration
from engine.store.library import Library

LEAST_FAMILIAR = 2000
"""Of a library that is asked about itself: in a smaller one that would take a good part of the time of indexing."""

LEAST_UNFAMILIAR = 200
"""Of one in other languages than the packaged threshold was fitted in, or with another embedder: it is further off."""


class Calibrations:
    """Thread-safe, one transaction a method."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self, embedder_name: str) -> Calibration | None:
        """The calibration for this embedder; None where there is none."""
        written = self._library.fact(_fact(embedder_name))
        return Calibration(**json.loads(written)) if written else None

    def note(self, embedder_name: str, calibration: Calibration | None) -> None:
        """Keep a calibration in place of what was there before; None forgets that."""
        self._library.note_fact(_fact(embedder_name), json.dumps(asdict(calibration)) if calibration else "")


def _fact(embedder_name: str) -> str:
    return f"calibration {embedder_name}"
