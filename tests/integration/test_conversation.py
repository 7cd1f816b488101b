"""Questions that follow answers, over a real index with the real embedder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.answering import answer_question
from engine.domain import Answer, AskOptions
from engine.errors import BadInput
from engine.inference.language_model import ChatMessage
from engine.job import Job, JobReport, QuotesFound
from engine.parts import LazyLanguageModel, Parts
from engine.store.history import History
from engine.store.library import Library
from tests.fakes import FakeLanguageModel
from tests.integration.desk import Desk
from tests.notes import HOUSEHOLD

QUESTION = "When is the boiler serviced?"
WORDS = [" The", " boiler", " is", " serviced", " every", " March."]
SAID = "The boiler is serviced every March."


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("conversation"))
    for name, text in HOUSEHOLD.items():
        desk.write(name, text)
    assert desk.index().indexed == len(HOUSEHOLD)
    yield desk
    desk.close()


@pytest.fixture
def parts(indexed: Desk, tmp_path: Path) -> Iterator[Parts]:
    """The same parts with a history of their own."""
    own = Library(tmp_path / "history.sqlite3", tmp_path / "history.lock")
    parts = copy(indexed.parts)
    parts.history = History(own)
    yield parts
    own.close()


def ask(
    parts: Parts, question: str, model: FakeLanguageModel | None = None, job: Job | None = None, **options: Any
) -> Answer:
    varied = copy(parts)
    model = model or FakeLanguageModel(WORDS)
    varied.language_model = LazyLanguageModel(parts.settings.generation, parts.home, model)
    return answer_question(question, varied, job or Job(), AskOptions(**options))


def list_told(prompt: Sequence[ChatMessage]) -> list[str]:
    """Earlier questions, without the words that ask them, and answers."""
    return [message.content.rpartition("sentence: ")[2] for message in prompt[:-1]]


def test_the_conversation_is_the_branch_of_the_answer_that_is_followed(parts: Parts) -> None:
    first = ask(parts, QUESTION)
    other = ask(parts, "Who services the boiler?", after=first.id)
    model = FakeLanguageModel(WORDS)
    answer = ask(parts, "Where is the boiler?", model, after=first.id)
    assert list_told(model.prompts[0]) == [QUESTION, SAID], "and no markers"
    assert answer.plan.history > 0 == first.plan.history
    assert [each.after for each in (first, other, answer)] == [0, first.id, first.id]
    ask(parts, "What does a service of the boiler cost?", model, after=answer.id)
    assert list_told(model.prompts[1]) == [QUESTION, SAID, "Where is the boiler?", SAID]


def test_a_question_that_leans_on_the_last_is_searched_and_put_with_what_it_leans_on(parts: Parts) -> None:
    first = ask(parts, QUESTION)
    reports: list[JobReport] = []
    model = FakeLanguageModel(WORDS)
    second = ask(parts, "And who does it?", model, Job(reports.append), after=first.id)
    assert (first.asked_as, second.asked_as) == ("", "And who does it? (boiler serviced March)")
    assert (second.question, second.refused) == ("And who does it?", False)
    assert reports[0] == QuotesFound(second.quotes, second.asked_as)
    assert "Lindqvist" in second.quotes[0].text
    assert second.asked_as in model.prompts[0][-1].content
    third = ask(parts, "Why?", model, after=second.id)
    assert third.asked_as == "Why? (boiler serviced March)"
    assert list_told(model.prompts[1]) == [QUESTION, SAID, second.asked_as, SAID]
    assert parts.history.branch(third.id) == (first, second, third)


@pytest.mark.parametrize("next_question", ["And planted out?", "When does the ferry to Visby leave?"])
def test_a_second_turn_over_the_same_passages_reads_only_what_is_new(
    indexed: Desk, parts: Parts, next_question: str
) -> None:
    """With the packaged model, which is given whole passages; for the second question another one is the best."""
    generation = replace(indexed.parts.settings.generation, focus_on_quotes=False, answer_tokens=8)
    parts.settings = replace(indexed.parts.settings, generation=generation)
    model = parts.language_model.load()
    scope, evaluated, plans = "path:garden path:travel", [], []
    first = answer_question("When are the tomatoes in the garden sown?", parts, Job(), AskOptions(scope=scope))
    evaluated.append(model.loaded.evaluated)
    second = answer_question(next_question, parts, Job(), AskOptions(scope=scope, after=first.id))
    evaluated.append(model.loaded.evaluated)
    model.close()
    plans = [first.plan, second.plan]
    read = [[(row.path, row.start, row.end) for row in plan.included] for plan in plans]
    assert read[0] == read[1] and len(read[0]) == 2
    assert evaluated[0] == plans[0].system + plans[0].passages
    assert evaluated[1] <= 0.35 * evaluated[0]
    assert second.plan.history > 0


def test_old_turns_that_do_not_fit_are_left_out_and_counted(parts: Parts) -> None:
    answer = ask(parts, QUESTION)
    for _ in range(5):
        model = FakeLanguageModel(WORDS, context_window=240)
        answer = ask(parts, QUESTION, model, after=answer.id)
    turns = len(list_told(model.prompts[0])) // 2
    assert 0 < turns < 5
    assert answer.plan.history_left_out == 5 - turns
    assert answer.plan.history % turns == 0 < answer.plan.history


def test_a_refusal_is_no_part_of_what_the_model_is_told(parts: Parts) -> None:
    refused = ask(parts, "Explain quantum chromodynamics and gluon confinement.")
    model = FakeLanguageModel(WORDS)
    assert (refused.refused, ask(parts, QUESTION, model, after=refused.id).after) == (True, refused.id)
    assert len(model.prompts[0]) == 1


def test_an_answer_that_is_not_there_cannot_be_followed(parts: Parts) -> None:
    reports: list[JobReport] = []
    with pytest.raises(BadInput, match="carrel history lists"):
        ask(parts, QUESTION, job=Job(reports.append), after=7)
    assert reports == []


@pytest.mark.parametrize(("seed", "temperature"), [(None, 0.0), (5, 0.7)])
def test_a_seed_of_its_own_gives_other_words(parts: Parts, seed: int | None, temperature: float) -> None:
    model = FakeLanguageModel(WORDS)
    ask(parts, QUESTION, model, seed=seed)
    assert [(each.seed, each.temperature) for each in model.samplings] == [(seed or 7, temperature)]


def test_what_was_left_out_is_read_and_nothing_else(parts: Parts) -> None:
    first = ask(parts, QUESTION)
    left_out = {(row.path, row.start, row.end) for row in first.plan.left_out}
    model = FakeLanguageModel(WORDS)
    again = ask(parts, QUESTION, model, after=first.after, left_out_of=first.id)
    assert {(row.path, row.start, row.end) for row in again.plan.included} == left_out
    assert (again.strategy, again.plan.left_out, again.refused) == ("compact", (), False)
    assert not any(quote.text in model.prompts[0][0].content for quote in first.quotes)
    with pytest.raises(BadInput, match="Nothing was left out"):
        ask(parts, QUESTION, left_out_of=again.id)


@pytest.mark.parametrize("strategy", ["refine", "tree_summarize"])
def test_what_was_left_out_is_read_in_as_many_calls_as_it_takes(parts: Parts, strategy: str) -> None:
    first = ask(parts, QUESTION)
    again = ask(parts, QUESTION, FakeLanguageModel(WORDS, 100), left_out_of=first.id, strategy=strategy)
    read = sorted((row.path, row.start) for row in again.plan.included)
    assert read == sorted(set(read))
    assert {row.path for row in again.plan.included} == {row.path for row in first.plan.left_out}
    assert (len(again.plan.calls) > 1, again.plan.left_out) == (True, ())


def test_what_a_refusal_was_too_far_from_is_read_when_wanted(parts: Parts) -> None:
    refused = ask(parts, "Explain quantum chromodynamics and gluon confinement.")
    answer = ask(parts, refused.question, left_out_of=refused.id)
    assert (refused.refused, answer.refused) == (True, False)
    assert len(answer.plan.included) == len(refused.plan.left_out)


def test_what_was_left_out_and_has_changed_is_not_read(parts: Parts) -> None:
    first = ask(parts, QUESTION)
    with parts.history._library.transaction() as connection:
        connection.execute("UPDATE history SET asked_at = '2001-01-01T00:00:00+00:00'")
    with pytest.raises(BadInput, match="has changed since"):
        ask(parts, QUESTION, left_out_of=first.id)
