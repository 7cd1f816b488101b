"""What a folder holds: the files Carrel can read, and for everything else the reason why not."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.domain import FileFailure, SourceFile
from engine.errors import DocumentTooLarge, DocumentUnsupported, PathMissing, PathUnreadable
from engine.ingestion.formats import find_format
from engine.settings import ReadingSettings


def scan(path: Path, settings: ReadingSettings, leave_out: Path | None = None) -> Iterator[SourceFile | FileFailure]:
    """Every file of a folder and of the folders below it, or the one file that ``path`` is; absolute paths, in order.

    Hidden folders, links to folders and ``leave_out`` (Carrel's own folder) are not entered: each is one
    ``FileFailure``. Raises ``PathMissing`` or ``PathUnreadable``, on the first step, if ``path`` itself is no use.
    """
    root = path.expanduser().absolute()
    status = check_path(root)
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(root, settings, leave_out.resolve() if leave_out else None)
    else:
        yield _judge_file(root, status, settings)


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


@contextmanager
def _explain(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PathMissing(f"There is no file or folder {_print(path)}: check the spelling.", repr(error)) from error
    except OSError as error:
        raise PathUnreadable(
            f"{_print(path)} cannot be read ({error.strerror}): check its permissions.", repr(error)
        ) from error


def _walk(root: Path, settings: ReadingSettings, own: Path | None) -> Iterator[SourceFile | FileFailure]:
    """The files of a folder before its folders; a loop, because folders nest deeper than calls may."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if own and folder.resolve().is_relative_to(own):
            yield FileFailure(folder, "own_folder", "Carrel's own folder is not read.")
            continue
        try:
            entries = _list_folder(folder)
        except OSError as error:
            yield _refuse_unreadable(folder, error)
            continue
        below: list[Path] = []
        for entry in entries:
            refusal = _judge_name(entry) or _judge_link(entry)
            if refusal:
                yield refusal
            elif entry.is_dir():
                below.append(Path(entry.path))
            else:
                yield _judge_entry(entry, settings)
        waiting.extend(reversed(below))


def _list_folder(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _judge_name(entry: os.DirEntry[str]) -> FileFailure | None:
    reason = ""
    if not _is_printable(entry.name):
        return FileFailure(_print(Path(entry.path)), "name", "Its name has letters in an unknown encoding: rename it.")
    if entry.name.startswith("~$"):
        reason = "An office program's note that a document is open, not a document."
    elif entry.name.startswith(".") or _is_hidden_by_windows(entry):
        reason = "Hidden files and folders are not read."
    return FileFailure(Path(entry.path), "hidden", reason) if reason else None


def _judge_link(entry: os.DirEntry[str]) -> FileFailure | None:
    path = Path(entry.path)
    try:
        if entry.is_symlink() and entry.is_dir():
            return FileFailure(path, "link", "A link to a folder is not followed: add the folder itself.")
    except OSError as error:
        return _refuse_unreadable(path, error)
    return None


def _judge_entry(entry: os.DirEntry[str], settings: ReadingSettings) -> SourceFile | FileFailure:
    path = Path(entry.path)
    try:
        return _judge_file(path, entry.stat(), settings)
    except FileNotFoundError:
        return FileFailure(
            path, PathMissing.kind, "It is a link to a file that is not there, or has just been deleted."
        )
    except OSError as error:
        return _refuse_unreadable(path, error)


def _judge_file(path: Path, status: os.stat_result, settings: ReadingSettings) -> SourceFile | FileFailure:
    if not stat.S_ISREG(status.st_mode):
        return FileFailure(path, "special", "It is a device or a connection between programs, not a file.")
    if not find_format(path):
        what = f"files ending in {path.suffix}" if path.suffix else "files without an ending in their name"
        return FileFailure(path, DocumentUnsupported.kind, f"Carrel cannot read {what} yet.")
    if status.st_size > settings.largest_file_mb * 1_000_000:
        return FileFailure(
            path,
            DocumentTooLarge.kind,
            f"It has {status.st_size / 1_000_000:,.0f} MB; the limit in the settings is {settings.largest_file_mb} MB.",
        )
    return SourceFile(path, status.st_size, status.st_mtime_ns)


def _refuse_unreadable(path: Path, error: OSError) -> FileFailure:
    return FileFailure(path, PathUnreadable.kind, f"It cannot be read ({error.strerror}): check its permissions.")


def _is_hidden_by_windows(entry: os.DirEntry[str]) -> bool:
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if os.name == "nt" else 0
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _is_printable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _print(path: Path) -> Path:
    """The same path with a replacement mark for bytes that are no text: no message and no database takes those."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))
