"""What a folder holds: the files Carrel can read, and for everything else the reason why not.

A walk over ten thousand files is repeated at every start, so it keeps to bytes and tuples: a ``Path`` costs as much as
asking the disk.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from engine.domain import FileFailure, SourceFile
from engine.errors import DocumentTooLarge, DocumentUnsupported, PathMissing, PathUnreadable
from engine.ingestion.formats import may_be_readable
from engine.ingestion.ignore import IGNORE_FILE, IgnoreRules, Rule, judge_content, may_be_left_out
from engine.settings import ReadingSettings

_WINDOWS = os.name == "nt"
_NO_PLACE = (FileNotFoundError, NotADirectoryError)


class Found(NamedTuple):
    """What a walk came by: a file with its size in bytes and its date, or with the ``refusal`` that it is left out."""

    path: bytes
    size: int
    modified_ns: int
    refusal: FileFailure | None = None


def scan(path: Path, settings: ReadingSettings, leave_out: Path | None = None) -> Iterator[SourceFile | FileFailure]:
    """Every file of a folder and of the folders below it, or the one file that ``path`` is; absolute paths, in order.

    Links to folders, ``leave_out`` (Carrel's own folder) and what the ignore rules name are not entered: each is one
    ``FileFailure``. Raises ``PathMissing`` or ``PathUnreadable``, on the first step, if ``path`` itself is no use.
    """
    chosen = path.expanduser().absolute()
    check_path(chosen)
    for found in Walk(chosen, chosen, leave_out):
        yield judge_file(found, settings)


def judge_file(found: Found, settings: ReadingSettings) -> SourceFile | FileFailure:
    """What was found as a file that may be read, or the reason why not."""
    if found.refusal:
        return found.refusal
    path = Path(os.fsdecode(found.path))
    if not may_be_readable(path):
        return FileFailure(path, DocumentUnsupported.kind, f"There is no text in files ending in {path.suffix}.")
    if found.size > settings.largest_file_mb * 1_000_000:
        return FileFailure(
            path,
            DocumentTooLarge.kind,
            f"It has {found.size / 1_000_000:,.0f} MB; the limit in the settings is {settings.largest_file_mb} MB.",
        )
    return SourceFile(path, found.size, found.modified_ns)


def check_path(path: Path) -> os.stat_result:
    """What the disk says of a file or folder; raises ``PathMissing`` or ``PathUnreadable`` if it is no use."""
    with _explain(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()
    return status


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal; raises ``PathMissing`` or ``PathUnreadable``."""
    with _explain(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_left_out(root: Path, path: Path) -> bool:
    """Whether the rules of a known folder leave out a path in it, or a folder on the way; it may have been deleted."""
    return Walk(root, path, None).is_left_out()


class Walk:
    """The files at and below ``start``, by the rules of ``root``, the known folder it is in; one iteration each.

    ``devices`` tells afterwards which folders on the way are drives of their own. A file or folder that vanishes
    during the walk is not found.
    """

    def __init__(self, root: Path, start: Path, own: Path | None) -> None:
        self.devices: dict[Path, int] = {}
        self._root = root
        self._start = start
        self._own = _identify(own) if own else None
        self._own_path = own.resolve() if own else None

    def __iter__(self) -> Iterator[Found]:
        rules, refusals = self._enter()
        yield from refusals
        if rules is None:
            return
        try:
            status = self._start.stat()
        except OSError as error:
            yield from self._refuse_start(error)
            return
        path = os.fsencode(self._start)
        if not stat.S_ISDIR(status.st_mode):
            yield _judge_status(path, status)
        elif self._own_path and self._start.resolve().is_relative_to(self._own_path):
            yield _refuse(path, "own_folder", "Carrel's own folder is not read.")
        else:
            yield from self._walk(path, rules, status.st_dev)

    def is_left_out(self) -> bool:
        """Whether the start is left out, or a folder on the way to it."""
        return self._enter()[0] is None

    def _enter(self) -> tuple[IgnoreRules | None, list[Found]]:
        """The rules that hold at the start; None, and the reason, where they leave out it or a folder on the way."""
        rules = IgnoreRules()
        refusals: list[Found] = []
        steps = [step for step in (self._start, *self._start.parents) if self._root in (step, *step.parents)]
        for below, folder in zip(steps[-2::-1], steps[:0:-1], strict=True):
            if _is_listed(folder / os.fsdecode(IGNORE_FILE)):
                rules, defects = rules.below(os.fsencode(folder))
                refusals += [_refuse(os.fsencode(each.path), each.kind, each.reason) for each in defects]
            refusal = _judge_step(below, rules)
            if refusal:  # its own defect says more about a file of rules than that it is hidden
                return None, refusals if refusal.path in {each.path for each in refusals} else [*refusals, refusal]
        return rules, refusals

    def _refuse_start(self, error: OSError) -> Iterator[Found]:
        if not isinstance(error, _NO_PLACE):
            yield _refuse_unreadable(os.fsencode(self._start), error)
        elif self._start.is_symlink():
            yield _refuse_dangling(os.fsencode(self._start))

    def _walk(self, start: bytes, rules: IgnoreRules, device: int) -> Iterator[Found]:
        """The files of a folder before its folders; a loop, because folders nest deeper than calls may."""
        waiting = [(start, rules, device, True)]
        while waiting:
            folder, rules, device, wanted = waiting.pop()
            try:
                entries, names = _list_folder(folder)
            except _NO_PLACE:
                continue
            except OSError as error:
                yield _refuse_unreadable(folder, error)
                continue
            if not wanted and (reason := judge_content(names)):
                yield _refuse(folder, "ignored", reason)
                continue
            if IGNORE_FILE in names:
                rules, defects = rules.below(folder)
                yield from (_refuse(os.fsencode(each.path), each.kind, each.reason) for each in defects)
                if defects:  # says more than that it is hidden
                    entries = [entry for entry in entries if entry.name != IGNORE_FILE]
            below: list[tuple[bytes, IgnoreRules, int, bool]] = []
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from self._judge_folder(entry, rules, device, below)
                elif found := _judge_entry(entry, rules):
                    yield found
            waiting.extend(reversed(below))

    def _judge_folder(
        self,
        entry: os.DirEntry[bytes],
        rules: IgnoreRules,
        device: int,
        below: list[tuple[bytes, IgnoreRules, int, bool]],
    ) -> Iterator[Found]:
        rule = rules.judge(entry.path, entry.name, is_folder=True)
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            if not isinstance(error, _NO_PLACE):
                yield _refuse_unreadable(entry.path, error)
            return
        if (rule and rule.leaves_out) or (not rule and _is_hidden_by_windows(status)):
            yield _refuse_by(rule, entry.path)
        elif (status.st_dev, status.st_ino) == self._own:
            yield _refuse(entry.path, "own_folder", "Carrel's own folder is not read.")
        else:
            if status.st_dev != device:
                self.devices[Path(os.fsdecode(entry.path))] = status.st_dev
            below.append((entry.path, rules, status.st_dev, rule is not None))


def _list_folder(folder: bytes) -> tuple[list[os.DirEntry[bytes]], set[bytes]]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=attrgetter("name"))
    return listed, {entry.name for entry in listed}


def _judge_step(path: Path, rules: IgnoreRules) -> Found | None:
    """Why a folder on the way to the start of a walk, or the start itself, is not entered."""
    encoded = os.fsencode(path)
    try:
        mode = path.lstat().st_mode
    except OSError:  # deleted: what it was is not known, but mostly a file
        mode = stat.S_IFREG
    rule = rules.judge(encoded, os.fsencode(path.name), is_folder=stat.S_ISDIR(mode))
    if rule and rule.leaves_out:
        return _refuse_by(rule, encoded)
    if stat.S_ISLNK(mode) and _leads_to_folder(path):
        return _refuse_link(encoded)
    return None


def _is_listed(path: Path) -> bool:
    """Whether there is something of this name; not in a folder that may not be entered, which is told elsewhere."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _leads_to_folder(link: Path) -> bool:
    try:
        return stat.S_ISDIR(link.stat().st_mode)
    except OSError:  # also where it may not be asked
        return False


def _judge_entry(entry: os.DirEntry[bytes], rules: IgnoreRules) -> Found | None:
    """One file of a folder, None if it has just gone; a link counts as what it leads to."""
    rule = None
    if not rules.are_built_in or may_be_left_out(entry.name, is_folder=False):
        rule = rules.judge(entry.path, entry.name, is_folder=False)
        if rule and rule.leaves_out:
            return _refuse_by(rule, entry.path)
    try:
        status = entry.stat()
    except OSError as error:
        return _explain_lost(entry, error)
    if _WINDOWS and not rule and _is_hidden_by_windows(status):
        return _refuse_by(None, entry.path)
    return _judge_status(entry.path, status)


def _explain_lost(entry: os.DirEntry[bytes], error: OSError) -> Found | None:
    if not isinstance(error, _NO_PLACE):
        return _refuse_unreadable(entry.path, error)
    return _refuse_dangling(entry.path) if entry.is_symlink() else None


def _judge_status(path: bytes, status: os.stat_result) -> Found:
    if stat.S_ISREG(status.st_mode):
        return Found(path, status.st_size, status.st_mtime_ns)
    if stat.S_ISDIR(status.st_mode):
        return _refuse_link(path)
    return _refuse(path, "special", "It is a device or a connection between programs, not a file.")


def _refuse(path: bytes, kind: str, reason: str) -> Found:
    return Found(path, 0, 0, FileFailure(Path(os.fsdecode(path)), kind, reason))


def _refuse_by(rule: Rule | None, path: bytes) -> Found:
    if rule:
        return _refuse(path, rule.kind, rule.reason)
    return _refuse(path, "hidden", "Skipped because it is hidden: hidden files and folders are not read.")


def _refuse_link(path: bytes) -> Found:
    return _refuse(path, "link", "A link to a folder is not followed: add the folder itself.")


def _refuse_dangling(path: bytes) -> Found:
    return _refuse(path, PathMissing.kind, "It is a link to a file that is not there.")


def _refuse_unreadable(path: bytes, error: OSError) -> Found:
    if error.errno == errno.ELOOP:
        return _refuse(path, PathMissing.kind, "It is a link that leads in a circle, so there is no file.")
    return _refuse(path, PathUnreadable.kind, f"It cannot be read ({error.strerror}): check its permissions.")


def _identify(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_hidden_by_windows(status: os.stat_result) -> bool:
    return bool(getattr(status, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN)


@contextmanager
def _explain(path: Path) -> Iterator[None]:
    try:
        yield
    except _NO_PLACE as error:
        raise PathMissing(f"There is no file or folder {_print(path)}: check the spelling.", repr(error)) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise PathMissing(f"{_print(path)} is a link that leads in a circle: mend it.", repr(error)) from error
        raise PathUnreadable(
            f"{_print(path)} cannot be read ({error.strerror}): check its permissions.", repr(error)
        ) from error


def _print(path: Path) -> Path:
    """The same path with a replacement mark for bytes that are no text: no message takes those."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))
