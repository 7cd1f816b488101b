"""Lays the frozen program out as Linux wants it: below a prefix, with menu entry, icons, file types, manual."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
METADATA = "org.carrel.Carrel.metainfo.xml"


def stage(frozen: Path, prefix: Path, time: int) -> None:
    """Copy the program of the folder ``frozen`` to ``prefix``/lib/carrel, and write what else belongs to it.

    ``time`` is that of the release, in seconds since 1970. Raises ``CalledProcessError`` where a script of this folder
    fails.
    """
    program = prefix / "lib" / "carrel"
    program.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(frozen, program, symlinks=True)
    (prefix / "bin").mkdir(exist_ok=True)
    (prefix / "bin" / "carrel").symlink_to(os.path.relpath(program / "carrel", prefix / "bin"))
    share = prefix / "share"
    _put(HERE / "carrel.desktop", share / "applications" / "carrel.desktop")
    _put(HERE / "carrel-mime.xml", share / "mime" / "packages" / "carrel.xml")
    _run("draw_icons.py", share / "icons" / "hicolor")
    for other in ("carrel.ico", "carrel.icns"):
        (share / "icons" / "hicolor" / other).unlink()
    metadata = share / "metainfo" / METADATA
    metadata.parent.mkdir(parents=True, exist_ok=True)
    written = Template((HERE / f"{METADATA}.in").read_text(encoding="utf-8"))
    date = datetime.fromtimestamp(time, UTC).date().isoformat()
    metadata.write_text(written.substitute(version=version("carrel"), date=date), encoding="utf-8")
    (share / "man" / "man1").mkdir(parents=True, exist_ok=True)
    _run("write_manual.py", share / "man" / "man1" / "carrel.1")
    _run("write_completions.py", share)


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _run(script: str, target: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}
    subprocess.run([sys.executable, str(HERE / script), str(target)], check=True, env=environment)
