"""One call after the other, each given the answer so far."""

from __future__ import annotations

import pytest

from engine.errors import QuestionTooLong
from engine.inference.prompts import answer_messages, refine_messages
from engine.job import Job, JobReport, Progress, TokenGenerated
from engine.synthesis.refine import refine
from tests.fakes import FakeLanguageModel
from tests.synthesis import QUESTION, Replies, begin, make_passage

PASSAGES = [make_passage(f"This is passage number {number}.", f"{number}.md") for number in range(7)]
TEXTS = [passage.text for passage in PASSAGES]
# Beside a draft of two words there is room for two of the passages; without one, for three.
WINDOW = FakeLanguageModel().count_tokens(refine_messages(QUESTION, "a draft", [], [])) + 4 + 2 * 5
CALLS = [
    answer_messages(QUESTION, [TEXTS[1], TEXTS[2], TEXTS[0]], []),  # the best is read last
    refine_messages(QUESTION, "first draft", [TEXTS[4], TEXTS[3]], []),
    refine_messages(QUESTION, "second draft", [TEXTS[6], TEXTS[5]], []),
]


def test_every_passage_is_read_and_each_call_has_the_answer_so_far() -> None:
    model = Replies(["first draft", "second draft", "the end"], WINDOW)
    writing = begin(model)
    assert refine(writing, PASSAGES) == "the end"
    assert model.prompts == CALLS
    plan = writing.ledger.close()
    assert sorted((row.path.name, row.call) for row in plan.included) == [
        (f"{number}.md", call) for number, call in enumerate([1, 1, 1, 2, 2, 3, 3])
    ]
    assert plan.left_out == ()
    assert [(call.task, call.passages, call.drafts) for call in plan.calls] == [
        ("answer", 15, 0),
        ("refine", 10, 2),
        ("refine", 10, 2),
    ]
    assert (plan.system + plan.history + plan.passages + plan.reserve, plan.n_ctx) == (WINDOW, WINDOW)


def test_progress_is_told_and_only_the_last_call_is_heard() -> None:
    reports: list[JobReport] = []
    refine(begin(Replies(["first draft", "second draft", "the end"], WINDOW), job=Job(reports.append)), PASSAGES)
    steps = [(each.done, each.total) for each in reports if isinstance(each, Progress)]
    assert steps == [(0, 3), (1, 3), (2, 3)]
    assert [each.text for each in reports if isinstance(each, TokenGenerated)] == [" the", " end"]


def test_a_call_that_writes_nothing_keeps_the_draft() -> None:
    model = Replies(["first draft", "", ""], WINDOW)
    assert refine(begin(model), PASSAGES) == "first draft"
    assert model.asked[2].count("first draft") == 1


def test_a_stop_between_calls_leaves_the_draft_and_tells_what_was_not_read() -> None:
    job = Job(lambda report: job.cancel() if isinstance(report, Progress) and report.done == 1 else None)
    writing = begin(Replies(["first draft", "second draft"], WINDOW), job=job)
    assert refine(writing, PASSAGES) == "first draft", "half a draft that nobody saw is not the answer"
    left_out = writing.ledger.close().left_out
    assert [row.path.name for row in left_out] == ["5.md", "6.md"]
    assert all("stopped" in row.reason for row in left_out)


def test_a_sentence_longer_than_the_window_is_named_and_the_rest_is_read() -> None:
    long = make_passage("word " * 100 + "end.", "long.md")
    writing = begin(Replies(["an answer"], WINDOW))
    assert refine(writing, [long, PASSAGES[0]]) == "an answer"
    plan = writing.ledger.close()
    assert [(row.path.name, row.tokens) for row in plan.left_out] == [("long.md", 101)]
    assert [row.path.name for row in plan.included] == ["0.md"]


def test_where_a_draft_leaves_no_room_it_is_the_answer_and_the_rest_is_told() -> None:
    alone = FakeLanguageModel().count_tokens(refine_messages(QUESTION, "", [], []))
    model = Replies(["a draft of six words here"], alone + 4)
    writing = begin(model, answer_tokens=6)
    assert refine(writing, PASSAGES[:3]) == "a draft of six words here"
    assert len(model.prompts) == 1
    left_out = writing.ledger.close().left_out
    assert left_out and all("no room left" in row.reason for row in left_out)


def test_a_question_that_fits_no_window_is_too_long() -> None:
    with pytest.raises(QuestionTooLong):
        refine(begin(Replies([], context_window=10)), PASSAGES)
