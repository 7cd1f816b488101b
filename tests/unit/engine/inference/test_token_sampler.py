"""The likeliest word is the one that llama.cpp's own samplers take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import llama_cpp
import pytest

from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.sequence_context import Row
from engine.inference.token_sampler import TokenSampler

WORDS = 100
"""More than are penalised for being said again."""


@contextmanager
def chain(llama: LlamaModel, penalty: float) -> Iterator[Callable[[], int]]:
    chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    llama_cpp.llama_sampler_chain_add(
        chain, llama_cpp.llama_sampler_init_penalties(llama._file.words, 64, penalty, 0.0, 0.0)
    )
    llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_greedy())
    yield lambda: int(llama_cpp.llama_sampler_sample(chain, llama._context.pointer, -1))
    llama_cpp.llama_sampler_free(chain)


@pytest.mark.parametrize("penalty", [1.0, 1.1, 1.7])
def test_the_likeliest_word_is_that_of_llama_cpp(llama: LlamaModel, penalty: float) -> None:
    prompt = llama._template.encode([ChatMessage("user", "Count from one to a hundred in words.")])
    sampling = Sampling(0.0, top_k=1, top_p=1.0, min_p=0.0, repeat_penalty=penalty, seed=0)
    context, said = llama._context, set[int]()
    context.clear()
    llama._reader.forget()
    with (
        closing(TokenSampler(llama._file, sampling)) as sampler,
        chain(llama, penalty) as expected,
        context.working(1, None),
    ):
        context.evaluate([Row(0, 0, prompt, 1)])
        for position in range(len(prompt), len(prompt) + WORDS):
            token = sampler.sample(context)
            assert token == expected()
            said.add(token)
            context.evaluate([Row(0, position, [token], 1)])
    llama._context.clear()
    assert len(said) > 1
