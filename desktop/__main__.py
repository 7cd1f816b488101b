"""``carrel``: opens the window when called without a verb, and is the command line otherwise."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Run ``carrel`` with the arguments of the process; returns its exit code."""
    if not sys.argv[1:]:
        return open_window(None)
    from engine.api import run_command_line  # noqa: PLC0415 - 200 ms that the window need not wait for

    return run_command_line(sys.argv[1:], open_window)


def open_window(home: Path | None, link: str = "") -> int:
    """Open the window on the library in ``home``, at the place of a link if any, until it is closed.

    Says why and returns 1 where it cannot open.
    """
    if not _has_display():
        return _refuse("there is no display")
    try:
        # Only here, so that the command line never loads Qt.
        from desktop.app import run_window  # noqa: PLC0415
    except ImportError as error:
        return _refuse(f"a part of Qt cannot be loaded ({error})")
    return run_window(home, link)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in ("offscreen", "minimal", "vnc", "linuxfb", "eglfs"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse(why: str) -> int:
    sys.stderr.write(
        f"Carrel cannot open its window: {why}. Use it in the terminal instead: "
        'carrel index FOLDER, then carrel ask "QUESTION"; carrel --help lists the rest.\n'
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
