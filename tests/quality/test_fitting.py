"""Prints how near the foretold memory and speed of the packaged model come, at three quantisations in three windows."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from engine.adoption.fitting import calibrate
from engine.domain import ModelRole
from engine.inference.quantizer import quantize
from engine.inference.speed import Workload
from engine.job import Job
from engine.models.gguf_parts import read_parts
from engine.models.installed import find_model
from engine.models.memory_estimate import estimate_memory
from engine.paths import Home

KINDS = ("Q4_1", "Q4_0", "Q8_0")
WINDOWS = (512, 1024, 2048)
WRITTEN = 32
MEMORY_WITHIN = 0.15
SPEED_WITHIN = 0.30
# In a process of its own, which holds nothing of another model.
MEASURE = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from engine.inference.speed import Workload, measure_speed
print(json.dumps(asdict(measure_speed(Path(sys.argv[1]), Workload(**json.loads(sys.argv[2])), int(sys.argv[3])))))
"""


def measure(path: Path, workload: Workload, threads: int, what: str) -> float:
    command = [sys.executable, "-c", MEASURE, str(path), json.dumps(asdict(workload)), str(threads)]
    return float(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)[what])


@pytest.mark.timeout(3600)
def test_what_was_foretold_is_what_comes(tmp_path: Path) -> None:
    packaged = find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, Home(tmp_path))
    known = calibrate(packaged, read_parts(packaged.path), Job())
    print(f"\n{known.threads} threads, {known.bytes_a_second / 1e9:.1f} GB/s, {known.seconds_a_weight:.2e} s a weight")
    print(
        f"{'kind':6} {'window':>6} {'MB foretold':>12} {'MB':>6} {'off':>6} {'t/s foretold':>13} {'t/s':>6} {'off':>6}"
    )
    worst_memory = worst_speed = 0.0
    for kind in KINDS:
        path = packaged.path
        if kind != "Q4_1":
            path = tmp_path / f"{kind}.gguf"
            quantize(packaged.path, path, kind, 1)
        parts = read_parts(path)
        for window in WINDOWS:
            memory, speed = estimate_memory(parts, window).total, known.predict(parts, window)
            filled = Workload(window, window - WRITTEN, WRITTEN)
            half = Workload(window, window // 2 - WRITTEN // 2, WRITTEN)
            took = measure(path, filled, known.threads, "memory")
            wrote = measure(path, half, known.threads, "written")
            off, missed = memory / took - 1, speed / wrote - 1
            print(
                f"{kind:6} {window:6} {memory / 1e6:12.0f} {took / 1e6:6.0f} {off:+6.0%} {speed:13.1f} {wrote:6.1f} "
                f"{missed:+6.0%}"
            )
            worst_memory, worst_speed = max(worst_memory, abs(off)), max(worst_speed, abs(missed))
    assert worst_memory < MEMORY_WITHIN
    assert worst_speed < SPEED_WITHIN
