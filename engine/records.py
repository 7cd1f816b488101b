"""The JSON of the command line: the shapes that scripts and benchmarks rely on (section 8 of the design)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from engine.advice import advise
from engine.domain import (
    Answer,
    Document,
    DocumentRecord,
    FolderChanges,
    IndexReport,
    LibraryMap,
    LibraryStatus,
    Passage,
    PlannedPassage,
    Summary,
)

Record = dict[str, Any]


def describe_report(report: IndexReport) -> Record:
    """What ``carrel index --json`` prints."""
    record = dict(_plain(asdict(report)))
    for name in ("failures", "skips", "remarks"):
        record[name] = [{**failure, "advice": advise(failure["kind"])} for failure in record[name]]
    return record


def describe_passage(passage: Passage) -> Record:
    """One result of ``carrel search --json``."""
    return {
        "path": str(passage.path),
        "page": passage.page,
        "headings": list(passage.headings),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": passage.score,
        "kind": passage.kind,
        "title": passage.title,
        "similarity": passage.similarity,
        "copies": [str(copy) for copy in passage.copies],
        "findings": {finding.method.value: finding.rank for finding in passage.findings},
        "slips": dict(passage.slips),
    }


def describe_map(drawn: LibraryMap) -> Record:
    """What ``carrel map --json`` prints."""
    return {
        "documents": [{**_plain(asdict(point)), "path": str(point.path)} for point in drawn.points],
        "clusters": [_plain(asdict(cluster)) for cluster in drawn.clusters],
        "links": [list(pair) for pair in drawn.links],
    }


def describe_answer(answer: Answer) -> Record:
    """What ``carrel ask --json`` prints."""
    plan = answer.plan
    return {
        "question": answer.question,
        "answer": answer.text,
        "refused": answer.refused,
        "quotes": [_plain(asdict(quote)) for quote in answer.quotes],
        "citations": [_plain(asdict(citation)) for citation in answer.citations],
        "sentences": [_plain(asdict(sentence)) for sentence in answer.sentences],
        "plan": {
            "n_ctx": plan.n_ctx,
            "system": plan.system,
            "history": plan.history,
            "passages": plan.passages,
            "reserve": plan.reserve,
            "included": _describe_planned(plan.included),
            "left_out": _describe_planned(plan.left_out),
            "history_left_out": plan.history_left_out,
            "history_shortened": plan.history_shortened,
            "calls": [_plain(asdict(call)) for call in plan.calls],
        },
        "model": answer.model,
        "strategy": answer.strategy,
        "timings": dict(answer.timings),
        "nearest": [describe_passage(passage) for passage in answer.nearest],
        "stopped": answer.stopped,
        "notice": answer.notice,
        "answer_id": answer.id,  # in a batch, "id" is that of the question
        "after": answer.after,
        "asked_at": answer.asked_at,
        "asked_as": answer.asked_as,
        "structured": answer.structured,
    }


def describe_summary(summary: Summary) -> Record:
    """What ``carrel summarize --json`` prints."""
    record = dict(_plain(asdict(summary)))
    for failure in record["coverage"]["left_out"]:
        failure["advice"] = advise(failure["kind"])
    return record


def describe_changes(changes: FolderChanges) -> Record:
    """What ``carrel summarize --changed --json`` prints."""
    return dict(_plain(asdict(changes)))


def describe_past_answer(answer: Answer) -> Record:
    """One entry of ``carrel history --json``."""
    return {
        "id": answer.id,
        "after": answer.after,
        "asked_at": answer.asked_at,
        "question": answer.question,
        "asked_as": answer.asked_as,
        "answer": answer.text,
        "refused": answer.refused,
        "strategy": answer.strategy,
        "name": answer.name,
        "pinned": answer.pinned,
        "verdict": answer.verdict.value,
        "reason": answer.reason,
    }


def describe_document(document: Document) -> Record:
    """What ``carrel extract --json`` prints: all but where the cells of tables stand."""
    record = dict(_plain(asdict(replace(document, tables=()))))
    del record["tables"]
    return record


def describe_status(status: LibraryStatus) -> Record:
    """What ``carrel status --json`` prints."""
    return dict(_plain(asdict(status)))


def describe_file(record: DocumentRecord) -> Record:
    """One file of ``carrel status --files --json``."""
    return dict(_plain(asdict(record)))


def _describe_planned(passages: Sequence[PlannedPassage]) -> list[Record]:
    return [_plain(asdict(passage)) for passage in passages]


def _plain(value: Any) -> Any:
    """The same with paths as strings and tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return str(value) if isinstance(value, Path) else value
