"""A needle stands where it was meant to by the tokens of the real model, and the window is full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.evaluation.abilities import load_abilities
from engine.evaluation.haystack import hide_needle
from engine.inference.language_model import ChatMessage
from engine.inference.llama_model import LlamaModel
from engine.models.catalogue import ModelRole
from engine.models.installed import find_model
from engine.paths import Home

NEEDLES = [ability for ability in load_abilities() if ability.share]
ANSWER = 64


@pytest.fixture(scope="module", params=[512, 2048])
def llama(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaModel]:
    home = Home(tmp_path_factory.mktemp("home"))
    file = find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, home).path
    model = LlamaModel("SmolLM2", file, request.param, threads=1)
    yield model
    model.close()


def count(model: LlamaModel, text: str) -> int:
    return model.count_tokens([ChatMessage("user", text)])


@pytest.mark.parametrize("ability", NEEDLES, ids=lambda ability: ability.name)
def test_a_needle_ends_at_its_share_of_the_window(llama: LlamaModel, ability: object) -> None:
    line = 0.045 if llama.context_window == 2048 else 0.2  # no line of the notes is longer
    for task in ability.tasks:  # type: ignore[attr-defined]
        (message,) = hide_needle(task, ability.share, llama, ANSWER)  # type: ignore[attr-defined]
        assert message.content.count(task.text) == 1
        assert message.content.endswith(f"\n\n{task.question}")
        filled = llama.count_tokens([message]) + ANSWER
        assert (1 - line) * llama.context_window < filled <= llama.context_window
        before, _, after = message.content.partition(task.text)
        ends = count(llama, before + task.text) / llama.context_window
        wanted = ability.share / 100  # type: ignore[attr-defined]
        if wanted < 1:
            assert wanted - line < ends <= wanted
        else:
            assert after == f"\n\n{task.question}"


def test_the_text_around_it_does_not_hold_the_answer(llama: LlamaModel) -> None:
    for task in NEEDLES[0].tasks:
        (message,) = hide_needle(task, 50, llama, ANSWER)
        around = message.content.replace(task.text, "").rpartition("\n\n")[0]
        assert not task.is_right(around)


def test_a_long_window_is_filled_by_saying_it_again(tmp_path: Path) -> None:
    class Wide:
        context_window = 60_000

        def count_tokens(self, messages: list[ChatMessage]) -> int:
            return sum(len(message.content.split()) for message in messages)

    (message,) = hide_needle(NEEDLES[0].tasks[0], 75, Wide(), ANSWER)  # type: ignore[arg-type]
    assert 59_000 < Wide().count_tokens([message]) + ANSWER <= 60_000
