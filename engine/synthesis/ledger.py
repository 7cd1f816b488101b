"""The account of an answer: every call of the model, every passage it saw, and every one it did not see, and why."""

from __future__ import annotations

from collections.abc import Sequence

from engine.domain import ContextPlan, Passage, PlannedCall, PlannedPassage
from engine.synthesis.context_budget import FittedCall, TokenCounter


class Ledger:
    """Filled as the calls are made, so that it tells what happened, not what was meant to."""

    def __init__(self, counter: TokenCounter) -> None:
        self._counter = counter
        self._calls: list[PlannedCall] = []
        self._included: list[PlannedPassage] = []
        self._left_out: list[PlannedPassage] = []
        self._history_left_out = self._history_shortened = 0

    def enter(self, call: FittedCall, passages: Sequence[Passage] = (), shortened: Sequence[str] = ()) -> None:
        """Write down a call and the passages it sees; ``shortened`` has the reason of each, "" if whole."""
        self._calls.append(call.account)
        self._history_left_out = max(self._history_left_out, call.history_left_out)
        self._history_shortened = max(self._history_shortened, call.history_shortened)
        tokens = self._counter.share(call.account.passages, [passage.text for passage in passages])
        reasons = shortened or [""] * len(passages)
        self._included += [
            _plan(passage, cost, reason, len(self._calls))
            for passage, cost, reason in zip(passages, tokens, reasons, strict=True)
        ]

    def leave_out(self, passages: Sequence[Passage], reason: str) -> None:
        """Write down what no call sees, with what it would have cost."""
        self._left_out += [_plan(passage, max(1, self._counter.text(passage.text)), reason, 0) for passage in passages]

    def close(self) -> ContextPlan:
        """The plan of all that was written down; its sums are those of the fullest call."""
        fullest = max(self._calls, key=lambda call: call.total, default=PlannedCall("", 0, 0, 0, 0, 0))
        return ContextPlan(
            n_ctx=self._counter.n_ctx,
            system=fullest.system,
            history=fullest.history,
            passages=fullest.passages + fullest.drafts,
            reserve=fullest.reserve,
            included=tuple(self._included),
            left_out=tuple(self._left_out),
            history_left_out=self._history_left_out,
            history_shortened=self._history_shortened,
            calls=tuple(self._calls),
        )


def _plan(passage: Passage, tokens: int, reason: str, call: int) -> PlannedPassage:
    return PlannedPassage(passage.path, passage.page, passage.start, passage.end, tokens, reason, call)
