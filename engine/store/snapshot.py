"""A library as a folder to be carried away: database, search index and settings as they stand at one moment."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from engine.errors import BadInput, BundleDamaged
from engine.job import Job
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import hash_file
from engine.models.checked_copy import check_room, copy_file, writing
from engine.paths import Home
from engine.settings import Settings, load_settings
from engine.store.database import back_up, is_open_elsewhere, read_version, refuse_newer
from engine.store.history import History
from engine.store.library import Library


def take_snapshot(home: Home, target: Path, job: Job) -> dict[str, str]:
    """Copy the library of a home into an empty folder; the SHA-256 of each file, by its path in there.

    Nobody indexes meanwhile. What belongs to the computer stays there: the log, how the window was left, what was typed
    and not asked, and what the language model has read. The job is told how far that is, in bytes. Raises ``BadInput``
    where there is no library, ``LibraryBusy`` while another process indexes, ``StorageFull``, ``Cancelled``.
    """
    if not home.library.exists():
        raise BadInput(f"There is no library in {home.root}: leave out --with-library, or name another --home.")
    copy = Home(target)
    library = Library(home.library, home.write_lock)
    try:
        with library.writing(), writing(target):
            paths = [*_list_files(home.index / library.identity(), home.root), *_list_settings(home)]
            check_room(sum((home.root / path).stat().st_size for path in [*paths, home.library.name]), target)
            back_up(home.library, copy.library)
            return {copy.library.name: hash_file(copy.library)} | copy_tree(home.root, target, paths, job)
    finally:
        library.close()


def restore_snapshot(source: Path, home: Home, hashes: Mapping[str, str], job: Job) -> bool:
    """Make a snapshot the library of a home that has none yet; whether its settings are those of the home now, too.

    What somebody has changed in the home's own settings stays. The library itself comes last, so that a kill before
    leaves the home without one, and this can be done again. Raises ``BadInput`` as ``check_absence`` does,
    ``BundleDamaged`` where a file has not the SHA-256 that ``hashes`` has by its path in ``source``, ``LibraryTooNew``,
    ``SettingsInvalid``, ``StorageFull``, ``Cancelled``.
    """
    check_absence(home)
    check_room(sum((source / path).stat().st_size for path in hashes), home.root)
    with writing(home.root), tempfile.TemporaryDirectory(dir=home.root, prefix=".restoring-") as folder:
        draft = Home(Path(folder))
        copied = copy_tree(source, draft.root, list(hashes), job)
        if changed := [path for path in hashes if copied[path] != hashes[path]]:
            raise BundleDamaged(f"{source / changed[0]} has changed since it was read: carry the bundle here again.")
        refuse_newer(read_version(draft.library), source)
        check_absence(home)  # copying has taken its time
        if draft.index.is_dir():
            home.index.mkdir(exist_ok=True)
            for index in draft.index.iterdir():
                shutil.rmtree(home.index / index.name, ignore_errors=True)
                index.rename(home.index / index.name)
        takes_settings = draft.settings.exists() and load_settings(home.settings) == Settings()
        if takes_settings:
            draft.settings.replace(home.settings)
        draft.library.replace(home.library)
    return takes_settings


def check_absence(home: Home) -> None:
    """Raise ``BadInput`` where a home has a library with anything in it, or one that a window has open.

    The first start makes an empty one, which nobody would miss.
    """
    if not home.library.exists():
        return
    library = Library(home.library, home.write_lock)
    try:
        is_used = bool(library.folders() or library.coverage().seen or History(library).latest(1))
    finally:
        library.close()
    if is_used:
        raise BadInput(
            f"There is a library in {home.root} already: name another home with --home, or move that folder away."
        )
    if is_open_elsewhere(home.library):
        raise BadInput(f"A window of Carrel is open on {home.root}: close it, then take the library in.")


def copy_tree(source: Path, target: Path, paths: list[str], job: Job) -> dict[str, str]:
    """Copy files of one folder into another; the SHA-256 of each, by its path. Raises as ``copy_file`` does."""
    progress = ByteProgress(sum((source / path).stat().st_size for path in paths), job, "Copying")
    return {path: copy_file(source / path, target, path, progress).sha256 for path in paths}


def _list_settings(home: Home) -> list[str]:
    return [home.settings.name] if home.settings.is_file() else []


def _list_files(folder: Path, root: Path) -> list[str]:
    """All files below a folder, with their paths from ``root``, in one order everywhere."""
    found = [Path(place, name) for place, _, names in os.walk(folder) for name in names]
    return sorted(file.relative_to(root).as_posix() for file in found if file.suffix != ".lock")
