"""Finds the models that other programs have on this machine, to be used where they are."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.domain import FoundModel
from engine.errors import ModelMissing, ModelUnusable
from engine.models.description import describe_model
from engine.models.gguf_parts import name_parts
from engine.models.installed import InstalledModel
from engine.models.naming import detect_role
from engine.models.shelf import Shelf, name_model
from engine.paths import Home

_DEEPEST = 6  # folders below that of a program
_MOST_LOOKED_AT = 50_000  # files and folders of a program
_LARGEST_MANIFEST = 1_000_000  # bytes
_OLLAMA_WEIGHTS = "application/vnd.ollama.image.model"
_OLLAMA_OWN = ("registry.ollama.ai/library/", "registry.ollama.ai/")


def find_models(environment: Mapping[str, str] = os.environ, user: Path | None = None) -> tuple[FoundModel, ...]:
    """Every model in the folders of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face, by program and name.

    Reads the metadata of each. ``user`` is the folder of the person, if not this one's.
    """
    found: dict[Path, FoundModel] = {}
    for program, folder in _find_folders(environment, user or Path.home()):
        for path, name in _find_ollama(folder) if program == "Ollama" else _walk(folder):
            found.setdefault(path, _describe(path, name, program))
    return tuple(sorted(found.values(), key=lambda model: (model.program, model.name)))


def find_offered(home: Home) -> tuple[FoundModel, ...]:
    """The same, each with whether it was added."""
    added = {model.path for model in Shelf(home.models).read()}
    return tuple(replace(model, added=model.path in added) for model in find_models())


def locate_offered(named: str) -> tuple[Path, str]:
    """The path of a model that a person means; with its name if it is another program's, else with ""."""
    path = Path(named)
    if not path.expanduser().exists():
        for found in find_models():
            if found.name == named:
                return found.path, found.name
    return path, ""


def _find_folders(environment: Mapping[str, str], user: Path) -> Iterator[tuple[str, Path]]:
    """The folders that programs keep models in, as far as they are there; what a variable names goes first."""
    support = {"darwin": user / "Library" / "Application Support", "win32": user / "AppData" / "Roaming"}
    local = {"darwin": user / "Library" / "Application Support", "win32": user / "AppData" / "Local"}
    caches = {"darwin": user / "Library" / "Caches", "win32": user / "AppData" / "Local"}
    config = support.get(sys.platform, user / ".config")
    data = local.get(sys.platform, user / ".local" / "share")
    hub = Path(environment.get("HF_HOME") or user / ".cache" / "huggingface") / "hub"
    places = [
        ("LM Studio", user / ".lmstudio" / "models"),
        ("LM Studio", user / ".cache" / "lm-studio" / "models"),
        ("Ollama", Path(environment.get("OLLAMA_MODELS") or user / ".ollama" / "models")),
        ("Ollama", Path("/usr/share/ollama/.ollama/models")),
        ("GPT4All", data / "nomic.ai" / "GPT4All"),
        ("Jan", Path(environment.get("JAN_DATA_FOLDER") or user / "jan")),
        ("Jan", config / "Jan" / "data"),
        ("llama.cpp", Path(environment.get("LLAMA_CACHE") or caches.get(sys.platform, user / ".cache") / "llama.cpp")),
        ("Hugging Face", Path(environment.get("HF_HUB_CACHE") or hub)),
    ]
    yield from ((program, folder) for program, folder in places if folder.is_dir())


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """GGUF files and folders of sentence-transformers, with the names they are to have."""
    looked_at = 0
    waiting = [(folder, 0)]
    while waiting and looked_at < _MOST_LOOKED_AT:
        place, depth = waiting.pop()
        entries = _list(place)
        looked_at += len(entries)
        names = {entry.name for entry in entries}
        if "config.json" in names and any(name.endswith(".safetensors") for name in names):
            yield place, _name_folder(place)
            continue
        for entry in entries:
            path = Path(entry.path)
            if _is_folder(entry) and depth < _DEEPEST:
                waiting.append((path, depth + 1))
            elif entry.name.lower().endswith(".gguf") and path == name_parts(path)[0]:
                yield path, name_model(path)


def _find_ollama(folder: Path) -> Iterator[tuple[Path, str]]:
    """The weights that manifests name, called as ``ollama run`` calls them, such as ``llama3:8b``."""
    manifests = folder / "manifests"
    for file in sorted(manifests.rglob("*"))[:_MOST_LOOKED_AT]:
        if not file.is_file():
            continue
        name = file.relative_to(manifests).as_posix()
        for beginning in _OLLAMA_OWN:
            name = name.removeprefix(beginning)
        model, _, tag = name.rpartition("/")
        for digest in _read_manifest(file):
            yield folder / "blobs" / digest.replace(":", "-"), f"{model}:{tag}"


def _read_manifest(file: Path) -> Iterator[str]:
    with suppress(OSError, ValueError, RecursionError):  # what is no manifest names no model
        if file.stat().st_size <= _LARGEST_MANIFEST:
            manifest: Any = json.loads(file.read_text(encoding="utf-8"))
            layers = manifest.get("layers") if isinstance(manifest, dict) else None
            for layer in layers if isinstance(layers, list) else ():
                if isinstance(layer, dict) and layer.get("mediaType") == _OLLAMA_WEIGHTS:
                    digest = str(layer.get("digest"))
                    if digest.startswith("sha256:") and digest.removeprefix("sha256:").isalnum():
                        yield digest


def _describe(path: Path, name: str, program: str) -> FoundModel:
    try:
        role = detect_role(path)
        size = describe_model(InstalledModel(str(path), role, path, None)).bytes
    except (ModelUnusable, ModelMissing) as error:
        return FoundModel(name, program, path, None, 0, error.message)
    return FoundModel(name, program, path, role, size)


def _name_folder(folder: Path) -> str:
    """The name of the model: a snapshot of Hugging Face's cache is called by a number."""
    for parent in folder.parents:
        if parent.name.startswith("models--"):
            return parent.name.split("--")[-1]
    return name_model(folder)


def _list(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:  # another user's, or gone
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False
