"""Past questions with their answers, kept in the library file."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from pydantic import TypeAdapter

from engine.domain import Answer
from engine.store.library import Library

_ANSWER = TypeAdapter(Answer)


class History:
    """Answers in the order they were given; thread-safe."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def add(self, answer: Answer) -> None:
        """Keep an answer."""
        # Through json, not pydantic's own writer: a path that is not valid UTF-8 survives as an escape.
        written = json.dumps(_ANSWER.dump_python(answer, mode="json"))
        with self._library.transaction() as connection:
            connection.execute(
                "INSERT INTO history (asked_at, answer) VALUES (?, ?)", [datetime.now(UTC).isoformat(), written]
            )

    def latest(self, limit: int) -> tuple[Answer, ...]:
        """The last ``limit`` answers, newest first; one that cannot be read, as of a later Carrel, is left out."""
        with self._library.transaction() as connection:
            rows = connection.execute("SELECT answer FROM history ORDER BY id DESC LIMIT ?", [limit]).fetchall()
        answers = []
        for row in rows:
            try:
                answers.append(_ANSWER.validate_python(json.loads(row["answer"])))
            except ValueError:  # no JSON, or pydantic's ValidationError
                continue
        return tuple(answers)
