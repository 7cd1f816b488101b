"""Tells a folder or drive that is away from one whose files were deleted."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

_GONE = (FileNotFoundError, NotADirectoryError)


def find_away(folders: Mapping[Path, int | None], single_files: Collection[Path]) -> set[Path]:
    """Those of these folders and drives that are away; each with the device it was on when last seen, None if unknown.

    A drive that was unmounted may leave its empty folder behind, on the device of the folder above.
    """
    return {path for path, device in folders.items() if _is_away(path, device, is_file=path in single_files)}


def _is_away(path: Path, device: int | None, *, is_file: bool) -> bool:
    try:
        status = path.stat()
    except PermissionError:
        return False  # it is there, and whoever looks into it hears why that cannot be done
    except _GONE:
        # A file the person pointed at was deleted, unless the folder it was in is away.
        return not is_file or _is_away(path.parent, device, is_file=False)
    except OSError:  # a network drive whose computer does not answer, a disk that was pulled out
        return True
    return device not in (None, status.st_dev) and stat.S_ISDIR(status.st_mode) and _is_empty(path)


def _is_empty(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False
