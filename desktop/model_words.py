"""What the place of the models says in sentences: of memory and speed here, of scaling laws, of what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLocale

from desktop.engine_words import capitalize, translate_engine
from desktop.place import name_folder
from desktop.quantities import say_parameters, say_share, say_size
from desktop.translation import mark, translate, translate_count
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
    list_abilities,
    list_facts,
    list_wants,
    name_source,
    rounded,
    say_published,
)

_FIT_HEADINGS = (
    mark("Context window"),
    mark("Weights"),
    mark("Cache"),
    mark("Buffers"),
    mark("Memory"),
    mark("Fits"),
    mark("Writes"),
)
_OTHER_HEADINGS = (mark("Type"), mark("Weights"), mark("Memory"), mark("Fits"), mark("Writes"))
_GPU_HEADING = mark("On the GPU")
_USES = {
    ModelRole.LANGUAGE_MODEL: mark("It writes the answers from the next question on."),
    ModelRole.EMBEDDER: mark(
        "All passages get its vectors in the background, without reading a file; until they are all there, what is "
        "searched now goes on being searched."
    ),
    ModelRole.RERANKER: mark("It reads the best passages of a search again and orders them, from the next search on."),
    ModelRole.ENTAILMENT: mark(
        "It is asked too whether a passage supports a sentence of an answer, from the next one on."
    ),
}
_CHOSEN = {
    ModelRole.LANGUAGE_MODEL: mark("{model} is the language model from now on."),
    ModelRole.EMBEDDER: mark("{model} is the embedder from now on."),
    ModelRole.RERANKER: mark("{model} is the reranker from now on."),
    ModelRole.ENTAILMENT: mark("{model} is the NLI model from now on."),
}
_ROLES = {
    ModelRole.LANGUAGE_MODEL: mark("Language model"),
    ModelRole.EMBEDDER: mark("Embedder"),
    ModelRole.RERANKER: mark("Reranker"),
    ModelRole.ENTAILMENT: mark("NLI model"),
}
_OF_THE_BEST = 20  # tokens a parameter


def say_use(role: ModelRole) -> str:
    """What using a model for this means."""
    return translate(_USES[role])


def say_role(profile: ModelProfile, listed: ListedModel | None) -> str:
    """One line below the name: what it is for, whether it is used, its licence."""
    used = translate("in use") if listed and (listed.wanted or listed.active) else ""
    here = "" if profile.path else translate("not on this computer")
    return "  ·  ".join(filter(None, (translate(_ROLES[profile.role]), used or here, profile.licence)))


def say_good_for(profile: ModelProfile) -> str:
    """What the catalogue says of it."""
    return translate("Good for {what}.", what=translate_engine(profile.good_for)) if profile.good_for else ""


def list_profile(profile: ModelProfile) -> Iterator[tuple[str, str]]:
    """What its files say or else the catalogue, and how whole the files are known to be."""
    described = profile.description
    if described is None:
        yield from ((capitalize(name), value) for name, value in list_wants(profile, translate))
        return
    size, files = say_size(described.bytes), len(described.files)
    several = translate("{size} in {count} files", size=size, count=files)
    yield translate("Size"), several if files > 1 else size
    for name, value in (*list_facts(described, translate), *list_wants(profile, translate)):
        yield capitalize(name), value
    if profile.known_files:
        state = translate_count(
            "Sound as far as its headers tell; the SHA-256 of {known} of {n} file is known",
            "Sound as far as its headers tell; the SHA-256 of {known} of {n} files is known",
            files,
            known=profile.known_files,
        )
    else:
        state = translate("Sound as far as its headers tell; no SHA-256 is known")
    yield translate("State"), state
    came_with_it = profile.keeper is ModelKeeper.PROGRAM
    yield translate("Place"), translate("Came with Carrel") if came_with_it else name_folder(Path(profile.path))


def say_machine(machine: Machine) -> str:
    """What a model has here."""
    free, memory = say_size(machine.free_memory), say_size(machine.memory)
    said = [translate("{free} of {memory} of memory are free.", free=free, memory=memory)]
    for device in machine.devices:
        free, memory = say_size(device.free_memory), say_size(device.memory)
        said.append(
            translate("{device}: {free} of {memory} free.", device=device.description, free=free, memory=memory)
        )
    return " ".join(filter(None, [*said, translate_engine(machine.remark)]))


def list_fits(fits: tuple[Fit, ...], machine: Machine) -> Iterator[tuple[str, ...]]:
    """The headings, then a row a window."""
    yield tuple(translate(each) for each in (*_FIT_HEADINGS, *([_GPU_HEADING] if machine.devices else [])))
    for fit in fits:
        sizes = say_size(fit.memory.kv_cache), say_size(fit.memory.buffers), say_size(fit.memory.total)
        window = translate("{count} tokens", count=fit.window)
        yield (window, _count_weights(fit), *sizes, *_say_fit(fit, machine))


def list_others(fits: tuple[Fit, ...], machine: Machine) -> Iterator[tuple[str, ...]]:
    """The headings, then a row a quantisation."""
    yield tuple(translate(each) for each in (*_OTHER_HEADINGS, *([_GPU_HEADING] if machine.devices else [])))
    for fit in fits:
        yield (fit.quantization, _count_weights(fit), say_size(fit.memory.total), *_say_fit(fit, machine))


def say_others(profile: ModelProfile) -> str:
    """What the table of quantisations is about."""
    if not profile.others:
        return ""
    window = profile.others[0].window
    if profile.path:
        return translate("In other quantisations, in a window of {window} tokens:", window=window)
    return translate("Once a file of it is here, in a window of {window} tokens:", window=window)


def _count_weights(fit: Fit) -> str:
    return say_size(fit.memory.weights + fit.memory.repacked)


def _say_fit(fit: Fit, machine: Machine) -> Iterator[str]:
    yield translate("yes") if fit.fits else translate("no")
    if fit.speed:
        yield translate("about {speed} tokens/s", speed=rounded(fit.speed, 0 if fit.speed >= 10 else 1))
    else:
        yield translate("not foretold yet")
    if machine.devices:
        yield translate("{count} of {layers} layers", count=fit.gpu_layers, layers=fit.layers)


def say_scaling(scaling: Scaling) -> str:
    """The figures of the scaling laws in sentences."""
    said = [
        translate(
            "N = {parameters} parameters, so a token takes about 2N = {work} GFLOPs.",
            parameters=say_parameters(scaling.parameters),
            work=QLocale().toString(scaling.flops_a_token / 1e9, "g", 2),
        )
    ]
    if scaling.tokens and scaling.ratio and scaling.loss:
        learnt = translate(
            "It learnt from D = {tokens} tokens: D/N = {ratio}, where about {best} make the best of a training budget. "
            "The Chinchilla law estimates a loss of {loss} nats a token ({source}).",
            tokens=_count_tokens(scaling.tokens),
            ratio=rounded(scaling.ratio),
            best=_OF_THE_BEST,
            loss=rounded(scaling.loss, 2),
            source=name_source(scaling),
        )
        said.append(learnt)
    return " ".join([*said, translate_engine(scaling.sentence)])


def list_measured(profile: ModelProfile) -> Iterator[tuple[str, str]]:
    """What was measured of a model here, beside what its maker states."""
    figures = profile.figures
    if figures and figures.timed:
        yield translate("Speed"), say_speed(figures.timed)
    elif figures and figures.figures:
        read, written = rounded(figures.figures.read), rounded(figures.figures.written, 1)
        yield translate("Speed"), translate("Reads {read}, writes {written} tokens/s", read=read, written=written)
    if figures and figures.figures:
        perplexity = rounded(figures.figures.perplexity, 2)
        yield translate("Perplexity"), translate("{number} on the sample notes", number=perplexity)
    measured = {suite.suite: _say_suite(suite) for suite in figures.suites} if figures else {}
    published = {score.suite: say_published(score, translate) for score in profile.published}
    for name, suite in SUITES.items():
        said = "; ".join(filter(None, (measured.get(name), published.get(name))))
        if said:
            yield suite.title, capitalize(said)


def list_tried(figures: ProbeFigures) -> Iterator[tuple[str, str]]:
    """Each ability that was tried, with its tick and its figures."""
    for title, said in list_abilities(figures, translate):
        yield capitalize(translate_engine(title)), said


def say_probe(figures: ProbeFigures) -> str:
    """What came of trying what a model is able to do."""
    able = sum(each.able for each in figures.abilities)
    return translate(
        "{model} has {able} of {count} abilities, in a window of {window} tokens.",
        model=figures.model,
        able=able,
        count=len(figures.abilities),
        window=figures.window,
    )


def say_speed(speed: Speed) -> str:
    """What was timed, with the setting it was best with."""
    return translate_count(
        "Reads {read}, writes {written} tokens/s with {n} thread; first token after {seconds} s; {memory} of memory",
        "Reads {read}, writes {written} tokens/s with {n} threads; first token after {seconds} s; {memory} of memory",
        speed.threads,
        read=rounded(speed.read),
        written=rounded(speed.written, 1),
        seconds=rounded(speed.first_token, 2),
        memory=say_size(speed.memory),
    )


def say_offer(title: str, offer: Offer) -> str:
    """What fetching a model means, for the person to agree to."""
    told = {"host": offer.host, "model": title, "size": say_size(offer.bytes)}
    if offer.missing < offer.bytes:
        return translate(
            "Carrel will connect to {host} and fetch {model}: {size}, of which {here} are here. Nothing of yours is "
            "sent. Each file is compared with its SHA-256.",
            here=say_size(offer.bytes - offer.missing),
            **told,
        )
    return translate(
        "Carrel will connect to {host} and fetch {model}: {size}. Nothing of yours is sent. Each file is compared with "
        "its SHA-256.",
        **told,
    )


def say_removal(profile: ModelProfile) -> str:
    """What removing a model means."""
    if profile.keeper is ModelKeeper.CARREL:
        size = say_size(profile.description.bytes) if profile.description else translate("all")
        return translate(
            "{model} lies in Carrel's own folder: its files ({size}) are deleted with it.",
            model=profile.title,
            size=size,
        )
    return translate("Carrel forgets {model}; its files stay where they are.", model=profile.title)


def say_chosen(title: str, role: ModelRole) -> str:
    """What became of a choice."""
    return f"{translate(_CHOSEN[role], model=title)} {translate(_USES[role])}"


def say_copy(copy: Quantized) -> str:
    """A copy beside its original."""
    before, after = copy.before, copy.after
    return translate(
        "{model} is made, and both are kept: {size} instead of {old_size}, perplexity {perplexity} instead of "
        "{old_perplexity} (lower is better), reads {read} instead of {old_read} and writes {written} instead of "
        "{old_written} tokens/s.",
        model=copy.name,
        size=say_size(after.bytes),
        old_size=say_size(before.bytes),
        perplexity=rounded(after.perplexity, 2),
        old_perplexity=rounded(before.perplexity, 2),
        read=rounded(after.read),
        old_read=rounded(before.read),
        written=rounded(after.written, 1),
        old_written=rounded(before.written, 1),
    )


def say_scored(figures: SuiteFigures) -> str:
    """How well a model did at a benchmark."""
    return f"{figures.model}, {figures.title}: {_say_suite(figures)}."


def say_exported(models: tuple[ExportedModel, ...]) -> str:
    """What was copied onto a stick, and what to do with it."""
    return translate(
        "Copied {models} ({size}). Take them in there by Models › Stick.",
        models=", ".join(model.id for model in models),
        size=say_size(sum(model.bytes for model in models)),
    )


def say_imported(report: ImportReport) -> str:
    """What became of the models of a stick."""
    said = [
        translate("Took in {models}.", models=", ".join(report.imported)) if report.imported else "",
        translate("Here already: {models}.", models=", ".join(report.present)) if report.present else "",
    ]
    for model_id, reason in report.failures:
        said.append(translate("Did not take in {model}: {reason}", model=model_id, reason=translate_engine(reason)))
    return " ".join(filter(None, said)) or translate("There are no models on it.")


def _say_suite(suite: SuiteFigures) -> str:
    return translate(
        "{share} of {questions} questions here (95 %: {low} to {high}; guessing has {chance})",
        share=say_share(suite.accuracy, 1),
        questions=suite.questions,
        low=say_share(suite.low, 1),
        high=say_share(suite.high, 1),
        chance=say_share(suite.chance, 1),
    )


def _count_tokens(tokens: int) -> str:
    trillion = 1_000_000_000_000
    if tokens >= trillion:
        return translate("{number} trillion", number=QLocale().toString(tokens / trillion, "g", 3))
    return translate("{number} billion", number=QLocale().toString(tokens / 1e9, "g", 3))
