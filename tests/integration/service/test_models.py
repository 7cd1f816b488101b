"""Models through the window's own engine: a real process, real files, small language models with random weights."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import (
    Answer,
    ExportedModel,
    ImportReport,
    ListedModel,
    ModelRole,
    Quantized,
    SuiteFigures,
    Verification,
)
from engine.errors import ModelUnusable
from engine.job import Progress, TokenGenerated
from engine.models.description import describe_model
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel
from engine.models.naming import detect_role
from engine.service.client import EngineClient
from engine.service.messages import (
    AskQuestion,
    ChangeSettings,
    EngineReady,
    Failure,
    Finished,
    JobEvent,
    Request,
    Stopped,
)
from engine.service.model_messages import (
    AddModel,
    CompareModels,
    DescribeModel,
    EvaluateModel,
    ExportModels,
    FetchModel,
    ImportModels,
    ListModels,
    QuantizeModel,
    RemoveModel,
    TimeModel,
    UseModel,
    VerifyModel,
)
from engine.settings import GenerationSettings
from tests.gguf_files import damage_header
from tests.integration.service.conftest import Mailbox
from tests.small_llama import write_llama

QUESTION = AskQuestion("How much is the deposit?")
PATIENCE = 120.0
LOADED = 20


class RealEngine:
    """A client of a real engine, and what it delivered."""

    def __init__(self, home: Path) -> None:
        self.mail = Mailbox()
        self.client = EngineClient(home, self.mail.deliver)
        self.client.start()

    def perform(self, request: Request[object]) -> JobEvent:
        return self.end(self.client.submit(request))

    def end(self, job: int) -> JobEvent:
        self.mail.wait_for(lambda _: bool(self.mail.events(job)) and is_end(self.mail.events(job)[-1]), PATIENCE)
        return self.mail.events(job)[-1]

    def result(self, request: Request[object]) -> object:
        end = self.perform(request)
        assert isinstance(end, Finished), end
        return end.result

    def complaint(self, request: Request[object]) -> str:
        end = self.perform(request)
        assert isinstance(end, Failure), end
        return end.message

    def wait_for_progress(self, job: int, stage: str) -> None:
        def is_there(_messages: object) -> bool:
            return any(isinstance(event, Progress) and event.stage == stage for event in self.mail.events(job))

        self.mail.wait_for(is_there, PATIENCE)


def is_sound(path: Path) -> bool:
    """Whether the file looks whole before it is loaded."""
    try:
        describe_model(InstalledModel(str(path), detect_role(path), path, None))
    except ModelUnusable:
        return False
    return True


def is_end(event: JobEvent) -> bool:
    return isinstance(event, Finished | Failure | Stopped)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealEngine]:
    engine = RealEngine(tmp_path / "empty home")
    yield engine
    engine.client.close()


@pytest.fixture
def asking(indexed_home: Path) -> Iterator[RealEngine]:
    """One whose library holds the sample notes."""
    engine = RealEngine(indexed_home)
    yield engine
    engine.client.close()


def listed(engine: RealEngine, path: Path) -> ListedModel:
    models = engine.result(ListModels())
    assert isinstance(models, tuple)
    return next(model for model in models if model.id == str(path))


def test_a_model_is_added_told_verified_used_and_removed(real: RealEngine, tmp_path: Path) -> None:
    own = write_llama(tmp_path / "small.gguf", window=1024)
    added = real.result(AddModel(str(own)))
    assert isinstance(added, ListedModel) and (added.id, added.name) == (str(own), "small")
    profile = real.result(DescribeModel(str(own), ModelRole.LANGUAGE_MODEL))
    assert (profile.title, profile.description.quantization, profile.known_files) == ("small", "F32", 1)  # type: ignore[attr-defined]
    assert [fit.window for fit in profile.fits] == [512, 2048, 8192]  # type: ignore[attr-defined]
    checked = real.result(VerifyModel("small"))
    assert isinstance(checked, Verification) and checked.known_files == 1
    real.result(UseModel(str(own)))
    assert listed(real, own).wanted
    assert "is in use: choose another language model first" in real.complaint(RemoveModel("small"))
    real.result(UseModel("smollm2-135m-instruct"))
    assert real.result(RemoveModel(str(own))) == 0
    assert own.exists()


def test_a_damaged_file_gets_its_sentence_and_one_that_crashes_is_marked(real: RealEngine, tmp_path: Path) -> None:
    cut, bad = write_llama(tmp_path / "cut.gguf"), write_llama(tmp_path / "bad.gguf", kv_heads=3)
    cut.write_bytes(cut.read_bytes()[:-1])
    assert "is incomplete" in real.complaint(AddModel(str(cut)))
    assert "ended the process that it was first loaded in" in real.complaint(AddModel(str(bad)))
    assert "it is not used" in listed(real, bad).problem
    assert "it is not used" in real.complaint(UseModel("bad"))


@pytest.mark.timeout(1200)
def test_two_hundred_damaged_files_get_a_sentence_each_and_the_engine_lives(real: RealEngine, tmp_path: Path) -> None:
    """Those that look whole are loaded once apart, some of them; the others of these are only read."""
    whole = write_llama(tmp_path / "whole.gguf")
    content, rng = whole.read_bytes(), random.Random(11)
    header = len(content) - read_parts(whole)[0].weight_bytes
    refused = looked_whole = 0
    for number in range(200):
        path = tmp_path / f"{number}.gguf"
        path.write_bytes(damage_header(content, header, number, rng))
        looked_whole += (looks_whole := is_sound(path))
        request = VerifyModel if looks_whole and looked_whole > LOADED else AddModel
        match real.perform(request(str(path))):
            case Failure(kind, message, _):
                assert kind != "bug" and message.endswith(".") and len(message) > 20, message
                refused += 1
            case Finished(result):
                assert looks_whole and isinstance(result, ListedModel | Verification)
            case end:
                raise AssertionError(end)
        path.unlink()
    assert looked_whole >= LOADED and refused > 60
    assert real.result(ListModels())
    assert sum(isinstance(message, EngineReady) for message in real.mail.messages) == 1  # it never came anew


def test_work_on_a_model_is_cancelled_and_leaves_nothing(real: RealEngine, tmp_path: Path) -> None:
    own = write_llama(tmp_path / "small-F16.gguf", half=True, window=1024)
    adding = real.client.submit(AddModel(str(own)))
    real.wait_for_progress(adding, "Loading it once")
    waiting = real.client.submit(TimeModel(str(own)))
    for job in (waiting, adding):
        real.client.cancel(job)
        assert real.end(job) == Stopped()
    assert not any(model.id == str(own) for model in real.result(ListModels()))  # type: ignore[attr-defined]


def test_a_faster_copy_is_made_measured_and_kept(real: RealEngine, tmp_path: Path) -> None:
    own = write_llama(tmp_path / "small-F16.gguf", half=True, window=1024)
    real.result(AddModel(str(own)))
    copy = real.result(QuantizeModel(str(own), "Q8_0"))
    assert isinstance(copy, Quantized) and copy.after.bytes < copy.before.bytes
    figures = {each.id: each for each in real.result(CompareModels())}  # type: ignore[attr-defined]
    assert figures[copy.id].figures == copy.after
    assert figures[str(own)].figures == copy.before
    assert figures[str(own)].speed == copy.before.written


def test_models_go_from_one_engine_to_another_on_a_stick(real: RealEngine, tmp_path: Path) -> None:
    own, stick = write_llama(tmp_path / "small.gguf"), tmp_path / "stick"
    real.result(AddModel(str(own)))
    copying = real.client.submit(ExportModels(stick, ("small",)))
    assert real.end(copying) == Finished((ExportedModel("small", ModelRole.LANGUAGE_MODEL, 1, own.stat().st_size),))
    told = [event for event in real.mail.events(copying) if isinstance(event, Progress)]
    assert (told[-1].done, told[-1].total, told[-1].stage) == (own.stat().st_size, own.stat().st_size, "Copying")
    other = RealEngine(tmp_path / "other home")
    try:
        assert other.result(ImportModels(stick)) == ImportReport(("small",), (), ())
        assert other.result(ImportModels(stick)) == ImportReport((), ("small",), ())
        (carried,) = (model for model in other.result(ListModels()) if model.name == "small")  # type: ignore[attr-defined]
        assert Path(carried.path).read_bytes() == own.read_bytes()
        assert "carrel models export has written" in other.complaint(ImportModels(tmp_path))
    finally:
        other.client.close()


def test_a_benchmark_is_answered_and_compared(real: RealEngine, tmp_path: Path) -> None:
    own = write_llama(tmp_path / "small.gguf", window=1024)
    real.result(AddModel(str(own)))
    lines = [f"heron\tN\t0-0\tA heron stood {number}.\tThe heron flew.\n" for number in range(6)]
    (tmp_path / "test.data.txt").write_text("".join(lines))
    (tmp_path / "test.gold.txt").write_text("T\nF\n" * 3)
    figures = real.result(EvaluateModel("small", "wic", tmp_path, 4))
    assert isinstance(figures, SuiteFigures) and (figures.questions, figures.chance) == (4, 0.5)
    compared = {each.id: each for each in real.result(CompareModels())}  # type: ignore[attr-defined]
    assert compared[str(own)].suites == (figures,)
    assert "no suite 'x': name one of mmlu" in real.complaint(EvaluateModel("small", "x", tmp_path))
    assert "MMLU" in real.complaint(EvaluateModel("small", "mmlu", tmp_path))


def test_a_download_is_refused_while_downloads_are_off(real: RealEngine) -> None:
    assert real.complaint(FetchModel("smollm2-135m-instruct")).startswith("Carrel is offline: set downloads = true")
    assert "no 'nothing' in the catalogue" in real.complaint(FetchModel("nothing"))


def test_the_engine_closes_in_the_middle_of_work_on_a_model(real: RealEngine, tmp_path: Path) -> None:
    adding = real.client.submit(AddModel(str(write_llama(tmp_path / "small.gguf"))))
    real.wait_for_progress(adding, "Loading it once")
    real.client.close()  # that no process outlives it, every test looks at


def test_an_answer_ends_with_the_model_it_began_with_and_the_next_has_the_other(
    asking: RealEngine, tmp_path: Path
) -> None:
    first, second = (write_llama(tmp_path / f"{name}.gguf", window=1024) for name in ("first", "second"))
    for path in (first, second):
        asking.result(AddModel(str(path)))
    long = GenerationSettings(model=str(first), context_window=1024, answer_tokens=300, focus_on_quotes=True)
    asking.result(ChangeSettings(long))
    question = asking.client.submit(QUESTION)
    asking.mail.wait_for(lambda _: any(isinstance(e, TokenGenerated) for e in asking.mail.events(question)), PATIENCE)
    asking.result(UseModel(str(second)))
    assert asking.mail.events(question)[-1] and not is_end(asking.mail.events(question)[-1])
    assert model_of(asking.end(question)) == "first"
    assert model_of(asking.perform(QUESTION)) == "second"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is in use")
def test_a_model_whose_file_vanishes_answers_on_and_is_then_told(asking: RealEngine, tmp_path: Path) -> None:
    own = write_llama(tmp_path / "own.gguf", window=1024)
    asking.result(AddModel(str(own)))
    asking.result(UseModel(str(own)))
    assert model_of(asking.perform(QUESTION)) == "own"
    own.unlink()
    assert "There is no language model at" in listed(asking, own).problem
    assert model_of(asking.perform(QUESTION)) == "own"  # it is in memory
    assert "There is no language model at" in asking.complaint(VerifyModel(str(own)))
    asking.result(UseModel("smollm2-135m-instruct"))
    assert "does not exist: name a GGUF file" in asking.complaint(UseModel(str(own)))
    assert asking.result(RemoveModel("own")) == 0
    assert not any(model.id == str(own) for model in asking.result(ListModels()))  # type: ignore[attr-defined]


def model_of(end: JobEvent) -> str:
    assert isinstance(end, Finished), end
    assert isinstance(end.result, Answer)
    return end.result.model
