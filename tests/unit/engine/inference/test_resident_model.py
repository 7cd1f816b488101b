"""A model is in memory while it is used and a while after, and is loaded again when it is wanted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.resident_model import ResidentModel
from tests.fakes import FakeLanguageModel

HELLO = [ChatMessage("user", "hello")]
SAMPLING = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
LONG = 3600.0


class Loads:
    """Opens stand-ins for a model, and counts those that are open."""

    def __init__(self) -> None:
        self.count = 0
        self.open = 0

    def __call__(self) -> FakeLanguageModel:
        self.count += 1
        self.open += 1
        loads = self

        class Counted(FakeLanguageModel):
            def close(self) -> None:
                loads.open -= 1

        return Counted(["a", "b", "c"])


@pytest.fixture
def loads() -> Loads:
    return Loads()


@pytest.fixture
def make(loads: Loads) -> Iterator[Callable[[float], ResidentModel]]:
    made: list[ResidentModel] = []

    def make_one(idle_seconds: float) -> ResidentModel:
        made.append(ResidentModel(loads, idle_seconds))
        return made[-1]

    yield make_one
    for model in made:
        model.close()


def list_idle_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "idle-model"}


def wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def generate(model: ResidentModel) -> Iterator[str]:
    return model.generate(HELLO, 3, SAMPLING, lambda: False)


def test_it_is_loaded_by_the_first_use_and_stays(make: Callable[[float], ResidentModel], loads: Loads) -> None:
    model = make(LONG)
    assert loads.count == 0
    assert (model.name, model.context_window, model.count_tokens(HELLO)) == ("fake", 2048, 4)
    assert list(generate(model)) == ["a", "b", "c"]
    assert list(model.measure_likelihood([HELLO], "hello", lambda: False)) == [1.0]
    assert (loads.count, loads.open) == (1, 1)


def test_idle_it_is_released_and_it_comes_back(make: Callable[[float], ResidentModel], loads: Loads) -> None:
    model = make(0.05)
    model.count_tokens(HELLO)
    wait_for(lambda: loads.open == 0)
    assert model.loaded is None
    assert list(generate(model)) == ["a", "b", "c"]
    assert loads.count == 2
    wait_for(lambda: loads.open == 0)


def test_an_answer_that_takes_longer_is_not_idle(make: Callable[[float], ResidentModel], loads: Loads) -> None:
    model = make(0.05)
    pieces = generate(model)
    assert next(pieces) == "a"
    time.sleep(0.3)
    model.close()
    assert (next(pieces), loads.open) == ("b", 1)
    pieces.close()  # type: ignore[attr-defined]  # left in the middle
    wait_for(lambda: loads.open == 0)


def test_without_a_time_it_stays_until_it_gets_one(make: Callable[[float], ResidentModel], loads: Loads) -> None:
    model = make(0)
    model.load(0)
    time.sleep(0.2)
    assert loads.open == 1
    model.load(0.05)
    wait_for(lambda: loads.open == 0)
    assert loads.count == 1


def test_what_is_closed_in_use_goes_soon_after(make: Callable[[float], ResidentModel], loads: Loads) -> None:
    model = make(0)  # which alone would keep it
    pieces = generate(model)
    next(pieces)
    model.close()
    assert (list(pieces), loads.open) == (["b", "c"], 1)
    wait_for(lambda: loads.open == 0)


def test_many_threads_load_it_once(make: Callable[[float], ResidentModel], loads: Loads) -> None:
    model = make(LONG)
    threads = [threading.Thread(target=model.count_tokens, args=(HELLO,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert loads.count == 1


def test_no_thread_is_left_of_a_model_that_was_closed(make: Callable[[float], ResidentModel]) -> None:
    others = list_idle_threads()  # of models that other tests have loaded
    model = make(LONG)
    model.count_tokens(HELLO)
    assert len(list_idle_threads() - others) == 1
    model.close()
    wait_for(lambda: list_idle_threads() <= others)


def test_a_model_that_cannot_be_loaded_is_tried_again() -> None:
    answers: list[object] = [ModelUnusable("damaged"), FakeLanguageModel()]

    def load() -> FakeLanguageModel:
        answer = answers.pop(0)
        if isinstance(answer, ModelUnusable):
            raise answer
        assert isinstance(answer, FakeLanguageModel)
        return answer

    model = ResidentModel(load, LONG)
    with pytest.raises(ModelUnusable, match="damaged"):
        model.count_tokens(HELLO)
    assert model.count_tokens(HELLO) == 4
    model.close()
