"""Tells language models of the same name apart, by what their files hold and the adapter that is loaded with them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from engine.models.installed import InstalledModel
from engine.settings import GenerationSettings

_DIGITS = 16


def name_edition(model: InstalledModel, settings: GenerationSettings) -> str:
    """Another for every model and adapter that may write other texts, in 16 hexadecimal digits; reads no file.

    One of the catalogue is known by its SHA-256. One of the person's own is also by place, size and date: a file of
    another model may have been put in its place, and none is hashed again for it.
    """
    told = [file.sha256 for file in model.files]
    if model.entry is None:
        told += [_describe(model.folder / file.path) for file in model.files] or [_describe(model.path)]
    if settings.lora:
        told += [_describe(Path(settings.lora).expanduser()), str(settings.lora_weight)]
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def _describe(file: Path) -> str:
    """Where it lies and what the disk says of it; nothing more of one that is gone, which loading tells."""
    try:
        found = file.stat()
    except OSError:
        return os.fspath(file)
    return f"{file.resolve()} {found.st_size} {found.st_mtime_ns}"
