"""Runs each program of a comparison in a process of its own, which is asked in turns with the others."""

# ruff: noqa: PLC0415 - each process imports its own system and no other
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models" / "files"
EMBEDDER = MODELS / "all-minilm-l6-v2"
DATA = Path(os.environ.get("CARREL_DATA") or ROOT.parent / "shared" / "data")

System = Callable[[Path, Path], Callable[[str], Any]]
"""Reads a source, may write into a folder that is thrown away, and returns what replies to a text."""

_SERVE = "--answer"


@contextmanager
def start(python: str, module: str, system: str, source: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of this Python that has read the source and replies to texts: see ``serve``."""
    command = [python, "-m", module, _SERVE, system, str(source)]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    began = time.monotonic()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as worker:
        assert worker.stdout is not None
        if json.loads(worker.stdout.readline() or "null") != "ready":
            sys.exit(f"{system} could not be started: see above.")
        print(f"{system}: loaded and indexed in {time.monotonic() - began:.0f} s", flush=True)
        yield worker
        assert worker.stdin is not None
        worker.stdin.close()


def ask(worker: subprocess.Popen[str], text: str) -> tuple[Any, float]:
    """What a process replies, and the milliseconds that it took inside."""
    assert worker.stdin is not None and worker.stdout is not None
    worker.stdin.write(json.dumps(text) + "\n")
    worker.stdin.flush()
    reply, taken = json.loads(worker.stdout.readline())
    return reply, taken


def is_worker() -> bool:
    """Whether this process was started by ``start``."""
    return sys.argv[1:2] == [_SERVE]


def serve(systems: Mapping[str, System]) -> None:
    """The other side of ``ask``, until its input ends. Whatever a library prints goes to stderr."""
    _, _, system, source = sys.argv
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory(prefix="carrel-peers-", ignore_cleanup_errors=True) as home:
        reply = systems[system](Path(source), Path(home))
        print(json.dumps("ready"), file=replies, flush=True)
        for line in sys.stdin:
            text = json.loads(line)
            began = time.perf_counter()
            replied = reply(text)
            print(json.dumps([replied, 1000 * (time.perf_counter() - began)]), file=replies, flush=True)


def load_for_llamaindex() -> Any:
    """The packaged embedder as llama-index-embeddings-huggingface would load it, without one more package."""
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(EMBEDDER), device="cpu")

    class MiniLM(BaseEmbedding):
        """Cut at its own 256 tokens, as it is there."""

        def _get_text_embedding(self, text: str) -> list[float]:
            return model.encode(text, normalize_embeddings=True).tolist()

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return model.encode(texts, normalize_embeddings=True).tolist()

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

    return MiniLM()
