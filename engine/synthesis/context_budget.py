"""Spends the model's context window: what the model sees of passages and history, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.domain import ContextPlan, Passage, PlannedPassage, Turn
from engine.errors import QuestionTooLong
from engine.inference.language_model import ChatMessage, LanguageModel
from engine.inference.prompts import answer_messages
from engine.sentences import split_sentences
from engine.synthesis.focus import Focus

_HISTORY_SHARE = 0.25  # of what is free, at most: the passages are worth more
_RESERVE_SHARE = 0.25  # of the whole window, at most
SET_ASIDE = "only the quoted sentences were given to the model"
_NO_ROOM = "there was no room left in the context window"
_SHORTENED = "shortened at the end of a sentence to fit the context window"


@dataclass(frozen=True, slots=True)
class FittedContext:
    """A prompt that fits, and the account of it."""

    plan: ContextPlan
    messages: list[ChatMessage]
    passages: tuple[Passage, ...]


def fit_context(
    question: str, focus: Focus, history: Sequence[Turn], model: LanguageModel, answer_tokens: int
) -> FittedContext:
    """Fit as much as possible into the model's window, the best passages and the latest turns first.

    What the focus set aside is left out, and counted like what found no room. Every count is a difference of whole
    prompts counted by the model's own tokenizer with its chat template, so ``system + history + passages`` is exactly
    what the model evaluates, with ``reserve`` never over ``n_ctx``. Raises ``QuestionTooLong``.
    """
    n_ctx = model.context_window
    reserve = max(1, min(answer_tokens, int(n_ctx * _RESERVE_SHARE)))
    system = model.count_tokens(answer_messages(question, [], []))
    free = n_ctx - reserve - system
    if free < 0:
        raise QuestionTooLong(
            f"The question is too long for the model: {system + reserve} tokens with room for an answer, and its "
            f"window holds {n_ctx}. Shorten it, or enlarge generation.context_window in the settings."
        )
    turns = _fit_history(question, history, model, system, int(free * _HISTORY_SHARE))
    history_tokens = model.count_tokens(answer_messages(question, [], turns)) - system
    filling = _Filling(question, turns, model, n_ctx - reserve, system + history_tokens)
    for passage in focus.passages:
        filling.add(passage)
    for passage in focus.set_aside:
        filling.leave_out(passage, SET_ASIDE)
    plan = ContextPlan(
        n_ctx=n_ctx,
        system=system,
        history=history_tokens,
        passages=filling.used - system - history_tokens,
        reserve=reserve,
        included=tuple(filling.included),
        left_out=tuple(filling.left_out),
        history_left_out=len(history) - len(turns),
    )
    return FittedContext(plan, filling.write_messages(filling.taken), tuple(filling.taken))


def order_for_reading(passages: Sequence[Passage]) -> list[Passage]:
    """Passages of a file in the file's order, and the best passage (the first given) last, nearest to the question.

    Source: Liu et al., "Lost in the Middle: How Language Models Use Long Contexts", arXiv 2307.03172.
    """
    if not passages:
        return []
    best, *others = passages
    files = {passage.path: rank for rank, passage in reversed(list(enumerate(others)))}
    return [*sorted(others, key=lambda passage: (files[passage.path], passage.start)), best]


def _fit_history(
    question: str, history: Sequence[Turn], model: LanguageModel, system: int, room: int
) -> tuple[Turn, ...]:
    """The latest turns that cost at most ``room`` tokens together."""
    for first in range(len(history)):
        turns = tuple(history[first:])
        if model.count_tokens(answer_messages(question, [], turns)) - system <= room:
            return turns
    return ()


class _Filling:
    """The window while passages are put into it; ``used`` counts the whole prompt so far."""

    def __init__(self, question: str, turns: Sequence[Turn], model: LanguageModel, limit: int, used: int) -> None:
        self._question, self._turns, self._model, self._limit = question, turns, model, limit
        self.used = used
        self.taken: list[Passage] = []
        self.included: list[PlannedPassage] = []
        self.left_out: list[PlannedPassage] = []

    def add(self, passage: Passage) -> None:
        """Take a passage whole, or its first sentences if only they fit, or leave it out; each is written down."""
        total = self._count([*self.taken, passage])
        cost = total - self.used
        if total <= self._limit:
            self._take(passage, total, "")
            return
        shorter, total = self._shorten(passage)
        if shorter is None:
            self.leave_out(passage, _NO_ROOM)
            return
        rest = replace(passage, start=shorter.end)
        self.left_out.append(_plan(rest, cost - (total - self.used), _SHORTENED))
        self._take(shorter, total, _SHORTENED)

    def leave_out(self, passage: Passage, reason: str) -> None:
        """Write down what the model does not see, with what it would have cost."""
        cost = self._count([*self.taken, passage]) - self.used
        self.left_out.append(_plan(passage, cost, reason))

    def write_messages(self, passages: Sequence[Passage]) -> list[ChatMessage]:
        """The prompt with these passages."""
        texts = [passage.text for passage in order_for_reading(passages)]
        return answer_messages(self._question, texts, self._turns)

    def _take(self, passage: Passage, total: int, reason: str) -> None:
        self.included.append(_plan(passage, total - self.used, reason))
        self.taken.append(passage)
        self.used = total

    def _shorten(self, passage: Passage) -> tuple[Passage | None, int]:
        """The most whole sentences from the beginning that fit, and the prompt's tokens with them; by bisection."""
        ends = [end for _, end in split_sentences(passage.text)][:-1]
        low, high, best, best_total = 0, len(ends), None, self.used
        while low < high:
            middle = (low + high) // 2
            shorter = replace(passage, text=passage.text[: ends[middle]], end=passage.start + ends[middle])
            total = self._count([*self.taken, shorter])
            if total <= self._limit:
                low, best, best_total = middle + 1, shorter, total
            else:
                high = middle
        return best, best_total

    def _count(self, passages: Sequence[Passage]) -> int:
        return self._model.count_tokens(self.write_messages(passages))


def _plan(passage: Passage, tokens: int, reason: str) -> PlannedPassage:
    return PlannedPassage(passage.path, passage.page, passage.start, passage.end, tokens, reason)
