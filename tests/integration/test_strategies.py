"""Answers written in several calls of the model, from a real index with the real embedder."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engine.answering import answer_question
from engine.domain import Answer, AskOptions
from engine.errors import BadInput, Cancelled
from engine.job import Job, JobReport, Progress, QuotesFound, TokenGenerated
from engine.parts import LazyLanguageModel, Parts
from engine.retrieval.whole_reader import Whole, read_whole
from engine.store.history import History
from engine.store.library import Library
from tests.command_line import run_carrel
from tests.fakes import FakeLanguageModel
from tests.integration.desk import Desk
from tests.notes import HOUSEHOLD
from tests.synthesis import Replies

QUESTION = "When was the boiler of house 41 looked at?"
FACT = "On day 41 of the year the boiler of house 41 was looked at."
DIARY = "# Diary\n\n" + "\n\n".join(
    f"On day {day} of the year the boiler of house {day} was looked at, and the pressure was {day / 10} bar."
    for day in range(1, 201)
)
HEDGE = "The hedge must not be cut between March and September."
NARROW = 900  # tokens, which are words here: a passage of the diary has up to three hundred


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("strategies"))
    for name, text in {**HOUSEHOLD, "diary.md": DIARY}.items():
        desk.write(name, text)
    assert desk.index().indexed == len(HOUSEHOLD) + 1
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
    parts: Parts,
    model: FakeLanguageModel,
    strategy: str = "",
    job: Job | None = None,
    *,
    focus: bool = True,
    question: str = QUESTION,
    **options: Any,
) -> Answer:
    varied = copy(parts)
    generation = replace(parts.settings.generation, focus_on_quotes=focus, answer_tokens=20)
    varied.settings = replace(parts.settings, generation=generation)
    varied.language_model = LazyLanguageModel(generation, parts.home, model)
    return answer_question(question, varied, job or Job(), options=AskOptions(strategy=strategy, **options))


def check_plan(answer: Answer, model: FakeLanguageModel, calls: int) -> None:
    assert len(answer.plan.calls) == len(model.prompts) == calls
    assert all(call.total <= answer.plan.n_ctx for call in answer.plan.calls)
    for number, prompt in enumerate(model.prompts, start=1):
        seen = [row for row in answer.plan.included if row.call == number]
        assert all(DIARY[row.start : row.end] in prompt[-1].content for row in seen if row.path.name == "diary.md")


def test_refine_reads_more_passages_in_several_calls_and_proves_the_last_answer(parts: Parts) -> None:
    model = Replies(["It was in spring."] * 4 + [FACT] * 4, NARROW)
    answer = ask(parts, model, "refine")
    check_plan(answer, model, calls=len(model.prompts))
    assert 5 < len(answer.plan.included) <= parts.settings.retrieval.wide_passages
    assert (answer.strategy, answer.plan.left_out) == ("refine", ())
    assert [call.task for call in answer.plan.calls] == ["answer", *["refine"] * (len(model.prompts) - 1)]
    assert answer.text == f"{FACT} [1]"
    assert "house 41 " in answer.citations[0].quote
    assert {"retrieve more", "generate", "evidence", "cite"} <= answer.timings.keys()


def test_a_tree_reads_them_in_parts_and_joins_the_notes(parts: Parts) -> None:
    model = Replies([f"Note {number} is here." for number in range(5)] + [FACT] * 20, NARROW)
    answer = ask(parts, model, "tree_summarize")
    check_plan(answer, model, calls=len(model.prompts))
    tasks = [call.task for call in answer.plan.calls]
    assert tasks == sorted(tasks, reverse=True) and set(tasks) == {"note", "join"}
    assert (answer.strategy, answer.text) == ("tree_summarize", f"{FACT} [1]")


def test_what_fits_decides_where_the_model_reads_whole_passages(parts: Parts) -> None:
    strategies = [ask(parts, Replies([FACT] * 20, window), focus=False).strategy for window in (4096, NARROW, 300)]
    assert strategies == ["compact", "refine", "tree_summarize"]
    assert ask(parts, Replies([FACT], 300)).strategy == "compact", "from the quotes"


def test_a_slip_is_told_before_any_work(parts: Parts) -> None:
    reports: list[JobReport] = []
    with pytest.raises(BadInput, match="choose one of compact"):
        ask(parts, Replies([]), "refin", Job(reports.append))
    assert reports == []


def test_quotes_come_first_then_progress_then_the_words_of_the_last_call(parts: Parts) -> None:
    reports: list[JobReport] = []
    answer = ask(parts, Replies([FACT] * 20, NARROW), "refine", Job(reports.append))
    assert reports[0] == QuotesFound(answer.quotes)
    steps = [type(report) for report in reports[1:]]
    assert steps == sorted(steps, key=[Progress, TokenGenerated].index)
    assert "".join(report.text for report in reports if isinstance(report, TokenGenerated)).strip() == FACT


def test_a_whole_document_is_read_from_end_to_end(parts: Parts) -> None:
    model = Replies([FACT] * 40, NARROW)
    reports: list[JobReport] = []
    answer = ask(parts, model, question="Summarise diary.md, please", job=Job(reports.append))
    assert (answer.strategy, answer.refused, answer.plan.left_out) == ("tree_summarize", False, ())
    read = sorted((row.start, row.end) for row in answer.plan.included)
    assert {row.path.name for row in answer.plan.included} == {"diary.md"}
    assert read[0][0] <= DIARY.index("On day 1 ") and read[-1][1] == len(DIARY)
    assert all(DIARY[end:start].strip() == "" for (_, end), (start, _) in pairwise(read)), "nothing is passed over"
    assert answer.quotes and all(quote.path.name == "diary.md" for quote in answer.quotes)
    assert answer.citations[0].quote.startswith("On day 41 ")
    steps = [report for report in reports if isinstance(report, Progress)]
    assert [step.done for step in steps] == list(range(len(answer.plan.calls)))


def test_a_whole_document_that_fits_is_read_in_one_call(parts: Parts) -> None:
    model = Replies(["The hedge must not be cut between March and September."], 2048)
    answer = ask(parts, model, question="What is the garden note about?")
    assert (answer.strategy, len(model.prompts), answer.plan.left_out) == ("compact", 1, ())
    assert "Tomatoes are sown" in model.asked[0] and "Snails prefer" in model.asked[0]
    assert answer.citations


def test_the_strategy_for_a_whole_document_can_be_chosen(parts: Parts) -> None:
    chosen = [
        ask(parts, Replies([FACT] * 40, NARROW), strategy, question="Summarise diary.md").strategy
        for strategy in ("compact", "refine")
    ]
    assert chosen == ["compact", "refine"]


def test_what_is_in_scope_is_read_as_a_whole(parts: Parts) -> None:
    model = Replies(["It is about a house."], 4096)
    answer = ask(parts, model, question="What are these notes about?", scope="path:heating path:garden")
    assert {row.path.name for row in answer.plan.included} == {"heating.md", "garden.md"}
    nothing = ask(parts, model, question="What are these notes about?", scope="path:nowhere")
    assert nothing.refused and "meets the filters" in nothing.text


def test_it_is_the_file_that_the_answer_before_was_drawn_from(parts: Parts) -> None:
    first = ask(parts, Replies([FACT]))
    assert {citation.path.name for citation in first.citations} == {"diary.md"}
    answer = ask(parts, Replies([FACT] * 40, NARROW), question="Summarise it, please", after=first.id)
    assert (answer.asked_as, answer.strategy) == ("Summarise it, please (diary.md)", "tree_summarize")
    assert {row.path.name for row in answer.plan.included} == {"diary.md"}
    assert max(row.end for row in answer.plan.included) == len(DIARY)
    in_brief = ask(parts, Replies([HEDGE]), question="When must the hedge not be cut?", after=answer.id)
    assert in_brief.citations[0].path.name == "garden.md"
    again = ask(parts, Replies([FACT]), question="Sum that up.", after=in_brief.id)
    assert {row.path.name for row in again.plan.included} == {"garden.md"}


@pytest.fixture
def brief(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """An answer about a library that is too large to be read whole at once."""
    monkeypatch.setattr("engine.retrieval.whole_reader.MOST_CHUNKS", 5)
    monkeypatch.setattr("engine.answering._MOST_WEIGHED", 5)
    answer = ask(parts, Replies([HEDGE] * 40, NARROW), question="What are my notes about?")
    assert {row.path.name for row in answer.plan.left_out} == {*HOUSEHOLD, "diary.md"}
    return answer


@pytest.mark.parametrize("window", [NARROW, 4096])
def test_what_a_model_wrote_before_proves_nothing_where_its_source_is_gone(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    def read_changed(*args: Any) -> Whole:
        return replace(read_whole(*args), sources=())

    monkeypatch.setattr("engine.answering.read_whole", read_changed)
    answer = ask(parts, Replies([HEDGE] * 40, window), question="What is the garden note about?")
    assert (answer.text, answer.citations) == (HEDGE, ())


def read_left_out(parts: Parts, brief: Answer, job: Job, strategy: str = "") -> Answer:
    replies = Replies([f"Note {number} is here." for number in range(60)], NARROW)
    return ask(parts, replies, strategy, job, question=brief.question, left_out_of=brief.id)


def test_all_that_was_left_out_of_a_whole_library_is_read_with_progress(parts: Parts, brief: Answer) -> None:
    reports: list[JobReport] = []
    answer = read_left_out(parts, brief, Job(reports.append))
    assert (answer.strategy, answer.plan.left_out, answer.refused) == ("tree_summarize", (), False)
    diary = sorted((row.start, row.end) for row in answer.plan.included if row.path.name == "diary.md")
    assert diary[0][0] <= DIARY.index("On day 1 ") and diary[-1][1] == len(DIARY)
    assert all(DIARY[end:start].strip() == "" for (_, end), (start, _) in pairwise(diary)), "nothing is passed over"
    assert {row.path.name for row in answer.plan.included} == {*HOUSEHOLD, "diary.md"}
    assert 1 <= len(answer.quotes) <= 3
    quotes = next(number for number, report in enumerate(reports) if isinstance(report, QuotesFound))
    before = [report for report in reports[:quotes] if isinstance(report, Progress)]
    assert [(step.done, step.total) for step in before] == [(number, 5) for number in range(5)]
    assert {step.stage for step in before} == {"Reading what was left out"}
    assert all(isinstance(report, Progress | TokenGenerated) for report in reports[quotes + 1 :])


def test_a_stop_while_what_was_left_out_is_read_is_a_stop(parts: Parts, brief: Answer) -> None:
    job = Job(lambda report: job.cancel())
    with pytest.raises(Cancelled):
        read_left_out(parts, brief, job)
    job = Job(lambda report: job.cancel() if isinstance(report, QuotesFound) else None)
    answer = read_left_out(parts, brief, job)
    assert (answer.stopped, answer.plan.calls, answer.text) == (True, (), "")
    assert all("stopped" in row.reason for row in answer.plan.left_out)
    assert {row.path.name for row in answer.plan.left_out} == {*HOUSEHOLD, "diary.md"}


def test_in_one_call_the_passages_most_like_the_question_are_read(parts: Parts, brief: Answer) -> None:
    answer = read_left_out(parts, brief, Job(), "compact")
    assert len(answer.plan.calls) == 1
    others = [row for row in answer.plan.left_out if "others are more like" in row.reason]
    assert others and answer.plan.included


@pytest.mark.parametrize("calls", range(6))
def test_a_stop_at_any_step_keeps_what_is_written(parts: Parts, calls: int) -> None:
    """While the call of this number is on its way."""
    job = Job(lambda report: job.cancel() if isinstance(report, Progress) and report.done == calls else None)
    notes = [f"On day {day} of the year the boiler of house {day} was looked at." for day in range(1, 60)]
    answer = ask(parts, Replies(notes, NARROW), job=job, question="Summarise diary.md")
    assert answer.stopped and answer.strategy == "tree_summarize"
    assert [sentence.text for sentence in answer.sentences[:calls]] == notes[: min(calls, len(answer.sentences))]
    seen = {(row.start, row.end) for row in [*answer.plan.included, *answer.plan.left_out]}
    assert min(seen)[0] <= DIARY.index("On day 1 ") and max(end for _, end in seen) >= len(DIARY)


@pytest.mark.parametrize("strategy", ["refine", "tree_summarize"])
def test_a_stop_between_two_calls_keeps_what_was_written(parts: Parts, strategy: str) -> None:
    job = Job(lambda report: job.cancel() if isinstance(report, Progress) and report.done == 1 else None)
    answer = ask(parts, Replies([FACT] * 20, NARROW), strategy, job)
    assert answer.stopped
    assert answer.text == f"{FACT} [1]"
    assert any("stopped" in row.reason for row in answer.plan.left_out)
    assert parts.history.latest(1) == (answer,)


def test_the_packaged_model_refines_and_summarizes(indexed_home: Path) -> None:
    settings = indexed_home / "settings.toml"
    written = settings.read_text().replace("passages = 2", "passages = 2\nwide_passages = 4")
    settings.write_text(written.replace("= 1024", "= 512"), encoding="utf-8")
    for strategy in ("refine", "tree_summarize"):
        told = run_carrel("ask", "What is said about the lighthouse?", "--strategy", strategy, "--json").record()
        assert (told["strategy"], told["refused"]) == (strategy, False)
        assert told["answer"]
        assert len(told["plan"]["calls"]) > 1
        assert {row["call"] for row in told["plan"]["included"]} <= set(range(1, len(told["plan"]["calls"]) + 1))


def test_the_packaged_model_summarizes_a_whole_note(indexed_home: Path) -> None:
    settings = indexed_home / "settings.toml"
    settings.write_text(settings.read_text().replace("= 1024", "= 512"), encoding="utf-8")
    told = run_carrel("ask", "Summarise tenancy agreement.pdf", "--json").record()
    assert (told["strategy"], told["refused"], told["plan"]["left_out"]) == ("tree_summarize", False, [])
    assert [call["task"] for call in told["plan"]["calls"]].count("note") > 1
    assert len(told["quotes"]) == 3
    shown = run_carrel("ask", "What is the kitchen folder about?", "--strategy", "tree_summarize").out
    assert "(tree_summarize)." in shown
