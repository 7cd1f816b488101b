"""What ``carrel models info`` tells of a model, for a script and for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.adoption.measurements import Measured, Measurements
from engine.cli.model_list import say_state
from engine.cli.model_probe import say_abilities
from engine.domain import ListedModel, ModelDescription, ModelRole, PublishedScore, Scaling
from engine.evaluation.suites import SUITES
from engine.models.installed import InstalledModel
from engine.models.naming import guess_entry
from engine.models.scaling import TOKENS_A_PARAMETER, scale

_BILLION, _MILLION = 1_000_000_000, 1_000_000
_TEMPLATE_SHOWN = 60  # characters


def describe_for_scripts(model: InstalledModel, described: ModelDescription, measured: Measured) -> dict[str, Any]:
    """Every field of ``ModelDescription``, with id, role, path and SHA-256 of the files, and what was measured."""
    fields = asdict(described)
    fields["files"] = [str(path) for path in described.files]
    hashes = {str(model.folder / file.path): file.sha256 for file in model.files}
    return {
        "id": model.id,
        "role": model.role.value,
        "path": str(model.path),
        **fields,
        "parts": len(described.files) if model.path.is_file() else 1,
        "sha256": {path: hashes[path] for path in fields["files"] if path in hashes},
        "scaling": asdict(scaling) | {"sentence": scaling.sentence} if (scaling := _scale(model, described)) else None,
        "published": [asdict(score) for score in entry.published] if (entry := guess_entry(model)) else [],
        "measured": _describe_measured(measured),
    }


def describe_listed(model: ListedModel, measurements: Measurements) -> dict[str, Any]:
    """A model of the list, with the share that it answers of each suite and which abilities it has, where measured."""
    measured = measurements.read(Path(model.path))
    abilities = {each.name: each.able for each in measured.probe.abilities} if measured.probe else {}
    return asdict(model) | {
        "scores": {figures.suite: figures.accuracy for figures in measured.suites},
        "abilities": abilities,
    }


def say_standing(model: ListedModel, measurements: Measurements) -> str:
    """The state of a model, and what was measured of it, in words for a person."""
    measured = measurements.read(Path(model.path))
    said = [say_state(model), *(f"{figures.suite} {figures.accuracy:.0%}" for figures in measured.suites)]
    if probe := measured.probe:
        said.append(f"{sum(each.able for each in probe.abilities)} of {len(probe.abilities)} abilities")
    return ", ".join(filter(None, said))


def _describe_measured(measured: Measured) -> dict[str, Any]:
    fields = asdict(measured)
    if measured.figures:
        fields["figures"]["path"] = str(measured.figures.path)
    return fields


def describe_for_person(
    model: InstalledModel, described: ModelDescription, measured: Measured
) -> Iterator[tuple[str, str]]:
    """The lines of a table; what the files do not say is left out."""
    yield "model", model.id
    yield "role", model.role.value.replace("_", " ")
    parts = f", in {len(described.files)} files" if model.path.is_file() and len(described.files) > 1 else ""
    yield "size", f"{count_bytes(described.bytes)}{parts}"
    heads = f"{described.heads} heads" if described.heads else ""
    if described.kv_heads and described.kv_heads != described.heads:
        heads += f" ({described.kv_heads} for keys and values)"
    shape = [
        f"{described.layers} layers" if described.layers else "",
        f"{described.embedding_length} wide" if described.embedding_length else "",
        heads,
    ]
    template = " ".join(described.chat_template.split())
    lines = {
        "name": described.name,
        "architecture": described.architecture,
        "parameters": count_parameters(described.parameters) if described.parameters else "",
        "quantisation": described.quantization,
        "context length": f"{described.context_length:,} tokens" if described.context_length else "",
        "shape": ", ".join(filter(None, shape)),
        "tokenizer": described.tokenizer,
        "vocabulary": f"{described.vocabulary:,}" if described.vocabulary else "",
        "chat template": template[:_TEMPLATE_SHOWN] + "…" * (len(template) > _TEMPLATE_SHOWN),
        "licence": described.licence,
        "path": str(model.path),
    }
    yield from ((name, value) for name, value in lines.items() if value)
    if scaling := _scale(model, described):
        entry = guess_entry(model)
        yield "training", _say_training(scaling, entry.training_source if entry else "")
        yield "scaling law", scaling.sentence
    yield from _say_scores(model, measured)
    if measured.probe:
        yield from say_abilities(measured.probe)
    if speed := measured.timed:
        threads = f"{speed.threads} threads, batches of {speed.batch}, a window of {speed.window:,}"
        yield "speed here", f"reads {speed.read:.0f} and writes {speed.written:.1f} tokens/s ({threads})"


def _say_scores(model: InstalledModel, measured: Measured) -> Iterator[tuple[str, str]]:
    """What was measured of each suite here, beside what the maker states."""
    entry = guess_entry(model)
    published = {score.suite: score for score in entry.published} if entry else {}
    answered = {figures.suite: figures for figures in measured.suites}
    for name, suite in SUITES.items():
        said = []
        if figures := answered.get(name):
            interval = f"95 %: {figures.low:.1%} to {figures.high:.1%}"
            said.append(f"{figures.accuracy:.1%} of {figures.questions} questions here ({interval})")
        if score := published.get(name):
            said.append(say_published(score))
        if said:
            yield suite.title, "; ".join(said)


def say_published(score: PublishedScore) -> str:
    """What a maker states, for a person."""
    how = f", {score.how}" if score.how else ""
    return f"the maker states {score.score:.1%} ({score.shots} examples{how}; {score.source})"


def _scale(model: InstalledModel, described: ModelDescription) -> Scaling | None:
    if model.role is not ModelRole.LANGUAGE_MODEL or not described.parameters:
        return None
    entry = guess_entry(model)
    return scale(described.parameters, entry.training_tokens if entry else 0)


def _say_training(scaling: Scaling, source: str) -> str:
    work = f"{scaling.flops_a_token / 1e9:.2g} GFLOPs a token"
    if scaling.tokens is None or scaling.ratio is None or scaling.loss is None:
        return work
    stated = f" ({source})" if source else ""
    return (
        f"{scaling.tokens / 1e12:.3g} T tokens{stated}, {scaling.ratio:,.0f} a parameter (Chinchilla: "
        f"{TOKENS_A_PARAMETER:.0f}); estimated loss {scaling.loss:.2f} nats a token; {work}"
    )


def count_parameters(parameters: int) -> str:
    """Such as ``135 M`` or ``1.7 B``."""
    if parameters >= _BILLION:
        return f"{parameters / _BILLION:.1f} B"
    return f"{parameters / _MILLION:.0f} M"


def count_bytes(size: int) -> str:
    """Such as ``98 MB`` or ``4.7 GB``."""
    return f"{size / _BILLION:.1f} GB" if size >= _BILLION else f"{size / _MILLION:.0f} MB"


def show_harmless(text: str) -> str:
    """The same text without what could steer a terminal: a file may say anything of itself."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
