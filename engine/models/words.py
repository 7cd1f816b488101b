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
from engine.speech import Translate, rounded, speak_english

_BILLION, _MILLION = 1_000_000_000, 1_000_000
_TEMPLATE_SHOWN = 60  # characters
_TICK, _CROSS = "✓", "–"


def count_parameters(parameters: int, translate: Translate = speak_english) -> str:
    """Such as ``135 M`` or ``1.7 B``."""
    if parameters >= _BILLION:
        return translate("{billions} B", billions=rounded(parameters / _BILLION, 1))
    return translate("{millions} M", millions=rounded(parameters / _MILLION))


def count_bytes(size: float, translate: Translate = speak_english) -> str:
    """Such as ``98 MB`` or ``4.7 GB``."""
    if size >= _BILLION:
        return translate("{size} GB", size=rounded(size / _BILLION, 1))
    return translate("{size} MB", size=rounded(size / _MILLION))


def say_state(model: ListedModel) -> str:
    """What a model is used for just now, and whether it can be."""
    states = [
        "active" if model.active else "",
        "being built" if model.building else "chosen" if model.wanted else "",
        "cannot be used" if model.path and model.problem else "" if model.path else "not installed",
    ]
    return ", ".join(filter(None, states))


def say_checked(checked: Verification, name: str, translate: Translate = speak_english) -> str:
    """What came of reading a model whole, in a sentence that begins with its ``name``."""
    if checked.problem:
        return f"{name}: {checked.problem}"
    files = translate("1 file") if checked.files == 1 else translate("{count} files", count=checked.files)
    said = {"name": name, "files": files, "size": count_bytes(checked.bytes, translate)}
    if checked.known_files:
        return translate("{name} is whole ({files}, {size}; SHA-256 as it should be).", **said)
    return translate(
        "{name} is sound as far as can be told ({files}, {size}): no SHA-256 is known of it; adding it keeps one.",
        **said,
    )


def list_facts(described: ModelDescription, translate: Translate = speak_english) -> Iterator[tuple[str, str]]:
    """What files say of themselves, each with its name; what they do not say is left out."""
    shape = [
        translate("{count} layers", count=described.layers) if described.layers else "",
        translate("{count} wide", count=described.embedding_length) if described.embedding_length else "",
        _say_heads(described, translate),
    ]
    window, vocabulary, parameters = described.context_length, described.vocabulary, described.parameters
    template = " ".join(described.chat_template.split())
    facts = {
        translate("name"): described.name,
        translate("architecture"): described.architecture,
        translate("parameters"): count_parameters(parameters, translate) if parameters else "",
        translate("quantisation"): described.quantization,
        translate("context length"): translate("{count} tokens", count=window) if window else "",
        translate("shape"): ", ".join(filter(None, shape)),
        translate("tokenizer"): described.tokenizer,
        translate("vocabulary"): translate("{count} tokens", count=vocabulary) if vocabulary else "",
        translate("chat template"): template[:_TEMPLATE_SHOWN] + "…" * (len(template) > _TEMPLATE_SHOWN),
        translate("licence"): described.licence,
    }
    yield from ((name, value) for name, value in facts.items() if value)


def _say_heads(described: ModelDescription, translate: Translate) -> str:
    if described.kv_heads and described.kv_heads != described.heads:
        counts = {"heads": described.heads, "kv_heads": described.kv_heads}
        return translate("{heads} heads ({kv_heads} for keys and values)", **counts)
    return translate("{count} heads", count=described.heads) if described.heads else ""


def list_wants(profile: ModelProfile, translate: Translate = speak_english) -> Iterator[tuple[str, str]]:
    """How much a model takes at once, and what it wants before a text, as far as its files or the catalogue say so."""
    said = profile.description.context_length if profile.description else 0
    if profile.context_window and not said:  # else it stands among the facts
        yield translate("context window"), translate("{count} tokens", count=profile.context_window)
    if profile.dimensions:
        yield translate("vectors of"), translate("{count} numbers", count=profile.dimensions)
    if profile.query_prefix:
        yield translate("before a query"), translate("“{words}”", words=profile.query_prefix)
    if profile.passage_prefix:
        yield translate("before a passage"), translate("“{words}”", words=profile.passage_prefix)


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


def say_published(score: PublishedScore, translate: Translate = speak_english) -> str:
    """What a maker states."""
    return translate(
        "the maker states {percent}% ({shots} examples{how}; {source})",
        percent=rounded(100 * score.score, 1),
        shots=score.shots,
        how=f", {score.how}" if score.how else "",
        source=score.source,
    )


def list_abilities(figures: ProbeFigures, translate: Translate = speak_english) -> Iterator[tuple[str, str]]:
    """Each ability with its tick and its figures."""
    for each in figures.abilities:
        counts = {"right": each.right, "asked": each.asked, "needed": each.needed}
        said = translate("{right} of {asked}, {needed} needed", **counts)
        yield each.title, f"{_TICK if each.able else _CROSS} {said}"


def name_source(scaling: Scaling) -> str:
    """Where the estimate comes from, "" where there is none."""
    return SOURCE if scaling.loss is not None else ""
