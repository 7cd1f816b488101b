"""Reading prompts with the real model: nothing twice, and the numbers of a prompt are always the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain import Turn
from engine.inference.chat_template import ChatTemplate
from engine.inference.gguf_model import GgufModel
from engine.inference.language_model import ChatMessage
from engine.inference.prompt_reader import BATCH, SEQUENCE, PromptReader
from engine.inference.prompts import answer_messages
from engine.inference.sequence_context import Logits, Row, SequenceContext

PASSAGES = [
    "The boiler in the cellar is serviced every March by Gustav Weiss, who keeps the invoices in the blue folder.",
    "In 2021 the service was late, because the valve had to be ordered from Graz and the parcel was lost twice.",
    "The chimney is swept in autumn; the sweep leaves a card at the door and comes on the first Tuesday after that.",
]


@pytest.fixture(scope="module")
def file(gguf: Path) -> Iterator[GgufModel]:
    file = GgufModel(gguf)
    yield file
    file.close()


@pytest.fixture
def context(file: GgufModel) -> Iterator[SequenceContext]:
    context = SequenceContext(file, 1024, BATCH)
    yield context
    context.close()


def read(reader: PromptReader, context: SequenceContext, prompt: list[int], threads: int = 1) -> Logits:
    with context.working(threads, None):
        assert reader.read(prompt)
    return context.logits(-1).copy()


def encode(file: GgufModel, messages: list[ChatMessage]) -> list[int]:
    return ChatTemplate(file.chat_template, eos=file.eos, bos=file.bos, tokenize=file.tokenize).encode(messages)


def test_the_second_turn_over_the_same_passages_reads_only_what_is_new(
    file: GgufModel, context: SequenceContext
) -> None:
    reader = PromptReader(file, context)
    first = encode(file, answer_messages("When is the boiler serviced?", PASSAGES, []))
    read(reader, context, first)
    assert reader.evaluated == len(first)
    history = [Turn("When is the boiler serviced?", "It is serviced every March.")]
    second = encode(file, answer_messages("And by whom?", PASSAGES, history))
    read(reader, context, second)
    assert second[: len(first)] == first
    # The first prompt ends in the marks that begin the assistant's turn; its last whole batch, with the person's.
    assert len(second) - len(first) <= reader.evaluated <= len(second) - len(first) + 5
    assert reader.evaluated <= 0.35 * len(first)


def test_another_question_about_the_same_passages_reads_only_the_question(
    file: GgufModel, context: SequenceContext
) -> None:
    reader = PromptReader(file, context)
    read(reader, context, encode(file, answer_messages("When is the boiler serviced?", PASSAGES, [])))
    read(reader, context, encode(file, answer_messages("Who sweeps the chimney?", PASSAGES, [])))
    assert reader.evaluated <= len(encode(file, answer_messages("Who sweeps the chimney?", [""], [])))


TEXTS = ["one two three four", " five six\n\n", "<|im_end|>\n<|im_start|>user\n", " seven" * 30, " eight" * 70, "\n\n"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), min_size=2, max_size=3))
def test_the_same_numbers_to_the_last_bit_whatever_was_read_before(
    file: GgufModel, context: SequenceContext, written: list[list[str]]
) -> None:
    """Equal bits are equal answers, also where one token is hardly likelier than another."""
    prompts = [[token for text in texts for token in file.tokenize(text, special=True)] for texts in written]
    used = PromptReader(file, context)
    for prompt in prompts:
        held = read(used, context, prompt)
        # An answer written after it must not be found by the next.
        context.evaluate([Row(SEQUENCE, len(prompt), prompt[:1], 1)])
        fresh = SequenceContext(file, 1024, BATCH)
        assert np.array_equal(read(PromptReader(file, fresh), fresh, prompt), held)
        fresh.close()


def test_the_number_of_threads_changes_no_bit(file: GgufModel, context: SequenceContext) -> None:
    prompt = encode(file, answer_messages("When is the boiler serviced?", PASSAGES, []))
    numbers = []
    for threads in (1, 2, 3):
        context.clear()
        reader = PromptReader(file, context)
        after_prompt = read(reader, context, prompt, threads)
        with context.working(threads, None):
            context.evaluate([Row(SEQUENCE, len(prompt), [100], 1)])
        numbers.append((after_prompt, context.logits(-1).copy()))
    for other in numbers[1:]:
        assert np.array_equal(numbers[0], other)


def test_a_prompt_that_was_stopped_is_read_on_from_where_it_was(file: GgufModel, context: SequenceContext) -> None:
    prompt = encode(file, answer_messages("When?", PASSAGES * 4, []))
    fresh = read(PromptReader(file, context), context, prompt)
    context.clear()
    reader = PromptReader(file, context)
    with context.working(1, lambda: reader.evaluated >= 2 * BATCH):
        assert not reader.read(prompt)
    read_before = reader.evaluated
    assert 2 * BATCH <= read_before < 3 * BATCH
    assert np.array_equal(read(reader, context, prompt), fresh)
    assert reader.evaluated == len(prompt) - read_before
