"""One turn at a time: a person's question goes before background work, whoever came first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext

import pytest

from engine.cores import Cores
from engine.errors import Cancelled
from engine.job import Job

LONG = 10.0
"""Seconds that only a test about to fail waits."""


class Scene:
    """Threads that take turns at the cores and write down, in order, when they get them."""

    def __init__(self) -> None:
        self.cores = Cores()
        self.order: list[str] = []
        self._pool = ThreadPoolExecutor(16)

    def hold(self, turn: Callable[[], AbstractContextManager[None]], name: str) -> tuple[threading.Event, Future[None]]:
        """Take a turn in another thread, once it is free; it ends when the event that comes back is set."""
        done = threading.Event()

        def work() -> None:
            with turn():
                self.order.append(name)
                assert done.wait(LONG)

        return done, self._pool.submit(work)

    def run(self, task: Callable[[], None]) -> Future[None]:
        return self._pool.submit(task)

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Wait for something that is seen in the cores or in the order; every change there wakes who waits."""
        for _ in range(int(LONG * 1000)):
            if true():
                return
            threading.Event().wait(0.001)
        pytest.fail(f"did not come about; so far {self.order}")

    def wait_for_waiters(self, count: int) -> None:
        """Wait until so many threads wait for the cores."""
        self.wait_until(lambda: len(self.cores._changed._waiters) == count)

    def close(self) -> None:
        self._pool.shutdown()


@pytest.fixture
def scene() -> Iterator[Scene]:
    scene = Scene()
    yield scene
    scene.close()


def test_a_waiting_question_goes_before_batches_that_waited_longer(scene: Scene) -> None:
    first_done, first = scene.hold(scene.cores.for_batch, "first batch")
    scene.wait_until(lambda: scene.order == ["first batch"])
    batch_done, batch = scene.hold(scene.cores.for_batch, "second batch")
    scene.wait_for_waiters(1)
    question_done, question = scene.hold(scene.cores.for_question, "question")
    scene.wait_for_waiters(2)
    first_done.set()
    first.result(LONG)
    scene.wait_until(lambda: len(scene.order) == 2)
    scene.wait_for_waiters(1)  # the second batch still waits while the question is answered
    question_done.set()
    question.result(LONG)
    batch_done.set()
    batch.result(LONG)
    assert scene.order == ["first batch", "question", "second batch"]


def test_every_waiting_question_goes_before_any_batch(scene: Scene) -> None:
    first_done, _ = scene.hold(scene.cores.for_question, "question")
    scene.wait_until(lambda: bool(scene.order))
    others = [scene.hold(scene.cores.for_batch, "batch") for _ in range(3)]
    others += [scene.hold(scene.cores.for_question, "question") for _ in range(3)]
    scene.wait_for_waiters(6)
    for done, _ in others:
        done.set()
    first_done.set()
    for _, turn in others:
        turn.result(LONG)
    assert scene.order == ["question"] * 4 + ["batch"] * 3


def test_two_turns_are_never_taken_at_once(scene: Scene) -> None:
    inside = threading.Lock()
    collisions: list[int] = []

    def take_turns(turn: Callable[[], AbstractContextManager[None]]) -> None:
        for _ in range(200):
            with turn():
                if not inside.acquire(blocking=False):
                    collisions.append(1)
                    continue
                threading.Event().wait(0)  # lets another thread run, which would be caught inside
                inside.release()

    turns = [scene.cores.for_batch, scene.cores.for_question] * 4
    for future in [scene.run(lambda turn=turn: take_turns(turn)) for turn in turns]:
        future.result(LONG)
    assert collisions == []


def test_light_work_gives_way_while_a_question_is_answered_and_only_then(scene: Scene) -> None:
    scene.cores.give_way()
    batch_done, batch = scene.hold(scene.cores.for_batch, "batch")
    scene.wait_until(lambda: scene.order == ["batch"])
    scene.run(scene.cores.give_way).result(LONG)  # a batch alone is no reason
    question_done, question = scene.hold(scene.cores.for_question, "question")
    scene.wait_for_waiters(1)
    light_work = scene.run(scene.cores.give_way)
    scene.wait_for_waiters(2)  # a waiting question is
    batch_done.set()
    batch.result(LONG)
    scene.wait_until(lambda: scene.order == ["batch", "question"])
    scene.wait_for_waiters(1)
    assert not light_work.done()  # and so is one that is being answered
    question_done.set()
    light_work.result(LONG)
    question.result(LONG)


def test_a_paused_batch_that_waits_for_its_turn_holds_up_no_question(scene: Scene) -> None:
    job = Job()
    job.pause()
    first_done, first = scene.hold(scene.cores.for_question, "first question")
    scene.wait_until(lambda: bool(scene.order))
    _, batch = scene.hold(lambda: scene.cores.for_batch(job.check), "batch")
    light_work = scene.run(lambda: scene.cores.give_way(job.check))
    scene.wait_until(lambda: len(job._changed._waiters) == 2)  # both are in their check now
    first_done.set()
    first.result(LONG)
    second_done, second = scene.hold(scene.cores.for_question, "second question")
    second_done.set()
    second.result(LONG)
    job.cancel()
    for ended in (batch, light_work):
        with pytest.raises(Cancelled):
            ended.result(LONG)


@pytest.mark.parametrize("turn", [Cores.for_batch, Cores.for_question])
def test_a_turn_that_fails_is_given_back(scene: Scene, turn: Callable[[Cores], AbstractContextManager[None]]) -> None:
    with pytest.raises(ValueError, match="broken"), turn(scene.cores):
        raise ValueError("broken")
    scene.run(scene.cores.give_way).result(LONG)
    done, next_turn = scene.hold(scene.cores.for_batch, "batch")
    done.set()
    next_turn.result(LONG)


@pytest.mark.parametrize("wait", [Cores.for_batch, Cores.give_way])
def test_work_that_is_called_off_does_not_wait_for_an_answer(wait) -> None:
    cores, job = Cores(), Job()
    with cores.for_question():
        called_off = threading.Timer(0.2, job.cancel)
        called_off.start()
        with pytest.raises(Cancelled):
            waiting = wait(cores, job.check)
            with waiting or nullcontext():
                pass
        called_off.join()
    with cores.for_batch():  # nothing was left held
        pass


def test_background_work_lets_others_pass_between_two_steps(scene: Scene) -> None:
    with scene.cores.for_background(Job()) as let_others_pass:
        let_others_pass()  # nobody waits: nothing happens
        for turn, name in ((scene.cores.for_question, "question"), (scene.cores.for_batch, "batch")):
            done, future = scene.hold(turn, name)
            scene.wait_for_waiters(1)
            done.set()
            let_others_pass()
            assert scene.order[-1] == name
            future.result(LONG)
        late, waiting = scene.hold(scene.cores.for_batch, "late batch")
    late.set()
    waiting.result(LONG)
    assert scene.order == ["question", "batch", "late batch"]


def test_background_work_goes_after_every_batch(scene: Scene) -> None:
    first_done, first = scene.hold(scene.cores.for_batch, "first batch")
    scene.wait_until(lambda: scene.order == ["first batch"])
    background_done, background = scene.hold(lambda: scene.cores.for_background(Job()), "background")
    scene.wait_for_waiters(1)
    second_done, second = scene.hold(scene.cores.for_batch, "second batch")
    scene.wait_until(lambda: scene.cores._batches_waiting == 1)
    first_done.set()
    first.result(LONG)
    scene.wait_until(lambda: len(scene.order) == 2)
    second_done.set()
    second.result(LONG)
    background_done.set()
    background.result(LONG)
    assert scene.order == ["first batch", "second batch", "background"]


def test_background_work_that_is_paused_or_stopped_holds_no_cores(scene: Scene) -> None:
    job, steps = Job(), threading.Event()

    def work() -> None:
        with scene.cores.for_background(job) as let_others_pass:
            while True:
                let_others_pass()
                steps.set()

    working = scene.run(work)
    assert steps.wait(LONG)
    job.pause()
    scene.wait_until(lambda: len(job._changed._waiters) == 1)
    done, question = scene.hold(scene.cores.for_question, "question")
    done.set()
    question.result(LONG)
    steps.clear()
    job.resume()
    assert steps.wait(LONG)
    job.pause()
    scene.wait_until(lambda: len(job._changed._waiters) == 1)
    job.cancel()
    with pytest.raises(Cancelled):
        working.result(LONG)
    with scene.cores.for_batch():  # nothing was left held, nor given back twice
        assert scene.cores._busy
