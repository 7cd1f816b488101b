"""Makes a copy of a language model whose weights are of a kind that runs faster here, and measures both."""

from __future__ import annotations

import re
from pathlib import Path

from engine.adoption import add_model
from engine.domain import FileFigures, ModelRole
from engine.errors import BadInput, Cancelled, StorageFull
from engine.inference.hardware import count_cores, count_free_cores
from engine.inference.quantizer import quantize
from engine.inference.speed import Workload, measure_perplexity, measure_speed
from engine.job import Job
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel
from engine.models.shelf import OwnModel, name_model
from engine.paths import Home, resource

_FOLDER = "quantized"  # below that of models
_KIND_IN_A_NAME = re.compile(r"[.-](F32|F16|BF16|I?Q\d\w*)$", re.IGNORECASE)
_MEASURED_ON = Workload(window=1024, prompt_tokens=256, written_tokens=32)


def quantize_model(
    model: InstalledModel, kind: str, home: Home, job: Job, *, again: bool = False
) -> tuple[OwnModel, FileFigures, FileFigures]:
    """Write a copy into Carrel's folder of models, add it, and measure the old one and the new one; both are kept.

    Raises ``BadInput`` for what is no language model, is of this kind, or was quantised before (unless ``again``);
    ``StorageFull``; ``ModelUnusable``; ``Cancelled`` soon after the job is, and the copy stays if it is whole.
    """
    if model.role is not ModelRole.LANGUAGE_MODEL:
        raise BadInput(f"{model.id} is no language model, and only these are quantised.")
    said = read_parts(model.path)[0].quantization
    if said == kind:
        raise BadInput(f"{model.id} has weights of {kind} already: name another kind.")
    target = home.models / _FOLDER / f"{_KIND_IN_A_NAME.sub('', name_model(model.path))}-{kind}.gguf"
    if target.exists():
        raise BadInput(f"{target} is there already: carrel models remove {name_model(target)} deletes it.")
    draft = target.with_suffix(".draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        quantize(model.path, draft, kind, count_cores(), said=said, again=again)
        read_parts(draft)
        draft.replace(target)
    except OSError as error:
        raise StorageFull(f"{target} cannot be written ({error.strerror}): make room there.", repr(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    added = add_model(target, home, job)
    return added, _measure(model.path, job), _measure(target, job)


def read_built_in_text() -> str:
    """What perplexity is measured on: the sample notes, which no model was trained on before they were written."""
    notes = sorted(resource("sample_notes").rglob("*.md"))
    return "\n\n".join(note.read_text(encoding="utf-8") for note in notes)


def _measure(path: Path, job: Job) -> FileFigures:
    threads = count_free_cores()
    speed = measure_speed(path, _MEASURED_ON, threads, lambda: job.cancelled)
    perplexity = measure_perplexity(path, read_built_in_text(), threads, stopped=lambda: job.cancelled)
    if speed is None or job.cancelled:
        raise Cancelled
    return FileFigures(
        path, read_parts(path)[0].quantization, path.stat().st_size, perplexity, speed.read, speed.written
    )
