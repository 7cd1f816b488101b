"""Chooses the next token of an answer by llama.cpp's samplers, held to a grammar where there is one."""

from __future__ import annotations

import ctypes
from collections import deque

import llama_cpp
import numpy as np

from engine.errors import BadInput, ModelUnusable
from engine.inference.gguf_model import GgufModel
from engine.inference.grammar import TOKEN_DATA, Grammar, candidates_of
from engine.inference.language_model import Sampling
from engine.inference.sequence_context import Logits, SequenceContext

_PENALISED = 64  # tokens back


class TokenSampler:
    """One answer's chain of samplers; to be closed."""

    def __init__(self, model: GgufModel, sampling: Sampling) -> None:
        """Raises ``BadInput`` for a grammar that cannot be read."""
        self._penalty, self._last = sampling.repeat_penalty, deque[int](maxlen=_PENALISED)
        self._greedy = sampling.temperature == 0.0 and not sampling.grammar
        self._grammar = Grammar(model, sampling.grammar) if sampling.grammar else None
        self._chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
        if sampling.repeat_penalty != 1.0:
            penalties = llama_cpp.llama_sampler_init_penalties(
                model.words, _PENALISED, sampling.repeat_penalty, 0.0, 0.0
            )
            llama_cpp.llama_sampler_chain_add(self._chain, penalties)
        if sampling.temperature == 0.0:
            llama_cpp.llama_sampler_chain_add(self._chain, llama_cpp.llama_sampler_init_greedy())
            return
        for sampler in (
            llama_cpp.llama_sampler_init_top_k(sampling.top_k),
            llama_cpp.llama_sampler_init_top_p(sampling.top_p, 1),
            llama_cpp.llama_sampler_init_min_p(sampling.min_p, 1),
            llama_cpp.llama_sampler_init_temp(sampling.temperature),
            llama_cpp.llama_sampler_init_dist(sampling.seed),
        ):
            llama_cpp.llama_sampler_chain_add(self._chain, sampler)

    def sample(self, context: SequenceContext, place: int = -1) -> int:
        """The token that follows the one at this place of the last batch; -1 is its last one."""
        if self._greedy:
            return self._take_likeliest(context.logits(place))
        if self._grammar is None:
            return int(llama_cpp.llama_sampler_sample(self._chain, context.pointer, place))
        token = self._sample_by(self._grammar, context.logits(place))
        llama_cpp.llama_sampler_accept(self._chain, token)
        self._grammar.accept(token)
        return token

    def check_finished(self) -> None:
        """Raise ``BadInput`` when an answer that may have no more tokens is not what its grammar wants."""
        if self._grammar and not self._grammar.complete:
            raise BadInput(
                "The answer was not finished as the schema wants it within its tokens: raise generation.answer_tokens "
                "in the settings, or limit the length of its strings and lists (maxLength, maxItems)."
            )

    def close(self) -> None:
        """Give the memory back."""
        if self._grammar:
            self._grammar.close()
        if self._chain:
            llama_cpp.llama_sampler_free(self._chain)
            self._chain = None

    def _take_likeliest(self, logits: Logits) -> int:
        """As llama.cpp's samplers do, which copy all words first and look each up among the last ones: 0.7 ms."""
        if self._penalty != 1.0 and self._last:
            logits, last = logits.copy(), [*set(self._last)]
            logits[last] = np.where(logits[last] > 0, logits[last] / self._penalty, logits[last] * self._penalty)
        token = int(logits.argmax())
        self._last.append(token)
        return token

    def _sample_by(self, grammar: Grammar, logits: Logits) -> int:
        """All tokens are looked at only where the one that comes first is not allowed: that takes 10 to 30 ms."""
        token, _ = self._choose(logits, None)
        if grammar.allows(token):
            return token
        token, possible = self._choose(logits, grammar)
        if not possible:
            raise ModelUnusable("The model has no token that the schema allows here: use another model or schema.")
        return token

    def _choose(self, logits: Logits, grammar: Grammar | None) -> tuple[int, bool]:
        """The token that the samplers choose, and whether the grammar allows it."""
        tokens = np.zeros(len(logits), TOKEN_DATA)
        tokens["id"], tokens["logit"] = np.arange(len(logits)), logits
        candidates = candidates_of(tokens)
        if grammar:
            grammar.restrict(candidates)
        llama_cpp.llama_sampler_apply(self._chain, ctypes.byref(candidates))
        chosen = candidates.data[candidates.selected]
        return int(chosen.id), bool(np.isfinite(chosen.logit))
