"""What these tests start from: an empty desk, or the sample notes, indexed once by a real process."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.log import log_to
from engine.paths import resource
from tests.command_line import run_carrel
from tests.integration.desk import Desk

SHORT_ANSWERS = """
[retrieval]
passages = 2

[generation]
context_window = 1024
answer_tokens = 24
"""


@pytest.fixture(scope="session")
def _indexed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("indexed") / "home"
    home.mkdir()
    (home / "settings.toml").write_text(SHORT_ANSWERS, encoding="utf-8")
    report = run_carrel("index", resource("sample_notes"), "--json", "--home", home).record()
    assert report["failed"] == 0
    return home


@pytest.fixture
def indexed_home(_indexed_once: Path, tmp_path: Path) -> Path:
    """A copy of a home that holds the sample notes, and settings for short answers; it is also ``CARREL_HOME``."""
    return Path(shutil.copytree(_indexed_once, tmp_path / "home"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Everything logged, as the engine does it."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    log_to(tmp_path / "carrel.log")
    yield tmp_path / "carrel.log"
    for handler in root.handlers:
        handler.close()
    root.handlers = handlers
    root.setLevel(level)
