"""Where Carrel keeps its things: the one module that knows folders."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from engine.errors import HomeUnusable


@dataclass(frozen=True, slots=True)
class Home:
    """Carrel's own folder and everything in it; ``open_home`` makes sure it can be written."""

    root: Path

    @property
    def library(self) -> Path:
        """The SQLite file: which document is in which state, past questions."""
        return self.root / "library.sqlite3"

    @property
    def index(self) -> Path:
        """The LanceDB folder: chunks and vectors; derived data."""
        return self.root / "index"

    @property
    def models(self) -> Path:
        """Models the person added, and graphs exported from them."""
        return self.root / "models"

    @property
    def evaluations(self) -> Path:
        """What language models scored at the questions of benchmarks, question by question."""
        return self.root / "evaluations"

    @property
    def states(self) -> Path:
        """What the language model has read, if the settings keep it; derived data."""
        return self.root / "states"

    @property
    def settings(self) -> Path:
        """settings.toml."""
        return self.root / "settings.toml"

    @property
    def window(self) -> Path:
        """window.ini: how the window was left."""
        return self.root / "window.ini"

    @property
    def log(self) -> Path:
        """The log file; never holds text of documents, questions or answers."""
        return self.root / "carrel.log"

    @property
    def write_lock(self) -> Path:
        """Held by the one process that is writing to the library."""
        return self.root / "write.lock"


def locate_home(chosen: Path | None = None) -> Home:
    """Find Carrel's folder: ``chosen``, else ``CARREL_HOME``, else the platform's data folder; creates nothing."""
    return Home((chosen or _default_root()).expanduser().absolute())


def open_home(chosen: Path | None = None) -> Home:
    """Create and check Carrel's folder, where ``locate_home`` says it is.

    Raises ``HomeUnusable`` when it cannot be created or written; a disk that is merely full is no reason.
    """
    home = locate_home(chosen)
    root = home.root
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=root) as probe:
            probe.write(b"carrel")
    except OSError as error:
        if error.errno == errno.ENOSPC and root.is_dir():
            return home  # what is there can still be read and searched
        raise HomeUnusable(
            f"Carrel cannot write to its folder {root}: {error.strerror}. Choose another with --home or CARREL_HOME.",
            repr(error),
        ) from error
    return home


def packaged_models() -> Path:
    """The folder of the models that came with the program."""
    return _locate_package("models") / "files"


def documents_folder() -> Path:
    """Where the person's system keeps documents, whatever that is called in their language."""
    return Path(platformdirs.user_documents_dir())


def resource(*parts: str) -> Path:
    """A file of the ``resources`` package, such as ``resource("prompts", "answer.md")``."""
    return _locate_package("resources").joinpath(*parts)


def find_tessdata(languages: Sequence[str]) -> Path | None:
    """The folder with Tesseract's data for the most of these languages (``eng``, ``deu``), None without any."""
    chosen = os.environ.get("TESSDATA_PREFIX")
    folders = [
        *([Path(chosen)] if chosen else []),
        Path(sys.prefix) / "share" / "tessdata",
        *sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True),
        Path("/usr/share/tessdata"),
        Path("/opt/homebrew/share/tessdata"),
        Path("/usr/local/share/tessdata"),
    ]
    found = {folder: sum((folder / f"{name}.traineddata").is_file() for name in languages) for folder in folders}
    best = max(found, key=lambda folder: found[folder])
    return best if found[best] else None


def _locate_package(name: str) -> Path:
    """Where a package of data lies; ``importlib.resources`` would load zipfile for it, 14 ms of a window's start."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


def _default_root() -> Path:
    return Path(os.environ.get("CARREL_HOME") or platformdirs.user_data_dir("carrel", appauthor=False))
