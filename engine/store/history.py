"""Past questions with their answers, kept in the library file: each answer follows an older one, or none."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from engine.domain import Answer
from engine.errors import BadInput
from engine.store.library import Library

_ANSWER = TypeAdapter(Answer)
# An answer follows an older one, so both end whatever is written there.
_BRANCH = """
    WITH RECURSIVE branch AS (
        SELECT id, after, asked_at, answer FROM history WHERE id = ?
        UNION ALL
        SELECT history.id, history.after, history.asked_at, history.answer
        FROM history JOIN branch ON history.id = branch.after AND history.id < branch.id
    )
    SELECT id, after, asked_at, answer FROM branch ORDER BY id
"""
_FORGET = """
    DELETE FROM history WHERE id IN (
        WITH RECURSIVE doomed AS (
            SELECT id FROM history WHERE id = ?
            UNION ALL
            SELECT history.id FROM history JOIN doomed ON history.after = doomed.id AND history.id > doomed.id
        )
        SELECT id FROM doomed
    )
"""


class History:
    """Answers in the order they were given; thread-safe."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def add(self, answer: Answer) -> Answer:
        """Keep an answer; returns it with its ``id`` and the time."""
        asked_at = datetime.now(UTC).isoformat()
        # Through json, not pydantic's own writer: a path that is not valid UTF-8 survives as an escape.
        written = json.dumps(_ANSWER.dump_python(answer, mode="json"))
        with self._library.transaction() as connection:
            row = connection.execute(
                "INSERT INTO history (asked_at, answer, after) VALUES (?, ?, ?)", [asked_at, written, answer.after]
            )
            return replace(answer, id=row.lastrowid or 0, asked_at=asked_at)

    def forget(self, number: int | None) -> int:
        """Delete the answer with this ``id`` and all that follow it, or every answer; returns how many they were.

        Raises ``BadInput`` when there is no such answer.
        """
        with self._library.transaction() as connection:
            connection.execute("PRAGMA secure_delete = ON")  # what is deleted cannot be read in the file any more
            if number is None:
                return connection.execute("DELETE FROM history").rowcount
            forgotten = connection.execute(_FORGET, [number]).rowcount
        if not forgotten:
            raise _no_answer(number)
        return forgotten

    def latest(self, limit: int) -> tuple[Answer, ...]:
        """The last ``limit`` answers, newest first; one that cannot be read, as of a later Carrel, is left out."""
        with self._library.transaction() as connection:
            query = "SELECT id, after, asked_at, answer FROM history ORDER BY id DESC LIMIT ?"
            return tuple(_read(connection.execute(query, [limit])))

    def branch(self, number: int) -> tuple[Answer, ...]:
        """The answer with this ``id``, last, and those that it follows. Raises ``BadInput`` when there is none."""
        with self._library.transaction() as connection:
            answers = tuple(_read(connection.execute(_BRANCH, [number])))
        if not answers or answers[-1].id != number:
            raise _no_answer(number)
        return answers

    def conversation(self, number: int) -> tuple[Answer, ...]:
        """The answer with this ``id``, 0 for the newest one, after those that it follows. Raises ``BadInput``."""
        if not number:
            newest = self.latest(1)
            if not newest:
                raise BadInput("No question has been asked yet: ask one first.")
            number = newest[0].id
        return self.branch(number)


def _no_answer(number: int) -> BadInput:
    return BadInput(f"There is no answer {number} among your past questions: choose one that carrel history lists.")


def _read(rows: Iterable[sqlite3.Row]) -> Iterator[Answer]:
    for number, after, asked_at, written in rows:
        try:
            answer = _ANSWER.validate_python(json.loads(written))
        except ValueError:  # no JSON, or pydantic's ValidationError
            continue
        yield replace(answer, id=number, after=after, asked_at=asked_at)
