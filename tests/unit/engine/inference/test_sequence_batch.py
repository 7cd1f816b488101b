"""Texts that are written at the same time are those that are written one by one, each as soon as it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pytest

from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.prompts import summary_messages
from engine.inference.sequence_batch import SequenceBatch
from engine.inference.sequence_context import Row

GREEDY = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=1)
TEXTS = [
    "The boiler is serviced every March by Mrs. Lindqvist. A service costs 140 euros.",
    "Say only: yes.",
    "The ferry to Visby leaves Nynäshamn at 11:25 and takes three hours. " * 4,
    "Tomatoes are sown in the last week of February and planted out in May.",
    "naïve 東京 <|im_end|> 👩‍👩‍👧‍👦",
]
MOST = 24
AT_ONCE = 3
# As in test_likelihood.py: batches of another size are multiplied by other kernels.
ROUNDING = 0.8


@pytest.fixture(scope="module")
def prompts(llama: LlamaModel) -> list[list[int]]:
    asked = [f"{text}\n\nSummarise the text above in one sentence." for text in TEXTS]
    return [llama._template.encode([ChatMessage("user", each)]) for each in asked]


@pytest.fixture
def batch(llama: LlamaModel) -> Iterator[SequenceBatch]:
    batch = SequenceBatch(llama._file, 512, AT_ONCE)
    yield batch
    batch.close()


def write(batch: SequenceBatch, prompts: Sequence[Sequence[int]], most: int = MOST) -> dict[int, list[int]]:
    return dict(batch.write(prompts, most, GREEDY, 1, lambda: False))


def test_the_same_text_as_one_by_one(llama: LlamaModel, batch: SequenceBatch, prompts: list[list[int]]) -> None:
    """Or another one from where two tokens are as likely as each other, but for the rounding."""
    together = write(batch, prompts)
    alone = {number: write(batch, [prompt])[0] for number, prompt in enumerate(prompts)}
    assert together.keys() == alone.keys() == set(range(len(TEXTS)))
    for number, tokens in alone.items():
        other = together[number]
        parted = next((at for at, (a, b) in enumerate(zip(tokens, other, strict=False)) if a != b), None)
        if parted is None:
            assert abs(len(tokens) - len(other)) == 0
            continue
        llama._context.clear()
        llama._reader.forget()
        read = [*prompts[number], *tokens[:parted]]
        with llama._context.working(1, None):
            for start in range(0, len(read), 64):
                llama._context.evaluate([Row(0, start, read[start : start + 64], 1)])
        logits = llama._context.logits(-1)
        assert abs(logits[tokens[parted]] - logits[other[parted]]) < ROUNDING


def test_what_ends_early_gives_its_place_to_the_next(batch: SequenceBatch, prompts: list[list[int]]) -> None:
    order: list[int] = []
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    for number, tokens in batch.write(prompts, MOST, GREEDY, 1, lambda: False, count):
        order.append(number)
        assert len(tokens) <= MOST
    assert sorted(order) == list(range(len(TEXTS)))
    # Three at a time: five texts take two rounds, and not five.
    assert MOST <= steps <= 2 * MOST + len(TEXTS)


@pytest.fixture
def evaluated(batch: SequenceBatch, monkeypatch: pytest.MonkeyPatch) -> list[list[Row]]:
    """Whatever the batch has the model read, step by step."""
    steps: list[list[Row]] = []
    real = batch._context.evaluate

    def note(rows: Sequence[Row]) -> bool:
        steps.append([*rows])
        return real(rows)

    monkeypatch.setattr(batch._context, "evaluate", note)
    return steps


def test_what_all_begin_with_is_read_once(
    batch: SequenceBatch, prompts: list[list[int]], evaluated: list[list[Row]]
) -> None:
    beginning = prompts[2][:-1]
    write(batch, [[*beginning, prompt[-1]] for prompt in prompts[:3]], most=1)
    assert sum(len(row.tokens) for rows in evaluated for row in rows) == len(beginning) + 3


def test_the_instruction_of_summaries_is_read_once_for_all(
    llama: LlamaModel, batch: SequenceBatch, evaluated: list[list[Row]]
) -> None:
    prompts = [llama._template.encode(summary_messages(text)) for text in TEXTS]
    # All but what the template writes behind the text; a word of the text may stick to what is before it.
    instruction = llama.count_tokens(summary_messages("")) - llama.count_tokens([ChatMessage("user", "")])
    write(batch, prompts, most=1)
    rows = [*chain.from_iterable(evaluated)]
    read = sum(len(row.tokens) for row in rows)
    assert read <= sum(map(len, prompts)) - (len(TEXTS) - 1) * (instruction - 1)
    assert sum(len(row.tokens) for row in rows if row.position == 0) >= instruction - 1
    assert sum(row.position == 0 for row in rows) == 1


def test_a_stop_leaves_what_is_finished(batch: SequenceBatch, prompts: list[list[int]]) -> None:
    done: list[int] = []
    for number, _ in batch.write(prompts, MOST, GREEDY, 1, lambda: bool(done)):
        done.append(number)
    assert 1 <= len(done) < len(TEXTS)
    assert write(batch, prompts).keys() == set(range(len(TEXTS)))  # and the context can be used again


def test_nothing_to_write_and_what_does_not_fit(batch: SequenceBatch) -> None:
    assert write(batch, []) == {}
    with pytest.raises(ModelUnusable, match="do not fit a window of 512"):
        write(batch, [[1] * 500], most=24)


def test_what_is_read_together_is_of_sequences_that_follow_each_other(
    batch: SequenceBatch, prompts: list[list[int]], evaluated: list[list[Row]]
) -> None:
    """llama.cpp takes a batch apart where they do not, or where one has more tokens than another."""
    write(batch, prompts, most=MOST)
    ends = {len(tokens) for tokens in write(batch, prompts, most=MOST).values()}
    assert len(ends) > 1  # so that places become free between others
    writing = [[row.sequence for row in rows] for rows in evaluated if all(len(row.tokens) == 1 for row in rows)]
    assert max(map(len, writing)) == AT_ONCE
    assert all(sequences == [*range(1, 1 + len(sequences))] for sequences in writing)
    assert all(len(rows) == 1 for rows in evaluated if any(len(row.tokens) > 1 for row in rows))
