"""Writes many texts at the same time: a step gives a token to each, and what all prompts begin with is read once.

The weights of a model are read from memory for every step, whatever the number of sequences in it, so that a token of
each of many takes half the time that they take one by one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from engine.errors import ModelUnusable
from engine.inference.batches import find_common
from engine.inference.gguf_model import GgufModel
from engine.inference.language_model import Sampling
from engine.inference.sequence_context import Row, SequenceContext, Tokens
from engine.inference.token_sampler import TokenSampler

_BATCH = 64  # tokens that are evaluated at a time; as fast as 512, and a question waits for no more than that
_CELLS = 256  # llama.cpp rounds what a sequence has down to a multiple of it
_AT_ONCE = 8  # texts; with sixteen what they have read no longer fits into the processor's own memory
_MOST_BYTES = 512 * 2**20  # of what all of them have read
_SHARED = 0  # the sequence that holds what all prompts begin with

Written = tuple[int, list[int]]
"""The number of a prompt and the tokens that follow it."""


def count_at_once(model: GgufModel, window: int, texts: int) -> int:
    """How many of so many texts to write at once, at least one: fewer where a model keeps much of each token."""
    fitting = _MOST_BYTES // (_round_up(window) * model.cell_bytes) - 1  # one holds what all begin with
    return max(1, min(_AT_ONCE, texts, fitting))


class SequenceBatch:
    """A context of a loaded model for so many texts at once. Not thread-safe; to be closed before the model is."""

    def __init__(self, model: GgufModel, window: int, sequences: int) -> None:
        """``window`` is that of one text, in tokens. Raises ``ModelUnusable`` where there is no memory for them."""
        self._model, self._sequences = model, sequences
        self._window = _round_up(window)
        try:
            # Each sequence has cells of its own: in shared ones every token would look past those of all the others.
            self._context = SequenceContext(
                model, (1 + sequences) * self._window, _BATCH, 1 + sequences, 1 + sequences, unified=False
            )
        except MemoryError as error:
            raise ModelUnusable(
                f"There is not enough memory to write {sequences} texts at once: close other programs.", repr(error)
            ) from error

    def write(
        self,
        prompts: Sequence[Tokens],
        most_tokens: int,
        sampling: Sampling,
        threads: int,
        stopped: Callable[[], bool],
        between: Callable[[], None] = lambda: None,
    ) -> Iterator[Written]:
        """What the model writes after each prompt, at most ``most_tokens``, as each comes to its end.

        A text that ends gives its place to the next prompt, which is read before the others go on. ``between`` is
        called after every step, and may wait. Once ``stopped``, those that are not at their end are lost. Raises
        ``ModelUnusable`` for a prompt that does not fit into the window.
        """
        longest = max(map(len, prompts), default=0)
        if longest + most_tokens > self._window:
            raise ModelUnusable(
                f"{longest} prompt tokens and {most_tokens} to be written do not fit a window of {self._window}."
            )
        shared = find_common([prompt[:-1] for prompt in prompts])  # the last token says what follows
        self._context.clear()
        with self._context.working(threads, stopped), ExitStack() as samplers:
            if not self._read_shared(shared):
                return
            texts = [
                samplers.enter_context(_Text(number, list(prompt[len(shared) :]), len(shared), self._model, sampling))
                for number, prompt in enumerate(prompts)
            ]
            yield from self._write(texts, most_tokens, between)

    def close(self) -> None:
        """Give the memory back."""
        self._context.close()

    def _read_shared(self, shared: Tokens) -> bool:
        starts = range(0, len(shared), _BATCH)
        return all(self._context.evaluate([Row(_SHARED, at, shared[at : at + _BATCH], 0)]) for at in starts)

    def _write(self, texts: Sequence[_Text], most_tokens: int, between: Callable[[], None]) -> Iterator[Written]:
        waiting, working = deque(texts), list[_Text]()
        while waiting or working:
            while waiting and len(working) < self._sequences and not (working and working[-1].is_reading):
                self._seat(waiting.popleft(), working)
            rows = _fill(working)
            if not self._context.evaluate([row for row, _ in rows]):
                return
            place = -1
            for row, text in rows:
                place += len(row.tokens)
                text.advance(row, self._context, place)
            # The last ones first, so that none is moved that is at its end itself.
            for text in [text for text in reversed(working) if text.is_finished(most_tokens)]:
                self._dismiss(text, working)
                yield text.number, text.written
            between()

    def _seat(self, text: _Text, working: list[_Text]) -> None:
        working.append(text)
        text.sequence = len(working)
        self._context.copy(_SHARED, text.sequence)  # which forgets what it held before

    def _dismiss(self, text: _Text, working: list[_Text]) -> None:
        """Let the last one have the place, as llama.cpp evaluates together only sequences that follow each other."""
        last = working.pop()
        if last is not text:
            self._context.copy(last.sequence, text.sequence)
            last.sequence = text.sequence
            working[last.sequence - 1] = last


@dataclass(slots=True)
class _Text:
    """A text in the making; ``pending`` are the tokens that are still to be evaluated, from ``position`` on."""

    number: int
    pending: list[int]
    position: int
    model: GgufModel
    sampling: Sampling
    sequence: int = 0
    written: list[int] = field(default_factory=list)
    ended: bool = False
    sampler: TokenSampler | None = None

    def __enter__(self) -> _Text:
        return self

    def __exit__(self, *_: object) -> None:
        if self.sampler:
            self.sampler.close()

    def advance(self, row: Row, context: SequenceContext, place: int) -> None:
        """Note that a row was evaluated; where it was the end of what was pending, write the next token."""
        self.position += len(row.tokens)
        del self.pending[: len(row.tokens)]
        if not row.wanted:
            return
        self.sampler = self.sampler or TokenSampler(self.model, self.sampling)
        token = self.sampler.sample(context, place)
        self.ended = self.model.ends_answer(token)
        if not self.ended:
            self.written.append(token)
            self.pending.append(token)

    @property
    def is_reading(self) -> bool:
        """Whether more is pending than a token that was written, or the last one of the prompt."""
        return len(self.pending) > 1

    def is_finished(self, most_tokens: int) -> bool:
        """Whether it has come to its end, or may not be longer."""
        return self.ended or len(self.written) >= most_tokens


def _fill(working: Sequence[_Text]) -> list[tuple[Row, _Text]]:
    """What is evaluated together: as much as there is room of the one that reads, or a token of each.

    Not both: llama.cpp evaluates together as many tokens of one sequence as of another, and would make two of it.
    """
    last = working[-1]
    if not last.is_reading:
        return [(Row(text.sequence, text.position, text.pending[:], 1), text) for text in working]
    tokens = last.pending[:_BATCH]
    return [(Row(last.sequence, last.position, tokens, int(len(tokens) == len(last.pending))), last)]


def _round_up(window: int) -> int:
    return -(-window // _CELLS) * _CELLS
