"""One call for each window full of passages, each given the answer so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engine.domain import Passage
from engine.inference.prompts import refine_messages
from engine.synthesis.compact import answer_frame
from engine.synthesis.context_budget import Frame, Packed, Window, order_for_reading, pack_passages
from engine.synthesis.synthesizer import Writing, synthesize

TOO_LONG = "this sentence alone is longer than the room in the context window"
STOPPED = "the answer was stopped before this was read"
_NO_ROOM = "beside the answer so far there was no room left in the context window"


def refine(writing: Writing, passages: Sequence[Passage]) -> str:
    """Write an answer from passages, the best first. Raises ``QuestionTooLong``.

    Only the words of the last call are reported. A stop leaves the last draft, and tells what was not read.
    """
    writing.open(answer_frame(writing.question)).check()
    rest, draft, calls = list(passages), "", 0
    while rest:
        window = writing.open(_frame(writing.question, draft))
        if writing.job.cancelled or window.room <= 0:
            writing.ledger.leave_out(rest, STOPPED if writing.job.cancelled else _NO_ROOM)
            break
        packed = pack_passages(window, rest, order_for_reading)
        rest = packed.rest
        writing.ledger.leave_out(packed.too_long, TOO_LONG)
        if packed.taken:
            writing.report(calls, calls + 1 + _count_windows(rest, window.room, writing), "Reading passages")
            calls += 1
            draft = _improve(draft, window, packed, writing)
    return draft


def _frame(question: str, draft: str) -> Frame:
    if not draft:
        return answer_frame(question)
    return Frame("refine", partial(refine_messages, question, draft), bare=partial(refine_messages, question, ""))


def _count_windows(passages: Sequence[Passage], room: int, writing: Writing) -> int:
    needed = sum(writing.counter.text(passage.text) for passage in passages)
    return -(-needed // room)


def _improve(draft: str, window: Window, packed: Packed[Passage], writing: Writing) -> str:
    """The answer after one more call; half a draft that nobody saw is worth less than the one before."""
    passages = order_for_reading(packed.taken)
    call = window.close([passage.text for passage in passages])
    writing.ledger.enter(call, passages)
    last = not packed.rest
    text = synthesize(call, writing, aloud=last)
    if draft and writing.job.cancelled and not last:
        return draft
    return text or draft
