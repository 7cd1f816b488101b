"""Nothing leaves the machine: with no network everything works, and with one nothing is connected to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.paths import resource
from tests.command_line import Outcome, run_carrel

QUESTION = "How much notice must the tenant give to end the tenancy?"
SETTINGS = "[retrieval]\npassages = 2\n\n[generation]\ncontext_window = 512\nanswer_tokens = 16\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return home


def do_the_main_job(wrapper: Sequence[str]) -> Outcome:
    """Index the sample notes, which have every format, and ask them; returns how that ended."""
    index = run_carrel("index", resource("sample_notes"), "--json", wrapper=wrapper).record()
    assert (index["indexed"], index["failed"]) == (16, 0)
    return run_carrel("ask", QUESTION, "--json", wrapper=wrapper)


def test_everything_works_where_there_is_no_network(home: Path) -> None:
    wrapper = ("unshare", "--map-root-user", "--net")
    if not shutil.which("unshare"):
        pytest.skip("there is no unshare to take the network away with")
    refusal = subprocess.run([*wrapper, "true"], capture_output=True, text=True, check=False)
    if refusal.returncode:
        pytest.skip(f"this kernel allows no network namespace: {refusal.stderr.strip()}")
    answer = do_the_main_job(wrapper).record()
    found = run_carrel("search", QUESTION, "-k", 1, "--json", wrapper=wrapper).record()
    assert Path(found[0]["path"]).name == "Tenancy agreement.pdf"
    assert "28 days of written notice" in answer["quotes"][0]["text"]
    assert answer["strategy"] == "compact"


CONNECTING = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"


def test_nothing_connects_to_the_internet(home: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    if not shutil.which("strace"):
        pytest.skip("there is no strace to look on with")
    wrapper = ("strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-A", "-o", str(calls))
    control = subprocess.run([*wrapper, sys.executable, "-c", CONNECTING], capture_output=True, text=True, check=False)
    if control.returncode:
        pytest.skip(f"strace may not trace here: {control.stderr.strip()}")
    assert len(find_connections(calls)) == 1  # so it would be seen
    assert do_the_main_job(wrapper).record()["answer"]
    assert len(find_connections(calls)) == 1


def find_connections(calls: Path) -> list[str]:
    return [line for line in calls.read_text(encoding="utf-8").splitlines() if "AF_INET" in line]
