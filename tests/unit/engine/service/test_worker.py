"""The lanes, in this process, on a scripted knowledge base."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from engine.domain import AskOptions, FolderChanges, ModelRole, SummaryLength, Verdict, WritingReport
from engine.job import FilesChanged, Job, Progress, TokenGenerated
from engine.paths import Home
from engine.service import messages, model_messages
from engine.service.messages import (
    AskQuestion,
    ChangeSettings,
    Failure,
    FindLike,
    FindPlaces,
    FindRelated,
    Finished,
    ForgetAnswers,
    GetSettings,
    GetStatus,
    IndexChanges,
    IndexFolders,
    JudgeAnswer,
    ListChanges,
    ListDocuments,
    ListHistory,
    MarkConversation,
    OpenDocument,
    RemoveFolder,
    RenderPage,
    Request,
    RestoreAnswers,
    RetryDocument,
    RetryFailed,
    SearchPassages,
    Stopped,
    SuggestScope,
    Summarize,
    WatchFolders,
    WriteSummaries,
)
from engine.service.model_messages import (
    AddModel,
    CompareModels,
    DescribeModel,
    EvaluateModel,
    ExportModels,
    FetchModel,
    FindModels,
    ImportModels,
    ListChoices,
    ListModels,
    MeasureMachine,
    ProbeModel,
    QuantizeModel,
    RemoveModel,
    StopUsingModel,
    TimeModel,
    UseModel,
    VerifyModel,
)
from engine.service.worker import _REQUESTS, Worker, _ThrottledReport
from engine.settings import GenerationSettings, IndexingSettings, Settings
from tests.fakes import make_answer, make_report
from tests.scripted_knowledge_base import ScriptedKnowledgeBase


class Lanes:
    """A worker, and what it sent."""

    def __init__(self, home: Home) -> None:
        self.base = ScriptedKnowledgeBase(home)
        self.worker = Worker(self.base, self._keep, home.log)
        self._sent = []
        self._arrival = threading.Condition()

    def events(self, job):
        return [message.event for message in self._sent if message.job == job]

    def wait_for(self, found):
        with self._arrival:
            assert self._arrival.wait_for(found, timeout=10), self._sent

    def wait_for_end(self, job):
        self.wait_for(lambda: any(isinstance(event, Finished | Failure | Stopped) for event in self.events(job)))
        return self.events(job)[-1]

    def _keep(self, message):
        with self._arrival:
            self._sent.append(message)
            self._arrival.notify_all()


@pytest.fixture
def lanes(tmp_path):
    lanes = Lanes(Home(tmp_path))
    yield lanes
    lanes.worker.stop(patience=1)


def test_every_request_has_a_lane():
    names = vars(messages) | vars(model_messages)
    types = {each for each in names.values() if isinstance(each, type)}
    assert set(_REQUESTS) == {each for each in types if issubclass(each, Request)} - {Request}


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (AskQuestion("options", AskOptions(after=3)), lambda _: make_answer(repr(AskOptions(after=3)))),
        (IndexFolders((Path("count"), Path("3"))), lambda _: make_report(indexed=2)),
        (IndexChanges((Path("a.md"), Path("b.md"))), lambda _: make_report(indexed=2)),
        (RetryFailed(), lambda _: make_report(indexed=4)),
        (GetSettings(), lambda base: base.settings()),
        (ChangeSettings(IndexingSettings(pace="full")), lambda _: Settings(indexing=IndexingSettings(pace="full"))),
        (RetryDocument(Path("a/b.md")), lambda _: make_report(indexed=2)),
        (RemoveFolder(Path("a/b/c")), lambda _: 3),
        (ListDocuments(), lambda base: base.documents()),
        (SearchPassages("word", 4), lambda base: base.search("word", 4)),
        (SearchPassages("word", 4, meaning=False), lambda base: base.search("word", 4, meaning=False)),
        (SuggestScope("#a", 2), lambda base: base.suggest_scope("#a", 2)),
        (FindLike(Path("a.md"), 3, 9, 2), lambda base: base.find_like(Path("a.md"), 3, 9, 2)),
        (FindRelated(Path("a.md"), 2), lambda base: base.find_related(Path("a.md"), 2)),
        (OpenDocument(Path("a.md")), lambda base: base.read_document(Path("a.md"))),
        (RenderPage(Path("a.pdf"), 2, 800, 3, 9), lambda base: base.render_page(Path("a.pdf"), 2, 800, 3, 9)),
        (ListHistory(3), lambda base: base.history.latest(3)),
        (ListHistory(3, "rent"), lambda base: base.history.latest(3, "rent")),
        (ForgetAnswers(4), lambda _: 4),
        (ForgetAnswers(None), lambda _: 10),
        (RestoreAnswers(), lambda _: 3),
        (JudgeAnswer(4, Verdict.BAD, "It is wrong."), lambda _: None),
        (MarkConversation(1, "Rent", pinned=True), lambda _: None),
        (Summarize(Path("a.md")), lambda base: base.summarize(Path("a.md"), SummaryLength.MEDIUM)),
        (Summarize(None, SummaryLength.SHORT), lambda base: base.summarize(None, SummaryLength.SHORT)),
        (ListChanges(Path("a"), 3), lambda _: FolderChanges(Path("a"), 3.0, ())),
        (ListChanges(), lambda _: FolderChanges(None, 7.0, ())),
        (WriteSummaries(Path("a/b.md")), lambda _: WritingReport(2, 1, 0, 5)),
        (WriteSummaries(), lambda _: WritingReport(9, 1, 0, 5)),
        (GetStatus(), lambda base: base.status()),
        (FindPlaces(), lambda base: base.find_places()),
        (ListChoices(), lambda base: base.models.list_choices()),
        (ListModels(), lambda base: base.models.list()),
        (DescribeModel("a", ModelRole.EMBEDDER), lambda base: base.models.describe("a", ModelRole.EMBEDDER)),
        (VerifyModel("a"), lambda base: base.models.verify("a", Job())),
        (UseModel("a"), lambda _: Settings(generation=GenerationSettings(model="a"))),
        (StopUsingModel(ModelRole.RERANKER), lambda base: base.models.stop_using(ModelRole.RERANKER)),
        (RemoveModel("abc"), lambda _: 3),
        (AddModel("a"), lambda base: base.models.add("a", Job())),
        (FindModels(), lambda base: base.models.find()),
        (FetchModel("a"), lambda _: Path("a")),
        (QuantizeModel("a", "Q8_0"), lambda base: base.models.quantize("a", "Q8_0", Job(), again=False)),
        (TimeModel("a"), lambda base: base.models.time("a", Job())),
        (ProbeModel("a"), lambda base: base.models.probe("a", Job())),
        (
            EvaluateModel("a", "wic", Path("wic"), 9),
            lambda base: base.models.evaluate("a", "wic", Path("wic"), 9, Job()),
        ),
        (ExportModels(Path("stick"), ("a",)), lambda base: base.models.export(("a",), Path("stick"), Job())),
        (ImportModels(Path("stick")), lambda base: base.models.import_from(Path("stick"), Job())),
        (MeasureMachine(), lambda _: True),
        (CompareModels(), lambda base: base.models.compare()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_request_is_answered_with_what_the_knowledge_base_says(lanes, request_, answer):
    lanes.worker.submit(1, request_)
    assert lanes.wait_for_end(1) == Finished(answer(lanes.base))


def test_jobs_of_a_lane_run_in_order(lanes):
    for number in range(1, 21):
        lanes.worker.submit(number, AskQuestion("stream 1"))
    lanes.wait_for_end(20)
    ended = [message.job for message in lanes._sent if isinstance(message.event, Finished)]
    assert ended == list(range(1, 21))


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_check(lanes):
    lanes.worker.submit(1, AskQuestion("stream forever"))
    lanes.worker.submit(2, AskQuestion("stream 1"))
    lanes.wait_for(lambda: any(isinstance(event, TokenGenerated) for event in lanes.events(1)))
    lanes.worker.cancel(2)
    assert lanes.events(2) == [Stopped()]
    lanes.worker.cancel(1)
    assert lanes.wait_for_end(1) == Stopped()


def test_a_paused_job_waits_and_holds_up_its_lane_only(lanes):
    lanes.worker.submit(1, IndexFolders((Path("steps"),)))
    lanes.wait_for(lambda: lanes.events(1))
    lanes.worker.pause(1)
    time.sleep(0.1)  # the step under way
    heard = len(lanes.events(1))
    lanes.worker.submit(2, AskQuestion("stream 1"))
    lanes.wait_for_end(2)
    time.sleep(0.2)
    assert len(lanes.events(1)) == heard
    lanes.worker.resume(1)
    lanes.wait_for(lambda: len(lanes.events(1)) > heard)
    lanes.worker.pause(1)
    lanes.worker.cancel(1)
    assert lanes.wait_for_end(1) == Stopped()


def test_a_job_that_is_paused_before_it_begins_does_nothing_until_it_is_resumed(lanes):
    lanes.worker.submit(1, IndexFolders((Path("wait"),)))
    lanes.worker.submit(2, IndexChanges((Path("a.md"),)))
    lanes.worker.pause(2)
    lanes.worker.cancel(1)
    lanes.wait_for_end(1)
    time.sleep(0.1)
    assert lanes.events(2) == []
    lanes.worker.resume(2)
    assert lanes.wait_for_end(2) == Finished(make_report(indexed=1))


def test_watching_has_a_lane_of_its_own_and_ends_when_it_is_cancelled(lanes):
    lanes.worker.submit(1, WatchFolders())
    lanes.worker.submit(2, WatchFolders())
    for job in (1, 2):
        lanes.wait_for(lambda job=job: lanes.events(job) == [FilesChanged((Path("a.md"),))])
    lanes.worker.submit(3, IndexChanges((Path("a.md"),)))
    assert lanes.wait_for_end(3) == Finished(make_report(indexed=1))
    lanes.worker.cancel(1)
    assert lanes.wait_for_end(1) == Stopped()


def test_cancelling_what_is_over_or_unknown_is_ignored(lanes):
    lanes.worker.submit(1, ListDocuments())
    end = lanes.wait_for_end(1)
    lanes.worker.cancel(1)
    lanes.worker.cancel(99)
    lanes.worker.pause(99)
    lanes.worker.resume(1)
    assert lanes.events(1) == [end]


def test_an_error_becomes_a_failure_with_its_sentence(lanes):
    lanes.worker.submit(1, AskQuestion("no-model"))
    assert lanes.wait_for_end(1) == Failure("model_missing", "No language model is installed: add one.", "smollm2")


def test_a_bug_becomes_a_failure_that_names_the_log_and_not_the_text(lanes, tmp_path):
    lanes.worker.submit(1, AskQuestion("bug xyzzy"))
    failure = lanes.wait_for_end(1)
    assert (failure.kind, failure.detail) == ("bug", "ValueError")
    assert str(tmp_path / "carrel.log") in failure.message
    assert "xyzzy" not in failure.message


def test_stopping_cancels_what_runs_and_what_waits(lanes):
    lanes.worker.submit(1, AskQuestion("stream forever"))
    lanes.worker.submit(2, AskQuestion("stream forever"))
    lanes.wait_for(lambda: lanes.events(1))
    lanes.worker.stop(patience=5)
    assert lanes.events(1)[-1] == Stopped()
    assert lanes.events(2) == []


def test_progress_is_thinned_out_and_nothing_else():
    passed = []
    report = _ThrottledReport(passed.append)
    for done in range(101):
        report(Progress(done, 100, "", 1.0, None))
        report(TokenGenerated(str(done)))
    assert sum(isinstance(each, TokenGenerated) for each in passed) == 101
    progress = [each.done for each in passed if isinstance(each, Progress)]
    assert progress[0] == 0
    assert progress[-1] == 100
    assert len(progress) < 10


def test_progress_without_a_total_is_thinned_out_too():
    passed = []
    report = _ThrottledReport(passed.append)
    for _ in range(1000):
        report(Progress(0, 0, "scanning", 0.0, None))
    assert len(passed) < 10
