"""Times the frozen program beside the same program in its development environment, in turns.

``python packaging/frozen/compare.py PROGRAM``: start-up, a search, and the language model's reading and writing; prints
ratios, of which above 1 means that the frozen program is slower. Run it where nothing else runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ROUNDS = 7
_MODEL = "smollm2-135m-instruct"


def main() -> int:
    """Compare and print; returns the exit code."""
    rivals = {"frozen": [sys.argv[1]], "development": [sys.executable, "-m", "desktop"]}
    with tempfile.TemporaryDirectory() as home:
        _run([*rivals["development"], "--home", home, "index", str(ROOT / "resources" / "sample_notes")])
        for words in (["--version"], ["--home", home, "search", "lighthouse"]):
            taken: dict[str, list[float]] = {name: [] for name in rivals}
            for _ in range(_ROUNDS):
                for name, command in rivals.items():
                    began = time.perf_counter()
                    _run([*command, *words])
                    taken[name].append(time.perf_counter() - began)
            medians = {name: statistics.median(times) for name, times in taken.items()}
            print(f"carrel {words[-1]}: {_tell(medians, 's')}")
        speeds = {name: _time_model(command, home) for name, command in rivals.items()}
        for number, what in enumerate(("read", "written")):
            seconds = {name: 1 / speed[number] for name, speed in speeds.items()}
            tokens = ", ".join(f"{name} {speed[number]:.0f} tokens/s" for name, speed in speeds.items())
            print(f"{what}: {tokens}, ratio {seconds['frozen'] / seconds['development']:.2f}")
    return 0


def _time_model(command: list[str], home: str) -> tuple[float, float]:
    """Tokens a second that are read and written, the best of ``carrel models bench``."""
    best = json.loads(_run([*command, "--home", home, "models", "bench", _MODEL, "--json"]))["best"]
    return best["read"], best["written"]


def _tell(values: dict[str, float], unit: str) -> str:
    told = ", ".join(f"{name} {value:.2f} {unit}" for name, value in values.items())
    return f"{told}, ratio {values['frozen'] / values['development']:.2f}"


def _run(command: list[str]) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


if __name__ == "__main__":
    sys.exit(main())
