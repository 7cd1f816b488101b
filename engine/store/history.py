"""Past questions with their answers, kept in the library file: each answer follows an older one, or none."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from engine.domain import Answer, Verdict
from engine.errors import BadInput
from engine.sentences import fold
from engine.store.library import Library

_ANSWER = TypeAdapter(Answer)
_LONGEST_NAME = 200  # characters
_LONGEST_REASON = 2000
# A question that is asked again begins another branch of the same conversation.
_ADD = """
    INSERT INTO history (asked_at, answer, after, name, pinned)
    SELECT ?, ?, ?, coalesce(max(name), ''), coalesce(max(pinned), 0) FROM history WHERE id = ? AND after = ?
    RETURNING id, name, pinned
"""
_LATEST = """
    WITH RECURSIVE pinned AS (
        SELECT id FROM history WHERE history.pinned
        UNION
        SELECT history.id FROM history JOIN pinned ON history.after = pinned.id AND history.id > pinned.id
    )
    SELECT id, after, asked_at, answer, name, history.pinned, verdict, reason FROM history
    WHERE id IN (SELECT id FROM history ORDER BY id DESC LIMIT ?) OR id IN (SELECT id FROM pinned)
    ORDER BY id DESC
"""
# Told by the text itself: an index of its words would have to forget as thoroughly as the table does.
_SEARCH = """
    SELECT id, after, asked_at, answer, name, pinned, verdict, reason FROM history
    WHERE CASE WHEN json_valid(answer)
        THEN holds_words(name, json_extract(answer, '$.question'), json_extract(answer, '$.text')) END
    ORDER BY id DESC LIMIT ?
"""
# An answer follows an older one, so both end whatever is written there.
_BRANCH = """
    WITH RECURSIVE branch AS (
        SELECT id, after, asked_at, answer, name, pinned, verdict, reason FROM history WHERE id = ?
        UNION ALL
        SELECT history.id, history.after, history.asked_at, history.answer, history.name, history.pinned,
            history.verdict, history.reason
        FROM history JOIN branch ON history.id = branch.after AND history.id < branch.id
    )
    SELECT * FROM branch ORDER BY id
"""
_BEGINNINGS = """
    SELECT id, CASE WHEN json_valid(answer) THEN json_extract(answer, '$.options.again_of') END
    FROM history WHERE after NOT IN (SELECT id FROM history)
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
    RETURNING id, asked_at, answer, after, name, pinned, verdict, reason
"""
_FORGET_ALL = "DELETE FROM history RETURNING id, asked_at, answer, after, name, pinned, verdict, reason"
_RESTORE = """
    INSERT INTO history (id, asked_at, answer, after, name, pinned, verdict, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_JUDGED = """
    SELECT id, after, asked_at, answer, name, pinned, verdict, reason FROM history
    WHERE verdict != '' ORDER BY id DESC LIMIT ?
"""


class History:
    """Answers in the order they were given; thread-safe."""

    def __init__(self, library: Library, on_forgetting: Callable[[], object] = lambda: None) -> None:
        """``on_forgetting`` is called whenever answers were deleted."""
        self._library = library
        self._on_forgetting = on_forgetting
        self._forgotten: list[sqlite3.Row] = []  # in memory alone

    def add(self, answer: Answer) -> Answer:
        """Keep an answer; returns it with its ``id`` and the time."""
        asked_at = datetime.now(UTC).isoformat()
        # Through json, not pydantic's own writer: a path that is not valid UTF-8 survives as an escape.
        written = json.dumps(_ANSWER.dump_python(answer, mode="json"))
        with self._library.transaction() as connection:
            values = [asked_at, written, answer.after, answer.options.again_of, answer.after]
            number, name, pinned = connection.execute(_ADD, values).fetchone()
            return replace(answer, id=number, asked_at=asked_at, name=name, pinned=bool(pinned))

    def forget(self, number: int | None) -> int:
        """Delete the answer with this ``id`` and all that follow it, or every answer; returns how many they were.

        They can be brought back by ``restore`` until others are forgotten or the program ends. Raises ``BadInput`` when
        there is no such answer.
        """
        with self._library.transaction() as connection:
            connection.execute("PRAGMA secure_delete = ON")  # what is deleted cannot be read in the file any more
            query, values = (_FORGET_ALL, []) if number is None else (_FORGET, [number])
            forgotten = connection.execute(query, values).fetchall()
            if number is not None and not forgotten:
                raise _no_answer(number)
            self._forgotten = forgotten
        self._on_forgetting()
        return len(forgotten)

    def restore(self) -> int:
        """Bring back what was forgotten last, as it was; returns how many answers. Raises ``BadInput`` for nothing."""
        with self._library.transaction() as connection:
            if not self._forgotten:
                raise BadInput("There is nothing to bring back: what was forgotten before the last start is gone.")
            connection.executemany(_RESTORE, self._forgotten)
            restored, self._forgotten = len(self._forgotten), []
        return restored

    def mark(self, number: int, name: str, *, pinned: bool) -> None:
        """Call the conversation that an answer belongs to by a name, "" for none, and keep it at the top or not.

        Raises ``BadInput`` where there is no such answer, or for a name of over 200 characters.
        """
        name = " ".join(name.split())
        if len(name) > _LONGEST_NAME:
            raise BadInput(f"The name of a conversation has {_LONGEST_NAME} characters at most: choose a shorter one.")
        first = self.branch(number)[0].id
        query = "UPDATE history SET name = ?, pinned = ? WHERE id = ?"
        with self._library.transaction() as connection:
            again = {each: before if (before or 0) < each else 0 for each, before in connection.execute(_BEGINNINGS)}
            same = [each for each in again if _find_first(each, again) == _find_first(first, again)]
            connection.executemany(query, [(name, pinned, each) for each in same])

    def latest(self, limit: int, words: str = "") -> tuple[Answer, ...]:
        """The last ``limit`` answers and all of pinned conversations, newest first.

        With ``words`` only answers that hold all of them in their question, their text or their name, in parts of words
        too. One that cannot be read, as of a later Carrel, is left out.
        """
        wanted = fold(words).split()
        with self._library.transaction() as connection:
            connection.create_function("holds_words", -1, lambda *texts: _hold(texts, wanted))
            return tuple(_read(connection.execute(_SEARCH if wanted else _LATEST, [limit])))

    def judge(self, number: int, verdict: Verdict, reason: str) -> None:
        """Keep what the person thinks of an answer, and why; ``Verdict.NONE`` takes it back.

        Raises ``BadInput`` where there is no such answer, or for a reason of over 2,000 characters.
        """
        reason = reason.strip() if verdict else ""
        if len(reason) > _LONGEST_REASON:
            raise BadInput(f"A reason has {_LONGEST_REASON} characters at most: write a shorter one.")
        query = "UPDATE history SET verdict = ?, reason = ? WHERE id = ?"
        with self._library.transaction() as connection:
            if not connection.execute(query, [verdict.value, reason, number]).rowcount:
                raise _no_answer(number)

    def judged(self, limit: int) -> tuple[Answer, ...]:
        """The last ``limit`` answers with a verdict, newest first."""
        with self._library.transaction() as connection:
            return tuple(_read(connection.execute(_JUDGED, [limit])))

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


def _find_first(number: int, again_of: Mapping[int, int]) -> int:
    """The question of which this one, and those between the two, are asked again."""
    while again_of.get(number) in again_of:
        number = again_of[number]
    return number


def _hold(texts: Iterable[object], words: Iterable[str]) -> bool:
    written = fold(" ".join(text for text in texts if isinstance(text, str)))
    return all(word in written for word in words)


def _no_answer(number: int) -> BadInput:
    return BadInput(f"There is no answer {number} among your past questions: choose one that carrel history lists.")


def _read(rows: Iterable[sqlite3.Row]) -> Iterator[Answer]:
    for number, after, asked_at, written, name, pinned, verdict, reason in rows:
        try:
            answer, judged = _ANSWER.validate_python(json.loads(written)), Verdict(verdict)
        except ValueError:  # no JSON, or pydantic's ValidationError
            continue
        answer = replace(answer, id=number, after=after, asked_at=asked_at, name=name, pinned=bool(pinned))
        yield replace(answer, verdict=judged, reason=reason)
