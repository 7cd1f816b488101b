"""One call over what fits, and what is left out of it by worth."""

from __future__ import annotations

from collections.abc import Sequence

from engine.domain import ContextPlan, Passage
from engine.inference.prompts import answer_messages
from engine.synthesis.compact import compact
from engine.synthesis.focus import Focus, focus_on_worth
from tests.fakes import FakeLanguageModel
from tests.synthesis import QUESTION, begin, make_evidence, make_passage

TEXT = "The first sentence is here. The second one comes next. The third is the last of them."
LENGTHS = [5, 5, 7]  # words of its sentences
ALONE = FakeLanguageModel().count_tokens(answer_messages(QUESTION, [], []))


def write(
    passages: Sequence[Passage], words: int, worth: Sequence[float] | None = None, focus: Focus | None = None
) -> tuple[ContextPlan, list[str]]:
    """The plan, and the lines of the prompt; in a window with room for so many words of passages."""
    model = FakeLanguageModel(["In", " March."], context_window=ALONE + 4 + words)
    evidence = make_evidence(passages)
    writing = begin(model)
    chosen = focus or focus_on_worth(worth or [0.5] * len(evidence.sentences))
    assert compact(writing, evidence, chosen) == "In March."
    (prompt,) = model.prompts
    return writing.ledger.close(), prompt[-1].content.partition("\n\nUsing")[0].split("\n")


def places(passages: Sequence[object]) -> list[tuple[str, int, int]]:
    return [(each.path.name, each.start, each.end) for each in passages]  # type: ignore[attr-defined]  # of the plan


def test_what_fits_is_taken_whole() -> None:
    plan, read = write([make_passage(TEXT, start=100)], 100)
    assert read == [TEXT]
    assert plan.left_out == ()
    (included,) = plan.included
    assert (included.start, included.end, included.page, included.reason) == (100, 100 + len(TEXT), 3, "")
    assert (included.call, included.tokens, len(plan.calls)) == (1, sum(LENGTHS), 1)


def test_the_sentences_worth_least_are_left_out_first_and_every_cut_is_told() -> None:
    plan, read = write([make_passage(TEXT, start=100)], 12, [0.9, 0.1, 0.8])
    assert read == ["The third is the last of them.", "The first sentence is here."], "the best one last"
    assert places(plan.included) == [("a.md", 155, 185), ("a.md", 100, 127)]
    assert places(plan.left_out) == [("a.md", 128, 154)]
    assert all("worth least" in row.reason for row in [*plan.included, *plan.left_out])
    assert plan.left_out[0].tokens == 5


def test_neighbours_that_are_kept_stay_one_text() -> None:
    plan, read = write([make_passage(TEXT)], 12, [0.1, 0.9, 0.8])
    assert read == ["The second one comes next. The third is the last of them."]
    assert places(plan.left_out) == [("a.md", 0, 27)]


def test_a_passage_of_which_nothing_fits_is_left_out_and_smaller_ones_still_get_in() -> None:
    large, small = make_passage("word " * 50 + "end.", "large.md"), make_passage("A small one.", "small.md")
    plan, read = write([large, small], 20, [0.9, 0.1])
    assert read == ["A small one."]
    assert places(plan.left_out) == [("large.md", 0, len(large.text))]
    assert "no room" in plan.left_out[0].reason


def test_worth_counts_across_passages() -> None:
    first, second = make_passage(TEXT, "first.md"), make_passage(TEXT, "second.md")
    plan, _ = write([first, second], 10, [0.1, 0.8, 0.1, 0.9, 0.1, 0.1])
    assert places(plan.included) == [("first.md", 28, 54), ("second.md", 0, 27)]
    assert places(plan.left_out) == [
        ("first.md", 0, 27),
        ("first.md", 55, 85),
        ("second.md", 28, 85),
    ]


def test_in_focus_each_sentence_stands_for_itself_and_the_rest_is_set_aside() -> None:
    passages = [make_passage(TEXT, "a.md"), make_passage("Four is here. Five is there.", "b.md")]
    plan, read = write(passages, 100, focus=Focus((1, 0, 4), only=True))
    assert read == ["The first sentence is here.", "Five is there.", "The second one comes next."]
    assert [row.reason for row in plan.included] == ["", "", ""]
    assert places(plan.left_out) == [("a.md", 55, 85), ("b.md", 0, 13)]
    assert all("only the quoted sentences" in row.reason for row in plan.left_out)


def test_a_quote_that_found_no_room_is_not_said_to_be_set_aside() -> None:
    plan, read = write([make_passage(TEXT)], 7, focus=Focus((2, 0), only=True))
    assert read == ["The third is the last of them."]
    assert ["no room" in row.reason for row in plan.left_out] == [True, False]


def test_a_passage_without_text_is_told_too() -> None:
    plan, _ = write([make_passage(" \n "), make_passage(TEXT, "b.md")], 100)
    assert [(row.path.name, row.reason) for row in plan.left_out] == [("a.md", "it holds no text")]
