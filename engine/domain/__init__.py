"""The words of Carrel: one frozen type for each stage between a file on the disk and a cited answer.

Offsets are always half-open ``[start, end)`` character positions in ``Document.text`` of the file they belong to;
pages count from 1; scores are higher-is-better and comparable only within one result list.
"""

from __future__ import annotations

from engine.domain.answers import (
    DEFAULT_ASK_OPTIONS,
    Answer,
    AnswerSentence,
    AskOptions,
    Citation,
    ContextPlan,
    Finding,
    Method,
    Passage,
    PlannedCall,
    PlannedPassage,
    Quote,
    Strategy,
    Turn,
)
from engine.domain.documents import (
    Chunk,
    Document,
    PageImage,
    Section,
    SourceFile,
)
from engine.domain.library import (
    Calibration,
    Coverage,
    DocumentRecord,
    EmbedderSource,
    FileFailure,
    FileState,
    IndexReport,
    LibraryStatus,
    WritingStatus,
)
from engine.domain.summaries import (
    ChangeKind,
    DocumentChange,
    FolderChanges,
    KeySentence,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
    SummarySentence,
    WritingReport,
)

__all__ = [
    "DEFAULT_ASK_OPTIONS",
    "Answer",
    "AnswerSentence",
    "AskOptions",
    "Calibration",
    "ChangeKind",
    "Chunk",
    "Citation",
    "ContextPlan",
    "Coverage",
    "Document",
    "DocumentChange",
    "DocumentRecord",
    "EmbedderSource",
    "FileFailure",
    "FileState",
    "Finding",
    "FolderChanges",
    "IndexReport",
    "KeySentence",
    "LibraryStatus",
    "Method",
    "PageImage",
    "Passage",
    "PlannedCall",
    "PlannedPassage",
    "Quote",
    "Section",
    "SourceFile",
    "Strategy",
    "Summary",
    "SummaryCoverage",
    "SummaryLength",
    "SummaryLevel",
    "SummarySentence",
    "Turn",
    "WritingReport",
    "WritingStatus",
]
