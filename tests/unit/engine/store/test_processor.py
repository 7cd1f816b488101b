"""A processor that LanceDB's code cannot run on is told in a sentence, instead of an illegal instruction."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engine.errors import ProcessorUnfit
from engine.store.processor import check_processor

OLD = """
from numpy._core import _multiarray_umath
_multiarray_umath.__cpu_features__ = {"SSE42": True, "AVX2": False}
import sys
from engine.api import run_command_line
sys.exit(run_command_line(["--home", sys.argv[1], "search", "x"]))
"""


def test_one_without_avx2_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    features = "numpy._core._multiarray_umath.__cpu_features__"
    monkeypatch.setattr(features, {"SSE42": True, "AVX2": False})
    with pytest.raises(ProcessorUnfit, match="needs a processor with AVX2"):
        check_processor()
    monkeypatch.setattr(features, {"NEON": True})
    check_processor()


def test_the_command_line_says_so_and_never_loads_it(tmp_path) -> None:
    done = subprocess.run([sys.executable, "-c", OLD, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Carrel's search needs a processor with AVX2")
    assert "Traceback" not in done.stderr
