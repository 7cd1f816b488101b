"""What a benchmark measures is what was done: seconds, processor time, memory, turns, tokens."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np
import pytest

from engine.evaluation.benchmarks import Measurement, choose_sample, count_tokens, take_turns
from tests.fakes import FakeEmbedder

MEGABYTE = 1_000_000


def test_seconds_asleep_cost_no_processor_time() -> None:
    with Measurement() as measured:
        time.sleep(0.4)
    assert measured.seconds >= 0.4
    assert measured.cpu_seconds < 0.3


def test_processor_time_counts_children_that_have_ended() -> None:
    spin = "import time\nwhile time.process_time() < 0.5: pass"
    with Measurement() as measured:
        subprocess.run([sys.executable, "-c", spin], check=True)
    assert measured.cpu_seconds >= 0.45  # the system counts in hundredths


def test_memory_is_that_of_this_process_and_its_children_at_its_peak() -> None:
    with Measurement() as idle:
        time.sleep(0.2)
    with Measurement() as measured:
        ours = np.ones(100 * MEGABYTE, np.uint8)
        hold = "held = bytearray(b'x') * 100_000_000\nimport time\ntime.sleep(0.6)"
        subprocess.run([sys.executable, "-c", hold], check=True)
        del ours
    assert measured.peak_bytes - idle.peak_bytes >= 190 * MEGABYTE


def test_an_error_inside_is_not_swallowed_and_the_watch_ends() -> None:
    measured = Measurement()
    with pytest.raises(ValueError, match="inside"), measured:
        raise ValueError("inside")
    assert measured.seconds > 0


def test_rivals_take_turns_and_the_best_of_each_counts() -> None:
    order: list[str] = []

    def rival(name: str, *pauses: float) -> None:
        order.append(name)
        time.sleep(pauses[order.count(name) - 1])

    best = take_turns({"a": lambda: rival("a", 0.3, 0.05), "b": lambda: rival("b", 0.05, 0.3)}, rounds=2)
    assert order == ["a", "b", "b", "a"]
    assert all(0.05 <= measured.seconds < 0.3 for measured in best.values())


def test_a_sample_is_the_same_each_time_and_never_more_than_there_is() -> None:
    texts = [str(number) for number in range(50)]
    assert choose_sample(texts, 100) == texts
    sample = choose_sample(texts, 10)
    assert sample == choose_sample(texts, 10)
    assert len(set(sample)) == 10
    assert set(sample) < set(texts)


def test_tokens_are_counted_as_the_embedder_sees_them() -> None:
    embedder = FakeEmbedder()
    assert count_tokens(["one two three"], embedder) == 5  # with the two special ones
    assert count_tokens(["word " * 1000, "word"], embedder) == embedder.max_tokens + 3
