"""The first load of a model, in a process of its own with a time limit: a file that crashes native code crashes that.

The headers of a file may be sound and its content may still end a process: llama.cpp checks by assertions.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path

from engine.adoption.apart import work_apart
from engine.domain import ModelRole
from engine.job import Job
from engine.paths import Home
from engine.settings import EmbeddingSettings

_SECONDS_AT_LEAST = 120.0  # torch alone takes ten, on a slow machine more
_BYTES_A_SECOND = 20_000_000  # of a slow disk
_WINDOW = 256


@dataclass(frozen=True, slots=True)
class Probe:
    """What is loaded: a model of the person's own, ``size`` in bytes."""

    path: Path
    role: ModelRole
    size: int

    @property
    def seconds(self) -> float:
        """How long it may take."""
        return _SECONDS_AT_LEAST + self.size / _BYTES_A_SECOND


def try_loading(probe: Probe, home: Home, job: Job, seconds: float | None = None) -> str:
    """Load a model and let it work once; "" where it can, else a sentence on how it ended the process.

    Raises ``ModelUnusable`` where the model was refused in good order, ``Cancelled`` soon after the job is.
    """
    limit = seconds or probe.seconds
    ending = work_apart(_load, (probe, home), limit, job)
    if ending.well:
        return ""
    if not ending.in_time:
        return f"{probe.path.name} could not be loaded within {limit:.0f} seconds: choose another, or add it again."
    return _explain(probe, ending.exit_code)


def _explain(probe: Probe, exit_code: int | None) -> str:
    if exit_code == -getattr(signal, "SIGKILL", 9):
        return (
            f"{probe.path.name} was stopped by the system while it was loaded, most likely for lack of memory: choose "
            "a smaller model, or close other programs and add it again."
        )
    return (
        f"{probe.path.name} ended the process that it was first loaded in ({exit_code}), so it is not used: get a "
        "newer copy of it, or choose another."
    )


def _load(probe: Probe, home: Home) -> None:
    """Load it by the way it will be used, and have one word, vector or verdict of it."""
    if probe.role is ModelRole.LANGUAGE_MODEL:
        from engine.inference.language_model import ChatMessage, Sampling  # noqa: PLC0415 - in this process only
        from engine.inference.llama_model import LlamaModel  # noqa: PLC0415 - as above

        model = LlamaModel(probe.path.name, probe.path, _WINDOW, threads=1)
        sampling = Sampling(0.0, 1, 1.0, 0.0, 1.0, 1)
        for _ in model.generate([ChatMessage("user", "Hello")], 2, sampling, lambda: False):
            pass
    elif probe.role is ModelRole.EMBEDDER:
        from engine.embeddings.selection import find_source, load_embedder  # noqa: PLC0415 - as above

        load_embedder(find_source(EmbeddingSettings(str(probe.path)), home), home).embed_query("a test")
    else:
        from engine.inference.pair_model import load_pair_model  # noqa: PLC0415 - as above

        load_pair_model(probe.path).predict([("a question", "a text")], show_progress_bar=False)
