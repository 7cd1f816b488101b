"""Fifty answers of the packaged model with a window of 512 tokens, without an error: what they took, in figures."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.small_window import N_CTX, ask_many, open_desk

pytestmark = pytest.mark.timeout(3600)

RUNS = int(os.environ.get("QUALITY_RUNS", "50"))


def test_fifty_answers_in_a_small_window(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, 48)
    strategies, calls, turns, fullest = Counter[str](), 0, 0, 0
    began = time.perf_counter()
    count = 0
    for answer in ask_many(desk, RUNS, seed=7):
        count += 1
        strategies[answer.strategy] += 1
        calls += len(answer.plan.calls)
        turns += any(call.history for call in answer.plan.calls)
        fullest = max([fullest, *(call.total for call in answer.plan.calls)])
        assert all(call.total <= answer.plan.n_ctx == N_CTX for call in answer.plan.calls)
    kinds = ", ".join(f"{name} {number}" for name, number in strategies.most_common())
    print(f"\n{count} answers in {time.perf_counter() - began:.0f} s, {calls} calls of the model: {kinds}")
    print(f"{turns} with earlier questions in the window; the fullest call had {fullest} of {N_CTX} tokens")
    desk.parts.language_model.load().close()
    desk.close()
