"""A summary only repeats: no word of the model's own, and none in another one's place."""

from __future__ import annotations

import pytest

from engine.summaries.proof import is_worth_keeping, repeats

SAID = (
    "The keeper of the lighthouse, who was afraid of nothing, rowed to the harbour every Monday. "
    "At noon the boat came back with letters."
)


@pytest.mark.parametrize(
    "sentence",
    [
        SAID,
        "The keeper rowed to the harbour every Monday.",
        "The keeper of a lighthouse rows to the harbour.",
        "The keeper rowed to the harbour, and the boat came back with letters.",
        "The keeper was afraid of nothing and rowed every Monday.",
    ],
)
def test_what_is_shortened_is_repeated(sentence: str) -> None:
    assert repeats(sentence, SAID)


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper of the lighthouse rowed to the island every Monday.",
        "The harbour rowed to the keeper every Monday.",
        "The letters came back with the boat at noon.",
        "The brave keeper rowed to the harbour every Monday.",
    ],
)
def test_a_word_of_its_own_or_in_another_place_is_no_repetition(sentence: str) -> None:
    assert not repeats(sentence, SAID)


def test_what_the_headings_say_may_be_said() -> None:
    assert not repeats("Bell Rock is under water at high tide.", "It is under water at high tide.")
    assert repeats(
        "Bell Rock is under water at high tide.", "It is under water at high tide.", ["Bell Rock lighthouse"]
    )


def test_scripts_without_spaces_are_shortened_too() -> None:
    said = "灯塔建于一八一一年，是苏格兰最古老的海上灯塔。"
    assert repeats("灯塔是苏格兰最古老的海上灯塔。", said)
    assert not repeats("灯塔是挨威最古老的海上灯塔。", said)


def test_neither_a_heading_nor_a_link_is_worth_keeping() -> None:
    assert is_worth_keeping("The keeper rowed to the harbour.", 0.9)
    assert is_worth_keeping("灯塔是苏格兰最古老的。", 0.9)
    assert not is_worth_keeping("The keeper rowed to the harbour.", 0.8)
    assert not is_worth_keeping("What the keeper of the light did:", 1.0)
    assert not is_worth_keeping("See [the log of the keeper](https://example.org).", 1.0)
