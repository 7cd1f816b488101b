"""How likely a language model finds a text after each of several prompts, which are evaluated side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from engine.errors import ModelUnusable
from engine.inference.batches import fill_batches, find_common
from engine.inference.gguf_model import GgufModel
from engine.inference.language_model import MOST_SCORED
from engine.inference.sequence_context import Logits, Row, SequenceContext, Tokens

_WINDOW = 1024  # tokens of all prompts of a batch and of what they begin with
_BATCH = 512
_SIDE_BY_SIDE = 4
_MOST_OUTPUTS = 128  # each takes the memory of a number a word of the vocabulary


class LikelihoodMeter:
    """A small second context of a loaded model. Not thread-safe; to be closed before the model is."""

    def __init__(self, model: GgufModel) -> None:
        """Raises ``ModelUnusable`` where there is no memory for the context."""
        try:
            self._context = SequenceContext(model, _WINDOW, _BATCH, 1 + _SIDE_BY_SIDE, _MOST_OUTPUTS)
        except MemoryError as error:
            raise ModelUnusable(
                "There is not enough memory to rerank with the language model: use no reranker.", repr(error)
            ) from error

    def measure(
        self, prompts: Sequence[Tokens], text: Tokens, threads: int, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """The natural logarithm of the likelihood of ``text`` after each prompt, in the order of the prompts.

        What all prompts begin with is evaluated once; then as many as fit into a batch are evaluated together, each as
        a sequence of its own. Of the text, the first ``MOST_SCORED`` tokens count. Ends early once ``stopped``, which
        is asked between llama.cpp's operations. Raises ``ModelUnusable`` for a prompt of more than about 400 tokens.
        """
        with self._context.working(threads, stopped):
            yield from self._measure(prompts, text[:MOST_SCORED])

    def close(self) -> None:
        """Give the memory back."""
        self._context.close()

    def _measure(self, prompts: Sequence[Tokens], text: Tokens) -> Iterator[float]:
        # The last token of a prompt says how likely the first one of the text is, so it is never among the shared.
        shared = find_common([prompt[: min(len(prompt) - 1, _BATCH)] for prompt in prompts])
        self._context.clear()
        if not text or not self._context.evaluate([Row(0, 0, shared, 0)]):
            yield from [0.0] * (0 if text else len(prompts))
            return
        rests = [prompt[len(shared) :] for prompt in prompts]
        if (longest := max(map(len, rests), default=0)) + len(text) - 1 > _BATCH:
            raise ModelUnusable(f"A prompt of {longest} tokens is too long to be scored: shorten it.")
        side_by_side = min(_SIDE_BY_SIDE, _MOST_OUTPUTS // len(text))
        for group in fill_batches(rests, lambda rest: len(rest) + len(text) - 1, _BATCH, side_by_side):
            for sequence in range(1, 1 + len(group)):
                self._context.copy(0, sequence)
            # The last token of the text is predicted and predicts nothing.
            rows = [Row(number, len(shared), [*rest, *text[:-1]], len(text)) for number, rest in enumerate(group, 1)]
            if not self._context.evaluate(rows):
                return
            ends = np.cumsum([len(row.tokens) for row in rows])
            yield from [self._sum(int(end) - len(text), text) for end in ends]

    def _sum(self, start: int, text: Tokens) -> float:
        return sum(log_likelihood(self._context.logits(start + place), token) for place, token in enumerate(text))


def log_likelihood(logits: Logits, token: int) -> float:
    """The natural logarithm of the likelihood of a token."""
    return float(log_shares(logits)[token])


def log_shares(logits: Logits) -> Logits:
    """The natural logarithm of the likelihood of every token."""
    numbers = logits.astype(np.float64)
    numbers -= numbers.max()
    shares: Logits = numbers - np.log(np.exp(numbers).sum())
    return shares
