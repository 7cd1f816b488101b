"""What happens to an answer while its model is exchanged for another, or its file is deleted."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import ModelMissing
from engine.inference.language_model import ChatMessage, LanguageModel, Sampling
from engine.inference.resident_model import ResidentModel
from engine.parts import LazyLanguageModel
from engine.paths import Home
from engine.settings import GenerationSettings
from tests.small_llama import write_llama

QUESTION = [ChatMessage("user", "Who came back?")]
SAMPLING = Sampling(0.0, 40, 1.0, 0.0, 1.0, 1)
TOKENS = 40
PATIENCE = 60.0


def choose(path: Path) -> GenerationSettings:
    return GenerationSettings(model=str(path), context_window=256, threads=1)


def stream(model: LanguageModel) -> Iterator[str]:
    return model.generate(QUESTION, TOKENS, SAMPLING, lambda: False)


@pytest.fixture
def lazy(tmp_path: Path) -> Iterator[LazyLanguageModel]:
    lazy = LazyLanguageModel(choose(write_llama(tmp_path / "first.gguf")), Home(tmp_path / "home"))
    yield lazy
    lazy.close()


def load(lazy: LazyLanguageModel) -> ResidentModel:
    model = lazy.load()
    assert isinstance(model, ResidentModel)
    return model


def test_an_answer_ends_with_the_model_it_began_with(lazy: LazyLanguageModel, tmp_path: Path) -> None:
    first = load(lazy)
    whole = "".join(stream(first))
    answer = stream(first)
    beginning = next(answer)
    lazy.settings = choose(write_llama(tmp_path / "second.gguf", seed=2))
    second = load(lazy)
    assert (second.name, second.edition == first.edition) == ("second", False)
    assert beginning + "".join(answer) == whole
    assert "".join(stream(second)) != whole
    deadline = time.monotonic() + PATIENCE
    while first.loaded is not None:  # nobody will ask it again, so its memory is not kept for the usual minutes
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is in use")
def test_an_answer_outlives_the_file_of_its_model_and_the_next_question_is_told(
    lazy: LazyLanguageModel, tmp_path: Path
) -> None:
    model = load(lazy)
    whole = "".join(stream(model))
    answer = stream(model)
    beginning = next(answer)
    (tmp_path / "first.gguf").unlink()
    assert beginning + "".join(answer) == whole
    lazy.close()
    with pytest.raises(ModelMissing, match=r"There is no language model at .*first\.gguf: mend the path"):
        next(stream(model))
    with pytest.raises(ModelMissing, match="There is no language model at"):
        lazy.load()
