"""From files and folders to a searchable index: the story of ``index_paths``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine.domain import FileFailure, IndexReport
from engine.errors import DocumentUnsupported, IndexNotTidied
from engine.indexing.comparison import compare, follow_title, has_rows
from engine.indexing.run import Run, Waiting
from engine.ingestion.formats import FORMATS
from engine.ingestion.scan import check_path
from engine.job import Job
from engine.parts import Parts
from engine.store.copies import Copies
from engine.store.index_folder import forget_lost_indexes
from engine.store.mounts import Mounts

_EMBEDDER_FACT = "embedder"  # the name of the one the search index holds vectors of
_FORMATS_FACT = "formats"  # which the readers knew when they last looked into files of unknown kinds
_SEAL_FACT = "index_seal"  # what the search index looked like after the last run


def index_paths(paths: Sequence[Path], parts: Parts, job: Job, retry: Collection[Path] = ()) -> IndexReport:
    """Bring the index up to date with files and folders, those that were deleted included; all absolute.

    The library's lock must be held. Reading, embedding and writing overlap; what is committed stays, whatever happens
    next. A file that was renamed or moved among ``paths`` keeps its passages; a known folder that is away keeps its
    documents. Failed files at or below ``retry`` are read once more. Raises ``StorageFull`` or ``Cancelled``.
    """
    _reconcile(parts)
    try:
        with ThreadPoolExecutor(1, "index-writer") as writer:
            run = Run(parts, job, writer)
            with run.measure("scan"):
                fresh, suspects = compare(paths, run, retry)
            # A suspect goes alone: should it end the engine once more, no other file is found unfinished with it.
            for files in [fresh, *([suspect] for suspect in suspects)]:
                if files:
                    _index(files, run)
            _let_go(run)
        if run.index_changed:
            _optimize(run)
            _seal(parts)
        _repeat_remarks(paths, run)
    finally:
        parts.library.release_unfinished()
    return run.report()


def index_folder(folder: Path, parts: Parts, job: Job, *, retry_failed: bool = False) -> IndexReport:
    """Bring the index up to date with one folder or file, as ``index_paths`` does.

    Raises ``PathMissing`` or ``PathUnreadable`` for the folder itself too.
    """
    check_path(folder)
    return index_paths([folder], parts, job, [folder] if retry_failed else [])


def remove_folder(folder: Path, parts: Parts) -> int:
    """Forget a folder and every file in it; the library's lock must be held. Returns how many files were known."""
    library, known = parts.library, parts.library.known_files(folder).values()
    lost = {row.id for row in known}
    successions = Copies(library).hand_over(lost)
    for succession in successions:
        follow_title(succession, parts)
    left_behind = {succession.document_id: succession.left_behind for succession in successions}
    if unindexed := sorted(row.id for row in known if has_rows(row) and row.id not in left_behind):
        parts.search_index.remove(unindexed)
    library.remove([left_behind.get(document_id, document_id) for document_id in sorted(lost)])
    library.forget_folder(folder)
    Mounts(library).forget(folder)
    _seal(parts)
    return len(lost)


def _reconcile(parts: Parts) -> None:
    """Make search index and library agree, which a crash may have parted, or a change of the embedder.

    Not done when the index is opened: what opens it to search must not write beside a run in another process. An index
    that looks as it was left is not opened at all: that takes longer than to compare ten thousand files.
    """
    library = parts.library
    formats = " ".join(sorted(each.media_type for each in FORMATS))
    if library.fact(_FORMATS_FACT) != formats:
        library.reconsider(DocumentUnsupported.kind)
        library.note_fact(_FORMATS_FACT, formats)
    if library.fact(_EMBEDDER_FACT) != parts.embedder_name:
        parts.search_index.clear()  # this embedder's table may be from before the other one
        forget_lost_indexes(parts.home.index, library.identity())
        library.expect_all()
        library.note_fact(_EMBEDDER_FACT, parts.embedder_name)
        _seal(parts)
    elif library.fact(_SEAL_FACT) != parts.index_seal():
        _compare_rows(parts)
        _seal(parts)


def _compare_rows(parts: Parts) -> None:
    """Forget rows that belong to no document, and expect the documents again whose rows are not all there."""
    stored = parts.search_index.count_by_document()
    wanted = parts.library.passages_by_document()
    broken = {number for number, passages in wanted.items() if passages not in (None, stored.get(number, 0))}
    parts.search_index.remove(sorted(broken | (stored.keys() - wanted.keys())))
    parts.library.expect_again(number for number in broken if wanted[number])


def _index(files: Sequence[Waiting], run: Run) -> None:
    from engine.indexing.pipeline import index_files  # noqa: PLC0415 - loads LanceDB, which few runs have to

    _ = run.parts.embedder  # loaded at the priority of whoever asked: questions use it too
    run.parts.readers.step_back(polite=run.pace.polite)
    # In a thread of its own: one that has stepped back may not step forward again.
    with ThreadPoolExecutor(1, "index-embedder", run.pace.step_back) as thread:
        thread.submit(index_files, files, run).result()


def _let_go(run: Run) -> None:
    """Remove what was deleted, now that it is known whether it is only somewhere else."""
    if not run.doomed:
        return
    successions = run.register.hand_over(run.doomed)
    for succession in successions:
        run.index_changed |= follow_title(succession, run.parts)
    moved = {succession.document_id for succession in successions}
    left = [document_id for document_id in run.doomed if document_id not in moved]
    if left:
        run.parts.search_index.remove(left)
        run.index_changed = True
    run.parts.library.remove([*left, *(succession.left_behind for succession in successions)])
    run.removed += len(left)
    run.moved += len(moved)
    run.unchanged += len(moved)
    run.indexed -= len(moved)
    run.copies -= len(moved)


def _repeat_remarks(paths: Sequence[Path], run: Run) -> None:
    """Tell again what is read in part, as what failed is told again."""
    told = {remark.path for remark in run.remarks}
    run.remarks += [
        remark
        for remark in run.parts.library.remarked()
        if remark.path not in told and not {remark.path, *remark.path.parents}.isdisjoint(paths)
    ]


def _optimize(run: Run) -> None:
    """Compact the index. That it cannot be done is told: the index is larger and slower then, and as right."""
    if not run.parts.search_index.is_optimizing_due():
        return
    with run.measure("optimize"):
        try:
            run.parts.search_index.optimize()
        except IndexNotTidied as error:
            run.remarks.append(FileFailure(run.parts.home.index, error.kind, error.message))


def _seal(parts: Parts) -> None:
    """Remember what the search index looks like."""
    parts.library.note_fact(_SEAL_FACT, parts.index_seal())
