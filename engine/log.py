"""Logging and the environment of native libraries, set up before anything heavy is imported, in every process."""

from __future__ import annotations

import logging
import logging.handlers
import os
import traceback
from pathlib import Path
from typing import Any

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
    """Send all logging of this process to ``file`` (rotated at 2 MB, 3 kept); nothing goes to the terminal.

    An exception is logged without its message, so ``logger.exception`` is safe where documents pass.
    """
    handler = _LogFile(file, maxBytes=2_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(_DiscreetFormatter("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)


class _LogFile(logging.handlers.RotatingFileHandler):
    """Does without a line that cannot be written, for example on a full disk, where others show a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        pass


class _DiscreetFormatter(logging.Formatter):
    """Writes an exception and its causes as types and frames, never with their messages: these may quote a document."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        lines: list[str] = []
        chain: list[BaseException] = []
        link = ei[1]
        while link is not None and link not in chain:
            chain.append(link)
            number = f" (errno {link.errno})" if isinstance(link, OSError) else ""
            lines.append(f"{type(link).__module__}.{type(link).__qualname__}{number}")
            frames = traceback.extract_tb(link.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            link = link.__cause__ or link.__context__
        return "\n".join(lines)
