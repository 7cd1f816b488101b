"""Past answers come back exactly as they were given, newest first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from engine.domain import (
    Answer,
    AnswerSentence,
    AskOptions,
    Citation,
    ContextPlan,
    Passage,
    PlannedPassage,
    Quote,
    Verdict,
)
from engine.errors import BadInput
from engine.store.history import History
from engine.store.library import Library
from tests.fakes import make_answer

PATH = Path("/notes/größe 漢 😀.md")
FULL_ANSWER = Answer(
    question='Who counted "ships" — and\nwhy? 😀',
    text="The keeper did. [1]",
    refused=False,
    quotes=(Quote("The keeper counted ships.", PATH, 3, 10, 35, 0.875), Quote("x", Path("/b"), None, 0, 1, 1e-9)),
    citations=(Citation(1, PATH, 3, 10, 35, "The keeper counted ships."), Citation(2, PATH, None, 0, 1, "")),
    sentences=(AnswerSentence("The keeper did.", 0.75, (1, 2)), AnswerSentence("Or not.", 0.0, ())),
    plan=ContextPlan(
        n_ctx=2048,
        system=100,
        history=20,
        passages=300,
        reserve=192,
        included=(PlannedPassage(PATH, 3, 10, 35, 12), PlannedPassage(PATH, None, 0, 5, 3, "shortened")),
        left_out=(PlannedPassage(PATH, 4, 50, 60, 9, "it did not fit"),),
        history_left_out=2,
    ),
    model="SmolLM2",
    strategy="compact",
    timings={"retrieve": 0.25, "generate": 1.0 / 3.0},
    nearest=(Passage(7, PATH, "Title", ("A", "B"), 3, 10, 35, "text", 0.5, 0.625, "summary"),),
    stopped=True,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.sqlite3", tmp_path / "write.lock")
    yield opened
    opened.close()


@pytest.fixture
def history(library: Library) -> History:
    return History(library)


def test_an_answer_comes_back_with_everything_in_it(history: History) -> None:
    kept = history.add(FULL_ANSWER)
    assert history.latest(1) == history.branch(kept.id) == (kept,)
    assert kept == replace(FULL_ANSWER, id=1, asked_at=kept.asked_at)
    assert datetime.fromisoformat(kept.asked_at).utcoffset() == timedelta(0)


def test_a_path_that_is_not_utf_8_comes_back_exactly(history: History) -> None:
    path = Path(os.fsdecode(b"/notes/broken-\xff.md"))
    answer = replace(make_answer("text"), quotes=(Quote("x", path, None, 0, 1, 1.0),))
    history.add(answer)
    assert history.latest(1)[0].quotes[0].path == path


def test_the_newest_comes_first_and_the_limit_holds(history: History) -> None:
    for number in range(5):
        history.add(make_answer(str(number)))
    assert [answer.text for answer in history.latest(3)] == ["4", "3", "2"]
    assert len(history.latest(100)) == 5
    assert history.latest(0) == ()


def test_the_same_question_twice_is_two_answers(history: History) -> None:
    first, second = history.add(FULL_ANSWER), history.add(FULL_ANSWER)
    assert history.latest(10) == (second, first)
    assert first.id < second.id


def test_answers_outlive_the_program(library: Library, history: History, tmp_path: Path) -> None:
    kept = history.add(FULL_ANSWER)
    library.close()
    reopened = Library(tmp_path / "library.sqlite3", tmp_path / "write.lock")
    assert History(reopened).latest(1) == (kept,)
    reopened.close()


@pytest.mark.parametrize("written", ['{"question": "of a later version"}', "[]", "null", "not JSON", ""])
def test_an_answer_that_cannot_be_read_is_left_out(library: Library, history: History, written: str) -> None:
    history.add(make_answer("before"))
    with library.transaction() as connection:
        connection.execute("INSERT INTO history (asked_at, answer) VALUES ('2026-01-01', ?)", [written])
    history.add(make_answer("after"))
    assert [answer.text for answer in history.latest(10)] == ["after", "before"]


def grow(history: History, *after: int) -> list[int]:
    """Answers that follow those with these numbers, in turn; returns their own."""
    return [history.add(replace(make_answer("text"), after=number)).id for number in after]


@pytest.mark.parametrize(("number", "branch"), [(1, [1]), (3, [1, 2, 3]), (4, [1, 2, 4]), (6, [6])])
def test_a_branch_goes_back_to_the_beginning(history: History, number: int, branch: list[int]) -> None:
    assert grow(history, 0, 1, 2, 2, 3, 0) == [1, 2, 3, 4, 5, 6]
    assert [answer.id for answer in history.branch(number)] == branch


@pytest.mark.parametrize(("number", "left"), [(2, [1, 6]), (3, [1, 2, 4, 6]), (6, [1, 2, 3, 4, 5]), (None, [])])
def test_what_is_forgotten_takes_along_what_followed_it(history: History, number: int | None, left: list[int]) -> None:
    grow(history, 0, 1, 2, 2, 3, 0)
    assert history.forget(number) == 6 - len(left)
    assert [answer.id for answer in history.latest(9)] == left[::-1]
    assert grow(history, 0) == [7], "no number is given twice"


@pytest.mark.parametrize("number", [0, 4, -1])
def test_an_answer_that_is_not_there_is_told(history: History, number: int) -> None:
    grow(history, 0)
    with pytest.raises(BadInput, match="no answer"):
        history.branch(number)
    with pytest.raises(BadInput, match="no answer"):
        history.forget(number)


def test_what_is_forgotten_is_not_in_the_file_any_more(library: Library, history: History, tmp_path: Path) -> None:
    kept = history.add(replace(make_answer("the secret of the attic " * 200), question="Where?"))
    history.forget(kept.id)
    library.close()
    assert not any(b"attic" in file.read_bytes() for file in tmp_path.iterdir())


def test_a_conversation_that_runs_in_a_circle_ends(library: Library, history: History) -> None:
    """Which Carrel never writes."""
    grow(history, 2, 1)
    assert [answer.id for answer in history.branch(2)] == [1, 2]
    assert [answer.id for answer in history.branch(1)] == [1]
    assert history.forget(1) == 2


def test_a_conversation_has_a_name_and_is_pinned_until_it_is_forgotten(history: History, library: Library) -> None:
    grow(history, 0, 1, 0, 3)
    history.mark(2, "  Lease\nand notice ", pinned=True)
    assert [(answer.id, answer.name, answer.pinned) for answer in history.conversation(2)] == [
        (1, "Lease and notice", True),
        (2, "", False),
    ]
    again = history.add(replace(make_answer("text"), options=AskOptions(again_of=1)))
    assert (again.name, again.pinned) == ("Lease and notice", True), "it is another branch of the same conversation"
    assert history.latest(1)[0] == again
    other = history.add(replace(make_answer("text"), options=AskOptions(again_of=again.id)))
    assert other.name == again.name
    history.mark(again.id, "", pinned=False)
    assert not any(answer.name or answer.pinned for answer in history.latest(9))
    history.forget(1)
    history.mark(other.id, "Left", pinned=False)
    assert [answer.name for answer in history.latest(9)] == ["Left", "Left", "", ""]


@pytest.mark.parametrize(("number", "name"), [(9, "x"), (0, "x"), (1, "x" * 201)])
def test_a_name_that_cannot_be_given_is_told(history: History, number: int, name: str) -> None:
    grow(history, 0)
    with pytest.raises(BadInput, match=r"characters at most|no answer"):
        history.mark(number, name, pinned=False)
    assert history.latest(1)[0].name == ""


def test_pinned_conversations_are_listed_however_old(history: History) -> None:
    grow(history, 0, 1, 2, 0, 0, 0)
    history.mark(1, "", pinned=True)
    assert [answer.id for answer in history.latest(1)] == [6, 3, 2, 1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("MIETE kündig", [2]),
        ("kundigung", [2]),
        ("tenant", [3, 1]),
        ("tenant boat", [3]),
        ("harbour", [1]),
        ("漢字", [3]),
        ("%", []),
        ("zebra", []),
        ("  ", [3, 2, 1]),
    ],
)
def test_answers_are_found_by_the_words_in_them(
    library: Library, history: History, words: str, found: list[int]
) -> None:
    history.add(replace(make_answer("The tenant pays."), question="Who pays the rent?"))
    history.add(replace(make_answer("Die Kündigung der Miete."), question="Wann?"))
    history.add(replace(make_answer("The tenant, by boat 漢字."), question="How?", quotes=FULL_ANSWER.quotes))
    history.mark(1, "Harbour house", pinned=False)
    with library.transaction() as connection:
        connection.execute("INSERT INTO history (asked_at, answer) VALUES ('2026-01-01', 'no JSON: tenant zebra')")
    assert [answer.id for answer in history.latest(9, words)] == found


def test_what_was_forgotten_last_can_be_brought_back(library: Library, history: History, tmp_path: Path) -> None:
    grow(history, 0, 1, 2, 0)
    history.mark(1, "Lease", pinned=True)
    before = history.latest(9)
    for number, count in ((2, 2), (None, 2)):
        history.forget(number)
        kept = history.latest(9)
        assert history.restore() == count
        assert len(history.latest(9)) == len(kept) + count
        history.forget(number)
    history.restore()
    assert history.latest(9) == tuple(answer for answer in before if answer.id in (1, 4))
    with pytest.raises(BadInput, match="nothing to bring back"):
        history.restore()
    history.forget(1)
    with pytest.raises(BadInput, match="no answer"):
        history.forget(1)
    assert history.restore() == 1, "a slip takes nothing away"
    assert grow(history, 0) == [5], "no number is given twice"


def test_a_verdict_stands_beside_the_answer_until_it_is_taken_back(history: History, library: Library) -> None:
    grow(history, 0, 1, 0)
    history.judge(2, Verdict.BAD, "  Seven, not six. ")
    history.judge(3, Verdict.GOOD, "")
    assert [(answer.id, answer.verdict, answer.reason) for answer in history.judged(9)] == [
        (3, Verdict.GOOD, ""),
        (2, Verdict.BAD, "Seven, not six."),
    ]
    assert history.conversation(2)[1] == history.judged(9)[1]
    history.forget(2)
    assert history.restore() == 1
    assert history.judged(9)[1].reason == "Seven, not six."
    history.judge(2, Verdict.NONE, "forgotten with it")
    assert [answer.id for answer in history.judged(9)] == [3]
    assert history.latest(9, "")[1].reason == ""
    assert history.judged(0) == ()


def test_a_verdict_of_a_later_carrel_hides_no_other_answer(history: History, library: Library) -> None:
    kept = history.add(FULL_ANSWER)
    history.add(make_answer("Why?"))
    with library.transaction() as connection:
        connection.execute("UPDATE history SET verdict = 'mixed' WHERE id != ?", [kept.id])
    assert history.latest(9) == (kept,)


@pytest.mark.parametrize(("number", "reason"), [(9, "x"), (1, "x" * 2001)])
def test_a_verdict_that_cannot_be_kept_is_told(history: History, number: int, reason: str) -> None:
    grow(history, 0)
    with pytest.raises(BadInput, match=r"characters at most|no answer"):
        history.judge(number, Verdict.BAD, reason)
    assert history.judged(1) == ()
