"""Requests and what comes back, through a real engine process."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from engine.domain import Answer
from engine.job import Progress, QuotesFound, TokenGenerated
from engine.service.messages import (
    AskQuestion,
    EngineReady,
    Failure,
    Finished,
    IndexFolders,
    ListDocuments,
    SearchPassages,
    Stopped,
)
from tests.fakes import make_passage


@pytest.fixture(autouse=True)
def _started(engine):
    engine.client.start()


def test_a_question_streams_quotes_then_tokens_then_the_answer(engine):
    job = engine.client.submit(AskQuestion("stream 5"))
    end = engine.mail.wait_for_end(job)
    events = engine.mail.events(job)
    assert [type(event) for event in events] == [QuotesFound] + [TokenGenerated] * 5 + [Finished]
    assert end.result.text == "".join(event.text for event in events[1:-1]) == "0 1 2 3 4 "
    assert isinstance(engine.mail.messages[0], EngineReady)


def test_five_thousand_messages_arrive_in_order(engine):
    job = engine.client.submit(AskQuestion("stream 5000"))
    engine.mail.wait_for_end(job)
    assert [event.text for event in engine.mail.events(job)[1:-1]] == [f"{number} " for number in range(5000)]


def test_a_cancelled_question_stops_within_one_token(engine):
    job = engine.client.submit(AskQuestion("stream forever"))
    engine.mail.wait_for_event(job, TokenGenerated)
    engine.client.cancel(job)
    before = len(engine.mail.events(job))
    assert engine.mail.wait_for_end(job) == Stopped()
    assert len(engine.mail.events(job)) - before <= 2  # one token under way, and the end
    engine.client.cancel(job)  # is over: ignored
    assert isinstance(engine.perform(ListDocuments()), Finished)


def test_a_cancelled_question_may_end_with_what_it_has(engine):
    job = engine.client.submit(AskQuestion("stream-until-stopped"))
    engine.mail.wait_for_event(job, TokenGenerated)
    engine.client.cancel(job)
    end = engine.mail.wait_for_end(job)
    assert isinstance(end.result, Answer)
    assert end.result.stopped


def test_a_job_cancelled_while_it_waits_ends_at_once(engine):
    running = engine.client.submit(IndexFolders((Path("wait"),)))
    waiting = engine.client.submit(IndexFolders((Path("count"), Path("3"))))
    engine.mail.wait_for_event(running, Progress)
    engine.client.cancel(waiting)
    assert engine.mail.wait_for_end(waiting) == Stopped()
    assert engine.mail.events(waiting) == [Stopped()]
    engine.client.cancel(running)
    assert engine.mail.wait_for_end(running) == Stopped()


def test_questions_and_queries_are_answered_while_indexing_runs(engine):
    indexing = engine.client.submit(IndexFolders((Path("wait"),)))
    engine.mail.wait_for_event(indexing, Progress)
    question = engine.client.submit(AskQuestion("stream forever"))
    engine.mail.wait_for_event(question, TokenGenerated)
    assert engine.perform(SearchPassages("word", 1)) == Finished((make_passage("word", similarity=0.5),))
    engine.client.cancel(indexing)
    assert engine.mail.wait_for_end(indexing) == Stopped()
    assert engine.mail.events(question)[-1] != Stopped()


def test_an_error_crosses_as_its_sentence(engine):
    assert engine.perform(AskQuestion("no-model")) == Failure(
        "model_missing", "No language model is installed: add one.", "smollm2"
    )


@pytest.mark.parametrize("question", ["bug xyzzy", "unpicklable-error", "unpicklable-answer"])
def test_a_bug_is_shown_as_one_and_logged_without_what_was_asked(engine, question):
    failure = engine.perform(AskQuestion(question))
    assert failure.kind == "bug"
    assert str(engine.home / "carrel.log") in failure.message
    assert "AskQuestion ended by a bug" in engine.log
    assert "xyzzy" not in engine.log + failure.message + failure.detail
    assert isinstance(engine.perform(AskQuestion("stream 1")), Finished)


def test_a_bug_is_logged_with_its_place_and_cause(engine):
    engine.perform(AskQuestion("bug xyzzy"))
    assert "builtins.ValueError" in engine.log
    assert "builtins.KeyError" in engine.log
    assert "in _raise_bug" in engine.log


def test_what_is_printed_in_the_engine_reaches_the_log_only(engine, capfd):
    assert isinstance(engine.perform(AskQuestion("print")), Finished)
    assert isinstance(engine.perform(AskQuestion("stream 1")), Finished)
    assert "native chatter" in engine.log
    assert "python chatter" in engine.log
    assert capfd.readouterr() == ("", "")


def test_progress_does_not_flood_the_pipe_but_its_last_arrives(engine):
    started = time.monotonic()
    job = engine.client.submit(IndexFolders((Path("count"), Path("20000"))))
    engine.mail.wait_for_end(job)
    *progress, end = engine.mail.events(job)
    assert isinstance(end, Finished)
    assert progress[-1].done == 20000
    assert len(progress) <= 20 * (time.monotonic() - started) + 3


def test_a_failed_warm_up_is_logged_and_nothing_is_lost(engine):
    engine.client.close()
    (engine.home / "cold").touch()
    cold = type(engine)(engine.home)
    cold.client.start()
    assert isinstance(cold.perform(ListDocuments()), Finished)
    cold.close()
    assert "Warming up failed: model_missing cold" in cold.log
