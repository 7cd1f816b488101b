"""Compares the disk with the library: what is new, changed, moved, deleted, left out, or only away."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.advice import OFFLINE
from engine.domain import FileFailure, FileState, SourceFile
from engine.errors import DocumentUnreadable, DocumentUnsupported, PathMissing, PathUnreadable
from engine.indexing.absence import find_away
from engine.indexing.run import Run, Waiting
from engine.ingestion.scan import Found, Walk, hash_file, judge_file
from engine.parts import Parts
from engine.store.copies import Succession
from engine.store.library import Glance, KnownFile, to_path
from engine.store.mounts import Mounts

FILE_ERRORS = (DocumentUnreadable, PathMissing, PathUnreadable)
"""What may happen to one file; anything else ends the run."""

# Whether these can be read now is not written in the file itself, so an unchanged file is tried again.
_PASSING = frozenset({PathMissing.kind, PathUnreadable.kind, DocumentUnreadable.kind})
_MOST_ATTEMPTS = 2
_FILES_BETWEEN_CHECKS = 64


def compare(paths: Sequence[Path], run: Run, retry: Collection[Path]) -> tuple[list[Waiting], list[Waiting]]:
    """Compare what is at and below ``paths`` with the library, and note in it what became of every file.

    Returns what has to be read, and apart from it the suspects: what an earlier run left unfinished. ``retry`` holds
    the files and folders of which failed files are read once more.
    """
    look = _Look(run, retry)
    areas = _find_outermost(paths)
    look.roots = run.parts.library.folders()
    for area in areas:
        look.known |= run.parts.library.glance(area)
    absence = _Absence(areas, look)
    for area in areas:
        if not absence.covers(area):
            look.visit(area)
    gone = look.list_missing()
    if not all(map(absence.covers, gone)):
        absence.look_again()  # a drive may have been pulled out during the walk
    absence.settle()
    look.settle([run.parts.library.known_file(number) for path, number in gone.items() if not absence.covers(path)])
    absence.forget_unmounted(look)
    return look.sort_waiting(areas)


@dataclass(slots=True)
class _Look:
    """What one look at the disk brought."""

    run: Run
    retry: Collection[Path]
    roots: Sequence[Path] = ()
    known: dict[bytes, Glance] = field(default_factory=dict)  # what has not been seen yet
    devices: dict[Path, int] = field(default_factory=dict)
    waiting: list[SourceFile] = field(default_factory=list)
    new_skips: list[FileFailure] = field(default_factory=list)
    dropped: list[KnownFile] = field(default_factory=list)  # indexed until now, and left out from now on
    changed: list[KnownFile] = field(default_factory=list)
    back: list[int] = field(default_factory=list)  # documents that were offline
    touched: list[SourceFile] = field(default_factory=list)

    def visit(self, area: Path) -> None:
        """Look at every file at and below ``area``."""
        root = find_root(area, self.roots)
        own = self.run.parts.home.root
        walk = Walk(root, area, own)
        largest = self.run.parts.settings.reading.largest_file_mb * 1_000_000
        unchanged, known, library = 0, self.known, self.run.parts.library
        for number, found in enumerate(walk):
            if not number % _FILES_BETWEEN_CHECKS:
                self.run.job.check()
            path, size, modified_ns, refusal = found
            glance = known.pop(path, None)
            if glance is None:
                self._consider(found, None)
                continue
            document_id, known_size, known_ns, settled = glance
            if settled and known_size == size and known_ns == modified_ns and refusal is None and size <= largest:
                unchanged += 1
            else:
                self._consider(found, library.known_file(document_id))
        self.run.unchanged += unchanged
        self.devices |= walk.devices
        self._note_device(area)

    def list_missing(self) -> dict[Path, int]:
        """The known files that were not seen, with their ids; not those whose folder cannot be read just now."""
        unreadable = {skip.path for skip in self.run.skips if skip.kind == PathUnreadable.kind}
        missing = {to_path(path): glance[0] for path, glance in self.known.items()}
        return {path: number for path, number in missing.items() if unreadable.isdisjoint(path.parents)}

    def settle(self, gone: Sequence[KnownFile]) -> None:
        """Write down what was seen, and remove the documents of ``gone``, which are no more."""
        run, library = self.run, self.run.parts.library
        lost = {row.id for row in [*gone, *self.dropped, *self.changed] if has_rows(row)}
        successions = self._let_copies_succeed(lost)
        lost -= successions.keys()
        run.stored -= successions.keys()
        wanted = {(file.size, file.path.suffix.lower()) for file in self.waiting}
        run.doomed = [
            row.id for row in gone if row.id in lost and (row.size, to_path(row.path).suffix.lower()) in wanted
        ]
        leaving = [row for row in gone if row.id not in run.doomed]
        unindexed = sorted(lost - set(run.doomed) - {row.id for row in self.changed})
        if unindexed:
            run.parts.search_index.remove(unindexed)
            run.index_changed = True
        if leaving:
            library.remove([successions[row.id].left_behind if row.id in successions else row.id for row in leaving])
        run.removed += sum(row.state != FileState.SKIPPED for row in leaving)
        self._write_down()

    def sort_waiting(self, areas: Sequence[Path]) -> tuple[list[Waiting], list[Waiting]]:
        """What has to be read with its document ids: the files never begun, and the suspects."""
        if not self.waiting:
            return [], []
        library = self.run.parts.library
        library.expect(self.waiting)
        self.run.plan(self.waiting)
        known: dict[bytes, KnownFile] = {}
        for area in areas:
            known |= library.known_files(area)
        fresh: list[Waiting] = []
        suspects: list[Waiting] = []
        for file in self.waiting:
            row = known[os.fsencode(file.path)]
            (suspects if row.attempts else fresh).append((row.id, file))
        return fresh, suspects

    def _consider(self, found: Found, row: KnownFile | None) -> None:
        """A file that is not simply what it was."""
        entry = judge_file(found, self.run.parts.settings.reading)
        if row and has_rows(row):
            self.run.stored.add(row.id)
        if isinstance(entry, FileFailure):
            self.run.skips.append(entry)
            if row and has_rows(row) and entry.kind == PathUnreadable.kind:
                return  # its folder may be listed but not entered: as out of sight as in a folder that cannot be read
            if row is None or (row.state, row.kind, row.reason, row.offline) != (
                "skipped",
                entry.kind,
                entry.reason,
                0,
            ):
                self.new_skips.append(entry)
            if row:
                self.dropped.append(row)
        elif row is None or not self._is_settled(entry, row):
            self.waiting.append(entry)
            if row:
                self.changed.append(row)
        elif row.offline:
            self.back.append(row.id)

    def _is_settled(self, file: SourceFile, row: KnownFile) -> bool:
        """Whether a file needs no reading: it is indexed or failed, and has not changed since."""
        same_date = (file.size, file.modified_ns) == (row.size, row.modified_ns)
        again = any(path == file.path or path in file.path.parents for path in self.retry)
        match row.state:
            case FileState.READING if same_date and row.attempts >= _MOST_ATTEMPTS and not again:
                reason = "Carrel ended twice while this file was being indexed: it is left out until you retry it."
                self.run.fail(file.path, "crash", reason)
                return True
            case FileState.FAILED if same_date and row.kind not in _PASSING and not again:
                self.run.failures.append(FileFailure(file.path, row.kind, row.reason))
                return True
            case FileState.SKIPPED if same_date and row.kind == DocumentUnsupported.kind and not again:
                self.run.skips.append(FileFailure(file.path, row.kind, row.reason))  # a reader looked into it
                return True
            case FileState.INDEXED if same_date or _is_same_content(file, row):
                if not same_date:
                    self.touched.append(file)
                self.run.unchanged += 1
                return True
        return False

    def _let_copies_succeed(self, lost: set[int]) -> dict[int, Succession]:
        successions = self.run.register.hand_over(lost) if lost else []
        for succession in successions:
            self.run.index_changed |= follow_title(succession, self.run.parts)
        return {succession.document_id: succession for succession in successions}

    def _write_down(self) -> None:
        library, mounts = self.run.parts.library, Mounts(self.run.parts.library)
        if self.new_skips:
            library.skip(self.new_skips)
        if self.touched:
            library.touch(self.touched)
        if self.back:
            mounts.set_online(self.back)
        known = mounts.known()
        if news := {path: device for path, device in self.devices.items() if known.get(path) != device}:
            mounts.note(news)

    def _note_device(self, area: Path) -> None:
        """Remember where a known folder is, and a drive that is looked at by itself."""
        try:
            device = area.stat().st_dev
            if area in self.roots or device != area.parent.stat().st_dev:
                self.devices[area] = device
        except OSError:
            return  # it has just gone


class _Absence:
    """Which folders and drives at, above or below the areas are away; their documents stay searchable."""

    def __init__(self, areas: Sequence[Path], look: _Look) -> None:
        self._run = look.run
        self._areas = areas
        self._mounts = Mounts(look.run.parts.library)
        folders: dict[Path, int | None] = {**dict.fromkeys(look.roots), **self._mounts.known()}
        self._folders = {path: device for path, device in folders.items() if _touches(path, areas)}
        self._files = [path for path in self._folders if os.fsencode(path) in look.known]
        self._away = find_away(self._folders, self._files)

    def covers(self, path: Path) -> bool:
        """Whether a file or folder is in a place that is away."""
        return bool(self._away) and (path in self._away or any(parent in self._away for parent in path.parents))

    def look_again(self) -> None:
        """Look once more, after the walk."""
        self._away |= find_away(self._folders, self._files)

    def forget_unmounted(self, look: _Look) -> None:
        """Forget drives whose place is an ordinary folder now: should that be emptied, its files are deleted."""
        for path in self._folders.keys() - set(look.roots) - look.devices.keys():
            if not self.covers(path) and any(area in path.parents for area in self._areas):
                self._mounts.forget(path)

    def settle(self) -> None:
        """Mark what is offline, and say so."""
        for path in sorted(self._away):
            if any(parent in self._away for parent in path.parents):
                continue
            self._run.offline += self._mounts.set_offline(path)
            reason = (
                "The folder is not there: connect its drive, or remove it from the library. "
                "Until then its documents can be searched as they were."
            )
            self._run.remarks.append(FileFailure(path, OFFLINE, reason))


def find_root(area: Path, roots: Sequence[Path]) -> Path:
    """The known folder that a path is in, or the path itself."""
    return next((root for root in roots if root == area or root in area.parents), area)


def follow_title(succession: Succession, parts: Parts) -> bool:
    """Let the search index know a document's new name, if it is called after its file; whether it is."""
    if succession.title is None:
        return False
    for index in (parts.search_index, parts.summary_index):
        index.retitle(succession.document_id, succession.old_title, succession.title)
    return True


def has_rows(row: KnownFile) -> bool:
    """Whether the search index may hold passages of a document."""
    return bool(row.sha256) and row.copy_of is None


def _find_outermost(paths: Sequence[Path]) -> list[Path]:
    """The same without those inside others."""
    chosen = set(paths)
    return sorted(path for path in chosen if chosen.isdisjoint(path.parents))


def _touches(path: Path, areas: Sequence[Path]) -> bool:
    return any(path == area or path in area.parents or area in path.parents for area in areas)


def _is_same_content(file: SourceFile, row: KnownFile) -> bool:
    try:
        return file.size == row.size and hash_file(file.path) == row.sha256
    except FILE_ERRORS:  # it will fail again when it is read, and is listed then
        return False
