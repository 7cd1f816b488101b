"""Logging and the environment of native libraries, set up before anything heavy is imported, in every process."""

from __future__ import annotations

import logging
import logging.handlers
import os
from pathlib import Path

OFFLINE_ENVIRONMENT = {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "LANCEDB_LOG": "error",
}


def go_offline() -> None:
    """Tell every library that knows such a switch to stay off the network and quiet; call before importing them."""
    os.environ.update(OFFLINE_ENVIRONMENT)


def log_to(file: Path, level: int = logging.INFO) -> None:
    """Send all logging of this process to ``file`` (rotated at 2 MB, 3 kept); nothing goes to the terminal."""
    handler = logging.handlers.RotatingFileHandler(file, maxBytes=2_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
