"""From files and folders to a searchable index: the story of ``index_paths``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from engine.domain import EmbedderSource, IndexReport
from engine.errors import ModelMissing, ModelUnusable
from engine.indexing.comparison import compare, follow_title, has_rows
from engine.indexing.reconciliation import optimize, reconcile, seal
from engine.indexing.run import Run, Waiting
from engine.ingestion.scan import check_path
from engine.job import Job
from engine.parts import Parts
from engine.store.active_embedder import ActiveEmbedder
from engine.store.copies import Copies
from engine.store.mounts import Mounts
from engine.summaries.completion import complete_summaries

CHANGING = "Changing the embedder"
"""The stage of a run that changes it."""


def index_paths(paths: Sequence[Path], parts: Parts, job: Job, retry: Collection[Path] = ()) -> IndexReport:
    """Bring the index up to date with files and folders, those that were deleted included; all absolute.

    The library's lock must be held. Reading, embedding and writing overlap; what is committed stays, whatever happens
    next. A file that was renamed or moved among ``paths`` keeps its passages; a known folder that is away keeps its
    documents. Failed files at or below ``retry`` are read once more. Raises ``StorageFull`` or ``Cancelled``.
    """
    reconcile(parts)
    notice = _replace_lost(parts, job)
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
            _summarize(run)
            if run.index_changed:
                _calibrate(run)
        if run.index_changed:
            if parts.search_index.is_optimizing_due():
                optimize(parts.search_index, run)
            seal(parts)
        _repeat_remarks(paths, run)
    finally:
        parts.library.release_unfinished()
    return run.report(notice, change_due=_is_change_due(parts))


def change_embedder(parts: Parts, job: Job) -> IndexReport:
    """Search with the embedder of the settings from now on, as soon as it has made vectors of all that is stored.

    The library's lock must be held. The report's ``passages`` are those that were embedded, ``notice`` says what became
    of it: "" where nothing was to be done. An embedder that cannot be used leaves the active one, which is no error
    either. Raises ``StorageFull`` or ``Cancelled``; what was embedded until then is not embedded again.
    """
    reconcile(parts)
    with ThreadPoolExecutor(1, "index-writer") as writer:
        run = Run(parts, job, writer, CHANGING)
        active = parts.active_source
        try:
            wanted = parts.wanted_source
            if wanted == active:
                return run.report()
            if wanted.name == active.name:  # the rows are the same, and only queries are embedded differently
                parts.embedder_of(wanted)
                ActiveEmbedder(parts.library).note(wanted)
            else:
                _change(wanted, run)
                complete_summaries(parts, job, changed=True)
                _load_calibrate()(parts, job)
        except (ModelMissing, ModelUnusable) as error:
            return run.report(f"{error.message} Until then everything is searched with {active.title}.")
    return run.report(f"Everything is searched with {wanted.title} now.")


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
    seal(parts)
    if unindexed:
        complete_summaries(parts, Job(), changed=True)
    return len(lost)


def _replace_lost(parts: Parts, job: Job) -> str:
    """Change the embedder before anything is read, where the active one is gone and no new file could be embedded."""
    active = parts.active_source
    try:
        if parts.wanted_source.name == active.name:
            return ""
        _ = parts.embedder
    except (ModelMissing, ModelUnusable):
        return change_embedder(parts, job).notice
    return ""


def _is_change_due(parts: Parts) -> bool:
    with suppress(ModelMissing, ModelUnusable):  # what is wrong with it is told when it is chosen
        return parts.library.has_passages() and parts.wanted_source != parts.active_source
    return False


def _change(wanted: EmbedderSource, run: Run) -> None:
    from engine.indexing.embedder_change import change  # noqa: PLC0415 - loads LanceDB, which few runs have to

    change(wanted, run)


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


def _summarize(run: Run) -> None:
    """See to what has no summary; while no embedder is there to open the rows, that has to wait."""
    with run.measure("summarize"), suppress(ModelMissing, ModelUnusable):
        run.writer.submit(complete_summaries, run.parts, run.job, changed=run.index_changed).result()


def _calibrate(run: Run) -> None:
    """Let the library be asked about itself; with another embedder to come, that has to wait."""
    with run.measure("calibrate"), suppress(ModelMissing, ModelUnusable):
        run.writer.submit(_load_calibrate(), run.parts, run.job).result()


def _load_calibrate() -> Callable[[Parts, Job], None]:
    from engine.calibration import calibrate  # noqa: PLC0415 - loads what questions need, which few runs have to

    return calibrate


def _repeat_remarks(paths: Sequence[Path], run: Run) -> None:
    """Tell again what is read in part, as what failed is told again."""
    told = {remark.path for remark in run.remarks}
    run.remarks += [
        remark
        for remark in run.parts.library.remarked()
        if remark.path not in told and not {remark.path, *remark.path.parents}.isdisjoint(paths)
    ]
