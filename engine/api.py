"""The one door to the engine for the window: typed requests, what comes back, and the client that carries them.

Importing this module loads no native engine: the engine runs in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.cli.interrupts import ending_at_once
from engine.domain import (
    Answer,
    AnswerSentence,
    Citation,
    ContextPlan,
    Coverage,
    Document,
    DocumentRecord,
    FileFailure,
    FileState,
    Finding,
    IndexReport,
    LibraryStatus,
    Method,
    PageImage,
    Passage,
    PlannedPassage,
    Quote,
    Section,
    Turn,
)
from engine.errors import EngineError
from engine.job import FilesChanged, Progress, QuotesFound, TokenGenerated
from engine.paths import Home, open_home, resource
from engine.retrieval.excerpt import Excerpt, choose_excerpt, find_sentence
from engine.retrieval.query_text import QueryPart, Terms, read_terms, read_text_terms, split_query
from engine.service.client import EngineClient
from engine.service.messages import (
    AskQuestion,
    ChangeEmbedder,
    ChangeIndexingSettings,
    ClientMessage,
    EngineGone,
    EngineLost,
    EngineReady,
    Failure,
    FindLike,
    FindRelated,
    Finished,
    GetIndexingSettings,
    GetStatus,
    IndexChanges,
    IndexFolders,
    JobEvent,
    JobMessage,
    ListDocuments,
    ListHistory,
    OpenDocument,
    RemoveFolder,
    RenderPage,
    Request,
    RetryDocument,
    RetryFailed,
    SearchPassages,
    Stopped,
    WatchFolders,
)
from engine.settings import IndexingSettings

__all__ = [
    "Answer",
    "AnswerSentence",
    "AskQuestion",
    "ChangeEmbedder",
    "ChangeIndexingSettings",
    "Citation",
    "ClientMessage",
    "ContextPlan",
    "Coverage",
    "Document",
    "DocumentRecord",
    "EngineClient",
    "EngineError",
    "EngineGone",
    "EngineLost",
    "EngineReady",
    "Excerpt",
    "Failure",
    "FileFailure",
    "FileState",
    "FilesChanged",
    "FindLike",
    "FindRelated",
    "Finding",
    "Finished",
    "GetIndexingSettings",
    "GetStatus",
    "Home",
    "IndexChanges",
    "IndexFolders",
    "IndexReport",
    "IndexingSettings",
    "JobEvent",
    "JobMessage",
    "LibraryStatus",
    "ListDocuments",
    "ListHistory",
    "Method",
    "OpenDocument",
    "PageImage",
    "Passage",
    "PlannedPassage",
    "Progress",
    "QueryPart",
    "Quote",
    "QuotesFound",
    "RemoveFolder",
    "RenderPage",
    "Request",
    "RetryDocument",
    "RetryFailed",
    "SearchPassages",
    "Section",
    "Stopped",
    "Terms",
    "TokenGenerated",
    "Turn",
    "WatchFolders",
    "choose_excerpt",
    "find_sentence",
    "open_home",
    "read_terms",
    "read_text_terms",
    "resource",
    "run_command_line",
    "split_query",
]


def run_command_line(argv: Sequence[str], open_window: Callable[[Path | None], int] | None = None) -> int:
    """Run ``carrel`` with these arguments; without a verb, ``open_window(home)`` is called. Returns the exit code."""
    with ending_at_once():  # the import takes long enough to be interrupted
        from engine.cli.app import run  # noqa: PLC0415 - only the terminal runs the engine in its own process
    return run(argv, open_window)
