"""What the place of the models says in sentences: of memory and speed here, of scaling laws, of what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.place import name_folder
from engine.api import (
    SUITES,
    ExportedModel,
    Fit,
    ImportReport,
    ListedModel,
    Machine,
    ModelKeeper,
    ModelProfile,
    ModelRole,
    Offer,
    ProbeFigures,
    Quantized,
    Scaling,
    Speed,
    SuiteFigures,
    count_bytes,
    count_parameters,
    list_facts,
    list_wants,
    name_source,
    say_published,
)

_FIT_HEADINGS = ("Window", "Weights", "Cache", "Buffers", "Memory", "Fits", "Writes")
_OTHER_HEADINGS = ("Type", "Weights", "Memory", "Fits", "Writes")
_GPU_HEADING = "On the GPU"
_USES = {
    ModelRole.LANGUAGE_MODEL: "It writes the answers from the next question on.",
    ModelRole.EMBEDDER: (
        "All passages get its vectors in the background, without reading a file; until they are all there, what is "
        "searched now goes on being searched."
    ),
    ModelRole.RERANKER: "It reads the best passages of a search again and orders them, from the next search on.",
    ModelRole.ENTAILMENT: "It is asked too whether a passage supports a sentence of an answer, from the next one on.",
}
_OF_THE_BEST = 20  # tokens a parameter


def say_use(role: ModelRole) -> str:
    """What using a model for this means."""
    return _USES[role]


def say_role(profile: ModelProfile, listed: ListedModel | None) -> str:
    """One line below the name: what it is for, whether it is used, its licence."""
    role = "NLI model" if profile.role is ModelRole.ENTAILMENT else profile.role.words.capitalize()
    used = "in use" if listed and (listed.wanted or listed.active) else ""
    here = "" if profile.path else "not on this computer"
    return "  ·  ".join(filter(None, (role, used or here, profile.licence)))


def list_profile(profile: ModelProfile) -> Iterator[tuple[str, str]]:
    """What its files say or else the catalogue, and how whole the files are known to be."""
    described = profile.description
    if described is None:
        yield from ((name.capitalize(), value) for name, value in list_wants(profile))
        return
    parts = f" in {len(described.files)} files" if len(described.files) > 1 else ""
    yield "Size", f"{count_bytes(described.bytes)}{parts}"
    for name, value in list_facts(described):
        yield name.capitalize(), value
    yield from ((name.capitalize(), value) for name, value in list_wants(profile))
    known = f"the SHA-256 of {profile.known_files} of {len(described.files)} files is known"
    yield "State", f"Sound as far as its headers tell; {known if profile.known_files else 'no SHA-256 is known'}"
    came_with_it = profile.keeper is ModelKeeper.PROGRAM
    yield "Place", "Came with Carrel" if came_with_it else name_folder(Path(profile.path))


def say_machine(machine: Machine) -> str:
    """What a model has here."""
    memory = f"{count_bytes(machine.free_memory)} of {count_bytes(machine.memory)} of memory are free."
    devices = [
        f"{device.description}: {count_bytes(device.free_memory)} of {count_bytes(device.memory)} free."
        for device in machine.devices
    ]
    return " ".join(filter(None, [memory, *devices, machine.remark]))


def list_fits(fits: tuple[Fit, ...], machine: Machine) -> Iterator[tuple[str, ...]]:
    """The headings, then a row a window."""
    yield (*_FIT_HEADINGS, *([_GPU_HEADING] if machine.devices else []))
    for fit in fits:
        sizes = count_bytes(fit.memory.kv_cache), count_bytes(fit.memory.buffers), count_bytes(fit.memory.total)
        yield (f"{fit.window:,} tokens", _count_weights(fit), *sizes, *_say_fit(fit, machine))


def list_others(fits: tuple[Fit, ...], machine: Machine) -> Iterator[tuple[str, ...]]:
    """The headings, then a row a quantisation."""
    yield (*_OTHER_HEADINGS, *([_GPU_HEADING] if machine.devices else []))
    for fit in fits:
        yield (fit.quantization, _count_weights(fit), count_bytes(fit.memory.total), *_say_fit(fit, machine))


def say_others(profile: ModelProfile) -> str:
    """What the table of quantisations is about."""
    where = "In other quantisations" if profile.path else "Once a file of it is here"
    return f"{where}, in a window of {profile.others[0].window:,} tokens:" if profile.others else ""


def _count_weights(fit: Fit) -> str:
    return count_bytes(fit.memory.weights + fit.memory.repacked)


def _say_fit(fit: Fit, machine: Machine) -> Iterator[str]:
    yield "yes" if fit.fits else "no"
    yield f"about {fit.speed:.{0 if fit.speed >= 10 else 1}f} tokens/s" if fit.speed else "not foretold yet"
    if machine.devices:
        yield f"{fit.gpu_layers} of {fit.layers} layers"


def say_scaling(scaling: Scaling) -> str:
    """The figures of the scaling laws in sentences."""
    work = f"{scaling.flops_a_token / 1e9:.2g} GFLOPs"
    said = [f"N = {count_parameters(scaling.parameters)} parameters, so a token takes about 2N = {work}."]
    if scaling.tokens and scaling.ratio and scaling.loss:
        said.append(
            f"It learnt from D = {_count_tokens(scaling.tokens)} tokens: D/N = {scaling.ratio:,.0f}, where about "
            f"{_OF_THE_BEST} make the best of a training budget. The Chinchilla law estimates a loss of "
            f"{scaling.loss:.2f} nats a token ({name_source(scaling)})."
        )
    return " ".join([*said, scaling.sentence])


def list_measured(profile: ModelProfile) -> Iterator[tuple[str, str]]:
    """What was measured of a model here, beside what its maker states."""
    figures = profile.figures
    if figures and figures.timed:
        yield "Speed", say_speed(figures.timed)
    elif figures and figures.figures:
        yield "Speed", f"Reads {figures.figures.read:.0f}, writes {figures.figures.written:.1f} tokens/s"
    if figures and figures.figures:
        yield "Perplexity", f"{figures.figures.perplexity:.2f} on the sample notes"
    measured = {suite.suite: _say_suite(suite) for suite in figures.suites} if figures else {}
    published = {score.suite: say_published(score) for score in profile.published}
    for name, suite in SUITES.items():
        said = "; ".join(filter(None, (measured.get(name), published.get(name))))
        if said:
            yield suite.title, f"{said[0].upper()}{said[1:]}"


def say_probe(figures: ProbeFigures) -> str:
    """What came of trying what a model is able to do."""
    able = sum(each.able for each in figures.abilities)
    return (
        f"{figures.model} has {able} of {len(figures.abilities)} abilities, in a window of {figures.window:,} tokens."
    )


def say_speed(speed: Speed) -> str:
    """What was timed, with the setting it was best with."""
    threads = "1 thread" if speed.threads == 1 else f"{speed.threads} threads"
    return (
        f"Reads {speed.read:.0f}, writes {speed.written:.1f} tokens/s with {threads}; first token after "
        f"{speed.first_token:.2f} s; {count_bytes(speed.memory)} of memory"
    )


def say_offer(title: str, offer: Offer) -> str:
    """What fetching a model means, for the person to agree to."""
    there = f", of which {count_bytes(offer.bytes - offer.missing)} are here" if offer.missing < offer.bytes else ""
    return (
        f"Carrel will connect to {offer.host} and fetch {title}: {count_bytes(offer.bytes)}{there}. Nothing of yours "
        "is sent. Each file is compared with its SHA-256."
    )


def say_removal(profile: ModelProfile) -> str:
    """What removing a model means."""
    if profile.keeper is ModelKeeper.CARREL:
        size = count_bytes(profile.description.bytes) if profile.description else "all"
        return f"{profile.title} lies in Carrel's own folder: its files ({size}) are deleted with it."
    return f"Carrel forgets {profile.title}; its files stay where they are."


def say_chosen(title: str, role: ModelRole) -> str:
    """What became of a choice."""
    return f"{title} is the {role.words} from now on. {_USES[role]}"


def say_copy(copy: Quantized) -> str:
    """A copy beside its original."""
    before, after = copy.before, copy.after
    return (
        f"{copy.name} is made, and both are kept: {count_bytes(after.bytes)} instead of {count_bytes(before.bytes)}, "
        f"perplexity {after.perplexity:.2f} instead of {before.perplexity:.2f} (lower is better), reads "
        f"{after.read:.0f} instead of {before.read:.0f} and writes {after.written:.1f} instead of "
        f"{before.written:.1f} tokens/s."
    )


def say_scored(figures: SuiteFigures) -> str:
    """How well a model did at a benchmark."""
    return f"{figures.model}, {figures.title}: {_say_suite(figures)}."


def say_exported(models: tuple[ExportedModel, ...]) -> str:
    """What was copied onto a stick, and what to do with it."""
    size = count_bytes(sum(model.bytes for model in models))
    return f"Copied {', '.join(model.id for model in models)} ({size}). Take them in there by Models › Stick."


def say_imported(report: ImportReport) -> str:
    """What became of the models of a stick."""
    said = [
        f"Took in {', '.join(report.imported)}." if report.imported else "",
        f"Here already: {', '.join(report.present)}." if report.present else "",
        *(f"Did not take in {model_id}: {reason}" for model_id, reason in report.failures),
    ]
    return " ".join(filter(None, said)) or "There are no models on it."


def _say_suite(suite: SuiteFigures) -> str:
    share = f"{suite.accuracy:.1%} of {suite.questions:,} questions here"
    return f"{share} (95 %: {suite.low:.1%} to {suite.high:.1%}; guessing has {suite.chance:.1%})"


def _count_tokens(tokens: int) -> str:
    trillion = 1_000_000_000_000
    return f"{tokens / trillion:.3g} trillion" if tokens >= trillion else f"{tokens / 1e9:.3g} billion"
