"""What a model has scored at each question so far, so that nothing is scored twice and a stop loses nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from engine.paths import Home


class ScoreRecord:
    """The scores of every question, in a file that only grows; another model or suite has another file."""

    def __init__(self, home: Home, suite: str, identity: str) -> None:
        """``identity`` is that of the model: see ``GgufModel.identity``."""
        name = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]
        self._file = home.evaluations / f"{suite}-{name}.jsonl"
        self.scores: dict[str, tuple[float, ...]] = {}
        if self._file.is_file():
            for line in self._file.read_text(encoding="utf-8").splitlines():
                self._take(line)

    def add(self, scored: Mapping[str, tuple[float, ...]]) -> None:
        """Keep what was scored, at once."""
        self.scores.update(scored)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as out:
            out.writelines(json.dumps({"id": name, "scores": scores}) + "\n" for name, scores in scored.items())

    def _take(self, line: str) -> None:
        try:
            written = json.loads(line)
            self.scores[str(written["id"])] = tuple(map(float, written["scores"]))
        except (ValueError, KeyError, TypeError):  # the last line of a process that was killed
            return
