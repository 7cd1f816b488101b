"""Makes tests/files/home-0.1.0.zip: what the first released Carrel leaves on a disk, with something in every table.

    python -m tests.first_release

It is run once, by the last commit before the release; from then on the file stays as it is, and every later Carrel has
to open it. The notes lie below /tmp, so that the paths in it are nobody's.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import closing
from pathlib import Path

from engine.domain import Verdict
from engine.paths import Home
from engine.store.history import History
from engine.store.library import Library
from tests.command_line import run_carrel
from tests.notes import HOUSEHOLD

FILE = Path(__file__).parent / "files" / "home-0.1.0.zip"
PLACE = Path("/tmp/carrel-0.1.0")
QUESTIONS = ("Who services the boiler?", "What does it cost?")
PINNED = "The heating"
_KEPT = ("index", "library.sqlite3", "settings.toml")


def make_home() -> None:
    """Index, ask, summarise, judge and forget, and put what is left into the file."""
    shutil.rmtree(PLACE, ignore_errors=True)
    notes, home = PLACE / "notes", Home(PLACE / "home")
    (notes / "house").mkdir(parents=True)
    for name, text in HOUSEHOLD.items():
        (notes / "house" / name).write_text(text, encoding="utf-8")
    (notes / "copy of travel.md").write_text(HOUSEHOLD["travel.md"], encoding="utf-8")
    (notes / "blank.txt").write_text(" ", encoding="utf-8")
    (notes / "song.mp3").write_bytes(b"la")
    (notes / "gone.md").write_text("# Gone\n\nThis was deleted before the release.\n", encoding="utf-8")
    os.environ["CARREL_HOME"] = str(home.root)
    run_carrel("index", notes, "--json").record()
    (notes / "gone.md").unlink()
    run_carrel("index", notes, "--json").record()
    run_carrel("ask", QUESTIONS[0], "--json").record()
    run_carrel("ask", QUESTIONS[1], "--continue", "--json").record()
    run_carrel("summarize", notes, "--write", "--json").record()
    with closing(Library(home.library, home.write_lock)) as library:
        history = History(library)
        first, second = sorted(answer.id for answer in history.latest(2))
        history.mark(first, PINNED, pinned=True)
        history.judge(second, Verdict.BAD, "Not what I meant.")
    _pack(home.root)
    shutil.rmtree(PLACE)


def _pack(home: Path) -> None:
    files = [file for file in sorted(home.rglob("*")) if file.is_file() and file.suffix != ".lock"]
    with zipfile.ZipFile(FILE, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            name = file.relative_to(home)
            if name.parts[0] in _KEPT:
                packed.write(file, name)


if __name__ == "__main__":
    make_home()
