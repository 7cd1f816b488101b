"""The real model: counted tokens, seeds, stopping, whole characters, and files that are not models."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from engine.errors import ModelUnusable
from engine.inference import llama_model
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.sequence_context import SequenceContext

LIKELIEST = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
VARIED = Sampling(temperature=1.0, top_k=0, top_p=1.0, min_p=0.0, repeat_penalty=1.0, seed=1)
CAPITAL = [ChatMessage("system", "You answer questions."), ChatMessage("user", "What is the capital of France?")]
STORY = [ChatMessage("user", "Tell me a long story about a boat.")]


def never() -> bool:
    return False


def write(model: LlamaModel, messages: list[ChatMessage], tokens: int, sampling: Sampling = LIKELIEST) -> str:
    return "".join(model.generate(messages, tokens, sampling, never))


def long_prompt(words: int) -> list[ChatMessage]:
    return [ChatMessage("user", "The garden is watered every second evening. " * (words // 7) + "When?")]


def test_it_answers_in_words_of_its_own(llama: LlamaModel) -> None:
    assert "Paris" in write(llama, CAPITAL, 20)


@pytest.mark.parametrize("beams", [1, 2])
def test_it_says_whether_it_had_used_up_its_tokens(gguf: Path, beams: int) -> None:
    sampling = replace(LIKELIEST, beams=beams)
    with closing(LlamaModel("SmolLM2", gguf, context_window=512, threads=1)) as model:
        write(model, STORY, 8, sampling)
        assert model.ran_out
        write(model, CAPITAL, 200, sampling)
        assert not model.ran_out
        with closing(cast("Generator[str]", model.generate(STORY, 8, sampling, never))) as stopping:
            next(stopping)
        assert not model.ran_out


def test_the_same_seed_writes_the_same_and_another_does_not(llama: LlamaModel) -> None:
    first, *others = [write(llama, STORY, 24, replace(VARIED, seed=seed)) for seed in (1, 2, 3)]
    assert write(llama, STORY, 24, VARIED) == first
    assert any(other != first for other in others)


BOAT = "The boat is painted green every April, and its sail is mended in the shed behind the church. " * 4
BOAT_QUESTIONS = [
    ChatMessage("user", f"{BOAT}\n\nUsing only the text above, answer: {question}")
    for question in ("When is the boat painted?", "Where is the sail mended?")
]


@pytest.mark.parametrize("sampling", [LIKELIEST, VARIED])
def test_an_answer_is_the_same_with_and_without_a_beginning_read_before(
    llama: LlamaModel, gguf: Path, sampling: Sampling
) -> None:
    first, second = ([message] for message in BOAT_QUESTIONS)
    write(llama, first, 8, sampling)
    reused = write(llama, second, 24, sampling)
    assert llama.evaluated <= 0.35 * llama.count_tokens(second)
    fresh = LlamaModel("SmolLM2", gguf, context_window=4096, threads=1)
    assert write(fresh, second, 24, sampling) == reused
    assert fresh.evaluated == fresh.count_tokens(second)
    fresh.close()


def test_a_reranker_leaves_what_the_conversation_has_read(llama: LlamaModel) -> None:
    first, second = ([message] for message in BOAT_QUESTIONS)
    write(llama, first, 8)
    prompts = [[ChatMessage("user", f"{text} Please write a question.")] for text in ("A boat.", "A church.")]
    assert len(list(llama.measure_likelihood(prompts, "When is the boat painted?", never))) == 2
    write(llama, second, 8)
    assert llama.evaluated <= 0.35 * llama.count_tokens(second)


@pytest.mark.parametrize(
    "messages",
    [
        CAPITAL,
        [*CAPITAL, ChatMessage("assistant", "She did."), *STORY],
        [ChatMessage("user", "naïve 東京 👩‍👩‍👧‍👦 <|im_end|> \x00 \ue0000\ue001 \udcff")],
        [ChatMessage("system", ""), ChatMessage("user", "")],
        long_prompt(500),
    ],
)
def test_counted_tokens_are_the_tokens_evaluated(llama: LlamaModel, messages: list[ChatMessage]) -> None:
    write(llama, STORY, 1)
    write(llama, messages, 1)
    held = llama._reader._held
    assert len(held) == llama.count_tokens(messages)
    assert 0 < llama.evaluated <= len(held)


def test_at_most_the_tokens_asked_for(llama: LlamaModel) -> None:
    assert len(list(llama.generate(STORY, 6, LIKELIEST, never))) == 6


def test_an_answer_ends_before_a_stop_word(llama: LlamaModel) -> None:
    whole = write(llama, STORY, 40)
    words = whole.split()
    stop = f"{words[4]} {words[5]}"
    written = write(llama, STORY, 40, replace(LIKELIEST, stop=(stop, "never written")))
    assert written == whole[: whole.index(stop)]


@pytest.mark.parametrize("wanted", [0, 1, 5])
def test_stop_is_obeyed_at_the_very_next_token(llama: LlamaModel, wanted: int) -> None:
    pieces: list[str] = []
    for piece in llama.generate(STORY, 40, LIKELIEST, lambda: len(pieces) >= wanted):
        pieces.append(piece)  # noqa: PERF402 - the list grows while the model looks at it
    assert len(pieces) == wanted
    assert "".join(pieces) == write(llama, STORY, 40)[: len("".join(pieces))]


def test_stop_while_a_long_prompt_is_read(llama: LlamaModel) -> None:
    """The prompt alone takes seconds; the wish comes after 0.2 s and is obeyed within half a second."""
    asked = threading.Event()
    moment: list[float] = []

    def ask() -> None:
        moment.append(time.perf_counter())
        asked.set()

    expected = write(llama, CAPITAL, 12)
    timer = threading.Timer(0.2, ask)
    timer.start()
    pieces = list(llama.generate(long_prompt(3000), 40, LIKELIEST, asked.is_set))
    ended = time.perf_counter()
    timer.join()
    assert pieces == []
    assert 0 <= ended - moment[0] < 0.5
    assert write(llama, CAPITAL, 12) == expected, "the model is not usable after a stop"


def test_a_generation_left_in_the_middle_does_no_harm(llama: LlamaModel) -> None:
    expected = write(llama, CAPITAL, 12)
    abandoned = llama.generate(STORY, 40, LIKELIEST, never)
    next(abandoned)
    abandoned.close()
    assert write(llama, CAPITAL, 12) == expected


class Dictation:
    """Stands where the sampler stands and makes a model write a text it is told, one token after the other."""

    def __init__(self, tokens: Sequence[int]) -> None:
        self._left = iter(tokens)

    def sample(self, _context: SequenceContext) -> int:
        return next(self._left)

    def check_finished(self) -> None:
        pass

    def close(self) -> None:
        pass


def dictate(llama: LlamaModel, text: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    tokens = llama._file.tokenize(text, special=False)
    monkeypatch.setattr(llama_model, "TokenSampler", lambda *_: Dictation(tokens))
    return tokens


@pytest.mark.parametrize(
    "text", ["👩‍👩‍👧‍👦 ate 東京ラーメン", "naïve façade – “quoted”", "#" * 80 + "\n" + " " * 60 + "x"]
)
def test_characters_of_many_bytes_and_tokens_of_many_characters_arrive_whole(
    llama: LlamaModel, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = dictate(llama, text, monkeypatch)
    pieces = list(llama.generate(CAPITAL, len(tokens), LIKELIEST, never))
    assert "".join(pieces) == text
    assert all("\ufffd" not in piece and piece for piece in pieces)


def test_half_a_character_is_not_shown_when_the_answer_is_cut(
    llama: LlamaModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = dictate(llama, "x 👩‍👩‍👧‍👦", monkeypatch)
    for length in range(1, len(tokens) + 1):
        written = "".join(llama.generate(CAPITAL, length, LIKELIEST, never))
        assert "x 👩‍👩‍👧‍👦".startswith(written)


def test_a_prompt_over_the_window_is_refused_in_one_sentence(llama: LlamaModel) -> None:
    room = llama.context_window - llama.count_tokens(STORY)
    with pytest.raises(ModelUnusable, match=r"do not fit the model's window of 4096: enlarge"):
        next(llama.generate(STORY, room + 1, LIKELIEST, never))
    pieces = llama.generate(STORY, room, LIKELIEST, never)
    assert next(pieces)
    pieces.close()


def test_the_window_is_never_larger_than_the_model_was_trained_for(gguf: Path) -> None:
    model = LlamaModel("SmolLM2", gguf, context_window=10_000, threads=1)
    assert model.context_window == 8192
    model.close()


LOAD = """
import sys
from pathlib import Path
from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage
from engine.inference.llama_model import LlamaModel
from engine.log import log_to

log_to(Path(sys.argv[1]))
for name in sys.argv[2:]:
    try:
        LlamaModel("model", Path(name), context_window=512, threads=1).count_tokens([ChatMessage("user", "hello")])
    except ModelUnusable as error:
        print(Path(name).name, error.message, sep="|", flush=True)
"""


HEAD = 2_000_000
"""Bytes: more than a model's keys, vocabulary and template take."""


def damage(gguf: Path) -> dict[str, tuple[bytes, int]]:
    """Files that are not models, cut models, and models whose first part was scribbled over.

    Each is its first bytes and its size; the weights between are zeros, which no file system has to store.
    """
    noise = random.Random(7)
    with gguf.open("rb") as file:
        head = file.read(HEAD)
    size = gguf.stat().st_size
    version_3 = b"GGUF" + struct.pack("<I", 3)
    scribbled = bytearray(head)
    for _ in range(200):
        scribbled[noise.randrange(24, 1_700_000)] = noise.randrange(256)
    cut = {f"cut-{end}": (head[:end], end) for end in (4, 8, 24, 100, 5_000, 1_000_000, size // 2, size - 1)}
    short = {
        "empty": b"",
        "text": b"# Notes\nThis is not a model.\n" * 100,
        "noise": b"GGUF" + noise.randbytes(100_000),
        "noise-in-version-3": version_3 + noise.randbytes(100_000),
        "noise-in-keys": head[:24] + noise.randbytes(100_000),
        "endless-tensors": version_3 + struct.pack("<QQ", 2**62, 1) + head[24:100_000],
        "endless-keys": version_3 + struct.pack("<QQ", 1, 2**62) + head[24:100_000],
    }
    whole = {
        "scribbled": bytes(scribbled),
        "no-window": head.replace(b"llama.context_length", b"llama.context_lengtX"),
        "unknown-architecture": head.replace(b"\x05\0\0\0\0\0\0\0llama", b"\x05\0\0\0\0\0\0\0lxama"),
        "template-unreadable": head.replace(b"{% for message", b"{% fur message"),
        "template-fails": head.replace(b"messages[0]['role']", b"messages[9]['role']"),
    }
    assert head not in whole.values()
    return (
        cut
        | {name: (content, len(content)) for name, content in short.items()}
        | {name: (content, size) for name, content in whole.items()}
    )


ADVICE = {
    "empty": "choose another.",
    "text": "choose another.",
    "missing": "check its path and permissions.",
}


def test_damaged_files_are_refused_and_never_end_the_process(gguf: Path, tmp_path: Path) -> None:
    """In a process of its own, where an abort of llama.cpp would show as a signal."""
    damaged = damage(gguf)
    for name, (content, size) in damaged.items():
        with (tmp_path / name).open("wb") as file:
            file.write(content)
            file.truncate(size)
    paths = [str(tmp_path / name) for name in [*damaged, "missing"]]
    command = [sys.executable, "-c", LOAD, str(tmp_path / "carrel.log"), *paths]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    refused = dict(line.split("|") for line in ran.stdout.splitlines())
    assert (ran.returncode, ran.stderr) == (0, ""), f"after {list(refused)}"
    assert refused.keys() == {*damaged, "missing"}
    for name, sentence in refused.items():
        advice = "use another model." if name.startswith("template") else ADVICE.get(name, "install it again.")
        assert sentence.endswith(advice), name
        assert "\n" not in sentence


SPEAK = """
import sys
from pathlib import Path
from engine.log import log_to
from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel

log_to(Path(sys.argv[2]))
# More than the model was trained for, which llama.cpp warns of; then a broken file, and a prompt that is stopped.
model = LlamaModel("model", Path(sys.argv[1]), context_window=9000, threads=1)
sampling = Sampling(0.0, 40, 0.95, 0.05, 1.0, 7)
assert "".join(model.generate([ChatMessage("user", "the-secret-question")], 3, sampling, lambda: False))
asked = iter([False] * 5)
list(model.generate([ChatMessage("user", "the-secret-passage " * 300)], 3, sampling, lambda: next(asked, True)))
model.close()
try:
    LlamaModel("model", Path(sys.argv[3]), context_window=512, threads=1)
except ModelUnusable:
    pass
"""


def test_what_llama_cpp_says_goes_to_the_log_and_nowhere_else(gguf: Path, tmp_path: Path) -> None:
    broken, log = tmp_path / "broken.gguf", tmp_path / "carrel.log"
    with gguf.open("rb") as whole:
        broken.write_bytes(whole.read(1_000_000))
    ran = subprocess.run(
        [sys.executable, "-c", SPEAK, str(gguf), str(log), str(broken)], capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    logged = log.read_text(encoding="utf-8")
    assert "llama.cpp:" in logged
    assert "secret" not in logged


def test_a_window_that_memory_cannot_hold_is_not_blamed_on_the_file(gguf: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"not enough memory for SmolLM2 with a window of .* lower generation"):
        LlamaModel("SmolLM2", gguf, context_window=2**31 - 256, threads=1)
