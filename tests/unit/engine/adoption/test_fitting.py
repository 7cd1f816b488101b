"""What fits is told for every model and window; a copy of another kind is made, measured, and kept beside the first."""

from __future__ import annotations

import math
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.adoption.apart import work_apart
from engine.adoption.fitting import Calibration, Candidate, advise, fit_others, measure_machine
from engine.adoption.quantization import measure_file, quantize_model
from engine.domain import QUANTIZATIONS, Device, Machine, ModelRole
from engine.errors import BadInput, Cancelled, ModelUnusable
from engine.inference.devices import look_at_machine, measure_bandwidth
from engine.inference.quantizer import quantize
from engine.inference.speed import Workload, measure_perplexity, measure_speed
from engine.job import Job, JobReport, Progress
from engine.models.catalogue import load_catalogue
from engine.models.gguf_parts import read_outline, read_parts
from engine.models.installed import InstalledModel, find_model
from engine.models.shelf import Shelf
from engine.paths import Home
from tests.small_llama import WORDS, write_llama

STAGES = {"Quantising", "Checking", "Loading it once"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def installed(path: Path) -> InstalledModel:
    return InstalledModel(str(path), ModelRole.LANGUAGE_MODEL, path, None)


def test_every_model_is_foretold_in_every_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.adoption.fitting._SECONDS", 0.1)
    small, large = write_llama(tmp_path / "small.gguf"), write_llama(tmp_path / "large.gguf", layers=4)
    (tmp_path / "bad.gguf").write_bytes(b"GGUF")
    advice = advise([installed(path) for path in (large, small, tmp_path / "bad.gguf")], (256, 1024), Job())
    assert [(fit.id, fit.window) for fit in advice.fits] == [
        (str(large), 256), (str(large), 1024), (str(small), 256), (str(small), 1024),
    ]  # fmt: skip
    assert all(fit.fits and fit.speed and fit.speed > 0 for fit in advice.fits)
    assert advice.calibration and advice.calibration.measured_on == str(small)
    ((bad, reason),) = advice.problems
    assert (bad, "is damaged" in reason) == (str(tmp_path / "bad.gguf"), True)


def test_other_quantisations_and_models_that_are_not_here_are_foretold(tmp_path: Path) -> None:
    machine = Machine(6_000_000_000, 8_000_000_000, (), "No device.")
    calibration = Calibration(1, 10e9, 1e-11, "small")
    large = next(entry for entry in load_catalogue() if entry.id == "qwen2.5-7b-instruct")
    assert large.shape
    fits = list(fit_others(Candidate(large.id, large.shape.draw()), 2048, machine, calibration))
    assert [each.quantization for each in fits] == list(QUANTIZATIONS)
    by_kind = {each.quantization: each for each in fits}
    assert by_kind["Q4_K_M"].memory.weights == pytest.approx(4.68e9, rel=0.02)  # as its maker's file of 4.68 GB
    assert by_kind["F16"].memory.weights == pytest.approx(15.2e9, rel=0.02)
    assert by_kind["Q4_1"].fits and not by_kind["F16"].fits
    assert by_kind["Q4_1"].speed and by_kind["F16"].speed and by_kind["Q4_1"].speed > by_kind["F16"].speed
    roomy = replace(machine, devices=(Device("GPU0", "A card", "gpu", 24_000_000_000, 24_000_000_000),))
    on_card = {each.quantization: each for each in fit_others(Candidate("x", large.shape.draw()), 2048, roomy, None)}
    assert on_card["F16"].fits and on_card["F16"].gpu_layers == 28
    advice = advise([large], (512, 1024), Job(), measured=calibration)  # nothing can be loaded to measure
    assert (advice.fits, len(advice.others)) == ((), len(QUANTIZATIONS))
    assert all(each.window == 1024 and each.speed for each in advice.others)
    small = read_parts(write_llama(tmp_path / "small.gguf", half=True))
    candidate = Candidate("small", read_outline(small), "F16")
    assert [each.quantization for each in fit_others(candidate, 512, machine, None)] == [
        kind for kind in QUANTIZATIONS if kind != "F16"
    ]


def test_a_tiny_model_tells_nothing_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.adoption.fitting._SECONDS", 0.1)
    tiny, small = write_llama(tmp_path / "tiny.gguf"), write_llama(tmp_path / "small.gguf", layers=4)
    monkeypatch.setattr("engine.adoption.fitting._TELLING", small.stat().st_size)
    found = measure_machine([installed(tiny), installed(small)], Job())
    assert found is not None and found.measured_on == str(small)


def test_a_token_takes_reading_and_multiplying(tmp_path: Path) -> None:
    parts = read_parts(write_llama(tmp_path / "small.gguf"))
    bytes_read = sum(part.weight_bytes for part in parts) - len(WORDS) * 64 * 4
    assert Calibration(1, bytes_read, 0.0, "").predict(parts, 0) == pytest.approx(1.0)
    assert Calibration(1, bytes_read, 1 / (bytes_read / 4), "").predict(parts, 0) == pytest.approx(0.5)


def test_the_machine_says_what_it_has() -> None:
    machine = look_at_machine()
    assert 0 < machine.free_memory <= machine.memory
    assert bool(machine.devices) != bool(machine.remark)
    assert measure_bandwidth(0.1, 1) > 100_000_000


def test_speed_and_perplexity_are_measured(tmp_path: Path) -> None:
    path = write_llama(tmp_path / "small.gguf")
    speed = measure_speed(path, Workload(window=256, prompt_tokens=100, written_tokens=4), threads=1)
    assert speed is not None
    assert min(speed.read, speed.written, speed.first_token) > 0
    assert speed.first_token == pytest.approx(100 / speed.read, rel=0.2)  # nothing is written before it
    assert measure_speed(path, Workload(window=256, prompt_tokens=100), 1, lambda: True) is None
    # Weights of chance foresee nothing: as uncertain as a guess among all words, or worse.
    assert measure_perplexity(path, "The heron came back. " * 60, 1, window=256) > len(WORDS) / 2
    assert math.isnan(measure_perplexity(path, "The heron came back. " * 60, 1, window=256, stopped=lambda: True))


def test_a_copy_is_made_and_both_are_kept(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.adoption.quantization._MEASURED_ON", Workload(512, 64, 2))
    path = write_llama(tmp_path / "small-F16.gguf", half=True, window=512)
    model = installed(path)
    reports: list[JobReport] = []
    added = quantize_model(model, "Q8_0", home, Job(reports.append))
    before, after = measure_file(path, Job()), measure_file(added.path, Job())
    assert {report.stage for report in reports if isinstance(report, Progress)} == STAGES
    assert (added.id, added.path) == ("small-Q8_0", home.models / "quantized" / "small-Q8_0.gguf")
    assert (before.quantization, after.quantization) == ("F16", "Q8_0")
    assert after.bytes < before.bytes
    assert after.perplexity == pytest.approx(before.perplexity, rel=0.05)
    assert path.exists()
    copy = find_model(str(added.path), ModelRole.LANGUAGE_MODEL, home)
    with pytest.raises(BadInput, match="is there already"):
        quantize_model(model, "Q8_0", home, Job())
    with pytest.raises(BadInput, match="Q8_0 already"):
        quantize_model(copy, "Q8_0", home, Job())
    smaller = quantize_model(copy, "Q4_0", home, Job())
    with pytest.raises(BadInput, match="would lose more"):
        quantize_model(find_model(str(smaller.path), smaller.role, home), "Q5_0", home, Job())
    assert quantize_model(find_model(str(smaller.path), smaller.role, home), "Q5_0", home, Job(), again=True)
    assert len(Shelf(home.models).read()) == 3


def test_a_stop_leaves_no_half_of_a_copy(home: Home, tmp_path: Path) -> None:
    model, job = installed(write_llama(tmp_path / "small.gguf")), Job()
    job.cancel()
    with pytest.raises(Cancelled):
        quantize_model(model, "Q8_0", home, job)
    assert not list((home.models / "quantized").iterdir())
    assert quantize_model(model, "Q8_0", home, Job()).id == "small-Q8_0"


def test_a_file_that_crashes_the_quantiser_costs_nothing_but_that_process(home: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "small.gguf", half=True)
    with pytest.raises(ModelUnusable, match=r"cannot turn small\.gguf into Q8_0"):
        work_apart(quantize, (path, tmp_path / "no folder" / "out.gguf", "Q8_0", 1), 60, Job())
    assert not work_apart(os.abort, (), 60, Job()).well
    assert not work_apart(time.sleep, (60,), 0.3, Job()).in_time
