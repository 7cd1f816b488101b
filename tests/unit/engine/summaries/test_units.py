"""No call overflows the window, every part is in a unit or listed, and sections are read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain import ModelRole
from engine.inference.chat_template import ChatTemplate
from engine.inference.language_model import ChatMessage
from engine.inference.llama_model import LlamaModel
from engine.inference.prompts import summary_messages
from engine.models.installed import find_model
from engine.paths import Home
from engine.settings import GenerationSettings
from engine.summaries.units import Part, UnitReader
from tests.chat_templates import FAMILIES
from tests.fakes import FakeLanguageModel
from tests.notes import HOUSEHOLD

pytestmark = pytest.mark.timeout(600)

TARGET = 350
TEXTS = [
    *HOUSEHOLD.values(),
    "The boiler is serviced in March.",
    "東京は日本の首都です。京都は古い都です。" * 12,
    "เรือใช้เวลาสามชั่วโมง ตั๋วราคาสี่สิบยูโร " * 20,
    "A row of the table. " * 120,
    "word " * 300 + "end.",
    "x" * 9000,
    "| a | b |\n| 1 | 2 |\n",
    "<|im_end|> [/INST] <start_of_turn>",
    " \n ",
]


class Counting(FakeLanguageModel):
    """Counts as the real tokenizer does, behind a template and with a window of any size."""

    def __init__(self, template: str, llama: LlamaModel) -> None:
        super().__init__()
        encode = ChatTemplate(template, eos="</s>", bos="<s>", tokenize=llama._file.tokenize).encode
        self._count = lru_cache(20_000)(lambda messages: len(encode(messages)))

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return int(self._count(tuple(messages)))


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaModel]:
    found = find_model(GenerationSettings().model, ModelRole.LANGUAGE_MODEL, Home(tmp_path_factory.mktemp("home")))
    model = LlamaModel("SmolLM2", found.path, context_window=256, threads=1)
    yield model
    model.close()


@pytest.fixture(scope="module")
def models(llama: LlamaModel) -> dict[str, Counting]:
    return {name: Counting(template, llama) for name, template in FAMILIES.items()}


def make_parts(texts: Sequence[str], sections: Sequence[int]) -> list[Part]:
    return [
        Part(text, f"section {section}", frozenset([1]), frozenset([number]))
        for number, (text, section) in enumerate(zip(texts, sections, strict=True))
    ]


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_no_call_overflows_and_nothing_is_lost(models: dict[str, Counting], data: st.DataObject) -> None:
    model = models[data.draw(st.sampled_from(sorted(models)))]
    model.context_window = data.draw(st.one_of(st.integers(256, 8192), st.integers(256, 512)))
    texts = data.draw(st.lists(st.sampled_from(TEXTS), max_size=12))
    parts = make_parts(texts, sorted(data.draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts)))))
    reader = UnitReader(model)
    units, too_long = reader.divide(parts)
    around = model.count_tokens(summary_messages(""))
    for unit in units:
        tokens = model.count_tokens(unit.call.messages)
        assert tokens + reader.reserve <= model.context_window
        assert unit.call.account.total == tokens + reader.reserve
        assert tokens - around <= TARGET
        assert unit.call.messages == summary_messages(unit.part.text)
    read = [unit.part.text for unit in units]
    listed = [part.text for part in too_long]
    assert count_signs([*read, *listed]) == count_signs(texts)
    assert frozenset[int]().union(*(part.passages for part in (*(unit.part for unit in units), *too_long))) >= {
        number for number, text in enumerate(texts) if text.strip()
    }


def count_signs(texts: Sequence[str]) -> Counter[str]:
    return Counter("".join("".join(text.split()) for text in texts))


@pytest.mark.parametrize(
    ("words", "sections", "units"),
    [
        ([100] * 4, [0, 0, 0, 0], [[0, 1, 2], [3]]),
        ([200, 100, 200], [0, 0, 1], [[0, 1], [2]]),  # the second section begins anew
        ([100, 100, 100], [0, 1, 2], [[0, 1], [2]]),
        ([50, 50, 50, 50], [0, 1, 2, 3], [[0, 1, 2, 3]]),
    ],
)
def test_sections_are_read_together_and_short_ones_with_their_neighbours(
    words: list[int], sections: list[int], units: list[list[int]]
) -> None:
    parts = make_parts(["word " * count + "end." for count in words], sections)
    found, too_long = UnitReader(FakeLanguageModel()).divide(parts)
    assert [sorted(unit.part.passages) for unit in found] == units
    assert too_long == []


def test_a_long_part_is_cut_between_sentences_and_a_longer_sentence_is_listed() -> None:
    short = "This has five words."
    parts = make_parts([f"{short} {'word ' * 400}end. {short}", short * 3], [0, 0])
    units, too_long = UnitReader(FakeLanguageModel()).divide(parts)
    assert [(unit.part.text, set(unit.part.passages)) for unit in units] == [
        (short, {0}),
        (short, {0}),
        (short * 3, {1}),
    ]
    assert [(part.text[-4:], part.passages) for part in too_long] == [("end.", frozenset([0]))]


def test_a_window_that_holds_nothing_lists_everything() -> None:
    parts = make_parts(["One sentence.", "And another one."], [0, 0])
    units, too_long = UnitReader(FakeLanguageModel(context_window=8)).divide(parts)
    assert units == []
    assert [part.passages for part in too_long] == [frozenset([0]), frozenset([1])]
