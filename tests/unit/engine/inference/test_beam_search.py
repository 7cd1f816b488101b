"""Beam search beside looking at every answer there is, and on the real model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.beam_search import BeamSearch, Hypothesis
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.sequence_context import Logits, Row, SequenceContext

WORDS, END, LENGTH = 4, 0, 4
PROMPT = (1, 2, 3)
LIKELIEST = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
QUESTIONS = [
    "Which day is market day in a small town?",
    "The boiler is serviced every March by Gustav. Who services the boiler, and when?",
    "Write one sentence about the sea.",
]


class TableContext:
    """Stands where a loaded model stands: what may follow is drawn by lot, the same for the same tokens."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._held: dict[int, tuple[int, ...]] = {0: PROMPT}
        self._rows = [self.look_up(PROMPT)]
        self.evaluations = 0

    def look_up(self, tokens: Sequence[int]) -> Logits:
        return np.random.default_rng([self._seed, *tokens]).normal(0, 2, WORDS).astype(np.float32)

    @contextmanager
    def working(self, _threads: int, _stopped: Callable[[], bool] | None) -> Iterator[None]:
        yield

    def evaluate(self, rows: Sequence[Row]) -> bool:
        self.evaluations += 1
        for row in rows:
            assert len(self._held[row.sequence]) == row.position
            self._held[row.sequence] += tuple(row.tokens)
        self._rows = [self.look_up(self._held[row.sequence]) for row in rows]
        return True

    def logits(self, place: int) -> Logits:
        return self._rows[place]

    def cut(self, sequence: int, length: int) -> int:
        self._held[sequence] = self._held.get(sequence, ())[:length]
        return length

    def copy(self, source: int, target: int) -> None:
        assert not self._held.get(target), "a sequence is filled twice"
        self._held[target] = self._held[source]

    def count_held(self) -> int:
        return sum(map(len, self._held.values())) - len(PROMPT)


def search(
    context: TableContext, beams: int, stopped: Callable[[], bool] = lambda: False
) -> tuple[list[int], BeamSearch]:
    beam_search = BeamSearch(cast("SequenceContext", context), len(PROMPT), beams, lambda tokens: tokens[-1] == END)
    return list(beam_search.search(LENGTH, 1, stopped)), beam_search


def score(context: TableContext, tokens: Sequence[int]) -> float:
    likelihood = 0.0
    for place, token in enumerate(tokens):
        row = context.look_up((*PROMPT, *tokens[:place])).astype(np.float64)
        likelihood += float(row[token] - np.logaddexp.reduce(row))
    return Hypothesis(tuple(tokens), likelihood).score


def list_answers() -> Iterator[tuple[int, ...]]:
    for length in range(1, LENGTH + 1):
        for body in itertools.product(range(1, WORDS), repeat=length - 1):
            yield (*body, END)
    yield from itertools.product(range(1, WORDS), repeat=LENGTH)


def write_greedily(context: TableContext) -> list[int]:
    tokens: list[int] = []
    while len(tokens) < LENGTH and (not tokens or tokens[-1] != END):
        tokens.append(int(context.look_up((*PROMPT, *tokens)).argmax()))
    return tokens


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_with_room_for_all_it_finds_the_best_of_all(seed: int) -> None:
    context = TableContext(seed)
    found, beam_search = search(context, WORDS**LENGTH)
    best = max(list_answers(), key=lambda tokens: score(context, tokens))
    assert tuple(found) == best == beam_search.best.tokens
    assert beam_search.best.score == pytest.approx(score(context, best))
    assert context.count_held() == 0


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_one_beam_takes_the_likeliest_token_each_time(seed: int) -> None:
    context = TableContext(seed)
    assert search(context, 1)[0] == write_greedily(context)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(2, 6))
def test_what_is_found_is_scored_as_it_is(seed: int, beams: int) -> None:
    context = TableContext(seed)
    found, beam_search = search(context, beams)
    assert beam_search.best.score == pytest.approx(score(context, found))
    assert context.count_held() == 0


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 4), st.integers(0, 3))
def test_a_stop_leaves_the_best_beginning_and_nothing_behind(seed: int, beams: int, steps: int) -> None:
    context = TableContext(seed)
    found, beam_search = search(context, beams, lambda: context.evaluations >= steps)
    assert tuple(found) == beam_search.best.tokens
    assert len(found) <= steps
    assert context.count_held() == 0


def write(model: LlamaModel, question: str, beams: int, tokens: int = 24, stop: tuple[str, ...] = ()) -> str:
    sampling = replace(LIKELIEST, beams=beams, stop=stop)
    return "".join(model.generate([ChatMessage("user", question)], tokens, sampling, lambda: False))


def run_search(model: LlamaModel, question: str, beams: int) -> Hypothesis:
    prompt = model._template.encode([ChatMessage("user", question)])
    model._make_room(beams, 24)
    assert model._reader.read(prompt)
    beam_search = BeamSearch(model._context, len(prompt), beams, lambda tokens: model._file.ends_answer(tokens[-1]))
    assert tuple(beam_search.search(24, 1, lambda: False)) == beam_search.best.tokens
    return beam_search.best


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_real_model_with_one_beam_writes_what_it_writes_without(llama: LlamaModel, question: str) -> None:
    tokens = run_search(llama, question, 1).tokens
    assert "".join(llama._decode(tokens)) == write(llama, question, 1)


@pytest.mark.parametrize("question", QUESTIONS)
def test_more_beams_find_what_is_at_least_as_likely(llama: LlamaModel, question: str) -> None:
    one, four = (run_search(llama, question, beams) for beams in (1, 4))
    assert four.score >= one.score
    assert write(llama, question, 4) == "".join(llama._decode(four.tokens))
    assert llama.evaluated < llama.count_tokens([ChatMessage("user", question)]), "the prompt was still held"


def test_beams_end_before_a_stop_word_and_leave_the_prompt_as_it_was(llama: LlamaModel) -> None:
    before = write(llama, QUESTIONS[0], 1)
    whole = write(llama, QUESTIONS[0], 3)
    stop = whole.split()[3]
    assert stop not in write(llama, QUESTIONS[0], 3, stop=(stop,))
    assert write(llama, QUESTIONS[0], 1) == before


def test_beams_in_a_full_window(gguf: Path) -> None:
    """Prompt and answer fill the window, and every beam has its own end."""
    model = LlamaModel("SmolLM2", gguf, context_window=256, threads=1)
    question = "The garden is watered every second evening. " * 24
    room = model.context_window - model.count_tokens([ChatMessage("user", question)])
    assert 16 < room < 60
    assert write(model, question, 8, tokens=room)
    model.close()
