"""A made question asks for a name or number of its sentence, and says most of the rest."""

from __future__ import annotations

import pytest

from engine.synthesis.made_questions import make_question

BUILT = "The lighthouse on the Bell Rock was built by hand before 1811."


def test_it_asks_for_the_last_name_or_number_and_leaves_out_a_few_words() -> None:
    made = make_question(f"# Lights\n\nThey are old. {BUILT} It stands.")
    assert made is not None
    question, sentence = made
    assert (question, sentence) == ("The lighthouse on the Bell was built by hand before?", BUILT)


@pytest.mark.parametrize("text", ["", "It is quite old and stands on a rock in the sea.", "Built in 1811.", "?!"])
def test_of_what_says_nothing_to_ask_for_none_is_made(text: str) -> None:
    assert make_question(text) is None
