"""The packaged model with a window of 512 tokens: no question of any kind overflows it."""

from __future__ import annotations

from pathlib import Path

from tests.small_window import N_CTX, ask_many, open_desk


def test_no_question_overflows_a_small_window(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, 12)
    answers = list(ask_many(desk, 4, seed=2))
    desk.parts.language_model.load().close()
    desk.close()
    assert len({answer.strategy for answer in answers} - {"refused"}) > 1
    assert any(call.history for answer in answers for call in answer.plan.calls)
    for answer in answers:
        assert bool(answer.plan.calls) != answer.refused
        assert all(call.total <= answer.plan.n_ctx == N_CTX for call in answer.plan.calls)
