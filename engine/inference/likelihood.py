"""How likely a language model finds a text after each of several prompts, which are evaluated side by side."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import llama_cpp
import numpy as np

from engine.errors import ModelUnusable

MOST_SCORED = 64
"""How many tokens of the text are scored."""

_WINDOW = 1024  # tokens of all prompts of a batch and of what they begin with
_BATCH = 512
_SIDE_BY_SIDE = 4
_MOST_OUTPUTS = 128  # each takes the memory of a number a word of the vocabulary
_ABORTED = 2  # what llama_decode returns then

Tokens = Sequence[int]


class LikelihoodMeter:
    """A small second context of a loaded model. Not thread-safe; to be closed before the model is."""

    def __init__(self, model: Any) -> None:
        """``model`` is llama.cpp's. Raises ``ModelUnusable`` where there is no memory for the context."""
        self._stopped: Callable[[], bool] = _never
        self._abort = llama_cpp.ggml_abort_callback(lambda _data: self._stopped())
        params = llama_cpp.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = _WINDOW, _BATCH, _BATCH
        params.n_seq_max, params.n_outputs_max = 1 + _SIDE_BY_SIDE, _MOST_OUTPUTS
        params.kv_unified = True  # the sequences share the cells of what they begin with
        params.abort_callback, params.abort_callback_data = self._abort, None
        self._context = llama_cpp.llama_init_from_model(model, params)
        if not self._context:
            raise ModelUnusable("There is not enough memory to rerank with the language model: use no reranker.")
        self._memory = llama_cpp.llama_get_memory(self._context)
        self._words = llama_cpp.llama_vocab_n_tokens(llama_cpp.llama_model_get_vocab(model))
        self._batch = llama_cpp.llama_batch_init(_BATCH, 0, 1)

    def measure(
        self, prompts: Sequence[Tokens], text: Tokens, threads: int, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """The natural logarithm of the likelihood of ``text`` after each prompt, in the order of the prompts.

        What all prompts begin with is evaluated once; then as many as fit into a batch are evaluated together, each as
        a sequence of its own. Of the text, the first ``MOST_SCORED`` tokens count. Ends early once ``stopped``, which
        is asked between llama.cpp's operations. Raises ``ModelUnusable`` for a prompt of more than about 400 tokens.
        """
        llama_cpp.llama_set_n_threads(self._context, threads, threads)
        self._stopped = stopped
        try:
            yield from self._measure(prompts, text[:MOST_SCORED])
        finally:
            self._stopped = _never

    def close(self) -> None:
        """Give the memory back."""
        if self._context:
            llama_cpp.llama_batch_free(self._batch)
            llama_cpp.llama_free(self._context)
            self._context = None

    def _measure(self, prompts: Sequence[Tokens], text: Tokens) -> Iterator[float]:
        # The last token of a prompt says how likely the first one of the text is, so it is never among the shared.
        shared = _find_common([prompt[: min(len(prompt) - 1, _BATCH)] for prompt in prompts])
        llama_cpp.llama_memory_clear(self._memory, False)  # noqa: FBT003 - llama.cpp's own signature
        self._fill([(0, 0, shared, 0)])
        if not text or not self._decode():
            yield from [0.0] * (0 if text else len(prompts))
            return
        for group in _group([prompt[len(shared) :] for prompt in prompts], len(text)):
            for sequence in range(1, 1 + len(group)):
                llama_cpp.llama_memory_seq_rm(self._memory, sequence, -1, -1)
                llama_cpp.llama_memory_seq_cp(self._memory, 0, sequence, -1, -1)
            # The last token of the text is predicted and predicts nothing.
            rows = [[*rest, *text[:-1]] for rest in group]
            self._fill([(number, len(shared), row, len(text)) for number, row in enumerate(rows, start=1)])
            if not self._decode():
                return
            ends = np.cumsum([len(row) for row in rows])
            yield from [self._sum(int(end) - len(text), text) for end in ends]

    def _fill(self, rows: Sequence[tuple[int, int, Tokens, int]]) -> None:
        """Put rows into the batch: sequence, first position, tokens, and how many of the last predict what counts."""
        batch = self._batch
        batch.n_tokens = 0
        for sequence, position, tokens, predicting in rows:
            for place, token in enumerate(tokens):
                at = batch.n_tokens
                batch.token[at], batch.pos[at] = token, position + place
                batch.n_seq_id[at], batch.seq_id[at][0] = 1, sequence
                batch.logits[at] = place >= len(tokens) - predicting
                batch.n_tokens += 1

    def _decode(self) -> bool:
        """Evaluate the batch; False when it was stopped."""
        if not self._batch.n_tokens:
            return not self._stopped()
        result = llama_cpp.llama_decode(self._context, self._batch)
        if result not in (0, _ABORTED):
            raise ModelUnusable("The language model cannot rerank: use another model, or no reranker.", f"{result}")
        return result == 0 and not self._stopped()

    def _sum(self, start: int, text: Tokens) -> float:
        total = 0.0
        for place, token in enumerate(text):
            row = llama_cpp.llama_get_logits_ith(self._context, start + place)
            logits = np.ctypeslib.as_array(row, (self._words,)).astype(np.float64)
            most = logits.max()
            total += float(logits[token] - most - np.log(np.exp(logits - most).sum()))
        return total


def _find_common(prompts: Sequence[Tokens]) -> list[int]:
    """The tokens that all prompts begin with."""
    columns = itertools.takewhile(lambda column: len(set(column)) == 1, zip(*prompts, strict=False))
    return [column[0] for column in columns]


def _group(rests: Sequence[Tokens], scored: int) -> Iterator[list[Tokens]]:
    """Neighbours that fit into a batch together."""
    most = min(_SIDE_BY_SIDE, _MOST_OUTPUTS // scored)
    group: list[Tokens] = []
    used = 0
    for rest in rests:
        size = len(rest) + scored - 1
        if size > _BATCH:
            raise ModelUnusable(f"A prompt of {len(rest)} tokens is too long to be scored: shorten it.")
        if group and (len(group) == most or used + size > _BATCH):
            yield group
            group, used = [], 0
        group.append(rest)
        used += size
    if group:
        yield group


def _never() -> bool:
    return False
