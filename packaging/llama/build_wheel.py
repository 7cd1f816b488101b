"""Builds llama-cpp-python for any computer: code for every generation of processor, chosen at run time.

``python packaging/llama/build_wheel.py FOLDER`` leaves the wheel and llama.cpp's licence in FOLDER; takes about twenty
minutes of two cores, and nothing where they are there already.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LICENCE = "LICENSE-llama.cpp"
# Each processor's code is a library of its own, of which ggml takes the best that the processor understands.
_OPTIONS = ["LLAVA_BUILD=OFF", "GGML_NATIVE=OFF", "GGML_BACKEND_DL=ON", "GGML_CPU_ALL_VARIANTS=ON"]


def main() -> int:
    """Build into the folder that the command line names; returns the exit code."""
    folder = Path(sys.argv[1]).absolute()
    pinned = find_pin()
    if (folder / LICENCE).is_file() and list(folder.glob(f"llama_cpp_python-{pinned.partition('==')[2]}-*.whl")):
        return 0
    print(f"Building {pinned} for all processors; this takes a while.", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary:
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:"]
        subprocess.run([*fetch, "--dest", temporary, pinned], check=True)
        (source,) = Path(temporary).glob("*.tar.gz")
        with tarfile.open(source) as archive:
            archive.extractall(temporary, filter="data")
        (unpacked,) = (path for path in Path(temporary).iterdir() if path.is_dir())
        # Where it was compiled is not to be read from what was compiled.
        flags = [
            f"CMAKE_{kind}_FLAGS=-ffile-prefix-map={unpacked}=." for kind in ("C", "CXX") if sys.platform != "win32"
        ]
        environment = os.environ | {"CMAKE_ARGS": " ".join(f"-D{option}" for option in [*_OPTIONS, *flags])}
        build = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "--wheel-dir",
            str(folder),
        ]
        subprocess.run([*build, str(unpacked)], check=True, env=environment)
        shutil.copy(unpacked / "vendor" / "llama.cpp" / "LICENSE", folder / LICENCE)
    return 0


def find_pin() -> str:
    """The release of constraints.txt."""
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    found = re.search(r"^llama-cpp-python==[\w.]+", constraints, re.MULTILINE)
    if not found:
        raise SystemExit("constraints.txt names no llama-cpp-python: run `make constraints`.")
    return found[0]


if __name__ == "__main__":
    sys.exit(main())
