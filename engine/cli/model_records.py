"""What ``carrel models info`` tells of a model, for a script and for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from engine.domain import ModelDescription, ModelRole, Scaling
from engine.models.installed import InstalledModel
from engine.models.scaling import TOKENS_A_PARAMETER, scale

_BILLION, _MILLION = 1_000_000_000, 1_000_000
_TEMPLATE_SHOWN = 60  # characters


def describe_for_scripts(model: InstalledModel, described: ModelDescription) -> dict[str, Any]:
    """Every field of ``ModelDescription``, with id, role, path and the known SHA-256 of the files."""
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
    }


def describe_for_person(model: InstalledModel, described: ModelDescription) -> Iterator[tuple[str, str]]:
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
        yield "training", _say_training(scaling)
        yield "scaling law", scaling.sentence


def _scale(model: InstalledModel, described: ModelDescription) -> Scaling | None:
    if model.role is not ModelRole.LANGUAGE_MODEL or not described.parameters:
        return None
    return scale(described.parameters, model.entry.training_tokens if model.entry else 0)


def _say_training(scaling: Scaling) -> str:
    work = f"{scaling.flops_a_token / 1e9:.2g} GFLOPs a token"
    if scaling.tokens is None or scaling.ratio is None or scaling.loss is None:
        return work
    return (
        f"{scaling.tokens / 1e12:.3g} T tokens, {scaling.ratio:,.0f} a parameter (Chinchilla: "
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
