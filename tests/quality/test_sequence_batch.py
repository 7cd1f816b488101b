"""How fast texts are written one by one, as answers are, and 1, 2, 4, 8 and 16 of them at the same time.

The baseline is the ordinary call, ``LlamaModel.generate``, on the packaged file; what is written together is written
by a faster local quantisation, where its perplexity is within 2 % of the packaged file's. QUALITY_UNITS says how many
texts there are to write, 64 if it does not; with fewer, or where others use the processor, figures are printed and
nothing claimed. With QUALITY_THREADS=1 it is the processor's time that counts, which is the same whatever others do.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from engine.adoption.quantization import read_built_in_text
from engine.domain import FASTEST_QUANTIZATION, ModelRole
from engine.inference.hardware import count_free_cores
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.prompts import summary_messages
from engine.inference.quantizer import quantize
from engine.inference.sequence_batch import SequenceBatch
from engine.inference.sequence_context import Row
from engine.inference.speed import measure_perplexity
from engine.models.installed import find_model
from engine.paths import Home
from engine.settings import GenerationSettings

pytestmark = pytest.mark.timeout(7200)

ALL = 64
THREADS = int(os.environ.get("QUALITY_THREADS", "0"))  # 0 is as many as there are cores
UNITS = int(os.environ.get("QUALITY_UNITS", str(ALL)))
GENERATION = 2.5
"""Times the tokens a second, of the phase that generates."""
WHOLE = 1.8
"""Times the units a minute, with reading their prompts."""
WORSE = 1.02
"""Times the perplexity, at most."""
COPIES = (FASTEST_QUANTIZATION, "Q8_0")
"""Kinds of weights that read prompts faster than those of the packaged file, the fastest first."""
BUSY = 20
"""Per cent of the processor that others use: more, and the figures say more about them."""

_CHARACTERS = 1300  # about 350 tokens with the instruction
_WRITTEN = 60
_GREEDY = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=1)
_AT_ONCE = (1, 2, 4, 8, 16)

Conversation = list[ChatMessage]

now = time.thread_time if THREADS == 1 else time.perf_counter


@dataclass(frozen=True, slots=True)
class Pace:
    """Tokens a second of the phase that generates, and units a minute of the whole."""

    written: float
    units: float

    def compare(self, to: Pace) -> str:
        """Both, and how many times those of another they are."""
        return (
            f"{self.written:6.1f} tokens/s written ({self.written / to.written:4.2f} times), "
            f"{self.units:6.1f} units a minute ({self.units / to.units:4.2f} times)"
        )


def measure_one_by_one(model: LlamaModel, units: Sequence[Conversation]) -> Pace:
    """As an answer is written: what follows the first piece is generation."""
    began, generating, tokens = now(), 0.0, 0
    for unit in units:
        first = 0.0
        for _ in model.generate(unit, _WRITTEN, _GREEDY, lambda: False):
            tokens += first > 0
            first = first or now()
        generating += now() - (first or now())
    return Pace(tokens / generating, 60 * len(units) / (now() - began))


def measure_together(
    model: LlamaModel, units: Sequence[Conversation], sequences: int
) -> tuple[Pace, dict[int, object]]:
    """A step that reads and one that writes are told apart; whatever follows a step is a part of it."""
    prompts = [model._template.encode(unit) for unit in units]
    with closing(SequenceBatch(model._file, 768, sequences)) as batch:
        evaluate, steps = batch._context.evaluate, list[tuple[float, bool]]()

        def note(rows: Sequence[Row]) -> bool:
            steps.append((now(), any(len(row.tokens) > 1 for row in rows)))
            return evaluate(rows)

        batch._context.evaluate = note  # type: ignore[method-assign]
        began = now()
        written = dict(batch.write(prompts, _WRITTEN, _GREEDY, model._count_threads(), lambda: False))
        steps.append((now(), True))
    writing = sum(end - start for (start, reads), (end, _) in pairwise(steps) if not reads)
    tokens = sum(map(len, written.values())) - len(written)
    return Pace(tokens / writing, 60 * len(units) / (steps[-1][0] - began)), dict(written)


def measure_file(file: Path, units: Sequence[Conversation], alone: Pace) -> list[Pace]:
    """Print and return what the numbers of sequences reach with this file."""
    paces = []
    with closing(LlamaModel(file.stem, file, 1024, THREADS)) as model:
        one: dict[int, object] = {}
        for sequences in _AT_ONCE:
            pace, written = measure_together(model, units, sequences)
            one = one or written
            same = sum(written[number] == one[number] for number in one)
            print(f"{sequences:2} at once: {pace.compare(alone)}; {same} of {len(one)} as one at a time", flush=True)
            assert written.keys() == one.keys() == set(range(len(units)))
            paces.append(pace)
    return paces


def test_units_a_minute_by_the_number_written_at_once(data: Path, tmp_path: Path) -> None:
    packaged = find_model(GenerationSettings().model, ModelRole.LANGUAGE_MODEL, Home(tmp_path)).path
    book = (data / "F_long" / "gutenberg" / "alice_in_wonderland.txt").read_text(encoding="utf-8")
    texts = [book[at : at + _CHARACTERS] for at in range(2000, len(book), _CHARACTERS)][:UNITS]
    units = [summary_messages(text) for text in texts]
    used = psutil.cpu_percent(2.0)
    with closing(LlamaModel("packaged", packaged, 1024, THREADS)) as model:
        tokens = sum(model.count_tokens(unit) for unit in units) / len(units)
        alone = measure_one_by_one(model, units)
    print(f"\n{len(units)} units of {tokens:.0f} tokens, {_WRITTEN} written for each; others use {used:.0f} %")
    print(f"packaged file one by one: {alone.compare(alone)}")
    file = make_faster_copy(packaged, tmp_path) or packaged
    paces = measure_file(file, units, alone)
    if len(units) == ALL and used < BUSY:
        assert max(pace.written for pace in paces) >= GENERATION * alone.written
        assert max(pace.units for pace in paces) >= WHOLE * alone.units


def make_faster_copy(packaged: Path, folder: Path) -> Path | None:
    """The first copy that is as good, nearly; None if there is none."""
    before = measure_perplexity(packaged, read_built_in_text(), count_free_cores())
    for kind in COPIES:
        copy = folder / f"{kind}.gguf"
        quantize(packaged, copy, kind, count_free_cores())
        after = measure_perplexity(copy, read_built_in_text(), count_free_cores())
        good = after <= WORSE * before
        print(f"{kind}: perplexity {after:.2f}, {after / before:.3f} times {before:.2f}: {'' if good else 'not '}used")
        if good:
            return copy
    return None
