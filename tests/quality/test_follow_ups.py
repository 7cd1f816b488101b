"""How well questions that go on from another one are understood, in figures, and how often others are taken for such.

``make quality`` prints them: for each way to search, how often the passage of the right note that holds what is asked
for is among the first, and how often the quotes of the resolved question have it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path

import pytest

from engine.answering import answer_question
from engine.domain import AskOptions, Turn
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.retrieval.follow_up import resolve_follow_up
from engine.retrieval.query import Query
from tests.quality.conftest import Question
from tests.quality.follow_ups import ENGLISH

pytestmark = pytest.mark.timeout(3600)

DEPTHS = (1, 3, 5, 10)
HIT_AT_5 = 0.9
MOST_TAKEN_WRONGLY = 0.05
STANDALONE = 300

Ask = Callable[[str, Turn], str]
WAYS: Mapping[str, Ask] = {
    "as typed": lambda question, last: question,
    "always both": lambda question, last: f"{last.question} {question}",
    "always both, with the answer": lambda question, last: f"{last.question} {last.answer} {question}",
    "resolved": resolve_follow_up,
}


@pytest.fixture(scope="module")
def asked(notes: tuple[Path, list[Question]]) -> Mapping[str, Question]:
    return {" ".join(question.text.split()): question for question in notes[1]}


class NoLanguageModel:
    """None is installed: the quotes are the answer."""

    def load(self) -> None:
        return None


def find_rank(knowledge_base: KnowledgeBase, question: str, path: Path, holds: str) -> int:
    """From 1; a large number where it is not among the first."""
    passages = knowledge_base._parts().retrieve(Query(question), max(DEPTHS))
    ranks = (rank for rank, each in enumerate(passages, 1) if each.path == path and holds in each.text)
    return next(ranks, 99)


def tell(name: str, ranks: list[int]) -> str:
    return f"{name:30}" + ", ".join(
        f"hit@{depth} {sum(rank <= depth for rank in ranks) / len(ranks):.3f}" for depth in DEPTHS
    )


def test_what_is_asked_next_is_found(knowledge_base: KnowledgeBase, asked: Mapping[str, Question]) -> None:
    figures = {}
    for name, way in WAYS.items():
        ranks = []
        for first, question, holds in ENGLISH:
            before = asked[first]
            ranks.append(find_rank(knowledge_base, way(question, Turn(first, before.answers[0])), before.path, holds))
        figures[name] = ranks
    print(f"\n{len(ENGLISH)} follow-ups; the rules were first written by the first half, and all were looked at since")
    for name, ranks in figures.items():
        print(tell(name, ranks))
        print(tell("  its second half", ranks[len(ranks) // 2 :]))
    assert sum(rank <= 5 for rank in figures["resolved"]) / len(ENGLISH) >= HIT_AT_5


def test_its_quotes_hold_what_is_asked_next(knowledge_base: KnowledgeBase) -> None:
    """As a person asks: both questions one after the other, without a language model."""
    parts = copy(knowledge_base._parts())
    parts.language_model = NoLanguageModel()
    first_holds = any_holds = refused = 0
    for first, question, holds in ENGLISH:
        before = answer_question(first, parts, Job())
        answer = answer_question(question, parts, Job(), AskOptions(after=before.id))
        held = [holds in quote.text for quote in answer.quotes]
        first_holds += any(held[:1])
        any_holds += any(held)
        refused += answer.refused
    shares = f"the first holds it for {first_holds / len(ENGLISH):.3f}, one of three for {any_holds / len(ENGLISH):.3f}"
    print(f"\nquotes of {len(ENGLISH)} follow-ups: {shares}; {refused} refused")


def test_questions_that_stand_alone_are_left_alone(
    knowledge_base: KnowledgeBase, notes: tuple[Path, list[Question]]
) -> None:
    """SQuAD's own questions, each after one about something else; some of them do lean on another one."""
    questions, last = (
        notes[1],
        Turn("Who wrote the opera about the lighthouse in Genoa?", "Amilcare Ponchielli did in 1876."),
    )
    taken = [each.text for each in questions if resolve_follow_up(each.text, last) != each.text]
    print(f"\nof {len(questions)} questions {len(taken) / len(questions):.3f} are taken for follow-ups, as these:")
    for text in random.Random(3).sample(taken, 8):
        print(f"    {text}")
    sample = random.Random(11).sample(questions, STANDALONE)
    for name, way in WAYS.items():
        ranks = [find_rank(knowledge_base, way(each.text, last), each.path, each.answers[0]) for each in sample]
        print(tell(name, ranks))
    assert len(taken) / len(questions) <= MOST_TAKEN_WRONGLY
