"""The log says where a bug is and never what the person wrote."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from engine.log import OFFLINE_ENVIRONMENT, go_offline, log_to


@pytest.fixture
def log(tmp_path):
    """A log file that takes this process's logging for one test."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    log_to(tmp_path / "carrel.log")
    yield tmp_path / "carrel.log"
    root.handlers[0].close()
    root.handlers = handlers
    root.setLevel(level)


def test_an_exception_is_logged_with_its_frames_and_causes_but_no_message(log):
    try:
        try:
            Path("/nowhere/secret.txt").read_text()
        except OSError as error:
            raise ValueError("secret text") from error
    except ValueError:
        logging.getLogger("carrel").exception("It broke")
    written = log.read_text()
    assert "It broke" in written
    assert "builtins.ValueError" in written
    assert "builtins.FileNotFoundError (errno 2)" in written
    assert f"{__file__}:" in written
    assert "secret" not in written


def test_an_exception_that_is_its_own_cause_is_logged_once(log):
    error = ValueError("secret")
    error.__cause__ = error
    logging.getLogger("carrel").error("It broke", exc_info=error)
    assert log.read_text().count("builtins.ValueError") == 1


def test_every_child_process_inherits_the_offline_switches():
    go_offline()
    code = "import os, sys; sys.exit(any(os.environ.get(k) != v for k, v in eval(sys.argv[1]).items()))"
    assert subprocess.run([sys.executable, "-c", code, repr(OFFLINE_ENVIRONMENT)], check=False).returncode == 0
