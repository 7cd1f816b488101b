"""Builds the package for Debian and Ubuntu of the frozen program.

``python packaging/debian/build_deb.py FROZEN TARGET`` writes TARGET/carrel_<version>_amd64.deb from the folder FROZEN,
as `packaging/frozen/freeze.py` leaves it, and prints its size. What it depends on is found by looking at its libraries.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib.metadata import version
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "linux"), str(HERE.parent / "frozen")]

from freeze import find_time  # noqa: E402 - a script's neighbours are found by the line above
from stage import stage  # noqa: E402 - as above

LIMIT = 420_000_000
"""Bytes that the package may have, with the packaged models."""

_OLDEST_GLIBC = (2, 35)  # that of Ubuntu 22.04; Debian 12 has 2.36
# Qt opens these by name when it runs, so no library says that it needs them.
_OPENED_BY_NAME = ("libegl1", "libgl1", "libx11-xcb1")
# Only Qt's plugin for Wayland asks for these, and a desktop with Wayland has them; control recommends them.
_RECOMMENDED = {"libwayland-client.so.0", "libwayland-cursor.so.0"}
# Debian 13 and Ubuntu 24.04 call them otherwise, for the seconds after 2038.
_RENAMED = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}


class Unfit(Exception):
    """One sentence on why the program cannot become a package here."""


def main() -> int:
    """Build from and into the folders that the command line names; returns the exit code."""
    frozen, target = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    try:
        package = build(frozen, target)
    except Unfit as error:
        print(f"No package: {error}", file=sys.stderr)
        return 1
    size = package.stat().st_size
    print(f"{package} has {size / 1e6:.1f} MB, of {LIMIT / 1e6:.0f} MB allowed.")
    return 0 if size <= LIMIT else 1


def build(frozen: Path, target: Path) -> Path:
    """Write the package into ``target``; returns its file. Raises ``Unfit``."""
    libraries = sorted(_list_libraries(frozen))
    check_glibc(libraries)
    architecture = _run("dpkg", "--print-architecture")
    time = int(find_time())
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=frozen.parents[1]) as temporary:
        root = Path(temporary, "root")
        stage(frozen, root / "usr", time)
        _write_documents(root / "usr" / "share" / "doc" / "carrel", time)
        overrides = root / "usr" / "share" / "lintian" / "overrides" / "carrel"
        overrides.parent.mkdir(parents=True)
        shutil.copyfile(HERE / "lintian-overrides", overrides)
        _compress(root / "usr" / "share" / "man" / "man1" / "carrel.1")
        _set_modes(root)
        _write_control(root, architecture, ", ".join(find_dependencies(libraries)))
        package = target / f"carrel_{version('carrel')}_{architecture}.deb"
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(time)}
        draft = Path(temporary, package.name)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(draft)]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        draft.replace(package)
    return package


def check_glibc(libraries: list[Path]) -> None:
    """Raise ``Unfit`` where a library asks for a newer glibc than the oldest system has that is promised."""
    for library in libraries:
        said = _run("objdump", "--dynamic-syms", str(library))
        found = {word.partition("GLIBC_")[2].rstrip(")") for word in said.split() if "GLIBC_2" in word}
        newest = max((tuple(map(int, each.split("."))) for each in found), default=(0,))
        if newest[:2] > _OLDEST_GLIBC:
            number = ".".join(map(str, newest))
            raise Unfit(f"{library.name} needs glibc {number}, which Ubuntu 22.04 lacks: build on an older system.")


def find_dependencies(libraries: list[Path]) -> list[str]:
    """The packages of the system that the program's libraries ask for, with glibc's version."""
    inside = {library.name for library in libraries} | {link.name for link in _list_links(libraries)}
    wanted = {name for library in libraries for name in _list_needed(library)} - inside - _RECOMMENDED
    where = dict(_read_cache())
    missing = sorted(name for name in wanted if name not in where)
    if missing:
        raise Unfit(f"{', '.join(missing)} is needed, and is not on this system: install what README names.")
    packages = {_find_owner(where[name]) for name in wanted} | set(_OPENED_BY_NAME)
    packages -= {"libc6"}
    oldest = ".".join(map(str, _OLDEST_GLIBC))
    return [f"libc6 (>= {oldest})", *sorted(_RENAMED.get(package, package) for package in packages)]


def _list_libraries(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as content:
                if content.read(4) == b"\x7fELF":
                    yield file


def _list_links(libraries: list[Path]) -> Iterator[Path]:
    for folder in {library.parent for library in libraries}:
        yield from (file for file in folder.iterdir() if file.is_symlink())


def _list_needed(library: Path) -> Iterator[str]:
    for line in _run("readelf", "--dynamic", str(library)).splitlines():
        if "(NEEDED)" in line:
            yield line.partition("[")[2].partition("]")[0]


def _read_cache() -> Iterator[tuple[str, str]]:
    """Names of the system's libraries with their files; the loader's own order, the first of each name last."""
    for line in reversed(_run("/sbin/ldconfig", "-p").splitlines()):
        if "=>" in line and ("x86-64" in line or "AArch64" in line):
            yield line.split()[0], line.rpartition("=> ")[2]


def _find_owner(file: str) -> str:
    for said in (file, f"/usr{file}", str(Path(file).resolve())):
        answer = subprocess.run(["dpkg-query", "--search", said], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.partition(":")[0]
    raise Unfit(f"no package owns {file}.")


def _write_documents(folder: Path, time: int) -> None:
    folder.mkdir(parents=True)
    date = format_datetime(datetime.fromtimestamp(time, UTC))
    entry = Template((HERE / "changelog.in").read_text(encoding="utf-8"))
    log = folder / "changelog.gz"
    log.write_bytes(gzip.compress(entry.substitute(version=version("carrel"), date=date).encode(), mtime=0))
    shutil.copyfile(HERE / "copyright", folder / "copyright")


def _compress(file: Path) -> None:
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
    file.unlink()


def _set_modes(root: Path) -> None:
    """Only programs may be run; a library is read."""
    programs = {root / "usr" / "lib" / "carrel" / name for name in ("carrel", "carrel-window")}
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
    root.chmod(0o755)


def _write_control(root: Path, architecture: str, depends: str) -> None:
    folder = root / "DEBIAN"
    files = sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    size = sum(-(-file.stat().st_size // 1024) for file in files)
    sums = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(root)}\n"
        for file in files
    ]
    folder.mkdir()
    control = Template((HERE / "control.in").read_text(encoding="utf-8"))
    fields = {"version": version("carrel"), "architecture": architecture, "size": size, "depends": depends}
    (folder / "control").write_text(control.substitute(fields), encoding="utf-8")
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    for name in ("config", "postinst", "postrm", "templates"):
        shutil.copyfile(HERE / name, folder / name)
        (folder / name).chmod(0o644 if name == "templates" else 0o755)
    folder.chmod(0o755)


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
