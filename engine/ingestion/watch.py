"""Tells which files of the known folders were saved, renamed or deleted, soon after it happens.

The system tells of changes (inotify, FSEvents, ReadDirectoryChangesW). Where it cannot, because there are more folders
than may be watched or names that are no text, they are looked through every second instead. It does not tell what other
computers write to a network drive, nor everything of very many changes at once, so all places are named again every ten
minutes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from watchfiles import watch

from engine.ingestion.ignore import IGNORE_FILE
from engine.ingestion.scan import Walk, is_left_out
from engine.job import FilesChanged, Job

_QUIET_MS = 100  # a set of changes is handed over when nothing more happens for so long,
_LONGEST_MS = 800  # or when it is so old
_TICK_MS = 250
_SECONDS_BETWEEN_WALKS = 1.0
_SHARE_OF_WALKING = 0.1  # of the time: a large folder is looked through less often
_SECONDS_BETWEEN_LOOKS = 0.5
_SECONDS_BETWEEN_ROUNDS = 600.0
_POLLING = (
    "The computer lets Carrel watch no more folders, so it looks through them every second instead. "
    "On Linux, raise fs.inotify.max_user_watches to change that."
)
_NO_TEXT = (
    "The names of some files or folders hold bytes that are no text, and the computer cannot tell of changes to those, "
    "so Carrel looks through its folders every second instead. Rename them to change that."
)
# What watchfiles says of them: it gives up on everything it watches, and again after each new start.
_UNDECODABLE = "Unable to decode path"
_LOST = "\ufffd"  # stands for bytes of a name that are no text

_Identity = tuple[int, int] | None
"""Device and number of a folder or file; None while it is away."""


def watch_files(places: Callable[[], Sequence[Path]], own: Path, job: Job) -> Iterator[FilesChanged]:
    """Sets of changed paths, each within a second or so of the change, until the job is cancelled.

    ``places`` says at any time which folders, files and drives are to be watched; one that is away is watched when it
    is back. The first set, the first after a change of the places, and one every ten minutes holds all of them: what
    happened before, or was not told, is not known. A new folder stands for everything in it. What the ignore rules
    leave out, and Carrel's ``own`` folder, is not told.
    """
    polling = False
    while not job.cancelled:
        seen = _identify(places())
        try:
            yield from _watch(seen, places, own, job, polling=polling)
        except FileNotFoundError:
            continue  # one has gone just now: look again
        # The second is what watchfiles makes of the system's errors and of names that are no text, the third of a
        # known folder with such a name.
        except (OSError, RuntimeError, UnicodeEncodeError) as error:
            if polling:
                raise
            polling = True
            yield FilesChanged((), _explain(error))


def _explain(error: Exception) -> str:
    named = isinstance(error, UnicodeEncodeError) or _UNDECODABLE in str(error)
    return _NO_TEXT if named else _POLLING


def _watch(
    seen: Mapping[Path, _Identity],
    places: Callable[[], Sequence[Path]],
    own: Path,
    job: Job,
    *,
    polling: bool,
) -> Iterator[FilesChanged]:
    """Watch until the places change."""
    next_round = next_look = time.monotonic()
    there = [path for path, identity in seen.items() if identity]
    for changes in _changes(there, job, polling=polling):
        if time.monotonic() >= next_round:  # the first time, everything that happens from here on is noticed
            next_round = time.monotonic() + _SECONDS_BETWEEN_ROUNDS
            if seen:
                yield FilesChanged(tuple(seen))
        elif paths := _choose(changes, list(seen), own):
            yield FilesChanged(paths)
        if time.monotonic() >= next_look:
            next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS
            if _identify(places()) != seen:
                return


def _changes(there: Sequence[Path], job: Job, *, polling: bool) -> Iterator[set[Path]]:
    """What changes, and every now and then an empty set, until the job is cancelled."""
    if polling or not there:
        yield from _poll(there, job)
        return
    for changes in watch(
        *_find_outermost(there),
        watch_filter=None,
        debounce=_LONGEST_MS,
        step=_QUIET_MS,
        stop_event=_Stop(job),
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=False,  # it compares dates by the second, and misses a second save within one
        ignore_permission_denied=True,
    ):
        yield {Path(changed) for _, changed in changes}


def _poll(there: Sequence[Path], job: Job) -> Iterator[set[Path]]:
    before, took = _look_through(there)
    next_walk = time.monotonic()
    yield set()
    while not job.cancelled:
        time.sleep(_TICK_MS / 1000)
        changed: set[Path] = set()
        if time.monotonic() >= next_walk:
            now, took = _look_through(there)
            changed = {Path(os.fsdecode(path)) for path, _ in before.items() ^ now.items()}
            before, next_walk = now, time.monotonic() + max(_SECONDS_BETWEEN_WALKS, took / _SHARE_OF_WALKING)
        yield changed


def _look_through(there: Sequence[Path]) -> tuple[dict[bytes, tuple[int, int]], float]:
    """Size and date of every file, and the seconds it took."""
    began = time.monotonic()
    found = {each.path: each[1:3] for place in there for each in Walk(place, place, None)}
    return found, time.monotonic() - began


class _Stop:
    """The wish to stop, as watchfiles asks for it."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def is_set(self) -> bool:
        return self._job.cancelled


def _choose(changes: set[Path], places: Sequence[Path], own: Path) -> tuple[Path, ...]:
    """The changed paths that are Carrel's business, without those inside others."""
    chosen: set[Path] = set()
    # A folder that a link leads to as well is told by the path of the link, which is not where its files are known.
    for changed in changes | {Path(os.path.realpath(changed.parent), changed.name) for changed in changes}:
        # Rules are about all that is in their folder; and a name that is no text can only be found by a look at its.
        by_folder = changed.name == os.fsdecode(IGNORE_FILE) or _LOST in changed.name
        path = changed.parent if by_folder else changed
        place = next((place for place in places if place == path or place in path.parents), None)
        if place and path != own and own not in path.parents and not is_left_out(place, path):
            chosen.add(path)
    return tuple(_find_outermost(chosen))


def _find_outermost(paths: Sequence[Path] | set[Path]) -> list[Path]:
    chosen = set(paths)
    return sorted(path for path in chosen if chosen.isdisjoint(path.parents))


def _identify(places: Sequence[Path]) -> dict[Path, _Identity]:
    return {path: _identify_one(path) for path in places}


def _identify_one(path: Path) -> _Identity:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
