"""What changed in a folder or the library within some days: what is new, other or gone, and what it says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from engine.domain import (
    ChangeKind,
    DocumentChange,
    DocumentRecord,
    FileState,
    FolderChanges,
    SummaryLength,
)
from engine.errors import BadInput
from engine.store.changes import Changes
from engine.store.library import Library
from engine.summaries.documents import summarize_document

_SECONDS_A_DAY = 86_400
_NANOSECONDS = 1_000_000_000


def list_changes(folder: Path | None, days: int, library: Library) -> FolderChanges:
    """What changed at and below ``folder``, None for the library, in the last ``days``; the latest first.

    A document is new where the library saw it first in these days, and changed where its file was saved in them.
    Raises ``BadInput`` for a folder that is not in the library.
    """
    folders = library.folders()
    if folder is not None and not any(folder in (root, *root.parents) or root in folder.parents for root in folders):
        raise BadInput(f"{folder} is not in the library: add it with carrel index.")
    since = time.time() - days * _SECONDS_A_DAY
    inside = (change for change in _find(since, library) if folder is None or _is_at(change.path, folder))
    found = sorted(inside, key=lambda change: (-change.at, change.path))
    return FolderChanges(folder, since, tuple(found))


def _is_at(path: Path, folder: Path) -> bool:
    return folder in (path, *path.parents)


def _find(since: float, library: Library) -> Iterator[DocumentChange]:
    added = Changes(library).added(since)
    for record in library.documents():
        saved = record.modified_ns / _NANOSECONDS
        if record.state is FileState.SKIPPED or (record.id not in added and saved < since):
            continue
        kind = ChangeKind.NEW if record.id in added else ChangeKind.CHANGED
        yield _describe(record, kind, max(saved, added.get(record.id, 0)), library)
    for path, title, at in Changes(library).removed(since):
        yield DocumentChange(path, ChangeKind.REMOVED, at, title)


def _describe(record: DocumentRecord, kind: ChangeKind, at: float, library: Library) -> DocumentChange:
    """With the document's two sentences, or why there are none."""
    try:
        summary = summarize_document(record.path, SummaryLength.SHORT, library)
    except BadInput as error:
        return DocumentChange(record.path, kind, at, record.title, reason=record.reason or error.message)
    return DocumentChange(record.path, kind, at, record.title, summary.sentences, summary.made_by)
