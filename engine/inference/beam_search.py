"""Looks for the likeliest whole answer: several beginnings are followed side by side, sharing the prompt.

Source of the length normalisation: Wu et al., "Google's Neural Machine Translation System", arXiv 1609.08144.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

import numpy as np

from engine.inference.prompt_reader import SEQUENCE
from engine.inference.sequence_context import Logits, Row, SequenceContext

_LENGTH_EXPONENT = 0.6  # 0 prefers short answers, 1 counts the mean likelihood of a token


Ends = Callable[[Sequence[int]], bool]
"""Whether an answer of these tokens goes no further."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A beginning of an answer, or a whole one; ``likelihood`` is the natural logarithm of that of its tokens."""

    tokens: tuple[int, ...]
    likelihood: float
    beam: int = 0

    @property
    def score(self) -> float:
        """The likelihood, normalised so that a long answer is not worth less for its length alone."""
        return self.likelihood / float(((5 + len(self.tokens)) / 6) ** _LENGTH_EXPONENT)


def count_sequences(beams: int) -> int:
    """The sequences that a context needs: the prompt's, and two for each beam, one of which is being filled."""
    return 1 + 2 * beams


class BeamSearch:
    """One search after the prompt that a context holds in its first sequence."""

    def __init__(self, context: SequenceContext, start: int, beams: int, ends: Ends) -> None:
        """``context`` has so many sequences, room for what each beam writes, and a prompt of ``start`` tokens."""
        self._context, self._start, self._beams, self._ends = context, start, beams, ends
        self._used, self._spare = range(1, 1 + beams), range(1 + beams, 1 + 2 * beams)
        self._live = [Hypothesis((), 0.0)]
        self._whole: list[Hypothesis] = []

    @property
    def best(self) -> Hypothesis:
        """The best of what was found; while a search goes on, or after a stop, perhaps not whole."""
        return max([*self._whole, *self._live] if self._live else self._whole, key=attrgetter("score"))

    def search(self, most_tokens: int, threads: int, stopped: Callable[[], bool]) -> Iterator[int]:
        """The tokens of the best answer, each as soon as all that may still win agree on it.

        Once ``stopped``, the rest of the best beginning follows at once.
        """
        given = 0
        rows = [self._context.logits(-1).copy()]
        for length in range(most_tokens):
            if stopped():
                break
            self._grow(rows)
            settled = self._count_settled()
            yield from self.best.tokens[given:settled]
            given = max(given, settled)
            if self._is_decided() or length + 1 == most_tokens:
                break
            if not self._evaluate(self._start + length, threads, stopped):
                break
            rows = [self._context.logits(place) for place in range(len(self._live))]
        for sequence in (*self._used, *self._spare):
            self._context.cut(sequence, 0)
        yield from self.best.tokens[given:]

    def _grow(self, rows: Sequence[Logits]) -> None:
        """Put the likeliest next tokens to what lives; ``rows`` say what may follow each, a number a word."""
        grown = [
            Hypothesis((*one.tokens, token), one.likelihood + likelihood, beam)
            for beam, (one, row) in enumerate(zip(self._live, rows, strict=True))
            for token, likelihood in _find_likeliest(row, 2 * self._beams)
        ]
        grown.sort(key=attrgetter("likelihood"), reverse=True)
        self._live = []
        for rank, one in enumerate(grown):
            if len(self._live) == self._beams:
                break
            if not self._ends(one.tokens):
                self._live.append(one)
            elif rank < self._beams:
                self._whole.append(one)
        self._whole = sorted(self._whole, key=attrgetter("score"), reverse=True)[: self._beams]

    def _is_decided(self) -> bool:
        """Whether nothing that lives is better than the best whole answer."""
        if len(self._whole) < self._beams:
            return not self._live
        return all(one.score <= self._whole[0].score for one in self._live)

    def _count_settled(self) -> int:
        """How many tokens all that may still win begin with."""
        columns = zip(*(one.tokens for one in (*self._whole, *self._live)), strict=False)
        return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))

    def _evaluate(self, position: int, threads: int, stopped: Callable[[], bool]) -> bool:
        """Read the last token of each that lives in a sequence of its own; False when it was stopped."""
        for place, one in enumerate(self._live):
            self._context.copy(self._used[one.beam] if position > self._start else SEQUENCE, self._spare[place])
        for sequence in self._used:
            self._context.cut(sequence, 0)
        self._used, self._spare = self._spare, self._used
        with self._context.working(threads, stopped):
            return self._context.evaluate(
                [
                    Row(sequence, position, one.tokens[-1:], 1)
                    for sequence, one in zip(self._used, self._live, strict=False)
                ]
            )


def _find_likeliest(row: Logits, count: int) -> list[tuple[int, float]]:
    """So many tokens, likeliest first, with the natural logarithm of their likelihood."""
    numbers = row.astype(np.float64)
    most = numbers.max()
    total = most + np.log(np.exp(numbers - most).sum())
    tokens = np.argpartition(-numbers, count)[:count] if count < len(numbers) else np.arange(len(numbers))
    tokens = tokens[np.lexsort((tokens, -numbers[tokens]))]
    return [(int(token), float(numbers[token] - total)) for token in tokens]
