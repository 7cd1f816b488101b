"""The strategy goes by what fits."""

from __future__ import annotations

import pytest

from engine.domain import Strategy
from engine.errors import BadInput, QuestionTooLong
from engine.inference.prompts import answer_messages
from engine.synthesis.strategy import choose_strategy, read_strategy
from tests.fakes import FakeLanguageModel
from tests.synthesis import QUESTION, begin, make_passage

ALONE = FakeLanguageModel().count_tokens(answer_messages(QUESTION, [], []))


@pytest.mark.parametrize(
    ("passages", "whole", "strategy"),
    [
        (0, False, Strategy.COMPACT),
        (3, False, Strategy.COMPACT),
        (4, False, Strategy.REFINE),
        (12, False, Strategy.REFINE),
        (15, False, Strategy.TREE_SUMMARIZE),
        (3, True, Strategy.COMPACT),
        (4, True, Strategy.TREE_SUMMARIZE),
    ],
)
def test_what_fits_decides(passages: int, whole: bool, strategy: Strategy) -> None:
    """A window with room for three passages of five words, counted as six."""
    writing = begin(FakeLanguageModel(context_window=ALONE + 4 + 18))
    given = [make_passage("one two three four five", f"{number}.md") for number in range(passages)]
    assert choose_strategy(writing, given, whole=whole) is strategy


def test_a_question_that_fits_no_window_is_too_long() -> None:
    with pytest.raises(QuestionTooLong):
        choose_strategy(begin(FakeLanguageModel(context_window=ALONE)), [], whole=False)


def test_a_strategy_is_named_or_left_to_what_fits() -> None:
    assert read_strategy("") is None
    assert [read_strategy(name) for name in ("compact", "refine", "tree_summarize")] == list(Strategy)
    with pytest.raises(BadInput, match="no strategy “tree”: choose one of compact, refine, tree_summarize"):
        read_strategy("tree")
