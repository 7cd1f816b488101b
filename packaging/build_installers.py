"""Builds every installer that the present system can build; run by ``make package``, or by hand where there is no make.

``python packaging/build_installers.py`` prepares an environment of its own without PyTorch (.venv-package), builds
llama.cpp for all processors, freezes the program, and leaves the installers in dist/.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".venv-package"
PORTABLE = ROOT / "build" / "portable"
FROZEN = ROOT / "build" / "frozen"
INSTALLERS = ROOT / "dist"
_HERE = Path(__file__).parent
_PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def main() -> int:
    """Build all; returns the exit code."""
    try:
        prepare()
        run(_HERE / "frozen" / "freeze.py", FROZEN)
        build()
    except subprocess.CalledProcessError as error:
        command = error.cmd if isinstance(error.cmd, str) else " ".join(map(str, error.cmd))
        print(f"Stopped: {command} ended with {error.returncode}; what it said is above.", file=sys.stderr)
        return 1
    return 0


def prepare() -> None:
    """Make the environment that is frozen: pinned packages, without PyTorch, with the llama.cpp for all processors."""
    if not _PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    run(_HERE / "llama" / "build_wheel.py", PORTABLE)
    (wheel,) = PORTABLE.glob("*.whl")
    install = ["-m", "pip", "install", "--quiet", "--constraint", str(ROOT / "constraints.txt")]
    more = os.environ.get("PIP_INSTALL_ARGS", "").split()
    run(*install, *more, str(wheel), "--editable", f"{ROOT}[packaging]")
    # The pinned release may be there from another build.
    run("-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", str(wheel))
    run(_HERE / "llama" / "move_variants.py")
    for words in sorted((ROOT / "resources" / "translations").glob("*.ts")):
        compiler = _PYTHON.with_name("pyside6-lrelease.exe" if sys.platform == "win32" else "pyside6-lrelease")
        subprocess.run([str(compiler), "-silent", str(words), "-qm", str(words.with_suffix(".qm"))], check=True)
    if sys.platform in ("win32", "darwin"):
        run(_HERE / "linux" / "draw_icons.py", ROOT / "build" / "icons")


def build() -> None:
    """Build what this system has the tools for, and say what it has not."""
    frozen = FROZEN / "carrel"
    if sys.platform == "win32":
        build_with("iscc", str(_HERE / "windows" / "carrel.iss"), f"/DVersion={find_version()}")
    elif sys.platform == "darwin":
        build_with(
            "bash", str(_HERE / "macos" / "build_dmg.sh"), str(FROZEN / "Carrel.app"), str(INSTALLERS), find_version()
        )
    else:
        if find("dpkg-deb"):
            run(_HERE / "debian" / "build_deb.py", frozen, INSTALLERS)
        run(_HERE / "appimage" / "build_appimage.py", frozen, INSTALLERS)
        if find("flatpak-builder"):
            manifest = _HERE / "flatpak" / "org.carrel.Carrel.yaml"
            bundled = INSTALLERS / "carrel.flatpak"
            build_with("bash", str(_HERE / "flatpak" / "build_flatpak.sh"), str(manifest), str(bundled))


def build_with(program: str, *words: str) -> None:
    """Run a tool of the system, where there is one."""
    if find(program):
        subprocess.run([program, *words], check=True, cwd=ROOT)


def find(program: str) -> bool:
    """Whether this system has the tool; says what is not built without it."""
    if shutil.which(program):
        return True
    print(f"{program} is not installed here, so what it builds is left out.")
    return False


def find_version() -> str:
    """The program's version, from pyproject.toml as it is installed."""
    ask = "from importlib.metadata import version; print(version('carrel'))"
    return subprocess.run([str(_PYTHON), "-c", ask], capture_output=True, text=True, check=True).stdout.strip()


def run(*words: str | Path) -> None:
    """Run a script by the Python of the environment."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([str(_PYTHON), *map(str, words)], check=True, env=environment, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
