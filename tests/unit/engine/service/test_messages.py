"""Everything that crosses the pipe arrives as it was sent."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from engine.domain import AskOptions
from engine.job import FilesChanged, Progress, QuotesFound, TokenGenerated
from engine.service.messages import (
    AskQuestion,
    CancelJob,
    ChangeSettings,
    EngineFailed,
    EngineGone,
    EngineLost,
    EngineReady,
    Failure,
    FindLike,
    FindRelated,
    Finished,
    ForgetAnswers,
    IndexChanges,
    IndexFolders,
    JobMessage,
    ListDocuments,
    PauseJob,
    RenderPage,
    ResumeJob,
    Shutdown,
    Stopped,
    Submit,
)
from engine.settings import IndexingSettings
from tests.fakes import make_answer


@pytest.mark.parametrize(
    "message",
    [
        Submit(1, AskQuestion("why?", AskOptions("tag:tax", "refine", after=3, seed=5))),
        Submit(1, ForgetAnswers(None)),
        Submit(2, IndexFolders((Path("notes"),))),
        Submit(3, RenderPage(Path("a.pdf"), 1, 800, 3, 9)),
        Submit(4, ListDocuments()),
        Submit(5, IndexChanges((Path("a.md"),))),
        Submit(5, ChangeSettings(IndexingSettings(pace="light"))),
        Submit(6, FindLike(Path("a.md"), 3, 9)),
        Submit(7, FindRelated(Path("a.md"), 5)),
        CancelJob(5),
        PauseJob(5),
        ResumeJob(5),
        Shutdown(),
        JobMessage(6, Progress(1, 2, "a.md", 0.5, None)),
        JobMessage(6, FilesChanged((Path("a.md"),), "Too many to watch.")),
        JobMessage(7, QuotesFound(())),
        JobMessage(8, TokenGenerated("word")),
        JobMessage(9, Finished(make_answer("text"))),
        JobMessage(10, Failure("missing", "It is gone.", "errno 2")),
        JobMessage(11, Stopped()),
        EngineReady(),
        EngineFailed("home", "No.", ""),
        EngineLost(-11),
        EngineGone("No.", Path("carrel.log")),
    ],
    ids=lambda message: type(message).__name__,
)
def test_a_message_survives_the_pipe(message):
    assert pickle.loads(pickle.dumps(message)) == message
