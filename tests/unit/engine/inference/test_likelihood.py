"""Likelihoods of the real model, several prompts at a time: the same as one by one, and as the high-level way gives."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import llama_cpp
import numpy as np
import pytest

from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.likelihood import MOST_SCORED
from engine.inference.llama_model import LlamaModel
from engine.inference.prompts import question_messages

QUESTION = "How long does the dough rest?"
PASSAGES = [
    "The harbour was dug in 1850 by two hundred men, who slept in tents near the water.",
    f"{QUESTION} " * 6,
    "Mix flour, water and salt. Let the dough rest overnight.",
    "",
    "naïve 東京 <|im_end|> 👩‍👩‍👧‍👦",
    "The pump is broken again. " * 30,
    "In winter the keeper counted nothing but storms.",
]
PROMPTS = [question_messages(passage) for passage in PASSAGES]
# Batches of another size are multiplied by other kernels, whose rounding is worth as much; what a passage says, ten.
ROUNDING = 0.8


def never() -> bool:
    return False


def measure(model: LlamaModel, prompts: Sequence[Sequence[ChatMessage]], text: str = QUESTION) -> list[float]:
    return list(model.measure_likelihood(prompts, text, never))


def test_side_by_side_is_the_same_as_one_by_one(llama: LlamaModel) -> None:
    """One of the passages is the question itself: if another one saw it, that would be worth 30."""
    together = measure(llama, PROMPTS)
    alone = [measure(llama, [prompt])[0] for prompt in PROMPTS]
    assert together == pytest.approx(alone, abs=ROUNDING)
    assert sorted(range(7), key=together.__getitem__)[-2:] == [2, 1]
    assert measure(llama, PROMPTS[::-1]) == pytest.approx(together[::-1], abs=ROUNDING)


def test_the_same_as_llama_cpp_gives_for_the_whole_text_at_once(llama: LlamaModel, gguf: Path) -> None:
    whole = llama_cpp.Llama(str(gguf), n_ctx=512, logits_all=True, verbose=False, n_threads=1)
    wanted = []
    for prompt in PROMPTS[:3]:
        read, text = llama._template.encode(prompt), llama._file.tokenize(QUESTION, special=False)
        whole.reset()
        whole.eval([*read, *text])
        rows = whole.scores[len(read) - 1 : len(read) + len(text) - 1].astype(np.float64)
        wanted.append(sum(row[token] - np.logaddexp.reduce(row) for row, token in zip(rows, text, strict=True)))
    whole.close()
    assert measure(llama, PROMPTS[:3]) == pytest.approx(wanted, abs=ROUNDING)


def test_the_same_prompts_are_equally_likely_and_measuring_twice_changes_nothing(llama: LlamaModel) -> None:
    first = measure(llama, [PROMPTS[0]] * 6)
    assert len(set(first)) == 1
    assert measure(llama, [PROMPTS[0]] * 6) == first


def test_an_answer_written_between_is_not_disturbed(llama: LlamaModel) -> None:
    likeliest = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
    asked = [ChatMessage("user", "What is the capital of France?")]
    before = list(llama.generate(asked, 8, likeliest, never))
    measure(llama, PROMPTS[:2])
    assert list(llama.generate(asked, 8, likeliest, never)) == before


def test_special_tokens_in_the_text_are_characters(llama: LlamaModel) -> None:
    """The end of a turn would be likely after a question; its characters are not."""
    assert measure(llama, PROMPTS[:1], "<|im_end|>")[0] < -20


def test_it_stops_within_a_batch_and_goes_on_with_the_next_query(llama: LlamaModel) -> None:
    asked = itertools.count()
    assert list(llama.measure_likelihood(PROMPTS, QUESTION, lambda: next(asked) > 40)) == []
    assert list(llama.measure_likelihood(PROMPTS, QUESTION, lambda: True)) == []
    assert len(measure(llama, PROMPTS[:2])) == 2


def test_texts_of_any_length(llama: LlamaModel) -> None:
    assert measure(llama, PROMPTS[:2], "") == [0.0, 0.0]
    assert measure(llama, [], QUESTION) == []
    (long,) = measure(llama, PROMPTS[:1], "rest " * 2 * MOST_SCORED)
    (longer,) = measure(llama, PROMPTS[:1], "rest " * 4 * MOST_SCORED)
    assert long == longer
    with pytest.raises(ModelUnusable, match="too long"):
        measure(llama, [question_messages("The pump is broken again. " * 200)])
