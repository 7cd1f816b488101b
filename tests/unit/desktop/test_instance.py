"""Two starts on one library, as real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.instance import Instance

ROOT = Path(__file__).parents[3]
CLAIM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
claimed = instance.claim()
print("first" if claimed else "heard" if instance.call(sys.argv[2]) else "not heard")
"""


def start(home: Path, link: str, program: str = CLAIM) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(home), link], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ
    )


def test_the_second_start_is_heard_by_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=30_000) as heard:
        second = start(tmp_path, "carrel://open?path=/notes/ä.md")
    assert heard.args == ["carrel://open?path=/notes/ä.md"]
    assert second.communicate(timeout=30)[0] == "heard\n"
    first.close()


def test_another_library_has_a_window_of_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = Instance(one), Instance(other)
    assert first.claim()
    assert second.claim()
    first.close()
    second.close()


def test_after_the_end_of_the_first_the_next_is_the_first(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.close()
    assert start(tmp_path, "").communicate(timeout=30)[0] == "first\n"


def test_a_killed_one_is_in_nobodys_way(tmp_path: Path) -> None:
    crash = CLAIM + "\nsys.stdout.flush()\nimport os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"
    killed = start(tmp_path, "", crash)
    assert killed.communicate(timeout=30)[0] == "first\n"
    assert killed.returncode == -9
    assert (tmp_path / "window.lock").exists()
    assert start(tmp_path, "").communicate(timeout=30)[0] == "first\n"


def test_one_that_does_not_answer_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.instance._PATIENCE_MS", 200)
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    assert not second.claim()
    assert not second.call("")  # the first one's event loop does not run
    first.close()
