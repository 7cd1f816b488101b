"""Lays the frozen program out as an AppDir, and makes it one file, an AppImage, where appimagetool is installed.

``python packaging/appimage/build_appimage.py FROZEN TARGET`` leaves TARGET/Carrel.AppDir and, if it can,
TARGET/Carrel-<version>-<machine>.AppImage.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "linux"), str(HERE.parent / "frozen")]

from freeze import find_time  # noqa: E402 - a script's neighbours are found by the line above
from stage import stage  # noqa: E402 - as above


def main() -> int:
    """Build from and into the folders that the command line names; returns the exit code."""
    frozen, target = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    folder = target / "Carrel.AppDir"
    lay_out(frozen, folder)
    tool = shutil.which("appimagetool")
    if not tool:
        print(f"{folder} runs as it is; appimagetool, which makes it one file, is not installed here.")
        return 0
    environment = os.environ | {"ARCH": platform.machine(), "SOURCE_DATE_EPOCH": find_time()}
    image = target / f"Carrel-{version('carrel')}-{platform.machine()}.AppImage"
    subprocess.run([tool, "--no-appstream", str(folder), str(image)], check=True, env=environment)
    print(image)
    return 0


def lay_out(frozen: Path, folder: Path) -> None:
    """Write the AppDir: the program below usr, and at its top what a desktop looks for."""
    shutil.rmtree(folder, ignore_errors=True)
    stage(frozen, folder / "usr", int(find_time()))
    start = folder / "AppRun"
    shutil.copyfile(HERE / "AppRun", start)
    start.chmod(0o755)
    shutil.copyfile(folder / "usr" / "share" / "applications" / "carrel.desktop", folder / "carrel.desktop")
    shutil.copyfile(
        folder / "usr" / "share" / "icons" / "hicolor" / "256x256" / "apps" / "carrel.png", folder / "carrel.png"
    )
    (folder / ".DirIcon").symlink_to("carrel.png")


if __name__ == "__main__":
    sys.exit(main())
