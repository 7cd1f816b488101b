"""Notes on each window full of passages, then on the notes, until one answer is left: for what no window holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engine.domain import Passage
from engine.inference.prompts import join_messages, note_messages
from engine.synthesis.compact import answer_frame
from engine.synthesis.context_budget import Frame, Window, pack_passages
from engine.synthesis.refine import STOPPED, TOO_LONG
from engine.synthesis.synthesizer import Writing, synthesize


def tree_summarize(writing: Writing, passages: Sequence[Passage]) -> str:
    """Write an answer from passages in the order in which they are read. Raises ``QuestionTooLong``.

    Only the words of the last call are reported. A stop leaves the notes written so far, and tells what was not read.
    """
    window = writing.open(answer_frame(writing.question))
    window.check()
    parts, too_long, rest = _divide(window, passages, writing)
    if len(parts) > 1:
        window = writing.open(Frame("note", partial(note_messages, writing.question)))
        parts, too_long, rest = _divide(window, passages, writing)
    writing.ledger.leave_out(too_long, TOO_LONG)
    writing.ledger.leave_out(rest, STOPPED)
    return _join(_take_notes(window, parts, writing), len(parts), writing)


def _divide(
    window: Window, passages: Sequence[Passage], writing: Writing
) -> tuple[list[list[Passage]], list[Passage], list[Passage]]:
    """The passages by window, the sentences that are too long for any, and what a stop comes before."""
    parts, too_long, rest = [], [], list(passages)
    while rest and not writing.job.cancelled:
        packed = pack_passages(window, rest, list)
        parts.append(packed.taken)
        too_long += packed.too_long
        rest = packed.rest
    return [part for part in parts if part], too_long, rest


def _take_notes(window: Window, parts: Sequence[Sequence[Passage]], writing: Writing) -> list[str]:
    """What the model writes about each part; nothing about those that a stop comes before."""
    notes = []
    for number, part in enumerate(parts):
        if writing.job.cancelled:
            writing.ledger.leave_out(part, STOPPED)
            continue
        total = len(parts) + _count_joins(len(parts), window)
        writing.report(number, total, f"Reading part {number + 1} of {len(parts)}")
        call = window.close([passage.text for passage in part])
        writing.ledger.enter(call, part)
        notes.append(synthesize(call, writing, aloud=len(parts) == 1))
    return [note for note in notes if note]


def _join(notes: list[str], calls: int, writing: Writing) -> str:
    """One text from all notes; side by side where a window does not hold two of them, or after a stop."""
    while len(notes) > 1 and not writing.job.cancelled:
        window = writing.open(Frame("join", partial(join_messages, writing.question)))
        groups = _group(window, notes)
        if len(groups) == len(notes):
            break
        joined = []
        for group in groups:
            if len(group) == 1 or writing.job.cancelled:
                joined += group
                continue
            writing.report(calls, calls + _count_joins(len(notes), window), "Joining the notes")
            calls += 1
            call = window.close(group, drafts=True)
            writing.ledger.enter(call)
            joined.append(synthesize(call, writing, aloud=len(groups) == 1) or "\n\n".join(group))
        notes = joined
    return "\n\n".join(notes)


def _group(window: Window, notes: Sequence[str]) -> list[list[str]]:
    """Neighbouring notes by window."""
    groups, rest = [], list(notes)
    while rest:
        taken = window.fit(rest, lambda numbers: rest[: len(numbers)], passing_over=False)  # noqa: B023 - called at once
        groups.append(rest[: max(1, len(taken))])
        rest = rest[len(groups[-1]) :]
    return groups


def _count_joins(notes: int, window: Window) -> int:
    """How many calls join so many notes, if each is as long as it may be."""
    at_once, calls = max(2, window.room // window.reserve), 0
    while notes > 1:
        notes = -(-notes // at_once)
        calls += notes
    return calls
