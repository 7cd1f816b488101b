"""The guards of tests/conftest.py do catch what they are there for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

CULPRITS = """
import multiprocessing, os, socket, threading, time
import pytest

def test_connects():
    with socket.socket() as one, pytest.raises(BaseException):
        one.connect(("127.0.0.1", 9))

def test_connects_without_raising():
    with socket.socket(socket.AF_INET6) as one, pytest.raises(BaseException):
        one.connect_ex(("::1", 9))

def test_leaves_a_thread():
    threading.Thread(target=time.sleep, args=(4,)).start()

def test_leaves_a_process():
    multiprocessing.get_context("spawn").Process(target=time.sleep, args=(30,), daemon=True).start()

@pytest.mark.leaves_running("to show that it may")
def test_may_leave_a_thread():
    threading.Thread(target=time.sleep, args=(2,)).start()

def test_is_at_home(tmp_path):
    assert os.environ["CARREL_HOME"].startswith(str(tmp_path))
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert os.environ["HF_HUB_OFFLINE"] == "1"

def test_talks_to_itself():
    one, other = socket.socketpair()
    one.close(), other.close()
"""


def test_the_guards_fail_those_who_connect_or_leave_something_running(tmp_path):
    (tmp_path / "test_culprits.py").write_text(CULPRITS)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "--rootdir", str(tmp_path), str(tmp_path)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert re.search(r"7 passed, 4 errors", printed), printed
    failed = set(re.findall(r"^ERROR \S+::(\w+)", printed, re.MULTILINE))
    assert failed == {
        "test_connects", "test_connects_without_raising", "test_leaves_a_thread", "test_leaves_a_process",
    }  # fmt: skip
