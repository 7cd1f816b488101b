"""Lets the model choose and order verbatim sentences, and write none: the likelier one makes the question, the better.

Source: Sachan et al., "Improving Passage Retrieval with Zero-Shot Question Generation", EMNLP 2022.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from engine.domain import Quote, Turn
from engine.inference.language_model import MOST_SCORED, ChatMessage
from engine.inference.prompts import question_messages
from engine.job import TokenGenerated
from engine.synthesis.compact import divide_passages
from engine.synthesis.context_budget import FittedCall, Frame, Window
from engine.synthesis.evidence import Evidence
from engine.synthesis.focus import focus_on_quotes
from engine.synthesis.synthesizer import Writing

TOO_LONG = "this sentence is too long for the model to weigh"
CHOSEN_FROM = 2  # times as many sentences as are wanted

_MOST_TOKENS = 320  # of a prompt
# Of the mean logarithm of a token's likelihood, and of the worth of a quote: the first sentence answers 0.79 of 38
# questions of SQuAD, as by worth alone, and the 1.8 that are chosen 0.95, against 0.97 of always three.
_LIKELIHOOD_WEIGHT, _WORTH_WEIGHT = 2.0, 8.0
_SHARE = 0.9  # of all likelihood: what is chosen has it together


def choose_by_model(writing: Writing, evidence: Evidence, quotes: Sequence[Quote], limit: int) -> tuple[Quote, ...]:
    """At least one of the quotes, at most ``limit``, in the order of the model; each is reported as it is chosen.

    A stop leaves those unweighed that it comes before, and they are not chosen.
    """
    words = max(1, min(MOST_SCORED, writing.counter.text(writing.question)))
    calls = _read_each(writing, evidence, quotes, words)
    weighed = writing.model.measure_likelihood(
        [call.messages for _, call in calls], writing.question, lambda: writing.job.cancelled
    )
    worth = {
        quote: _WORTH_WEIGHT * quote.score + _LIKELIHOOD_WEIGHT * likelihood / words
        for (quote, _), likelihood in zip(calls, weighed, strict=False)
    }
    chosen = _take_likeliest(worth, limit) or tuple(quotes[:1])
    for number, quote in enumerate(chosen):
        writing.job.report(TokenGenerated(f"\n\n{quote.text}" if number else quote.text))
    return chosen


def _read_each(
    writing: Writing, evidence: Evidence, quotes: Sequence[Quote], words: int
) -> list[tuple[Quote, FittedCall]]:
    """One call for each sentence, the best first, written into the ledger; those that are too long are left out.

    ``words`` tokens are kept free for the question.
    """
    focus = focus_on_quotes(evidence, quotes)
    window = Window(Frame("choose", _ask_for_question), (), writing.counter, words)
    stretches = divide_passages(evidence, focus, focus.order)
    calls: list[tuple[Quote, FittedCall]] = []
    for part in sorted(stretches, key=lambda part: len(quotes) if part.rank is None else part.rank):
        if part.rank is None:
            writing.ledger.leave_out([part.passage], part.reason)
            continue
        call = replace(window.close([part.passage.text]), history_left_out=len(writing.history))
        if call.account.total > min(_MOST_TOKENS, writing.counter.n_ctx):
            writing.ledger.leave_out([part.passage], TOO_LONG)
        else:
            writing.ledger.enter(call, [part.passage])
            calls.append((quotes[part.rank], call))
    return calls


def _ask_for_question(texts: Sequence[str], _history: Sequence[Turn]) -> list[ChatMessage]:
    return question_messages("\n".join(texts))


def _take_likeliest(worth: Mapping[Quote, float], limit: int) -> tuple[Quote, ...]:
    """The best ones, until they have most of the likelihood together."""
    ordered = sorted(worth, key=lambda quote: -worth[quote])
    shares = [math.exp(worth[quote] - worth[ordered[0]]) for quote in ordered]
    enough = next((count for count, sum_ in enumerate(accumulate(shares), 1) if sum_ >= _SHARE * sum(shares)), 0)
    return tuple(ordered[: min(enough, limit)])
