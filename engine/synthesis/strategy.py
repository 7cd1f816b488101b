"""Chooses how an answer is written by what fits into the model's window."""

from __future__ import annotations

from collections.abc import Sequence

from engine.domain import AskOptions, Passage, Strategy
from engine.errors import BadInput
from engine.settings import GenerationSettings
from engine.synthesis.compact import answer_frame
from engine.synthesis.synthesizer import Writing

_MOST_REFINED = 4  # windows: each call waits for the one before, and may lose what was right


def read_strategy(written: str) -> Strategy | None:
    """The strategy of this name, None for "". Raises ``BadInput``."""
    if not written:
        return None
    try:
        return Strategy(written)
    except ValueError as error:
        raise BadInput(f"There is no strategy “{written}”: choose one of {', '.join(Strategy)}.") from error


def wants_quotes_only(options: AskOptions, settings: GenerationSettings) -> bool:
    """Whether the answer is verbatim sentences; what is asked for goes before the setting. Raises ``BadInput``."""
    if options.quotes_only and options.strategy:
        raise BadInput(f"Verbatim sentences are chosen, not written by {options.strategy}: leave one of the two out.")
    if options.quotes_only is not None:
        return options.quotes_only
    return settings.quotes_only and not options.strategy and not options.schema


def choose_strategy(writing: Writing, passages: Sequence[Passage], *, whole: bool) -> Strategy:
    """What fits: one call if it holds all, a few in a row, or a tree of many.

    Of ``whole`` documents no answer so far would be one: where one call does not hold them, it is the tree. Raises
    ``QuestionTooLong``.
    """
    window = writing.open(answer_frame(writing.question))
    window.check()
    needed = sum(writing.counter.text(passage.text) + 1 for passage in passages)
    if needed <= window.room:
        return Strategy.COMPACT
    return Strategy.TREE_SUMMARIZE if whole or needed > _MOST_REFINED * window.room else Strategy.REFINE
