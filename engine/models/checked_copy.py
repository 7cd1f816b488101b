"""Copies files and tells the SHA-256 of what was read; a full disk is one sentence."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import PathUnreadable, StorageFull
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import ModelFile

_COPIED_AT_ONCE = 4 << 20  # bytes


def copy_file(source: Path, target: Path, path: str, progress: ByteProgress) -> ModelFile:
    """Copy a file to ``path`` in the folder ``target``, down to the disk; what it turned out to be.

    Raises ``PathUnreadable``, ``Cancelled``, and ``OSError`` where it cannot be written.
    """
    copy = target / path
    copy.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    try:
        content = source.open("rb")
    except OSError as error:
        raise PathUnreadable(
            f"{source} cannot be read ({error.strerror}): look at the disk it lies on.", repr(error)
        ) from error
    with content, copy.open("wb") as out:
        while piece := content.read(_COPIED_AT_ONCE):
            digest.update(piece)
            out.write(piece)
            progress.advance(len(piece), path)
            size += len(piece)
        out.flush()
        os.fsync(out.fileno())  # a stick is pulled out as soon as the program says that it is done
    return ModelFile(path, size, digest.hexdigest())


def check_room(wanted: int, folder: Path) -> None:
    """Raise ``StorageFull`` where a folder has no room for so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise StorageFull(f"{folder} has room for {free:,} bytes, and {wanted:,} are wanted: make room there.")


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say in one sentence why a folder cannot be written, as ``StorageFull``."""
    try:
        yield
    except OSError as error:
        raise StorageFull(
            f"{folder} cannot be written ({error.strerror}): make room there, or choose another folder.", repr(error)
        ) from error
