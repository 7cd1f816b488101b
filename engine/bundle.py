"""Carrel for a computer without a network, as one folder: its installer, models, and a library, all with SHA-256.

README.txt      what is there, and what to do with it
SHA256SUMS      of every other file, as ``sha256sum`` writes and checks it; written last, so that it never lies
installer/      the file that Carrel is installed from
models/         as ``carrel models export`` writes them
library/        a snapshot of a library
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath, PureWindowsPath
from string import Template

from engine.adoption.listing import find_chosen
from engine.adoption.transfer import MANIFEST as MODEL_MANIFEST
from engine.adoption.transfer import export_models, import_models, list_carried
from engine.domain import ExportedModel, ImportReport
from engine.errors import BadInput, BundleDamaged, PathMissing
from engine.job import Job
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import hash_file
from engine.models.checked_copy import check_room, writing
from engine.models.words import count_bytes
from engine.paths import Home, resource
from engine.store.snapshot import check_absence, copy_tree, restore_snapshot, take_snapshot

MANIFEST = "SHA256SUMS"
README = "README.txt"
_INSTALLER, _MODELS, _LIBRARY = "installer", "models", "library"
_KINDS = (PurePosixPath, PureWindowsPath)  # a bundle is carried between systems
_UNFINISHED = ".unfinished"  # the folder of what is being written; also says that a folder is a bundle to be
_LINE = re.compile(rb"(\\?)([0-9a-f]{64}) [ *]([^\n]+)")
_ESCAPES = {b"\\\\": b"\\", b"\\n": b"\n", b"\\r": b"\r"}
_NAMED = 3  # files that a sentence names
_INSTALL = {
    ".deb": "    sudo apt install ./{path}",
    ".appimage": "    chmod +x {path}\n\nThat file is the program: write ./{path} where it says carrel below.",
    ".flatpak": "    flatpak install --user ./{path}",
    ".exe": "Open {path}. No administrator is needed.",
    ".msi": "Open {path}.",
    ".dmg": "Open {path}, and drag Carrel into the folder of applications.",
}


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was put into a folder; ``installer`` is a file's name, "" without one, ``bytes`` those of all ``files``."""

    folder: Path
    installer: str
    models: tuple[ExportedModel, ...]
    library: bool
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class BundleCheck:
    """How a folder differs from its manifest: paths in it. ``bytes`` were read of ``files``."""

    folder: Path
    files: int
    bytes: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    def demand_whole(self) -> None:
        """Raise ``BundleDamaged`` where anything differs."""
        kinds = (("missing", self.missing), ("changed", self.changed), ("not of it", self.extra))
        wrong = [f"{len(paths)} {word} ({_name_some(paths)})" for word, paths in kinds if paths]
        if wrong:
            raise BundleDamaged(
                f"{self.folder} is not what was put together: of its files {', '.join(wrong)}. Carry it here again."
            )


@dataclass(frozen=True, slots=True)
class Restored:
    """What was taken in; ``settings`` says whether those of the library are the home's now."""

    models: ImportReport
    library: bool
    settings: bool


def make_bundle(folder: Path, home: Home, job: Job, installer: Path | None, *, with_library: bool) -> Bundle:
    """Fill a new folder, or one that was filled before; what is whole of its models is not copied again.

    The job is told how far that is, in bytes. While this is under way, or when it was killed, there is no manifest.
    Raises ``BadInput`` for a folder with other things in it, ``PathMissing`` for an installer that is no file,
    ``StorageFull``, ``Cancelled``, and what ``export_models`` and ``take_snapshot`` do.
    """
    folder = folder.expanduser().absolute()
    if installer and not installer.is_file():
        raise PathMissing(f"There is no file {installer}: name the file that Carrel is installed from.")
    chosen = find_chosen((), home)
    draft = _begin(folder)
    hashes: dict[str, str] = {}
    models = export_models(chosen, folder / _MODELS, job)
    for model in list_carried(folder / _MODELS):
        hashes |= {f"{_MODELS}/{model.id}/{file.path}": file.sha256 for file in model.files}
    manifest = f"{_MODELS}/{MODEL_MANIFEST}"
    hashes[manifest] = hash_file(folder / manifest)
    hashes |= _put_installer(installer, folder, draft, job)
    hashes |= _put_library(home, folder, draft, job) if with_library else _put_nothing(folder / _LIBRARY)
    job.check()
    with writing(folder):
        text = _write_readme(installer.name if installer else "", models, with_library=with_library)
        (folder / README).write_bytes(text.encode("utf-8", "replace"))  # a file's name need be no text
        hashes[README] = hash_file(folder / README)
        _write_manifest(hashes, draft / MANIFEST)
        (draft / MANIFEST).rename(folder / MANIFEST)
        size = sum((folder / path).stat().st_size for path in hashes)
    with suppress(OSError):
        draft.rmdir()
    return Bundle(folder, installer.name if installer else "", models, with_library, len(hashes), size)


def verify_bundle(folder: Path, job: Job) -> BundleCheck:
    """Read all files of a folder that ``make_bundle`` has filled, and compare them with the manifest.

    The job is told how far that is, in bytes. Raises ``PathMissing`` without a manifest, ``BundleDamaged`` where that
    itself cannot be read, ``Cancelled``.
    """
    folder = folder.expanduser().absolute()
    hashes = read_manifest(folder)
    there = _list_files(folder)
    sizes = {path: (folder / path).lstat().st_size for path in there if path in hashes}
    progress = ByteProgress(sum(sizes.values()), job, "Checking")
    changed = [path for path in sizes if not _has_hash(folder / path, hashes[path], progress)]
    missing = hashes.keys() - sizes.keys()
    extra = there - hashes.keys() - {MANIFEST}
    found = (tuple(sorted(paths)) for paths in (missing, changed, extra))
    return BundleCheck(folder, len(hashes), sum(sizes.values()), *found)


def restore_bundle(folder: Path, home: Home, job: Job) -> Restored:
    """Take in the models of a bundle, and its library if it has one, once all of it was read and is whole.

    Raises ``BadInput`` where both have a library, ``BundleDamaged``, ``StorageFull``, ``Cancelled``, and what
    ``verify_bundle`` does.
    """
    folder = folder.expanduser().absolute()
    hashes = read_manifest(folder)
    of_library = {path.removeprefix(f"{_LIBRARY}/"): hashes[path] for path in hashes if path.startswith(f"{_LIBRARY}/")}
    if of_library:
        check_absence(home)
    verify_bundle(folder, job).demand_whole()
    models = import_models(folder / _MODELS, home, job)
    settings = bool(of_library) and restore_snapshot(folder / _LIBRARY, home, of_library, job)
    return Restored(models, bool(of_library), settings)


def read_manifest(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its path; raises as ``verify_bundle`` does."""
    file = folder / MANIFEST
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise PathMissing(
            f"There is no {MANIFEST} in {folder} that can be read: it is no bundle, or carrel bundle make was stopped.",
            repr(error),
        ) from error
    found = [_LINE.fullmatch(line) for line in lines]
    hashes = {_unescape(match[3], escaped=bool(match[1])): match[2].decode() for match in found if match}
    if len(hashes) < len(lines) or any(_leads_out(path) for path in hashes):
        raise BundleDamaged(f"{file} is damaged: carry the bundle here again.")
    return hashes


def _begin(folder: Path) -> Path:
    """Make the folder ready, with no manifest in it; the folder for what is being written."""
    draft = folder / _UNFINISHED
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not draft.is_dir() and not _is_bundle(folder):
            raise BadInput(f"{folder} has other files in it: name a new folder, such as {folder / 'carrel'}.")
        draft.mkdir(exist_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)
        for left in draft.iterdir():  # by a call that was killed
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    return draft


def _is_bundle(folder: Path) -> bool:
    """Whether a manifest is one of ours: many a folder has a SHA256SUMS."""
    try:
        return (folder / MANIFEST).exists() and f"{_MODELS}/{MODEL_MANIFEST}" in read_manifest(folder)
    except BundleDamaged:
        return False


def _put_installer(installer: Path | None, folder: Path, draft: Path, job: Job) -> dict[str, str]:
    if installer is None:
        return _put_nothing(folder / _INSTALLER)
    target = draft / _INSTALLER
    with writing(folder):
        check_room(installer.stat().st_size, folder)
        hashes = copy_tree(installer.parent, target, [installer.name], job)
        _replace(target, folder / _INSTALLER)
    return {f"{_INSTALLER}/{path}": sha256 for path, sha256 in hashes.items()}


def _put_library(home: Home, folder: Path, draft: Path, job: Job) -> dict[str, str]:
    target = draft / _LIBRARY
    with writing(folder):
        target.mkdir()
        hashes = take_snapshot(home, target, job)
        _replace(target, folder / _LIBRARY)
    return {f"{_LIBRARY}/{path}": sha256 for path, sha256 in hashes.items()}


def _put_nothing(target: Path) -> dict[str, str]:
    """What an earlier call was asked for and this one was not goes: a library is not handed on by mistake."""
    with writing(target.parent):
        if target.exists():
            shutil.rmtree(target)
    return {}


def _replace(draft: Path, target: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    draft.rename(target)


def _write_readme(installer: str, models: Sequence[ExportedModel], *, with_library: bool) -> str:
    path = f"{_INSTALLER}/{installer}"
    sizes = [f"    {model.id}: {model.role.words}, {count_bytes(model.bytes)}" for model in models]
    contents = [f"{path}\n    What Carrel is installed from.\n"] if installer else []
    contents.append("\n".join([f"{_MODELS}/", *(sizes or ["    None."])]) + "\n")
    if with_library:
        contents.append(
            f"{_LIBRARY}/\n"
            "    A library: the search index, which holds the text of the documents, past questions and answers, and\n"
            "    the settings. Whoever has this folder can read them: keep it as safe as the documents.\n"
        )
    install = _INSTALL.get(Path(installer).suffix.lower(), "Open {path}, or unpack it.").format(path=path)
    afterwards = (
        "\nIt takes in a library only where Carrel has none yet, or an empty one; elsewhere name another folder with\n"
        "--home DIR, there and at every start. Close Carrel's window before. The files of the documents are not in\n"
        "the library. They can be searched, quoted and asked about without them; to open one, or to have its changes\n"
        "noticed, let it lie where it lay.\n"
    )
    return Template(resource("bundle.txt").read_text(encoding="utf-8")).substitute(
        version=version("carrel"),
        contents="\n".join(contents),
        install=install if installer else "There is no installer here: Carrel has to be on that computer already.",
        taken="models and library" if with_library else "the models",
        afterwards=afterwards if with_library else "",
    )


def _write_manifest(hashes: Mapping[str, str], file: Path) -> None:
    with file.open("wb") as out:
        for path in sorted(hashes):
            name = os.fsencode(path)
            escaped = name
            for written, meant in _ESCAPES.items():
                escaped = escaped.replace(meant, written)
            mark = b"\\" if escaped != name else b""
            out.write(mark + hashes[path].encode() + b"  " + escaped + b"\n")
        out.flush()
        os.fsync(out.fileno())


def _unescape(name: bytes, *, escaped: bool) -> str:
    if escaped:
        name = re.sub(rb"\\[\\nr]", lambda match: _ESCAPES[match[0]], name)
    return os.fsdecode(name)


def _leads_out(path: str) -> bool:
    """Whether a path of a manifest is meant for a place outside of the folder, on this system or on any other."""
    inner = path.removeprefix(f"{_LIBRARY}/")
    return any(kind(each).anchor or ".." in kind(each).parts for kind in _KINDS for each in (path, inner))


def _list_files(folder: Path) -> set[str]:
    """Whatever is in a folder and is no folder itself, by its path in there; a link to a folder is none."""
    found = []
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if Path(place, name).is_symlink()]
        found += [Path(place, name).relative_to(folder).as_posix() for name in (*names, *links)]
    return set(found)


def _has_hash(file: Path, sha256: str, progress: ByteProgress) -> bool:
    try:
        return file.is_file() and hash_file(file, progress.follow(file.name)) == sha256
    except OSError:
        return False


def _name_some(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")
