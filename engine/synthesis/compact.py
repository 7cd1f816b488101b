"""One call over what fits: whole passages, else their sentences, those worth least for the question left out first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from engine.domain import Passage
from engine.inference.prompts import answer_messages, structured_messages
from engine.synthesis.context_budget import Frame, cut, order_for_reading
from engine.synthesis.evidence import Evidence
from engine.synthesis.focus import Focus
from engine.synthesis.synthesizer import Writing, synthesize

SET_ASIDE = "only the quoted sentences were given to the model"
_NO_ROOM = "there was no room left in the context window"
_SHORTENED = "shortened to fit the context window: the sentences worth least for the question were left out"
_EMPTY = "it holds no text"


def answer_frame(question: str) -> Frame:
    """The prompt that asks for an answer from passages."""
    return Frame("answer", partial(answer_messages, question))


def compact(writing: Writing, evidence: Evidence, focus: Focus) -> str:
    """Write an answer from the sentences in focus, as many as fit. Raises ``QuestionTooLong``."""
    window = writing.open(_frame(writing))
    window.check()

    def arrange(numbers: Sequence[int]) -> list[str]:
        taken = [focus.order[number] for number in numbers]
        return [stretch.passage.text for stretch in _order(divide_passages(evidence, focus, taken), writing)]

    numbers = window.fit([evidence.sentences[number].text for number in focus.order], arrange, passing_over=True)
    stretches = divide_passages(evidence, focus, [focus.order[number] for number in numbers])
    taken = _order(stretches, writing)
    call = window.close([stretch.passage.text for stretch in taken])
    writing.ledger.enter(call, [each.passage for each in taken], [each.reason for each in taken])
    for stretch in stretches:
        if stretch.rank is None:
            writing.ledger.leave_out([stretch.passage], stretch.reason)
    return synthesize(call, writing)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a passage that the model sees, or does not; ``rank`` is that of its best sentence, None if it does not.

    ``reason`` says why it is not seen, or why it is not the whole passage.
    """

    passage: Passage
    rank: int | None
    reason: str


def divide_passages(evidence: Evidence, focus: Focus, taken: Collection[int]) -> list[Stretch]:
    """Every passage from end to end, cut where the model begins or ceases to see it."""
    ranks = {number: rank for rank, number in enumerate(focus.order)}
    inside: dict[int, list[int]] = {place: [] for place in range(len(evidence.passages))}
    for number, sentence in enumerate(evidence.sentences):
        inside[sentence.passage].append(number)
    stretches = []
    for place, numbers in inside.items():
        passage, some = evidence.passages[place], not set(taken).isdisjoint(numbers)
        if not numbers:
            stretches.append(Stretch(passage, None, _EMPTY))
        for (seen, _), group in groupby(numbers, key=lambda number: _fate(number, focus, ranks, taken)):
            members = list(group)
            part = _cut(passage, evidence, members, whole=(numbers[0], numbers[-1]))
            shortened = _SHORTENED if some and not focus.only else _NO_ROOM
            if seen:
                reason = "" if focus.only or part == passage else _SHORTENED
                stretches.append(Stretch(part, min(ranks[number] for number in members), reason))
            else:
                stretches.append(Stretch(part, None, shortened if members[0] in ranks else SET_ASIDE))
    return stretches


def _frame(writing: Writing) -> Frame:
    if writing.form and writing.form.schema:
        return Frame("answer", partial(structured_messages, writing.question, writing.form.schema))
    return answer_frame(writing.question)


def _order(stretches: Sequence[Stretch], writing: Writing) -> list[Stretch]:
    """Those that the model sees, as it reads them."""
    seen = sorted((stretch.rank, number) for number, stretch in enumerate(stretches) if stretch.rank is not None)
    by_passage = {stretches[number].passage: stretches[number] for _, number in seen}
    return [by_passage[passage] for passage in order_for_reading(list(by_passage), writing.read_before)]


def _fate(number: int, focus: Focus, ranks: Collection[int], taken: Collection[int]) -> tuple[bool, int]:
    """What neighbouring sentences have in common if they are one stretch: the second of the two says which."""
    if number not in taken:
        return False, int(number in ranks)
    return True, number if focus.only else 0


def _cut(passage: Passage, evidence: Evidence, members: Sequence[int], whole: tuple[int, int]) -> Passage:
    """These sentences with all between them, and with what stands around the first and the last of the passage."""
    start, end = evidence.sentences[members[0]].start, evidence.sentences[members[-1]].end
    return cut(
        passage,
        0 if members[0] == whole[0] else start - passage.start,
        len(passage.text) if members[-1] == whole[1] else end - passage.start,
    )
