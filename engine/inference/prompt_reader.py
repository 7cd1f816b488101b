"""Reads prompts into a context, and never the same beginning twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from engine.inference.gguf_model import GgufModel
from engine.inference.prompt_states import PromptState, PromptStates
from engine.inference.sequence_context import Row, SequenceContext

BATCH = 64
"""Tokens a batch at most: 512 read as fast up to 256 tokens, and 4 % faster at 1,024."""

_LEAST_KEPT = 64  # tokens; fewer are read as soon as a file is
_LEAST = 16  # tokens; a batch of a few takes nearly as long as one of sixteen
SEQUENCE = 0
"""The sequence of the context that holds the prompt."""


class PromptReader:
    """What a context holds of the last prompt, and what of the next one need not be read again.

    A token's rounding depends on the batch it was read in, and a small model's words on the rounding: were a beginning
    reused that was cut otherwise, one question would have two answers. So a batch ends where its own tokens say, and
    equal beginnings are cut alike: after ``BATCH`` tokens, or where a message or a paragraph ends.
    """

    def __init__(self, model: GgufModel, context: SequenceContext, states: PromptStates | None = None) -> None:
        """``states`` keep what is read beyond the life of the context."""
        self._model = model
        self._context = context
        self._states = states
        self._held: list[int] = []
        self.evaluated = 0
        """How many tokens of the last prompt were read, the others being held."""

    def read(self, prompt: Sequence[int]) -> bool:
        """Evaluate the prompt into the context; False when it was stopped."""
        ends = [*self._cut(prompt)]
        if self._states:
            self._restore(prompt, ends, self._states)
        start = self._context.cut(SEQUENCE, _count_held(self._held, prompt, ends))
        self._held = list(prompt[:start])
        self.evaluated = 0
        for end in ends:
            if end <= start:
                continue
            if not self._context.evaluate([Row(SEQUENCE, start, prompt[start:end], int(end == len(prompt)))]):
                return False  # what was half read is cut away before the next prompt
            self._held += prompt[start:end]
            self.evaluated += end - start
            start = end
        return True

    def keep(self) -> None:
        """Keep what was read of the last prompt for a later process, if it took time and there is a place for it."""
        if self._states and self.evaluated >= _LEAST_KEPT and self._context.cut(SEQUENCE, len(self._held)):
            self._states.keep(self._model.identity, PromptState(tuple(self._held), self._context.save(SEQUENCE)))

    def forget(self) -> None:
        """Hold nothing, so that the next prompt is read from its first token."""
        self._held = []

    def _restore(self, prompt: Sequence[int], ends: Sequence[int], states: PromptStates) -> None:
        """Hold what an earlier process has read, where that saves more than what is held now."""
        held = _count_held(self._held, prompt, ends)
        found = states.find(
            self._model.identity, lambda tokens: _count_held(tokens, prompt, ends), max(held, _LEAST_KEPT - 1)
        )
        if found:
            restored = len(found.tokens) <= self._context.cells and self._context.restore(SEQUENCE, found.data)
            self._held = list(found.tokens) if restored else []

    def _cut(self, prompt: Sequence[int]) -> Iterator[int]:
        """Where the batches end; depends on nothing that comes later, but for the end of the prompt."""
        start = 0
        for end, token in enumerate(prompt, start=1):
            size = end - start
            if end == len(prompt) or size == BATCH or (size >= _LEAST and self._ends_part(prompt[end - 2], token)):
                yield end
                start = end

    def _ends_part(self, before: int, token: int) -> bool:
        """Whether a paragraph ends with this token, or a message; some templates write a control token only before one.

        A blank line is one token or two.
        """
        if self._model.is_control(token):
            return True
        text = self._model.bytes_of(token)
        return text.endswith(b"\n") and (self._model.bytes_of(before) + text).endswith(b"\n\n")


def _count_held(held: Sequence[int], prompt: Sequence[int], ends: Sequence[int]) -> int:
    """How many tokens of those held were cut as they would be now; never all, as the last says what follows."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(held, prompt, strict=False)))
    # The last end of a prompt is the prompt's, not one that its tokens ask for.
    return max((end for end in ends[:-1] if end <= same), default=0)
