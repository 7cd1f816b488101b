"""``carrel watch``: brings every folder up to date, then whatever is saved, until the job is cancelled."""

from __future__ import annotations

import queue
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from engine.domain import IndexReport
from engine.errors import Cancelled, LibraryBusy
from engine.job import FilesChanged, Job, JobReport
from engine.knowledge_base import KnowledgeBase

_SECONDS_BETWEEN_LOOKS = 0.1
_SECONDS_WHILE_BUSY = 3.0

Tell = Callable[[Sequence[Path], IndexReport], None]
"""Is told what had changed (nothing: the first run, about what was named) and what came of it."""


def watch_folders(
    knowledge_base: KnowledgeBase, paths: Sequence[Path], job: Job, tell: Tell, warn: Callable[[str], None]
) -> None:
    """Index ``paths``, then every known folder, then what changes; returns when the job is cancelled.

    A change of the embedder that is due goes on whenever nothing else is to be done. ``warn`` is given sentences about
    what cannot be watched. Raises what the first indexing or the watch may raise.
    """
    changes: queue.Queue[tuple[Path, ...]] = queue.Queue()

    def listen(report: JobReport) -> None:
        if isinstance(report, FilesChanged):
            changes.put(report.paths)
            if report.remark:
                warn(report.remark)

    watching = Job(listen)
    change_due = False
    with suppress(Cancelled), ThreadPoolExecutor(1, "watch") as pool:
        try:
            if paths:
                tell((), knowledge_base.index(paths, job))
            watch = pool.submit(knowledge_base.watch, watching)  # reports every folder first
            warn("Watching the folders of the library. Ctrl-C ends it.")
            while not watch.done():
                if changed := _collect(changes, job):
                    report = _index(knowledge_base, changed, job)
                    tell(changed, report)
                    change_due = report.change_due
                elif change_due and (ending := _change_embedder(knowledge_base, changes, job)):
                    tell((), ending)
                    change_due = False
            watch.result()
        finally:
            watching.cancel()


def _collect(changes: queue.Queue[tuple[Path, ...]], job: Job) -> tuple[Path, ...]:
    """What has changed, waiting a little for it; the same file once."""
    job.check()
    changed: dict[Path, None] = {}
    with suppress(queue.Empty):
        changed.update(dict.fromkeys(changes.get(timeout=_SECONDS_BETWEEN_LOOKS)))
        while True:
            changed.update(dict.fromkeys(changes.get_nowait()))
    return tuple(changed)


def _index(knowledge_base: KnowledgeBase, changed: Sequence[Path], job: Job) -> IndexReport:
    """Index, as soon as no other program writes to the library."""
    while True:
        try:
            return knowledge_base.index_changes(changed, job)
        except LibraryBusy:
            job.wait(_SECONDS_WHILE_BUSY)


def _change_embedder(
    knowledge_base: KnowledgeBase, changes: queue.Queue[tuple[Path, ...]], job: Job
) -> IndexReport | None:
    """Go on with a change, which takes hours, until something is saved; None where it did not come to its end."""
    changing = Job()
    with ThreadPoolExecutor(1, "change") as pool:
        change = pool.submit(knowledge_base.change_embedder, changing)
        try:
            while not change.done() and changes.empty():
                job.wait(_SECONDS_BETWEEN_LOOKS)
        finally:
            changing.cancel()
    try:
        return change.result()
    except Cancelled:
        return None
    except LibraryBusy:
        job.wait(_SECONDS_WHILE_BUSY)
        return None
