"""Makes a copy of a language model whose weights are of a kind that usually runs faster, and measures both."""

from __future__ import annotations

import re
from pathlib import Path

from engine.adoption import add_model
from engine.adoption.apart import work_apart
from engine.domain import QUANTIZATIONS, FileFigures, ModelRole
from engine.errors import BadInput, Cancelled, ModelUnusable, StorageFull
from engine.inference.hardware import count_cores, count_free_cores
from engine.inference.quantizer import check_weights, quantize
from engine.inference.speed import Workload, measure_perplexity, measure_speed
from engine.job import Job, Progress
from engine.models.byte_progress import ByteProgress
from engine.models.gguf_parts import read_outline, read_parts
from engine.models.installed import InstalledModel
from engine.models.shelf import OwnModel, name_model
from engine.paths import Home, resource

_SECONDS_AT_LEAST = 600.0
_BYTES_A_SECOND = 5_000_000  # of a slow processor and disk
_FOLDER = "quantized"  # below that of models
_KIND_IN_A_NAME = re.compile(r"[.-](F32|F16|BF16|I?Q\d\w*)$", re.IGNORECASE)
_MEASURED_ON = Workload(window=1024, prompt_tokens=256, written_tokens=32)


def quantize_model(model: InstalledModel, kind: str, home: Home, job: Job, *, again: bool = False) -> OwnModel:
    """Write a copy into Carrel's folder of models, and add it; both are kept. The job is told how far it is, in bytes.

    Raises ``BadInput`` for what is no language model, is of this kind, or was quantised before (unless ``again``);
    ``StorageFull``; ``ModelUnusable``; ``Cancelled`` soon after the job is, and the copy stays if it is whole.
    """
    if kind not in QUANTIZATIONS:
        raise BadInput(f"There is no type {kind!r}: name one of {', '.join(QUANTIZATIONS)}.")
    if model.role is not ModelRole.LANGUAGE_MODEL:
        raise BadInput(f"{model.id} is no language model, and only these are quantised.")
    parts = read_parts(model.path)
    said = parts[0].quantization
    if said == kind:
        raise BadInput(f"{model.id} has weights of {kind} already: name another kind.")
    check_weights(model.path, said, again=again)
    target = home.models / _FOLDER / f"{_KIND_IN_A_NAME.sub('', name_model(model.path))}-{kind}.gguf"
    if target.exists():
        raise BadInput(f"{target} is there already: carrel models remove {name_model(target)} deletes it.")
    draft = target.with_suffix(".draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(model.path, draft, kind, read_outline(parts).count_bytes(kind), job)
        read_parts(draft)
        draft.replace(target)
    except OSError as error:
        raise StorageFull(f"{target} cannot be written ({error.strerror}): make room there.", repr(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return add_model(target, home, job)


def measure_file(path: Path, job: Job) -> FileFigures:
    """What a language model's file is like here. Raises ``ModelUnusable``, ``Cancelled`` soon after the job is."""
    threads = count_free_cores()
    job.report(Progress(0, 0, path.name, 0.0, None, stage="Measuring"))
    speed = measure_speed(path, _MEASURED_ON, threads, lambda: job.cancelled)
    perplexity = measure_perplexity(path, read_built_in_text(), threads, stopped=lambda: job.cancelled)
    if speed is None or job.cancelled:
        raise Cancelled
    size = path.stat().st_size
    return FileFigures(path, read_parts(path)[0].quantization, size, perplexity, speed.read, speed.written)


def read_built_in_text() -> str:
    """What perplexity is measured on: the sample notes, which no model was trained on before they were written."""
    notes = sorted(resource("sample_notes").rglob("*.md"))
    return "\n\n".join(note.read_text(encoding="utf-8") for note in notes)


def _write(source: Path, draft: Path, kind: str, expected: int, job: Job) -> None:
    """In a process of its own: llama.cpp cannot be stopped meanwhile, a process can."""
    progress, written = ByteProgress(expected, job, "Quantising"), 0

    def look() -> None:
        nonlocal written
        now = min(expected, draft.stat().st_size if draft.exists() else 0)
        progress.advance(now - written, source.name)
        written = now

    limit = _SECONDS_AT_LEAST + source.stat().st_size / _BYTES_A_SECOND
    ending = work_apart(quantize, (source, draft, kind, count_cores()), limit, job, look)
    if not ending.in_time:
        raise ModelUnusable(f"{source.name} was not turned into {kind} within {limit:.0f} seconds: try a smaller one.")
    if not ending.well:
        raise ModelUnusable(
            f"{source.name} ended the process that turned it into {kind} ({ending.exit_code}): choose another kind, or "
            "get a newer copy of it."
        )
