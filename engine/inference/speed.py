"""How fast a language model reads and writes on this machine, and how well it foresees a text: both are measured."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from engine.domain import Speed
from engine.errors import ModelUnusable
from engine.inference.gguf_model import PLAIN, GgufModel, LoadPlan
from engine.inference.likelihood import log_likelihood
from engine.inference.prompt_reader import BATCH
from engine.inference.sequence_context import Row, SequenceContext, Tokens
from engine.memory import return_unused_memory

_ROUNDS = 3
_FILLED = 8  # a token that any vocabulary has


@dataclass(frozen=True, slots=True)
class Workload:
    """What is measured: a prompt of so many tokens in a window, evaluated so many at a time, then a text."""

    window: int = 2048
    prompt_tokens: int = 256
    written_tokens: int = 32
    batch: int = BATCH


def measure_speed(
    file: Path,
    workload: Workload,
    threads: int,
    stopped: Callable[[], bool] = lambda: False,
    plan: LoadPlan = PLAIN,
) -> Speed | None:
    """Load a model and let it read and write; None once ``stopped``. Raises ``ModelUnusable``."""
    return_unused_memory()  # what a model before this one has left would be used again, and not be seen
    before = psutil.Process().memory_info().rss
    with open_context(file, workload.window, workload.batch, plan=plan) as (model, context):
        prompt = [(_FILLED + number) % model.words for number in range(workload.prompt_tokens)]
        read, written, first = 0.0, 0.0, math.inf
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            if not _read(context, prompt, workload.batch, threads, stopped):
                return None
            context.logits(_last_place(prompt, workload.batch)).argmax()
            first = min(first, time.perf_counter() - began)
            read = max(read, len(prompt) / (time.perf_counter() - began))
            began = time.perf_counter()
            if not _write(context, len(prompt), workload.written_tokens, threads, stopped):
                return None
            written = max(written, workload.written_tokens / (time.perf_counter() - began))
        memory = psutil.Process().memory_info().rss - before
    return Speed(threads, workload.batch, workload.window, len(prompt), read, written, first, memory)


def measure_perplexity(
    file: Path, text: str, threads: int, window: int = 512, stopped: Callable[[], bool] = lambda: False
) -> float:
    """The perplexity of a text, window by window: e to the power of the mean loss of a token, in nats.

    The first half of a window is given and not scored, as llama.cpp does. Raises ``ModelUnusable`` for a text that is
    shorter than a window; NaN once ``stopped``.
    """
    with open_context(file, window, BATCH, most_wanted=BATCH) as (model, context):
        tokens = model.tokenize(text, special=False)
        if len(tokens) < window:
            raise ModelUnusable(f"A text of {len(tokens)} tokens is too short to measure the perplexity on.")
        losses: list[float] = []
        for start in range(0, len(tokens) - window + 1, window):
            part = tokens[start : start + window]
            with context.working(threads, stopped):
                context.clear()
                for at in range(0, window, BATCH):
                    if not context.evaluate([Row(0, at, part[at : at + BATCH], BATCH)]):
                        return math.nan
                    losses += _score(context, part, at)
        return math.exp(sum(losses) / len(losses))


@contextmanager
def open_context(
    file: Path,
    window: int,
    batch: int,
    sequences: int = 1,
    most_wanted: int = 1,
    plan: LoadPlan = PLAIN,
) -> Iterator[tuple[GgufModel, SequenceContext]]:
    """A loaded model with a context of its own, given back afterwards. Raises ``ModelUnusable``."""
    model = GgufModel(file, plan)
    try:
        context = SequenceContext(model, window, batch, sequences, most_wanted)
    except MemoryError as error:
        model.close()
        raise ModelUnusable(
            f"There is not enough memory for {file.name} with a window of {window:,} tokens.", repr(error)
        ) from error
    try:
        yield model, context
    finally:
        context.close()
        model.close()


def _score(context: SequenceContext, part: Tokens, at: int) -> Iterator[float]:
    """What is lost at each token of the second half of a window that a batch foretells."""
    for place in range(BATCH):
        following = at + place + 1
        if len(part) // 2 <= following < len(part):
            yield -log_likelihood(context.logits(place), part[following])


def _last_place(prompt: Sequence[int], batch: int) -> int:
    """Where the last token stands in the batch that it was read in."""
    return (len(prompt) - 1) % batch


def _read(
    context: SequenceContext, prompt: Sequence[int], batch: int, threads: int, stopped: Callable[[], bool]
) -> bool:
    context.clear()
    with context.working(threads, stopped):
        return all(
            context.evaluate([Row(0, at, prompt[at : at + batch], int(at + batch >= len(prompt)))])
            for at in range(0, len(prompt), batch)
        )


def _write(context: SequenceContext, start: int, count: int, threads: int, stopped: Callable[[], bool]) -> bool:
    for number in range(count):
        with context.working(threads, stopped):
            if not context.evaluate([Row(0, start + number, [_FILLED], 1)]):
                return False
    return True
