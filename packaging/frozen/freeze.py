"""Freezes Carrel into one folder that needs no Python: program, libraries, models, licences, bill of materials.

``python packaging/frozen/freeze.py TARGET``, run by the Python of the packaging environment (`make package` prepares
it), leaves the program in TARGET/carrel and prints what it takes, part by part.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from components import ROOT, find_parts, write_bill_of_materials, write_licences

from engine.models.catalogue import load_catalogue
from engine.paths import packaged_models

BILL_OF_MATERIALS = "sbom.cdx.json"
LIMIT = 900_000_000
"""Bytes that the program may take without its models."""

_RENAMED = re.compile(r"-[0-9a-f]{8}[.-]")
_WORK = ROOT / "build" / "work"
_PORTABLE = ROOT / "build" / "portable"


def main() -> int:
    """Freeze into the folder that the command line names; returns the exit code."""
    target = Path(sys.argv[1]).absolute()
    freeze(target)
    sizes = measure_parts(target / "carrel")
    for part, size in sizes.most_common():
        print(f"{size / 1e6:8.1f} MB  {part}")
    program = sizes.total() - sizes["models"]
    print(f"{program / 1e6:8.1f} MB  without models, of {LIMIT / 1e6:.0f} MB allowed")
    return 0 if program <= LIMIT else 1


def freeze(target: Path) -> None:
    """Leave the program in ``target``/carrel. Raises ``CalledProcessError``, ``LicenceMissing``."""
    spec = Path(__file__).with_name("carrel.spec")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    folders = ["--distpath", str(target), "--workpath", str(_WORK)]
    # The order of sets would be another in every run, and so the archive of modules.
    environment = os.environ | {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": find_time()}
    subprocess.run([*command, *folders, str(spec)], check=True, env=environment)
    # A bundle of macOS was made of the folder meanwhile, and keeps what is no code in a folder of its own.
    top = target / "Carrel.app" / "Contents" if sys.platform == "darwin" else target / "carrel"
    inside = top / ("Resources" if sys.platform == "darwin" else "_internal")
    put_models(inside / "models" / "files")
    os.environ["SOURCE_DATE_EPOCH"] = find_time()
    parts = find_parts(_WORK / "carrel", _PORTABLE / "LICENSE-llama.cpp")
    write_licences(parts, inside / "resources" / "licences")
    write_bill_of_materials(parts, (inside if sys.platform == "darwin" else top) / BILL_OF_MATERIALS)
    if sys.platform == "linux":
        strip_libraries(inside)
    if sys.platform != "win32":
        link_duplicates(top)


def find_time() -> str:
    """Seconds since 1970 of the last commit, for files that hold a time."""
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    if chosen:
        return chosen
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def put_models(target: Path) -> None:
    """Copy the files of the packaged models, but no graphs.

    The first start makes them from the weights in a second or two, and they would make the package a fifth larger.
    """
    for model in load_catalogue():
        for file in model.files if model.package else ():
            copy = target / model.id / file.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(packaged_models() / model.id / file.path, copy)


def strip_libraries(folder: Path) -> None:
    """Take what only debuggers read out of the libraries, a tenth of the program.

    Not out of those that auditwheel has renamed, with a hash in their names: patched files do not survive it.
    """
    for file in sorted(folder.rglob("*.so*")):
        if not file.is_symlink() and file.is_file() and not _RENAMED.search(file.name):
            subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)


def link_duplicates(folder: Path) -> None:
    """Replace every file that is there twice by a link: wheels hold copies of libraries under each of their names."""
    first: dict[tuple[int, str], Path] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or not file.is_file() or file.stat().st_size < 10_000:
            continue
        with file.open("rb") as content:
            key = file.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest()
        original = first.setdefault(key, file)
        if original is not file:
            file.unlink()
            file.symlink_to(os.path.relpath(original, file.parent))


def measure_parts(folder: Path) -> Counter[str]:
    """Bytes by part: a package of Python, the libraries of the system, the program's own archive, the models."""
    sizes: Counter[str] = Counter()
    for file, size in _list_files(folder):
        parts = file.parts[1:] if file.parts[0] == "_internal" else file.parts
        name = parts[0].partition(".")[0] if len(parts) > 1 else "libraries of the system and Python"
        if file.parts[0] != "_internal":
            name = "the program"
        sizes["models" if parts[:2] == ("models", "files") else name] += size
    small: dict[str, int] = defaultdict(int)
    for name, size in list(sizes.items()):
        if size < 3_000_000:
            small["everything else"] += sizes.pop(name)
    return sizes + Counter(small)


def _list_files(folder: Path) -> Iterator[tuple[Path, int]]:
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(folder), file.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
