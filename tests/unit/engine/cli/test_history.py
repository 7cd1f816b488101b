"""Past answers are told as conversations, and branches are set off."""

from __future__ import annotations

from dataclasses import replace

from engine.cli.history import arrange_by_conversation
from tests.fakes import make_answer


def arrange(after: dict[int, int]) -> list[tuple[int, int]]:
    answers = [replace(make_answer(""), id=number, after=before) for number, before in after.items()]
    answers.sort(key=lambda answer: -answer.id)
    return [(depth, answer.id) for depth, answer in arrange_by_conversation(answers)]


def test_the_newest_conversation_comes_first_and_is_told_from_its_beginning() -> None:
    assert arrange({1: 0, 2: 0, 3: 1, 4: 3}) == [(0, 2), (0, 1), (0, 3), (0, 4)]


def test_branches_stand_deeper_the_older_first() -> None:
    assert arrange({1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3}) == [(0, 1), (1, 2), (2, 4), (2, 5), (1, 3), (1, 6)]


def test_what_follows_an_answer_that_is_not_listed_begins_a_conversation() -> None:
    assert arrange({8: 3, 9: 8}) == [(0, 8), (0, 9)]
    assert arrange({}) == []
