"""``carrel models advise`` and ``quantize``: what fits this computer, and a copy that may run faster on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from engine.adoption.fitting import WINDOWS, Advice, advise
from engine.adoption.listing import find_advised
from engine.adoption.measurements import Measurements
from engine.adoption.quantization import measure_file, quantize_model
from engine.cli import terminal
from engine.cli.model_verb import Named, open_logged_home, stoppable_job
from engine.cli.verb import AsJson, print_json
from engine.domain import FASTEST_QUANTIZATION, QUANTIZATIONS, CacheType, FileFigures, Fit, Machine
from engine.inference.offload import explain_offload
from engine.models.naming import find_named
from engine.models.words import count_bytes
from engine.settings import load_settings


def advise_models(
    context: typer.Context,
    models: Annotated[list[str] | None, typer.Argument(help="Those of interest; all language models, if none.")] = None,
    windows: Annotated[list[int] | None, typer.Option("--window", min=256, help="Tokens; may be given again.")] = None,
    cache: Annotated[
        CacheType, typer.Option(help="How the cache is kept: f16 as Carrel does, or as another program might.")
    ] = CacheType.F16,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Tell the memory that each language model would take and the speed it would have, without loading it.

    Also in other quantisations, and of the catalogue's models that are not installed, in the last of the windows.
    """
    home = open_logged_home(context)
    chosen = find_advised(models or (), home, terminal.warn)
    with stoppable_job() as job:
        advice = advise(chosen, windows or WINDOWS, job, cache, Measurements(home).read_calibration())
    if advice.calibration:
        Measurements(home).keep_calibration(advice.calibration)
    graphics = explain_offload(load_settings(home.settings, terminal.warn).generation, advice.machine)
    if as_json:
        print_json(_describe(advice) | {"graphics": graphics})
    else:
        _show(advice, graphics)


def quantize(
    context: typer.Context,
    model: Named,
    kind: Annotated[str, typer.Option("--type", help=f"One of {', '.join(QUANTIZATIONS)}.")] = FASTEST_QUANTIZATION,
    again: Annotated[bool, typer.Option("--again", help="Also where the weights were quantised before.")] = False,  # noqa: FBT002 - a flag
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Make a copy of a language model that usually runs faster, and compare both in size, perplexity and speed."""
    home = open_logged_home(context)
    with stoppable_job() as job:
        source = find_named(model, home)
        added = quantize_model(source, kind, home, job, again=again)
        before, after = measure_file(source.path, job), measure_file(added.path, job)
    for each in (before, after):
        Measurements(home).keep_figures(each)
    if as_json:
        print_json({"id": str(added.path), "name": added.id, "before": _figures(before), "after": _figures(after)})
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("type", "size", "perplexity", "reads tokens/s", "writes tokens/s"):
        table.add_column(heading)
    for each in (before, after):
        speeds = f"{each.read:.0f}", f"{each.written:.1f}"
        table.add_row(each.quantization, count_bytes(each.bytes), f"{each.perplexity:.2f}", *speeds)
    terminal.out.print(table)
    terminal.out.print(Text(f"carrel models use {added.id} chooses the copy. A lower perplexity is better."))


def _describe(advice: Advice) -> dict[str, Any]:
    machine, calibration = asdict(advice.machine), advice.calibration
    return {
        "machine": machine,
        "calibration": asdict(calibration) if calibration else None,
        "models": [_describe_fit(fit) for fit in advice.fits],
        "others": [_describe_fit(fit) for fit in advice.others],
        "problems": [{"id": model_id, "reason": reason} for model_id, reason in advice.problems],
    }


def _describe_fit(fit: Fit) -> dict[str, Any]:
    memory = asdict(fit.memory) | {"total": fit.memory.total}
    fields = {"id": fit.id, "window": fit.window, "memory": memory, "fits": fit.fits, "tokens_per_second": fit.speed}
    return fields | {"quantization": fit.quantization, "layers": fit.layers, "gpu_layers": fit.gpu_layers}


def _show(advice: Advice, graphics: str) -> None:
    machine, calibration = advice.machine, advice.calibration
    terminal.out.print(f"Free memory: {count_bytes(machine.free_memory)} of {count_bytes(machine.memory)}.")
    for device in machine.devices:
        room = f"{count_bytes(device.free_memory)} free of {count_bytes(device.memory)}"
        terminal.out.print(Text(f"{device.description} ({device.name}, {device.kind}): {room}."))
    terminal.out.print(Text(graphics))
    if calibration:
        rate = f"{calibration.bytes_a_second / 1e9:.1f} GB a second"
        terminal.out.print(
            Text(f"Memory is read and written at {rate} by {terminal.count_things(calibration.threads, 'thread')}.")
        )
    if advice.fits:
        terminal.out.print(_list_fits(advice.fits, machine))
    if advice.others:
        terminal.out.print("\nIn other quantisations, and what is not here:")
        terminal.out.print(_list_fits(advice.others, machine))
    for model_id, reason in advice.problems:
        terminal.out.print(Text(f"{model_id}: {reason}"))


def _list_fits(fits: Sequence[Fit], machine: Machine) -> Table:
    """A row each; what graphics processors would hold only where there are any."""
    table = Table(box=None, pad_edge=False)
    gpu = ["GPU layers"] if machine.devices else []
    for heading in ("model", "type", "window", "memory", "weights", "cache", "fits", "writes/s", *gpu):
        table.add_column(heading)
    for fit in fits:
        weights = count_bytes(fit.memory.weights + fit.memory.repacked)
        sizes = count_bytes(fit.memory.total), weights, count_bytes(fit.memory.kv_cache)
        speed = "" if fit.speed is None else f"about {fit.speed:.{0 if fit.speed >= 10 else 1}f}"
        layers = [f"{fit.gpu_layers} of {fit.layers}"] if machine.devices else []
        fits_here = "yes" if fit.fits else "no"
        table.add_row(Text(fit.id), fit.quantization, f"{fit.window:,}", *sizes, fits_here, speed, *layers)
    return table


def _figures(figures: FileFigures) -> dict[str, Any]:
    return asdict(figures) | {"path": str(figures.path)}
