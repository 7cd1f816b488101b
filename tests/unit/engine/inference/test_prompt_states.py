"""What is kept of a prompt is found again, whole or not at all, by its owner only, and within its bounds."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.errors import HomeUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.prompt_states import PromptState, PromptStates, forget_states

LIKELIEST = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
BOAT = "The boat is painted green every April, and its sail is mended in the shed behind the church. " * 6
FIRST, SECOND = (
    [ChatMessage("user", f"{BOAT}\n\nUsing only the text above, answer: {question}")]
    for question in ("When is the boat painted?", "Where is the sail mended?")
)
LONG, SHORT = PromptState((1, 2, 3, 4), b"long" * 100), PromptState((1, 2), b"short")


def count(tokens: Sequence[int]) -> int:
    return len(tokens)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "states"


def test_the_state_that_saves_most_is_found(folder: Path) -> None:
    states = PromptStates(folder, 10_000)
    for state in (SHORT, LONG, PromptState((9,), b"x")):
        states.keep("model", state)
    assert states.find("model", count, 0) == LONG
    assert states.find("model", lambda tokens: 2 if len(tokens) == 2 else 0, 0) == SHORT
    assert states.find("model", count, 4) is None
    assert states.find("another model", count, 0) is None


def test_nobody_else_may_read_it(folder: Path) -> None:
    PromptStates(folder, 10_000).keep("model", LONG)
    (file,) = folder.iterdir()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)


def test_what_was_used_longest_ago_goes_first(folder: Path) -> None:
    states = PromptStates(folder, 1000)
    for number in range(3):
        states.keep("model", PromptState((number,), bytes(250)))
    for age, file in enumerate(sorted(folder.iterdir())):
        os.utime(file, (1000 + age, 1000 + age))
    found = states.find("model", lambda tokens: int(tokens == (1,)), 0)
    assert found == PromptState((1,), bytes(250))
    states.keep("model", PromptState((7,), bytes(450)))
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 1000
    assert states.find("model", lambda tokens: int(tokens == (1,)), 0), "it was used just now"
    states.keep("model", PromptState((8,), bytes(1000)))
    assert states.find("model", lambda tokens: int(tokens == (8,)), 0) is None, "it alone is too large"


@pytest.mark.parametrize("place", [0, 20, 60, 64, 70, 300, -1])
def test_a_damaged_file_is_as_good_as_none(folder: Path, place: int) -> None:
    states = PromptStates(folder, 10_000)
    states.keep("model", LONG)
    (file,) = folder.iterdir()
    written = bytearray(file.read_bytes())
    written[place] ^= 1
    file.write_bytes(written)
    assert states.find("model", count, 0) is None
    file.write_bytes(written[:place])
    assert states.find("model", count, 0) is None
    states.keep("model", LONG)


def test_all_are_forgotten(folder: Path) -> None:
    forget_states(folder)
    PromptStates(folder, 10_000).keep("model", LONG)
    forget_states(folder)
    assert list(folder.iterdir()) == []
    (folder / "folder").mkdir()
    with pytest.raises(HomeUnusable, match=r"could not be deleted from .*: delete this folder"):
        forget_states(folder)


def write(model: LlamaModel, messages: list[ChatMessage]) -> str:
    return "".join(model.generate(messages, 24, LIKELIEST, lambda: False))


def test_a_conversation_goes_on_after_a_restart(llama: LlamaModel, gguf: Path, folder: Path) -> None:
    """As a process would that begins anew: with the same words, and nothing of the beginning read again."""
    model = LlamaModel("SmolLM2", gguf, 1024, 1, states=PromptStates(folder, 100_000_000))
    write(model, FIRST)
    model.close()
    restarted = LlamaModel("SmolLM2", gguf, 1024, 1, states=PromptStates(folder, 100_000_000))
    llama._reader.forget()
    assert write(restarted, SECOND) == write(llama, SECOND)
    assert restarted.evaluated <= 0.35 * restarted.count_tokens(SECOND) < llama.evaluated
    count_files = len(list(folder.iterdir()))
    write(restarted, SECOND)
    assert len(list(folder.iterdir())) == count_files, "what is held needs no other file"
    restarted.close()


def test_a_stopped_answer_keeps_nothing(gguf: Path, folder: Path) -> None:
    model = LlamaModel("SmolLM2", gguf, 1024, 1, states=PromptStates(folder, 100_000_000))
    pieces: list[str] = []
    for piece in model.generate(FIRST, 24, LIKELIEST, lambda: bool(pieces)):
        pieces.append(piece)  # noqa: PERF402 - the list grows while the model looks at it
    model.close()
    assert pieces and not folder.exists()
