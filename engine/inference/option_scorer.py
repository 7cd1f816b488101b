"""How likely a language model finds each of several answers to a question, for many questions at once.

What all questions of a group begin with, such as worked examples, is read once; then as many questions as fit into a
batch are read side by side, and of those whose answers have several tokens, the answers.

A processor adds up eight numbers side by side. So every token is kept in a cell whose number, divided by eight, has the
rest of its position: whatever else is read, its numbers are added up in the same order, and a letter has the score that
it has alone, to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from engine.errors import ModelUnusable
from engine.inference.batches import fill_batches, find_common
from engine.inference.gguf_model import GgufModel
from engine.inference.likelihood import log_shares
from engine.inference.sequence_context import Logits, Row, SequenceContext, Tokens

_BATCH = 512
_SIDE_BY_SIDE = 32
_SHARED = 0  # the sequence that holds what all begin with
# The sequences that hold what nobody reads, among the questions and among the answers.
_FILLER, _ANSWER_FILLER = 1 + 2 * _SIDE_BY_SIDE, 2 + 2 * _SIDE_BY_SIDE
_LANES = 8  # numbers that a processor adds up side by side


@dataclass(frozen=True, slots=True)
class Choice:
    """The tokens of a question with all that stands before it, and those of each answer."""

    prompt: Tokens
    answers: tuple[Tokens, ...]

    @property
    def longest(self) -> int:
        """The tokens of the prompt with its longest answer."""
        return len(self.prompt) + max(map(len, self.answers))


class OptionScorer:
    """A context of a loaded model. Not thread-safe; to be closed before the model is."""

    def __init__(self, model: GgufModel, window: int, between: Callable[[], None] = lambda: None) -> None:
        """``window`` is the most tokens of a prompt with an answer; ``between`` is called before each batch is read.

        Raises ``ModelUnusable`` for want of memory.
        """
        self._between = between
        try:
            # In cells that all share, a token looks past those of the others: their number is kept small.
            self._context = SequenceContext(model, window + 2 * _BATCH, _BATCH, 1 + _ANSWER_FILLER, _BATCH)
        except MemoryError as error:
            raise ModelUnusable(
                f"There is not enough memory to score answers with a window of {window:,} tokens.", repr(error)
            ) from error

    def score(
        self, choices: Sequence[Choice], threads: int, stopped: Callable[[], bool]
    ) -> Iterator[tuple[float, ...]]:
        """The natural logarithm of the likelihood of each answer, question by question, in their order.

        The prompts should begin alike. Ends early once ``stopped``; raises what ``between`` does.
        """
        common = find_common([choice.prompt[:-1] for choice in choices])
        shared = common[: len(common) // _LANES * _LANES]
        self._context.clear()
        with self._context.working(threads, stopped):
            for at in range(0, len(shared), _BATCH):
                if self._evaluate([Row(_SHARED, at, shared[at : at + _BATCH], 0)]) is None:
                    return
            own = _LANES - len(shared)
            for group in fill_batches(choices, lambda each: len(each.prompt) + own, _BATCH, _SIDE_BY_SIDE):
                scored = self._score(group, len(shared))
                if scored is None:
                    return
                yield from scored

    def close(self) -> None:
        """Give the memory back."""
        self._context.close()

    def _score(self, group: Sequence[Choice], shared: int) -> list[tuple[float, ...]] | None:
        """Read the questions of a group, then the answers of each; None where it was stopped."""
        rows = []
        for sequence, choice in enumerate(group, 1):
            self._context.copy(_SHARED, sequence)
            rows.append(Row(sequence, shared, choice.prompt[shared:], 1))
        firsts = self._read(rows)
        if firsts is None:
            return None
        pairs = zip(group, firsts, strict=True)
        scores = [[float(first[answer[0]]) for answer in choice.answers] for choice, first in pairs]
        if not self._add_rest(group, scores, shared + sum(len(row.tokens) for row in _align(rows, shared, _FILLER))):
            return None
        for sequence in (*range(1, 1 + len(group)), _FILLER):
            self._context.cut(sequence, 0)
        return [tuple(each) for each in scores]

    def _add_rest(self, group: Sequence[Choice], scores: Sequence[list[float]], cell: int) -> bool:
        """Add what follows the first token of each answer to its score; False where it was stopped.

        ``cell`` is the first that is free.
        """
        answers = [
            (number, place, answer)
            for number, choice in enumerate(group)
            for place, answer in enumerate(choice.answers)
            if len(answer) > 1
        ]
        if (longest := max((len(answer) for _, _, answer in answers), default=0)) > _BATCH - _LANES:
            raise ModelUnusable(f"An answer of {longest} tokens is too long to be scored.")
        for part in fill_batches(answers, lambda each: len(each[2]) + _LANES, _BATCH, _SIDE_BY_SIDE):
            rows = []
            for sequence, (number, _, answer) in enumerate(part, 1 + _SIDE_BY_SIDE):
                self._context.copy(1 + number, sequence)
                rows.append(Row(sequence, len(group[number].prompt), answer[:-1], len(answer) - 1))
            ends = self._evaluate([*_align(rows, cell, _ANSWER_FILLER)])
            if ends is None:
                return False
            for (number, place, answer), row in zip(part, rows, strict=True):
                first = ends[row.sequence] - len(row.tokens)
                for at, token in enumerate(answer[1:], first):
                    scores[number][place] += float(log_shares(self._context.logits(at))[token])
            for sequence in (*range(1 + _SIDE_BY_SIDE, 1 + _SIDE_BY_SIDE + len(part)), _ANSWER_FILLER):
                self._context.cut(sequence, 0)
        return True

    def _read(self, rows: Sequence[Row]) -> list[Logits] | None:
        """What follows each row; one that is longer than a batch is alone, and read in several."""
        if len(rows) > 1 or len(rows[0].tokens) <= _BATCH:
            ends = self._evaluate([*_align(rows, rows[0].position, _FILLER)])
            if ends is None:
                return None
            return [log_shares(self._context.logits(ends[row.sequence] - 1)) for row in rows]
        (row,) = rows
        for at in range(0, len(row.tokens), _BATCH):
            piece = row.tokens[at : at + _BATCH]
            if self._evaluate([Row(row.sequence, row.position + at, piece, 1)]) is None:
                return None
        return [log_shares(self._context.logits(len(piece) - 1))]

    def _evaluate(self, rows: Sequence[Row]) -> dict[int, int] | None:
        """Read a batch once whatever is more urgent is done: where each sequence ends in it; None if it was stopped."""
        self._between()
        if not self._context.evaluate(rows):
            return None
        ends = accumulate(len(row.tokens) for row in rows)
        return {row.sequence: end for row, end in zip(rows, ends, strict=True)}


def _align(rows: Sequence[Row], cell: int, filler: int) -> Iterator[Row]:
    """The rows, and before each as many tokens of the filler that the rests of its position and its cell are the same.

    ``cell`` is the first that is free.
    """
    filled = 0
    for row in rows:
        lacking = (row.position - cell) % _LANES
        if lacking:
            yield Row(filler, filled, [row.tokens[0]] * lacking, 0)
        yield row
        filled += lacking
        cell += lacking + len(row.tokens)
