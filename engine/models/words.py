"""How sizes, states and figures of models are said to a person, in the terminal and in the window alike."""

from __future__ import annotations

from collections.abc import Iterator

from engine.domain import (
    ListedModel,
    ModelDescription,
    ModelProfile,
    ProbeFigures,
    PublishedScore,
    Scaling,
    Verification,
)
from engine.models.scaling import SOURCE, TOKENS_A_PARAMETER

_BILLION, _MILLION = 1_000_000_000, 1_000_000
_TEMPLATE_SHOWN = 60  # characters
_TICK, _CROSS = "✓", "–"


def count_parameters(parameters: int) -> str:
    """Such as ``135 M`` or ``1.7 B``."""
    if parameters >= _BILLION:
        return f"{parameters / _BILLION:.1f} B"
    return f"{parameters / _MILLION:.0f} M"


def count_bytes(size: float) -> str:
    """Such as ``98 MB`` or ``4.7 GB``."""
    return f"{size / _BILLION:.1f} GB" if size >= _BILLION else f"{size / _MILLION:.0f} MB"


def say_state(model: ListedModel) -> str:
    """What a model is used for just now, and whether it can be."""
    states = [
        "active" if model.active else "",
        "being built" if model.building else "chosen" if model.wanted else "",
        "cannot be used" if model.path and model.problem else "" if model.path else "not installed",
    ]
    return ", ".join(filter(None, states))


def say_checked(checked: Verification) -> str:
    """What came of reading a model whole."""
    if checked.problem:
        return checked.problem
    files = "1 file" if checked.files == 1 else f"{checked.files} files"
    whole = f"{files}, {count_bytes(checked.bytes)}"
    if checked.known_files:
        return f"whole ({whole}; SHA-256 as it should be)."
    return f"sound as far as can be told ({whole}): no SHA-256 is known of it; adding it keeps one."


def list_facts(described: ModelDescription) -> Iterator[tuple[str, str]]:
    """What files say of themselves, each with its name; what they do not say is left out."""
    heads = f"{described.heads} heads" if described.heads else ""
    if described.kv_heads and described.kv_heads != described.heads:
        heads += f" ({described.kv_heads} for keys and values)"
    shape = [
        f"{described.layers} layers" if described.layers else "",
        f"{described.embedding_length} wide" if described.embedding_length else "",
        heads,
    ]
    template = " ".join(described.chat_template.split())
    facts = {
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
    }
    yield from ((name, value) for name, value in facts.items() if value)


def list_wants(profile: ModelProfile) -> Iterator[tuple[str, str]]:
    """How much a model takes at once, and what it wants before a text, as far as its files or the catalogue say so."""
    said = profile.description.context_length if profile.description else 0
    if profile.context_window and not said:  # else it stands among the facts
        yield "context window", f"{profile.context_window:,} tokens"
    if profile.dimensions:
        yield "vectors of", f"{profile.dimensions:,} numbers"
    if profile.query_prefix:
        yield "before a query", f"“{profile.query_prefix}”"
    if profile.passage_prefix:
        yield "before a passage", f"“{profile.passage_prefix}”"


def say_training(scaling: Scaling, source: str = "") -> str:
    """From how much a model learnt, as its ``source`` states, and what that and its size foretell."""
    work = f"{scaling.flops_a_token / 1e9:.2g} GFLOPs a token"
    if scaling.tokens is None or scaling.ratio is None or scaling.loss is None:
        return work
    stated = f" ({source})" if source else ""
    return (
        f"{scaling.tokens / 1e12:.3g} T tokens{stated}, {scaling.ratio:,.0f} a parameter (Chinchilla: "
        f"{TOKENS_A_PARAMETER:.0f}); estimated loss {scaling.loss:.2f} nats a token; {work}"
    )


def say_published(score: PublishedScore) -> str:
    """What a maker states."""
    how = f", {score.how}" if score.how else ""
    return f"the maker states {score.score:.1%} ({score.shots} examples{how}; {score.source})"


def list_abilities(figures: ProbeFigures) -> Iterator[tuple[str, str]]:
    """Each ability with its tick and its figures."""
    for each in figures.abilities:
        yield each.title, f"{_TICK if each.able else _CROSS} {each.right} of {each.asked}, {each.needed} needed"


def name_source(scaling: Scaling) -> str:
    """Where the estimate comes from, "" where there is none."""
    return SOURCE if scaling.loss is not None else ""
