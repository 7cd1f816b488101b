"""Questions that follow answers, in the real window: what is sent, what is shown, and the branches kept."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.conversation import Conversations
from desktop.workspace import Workspace
from engine.api import Answer, AskOptions, AskQuestion, Failure, Finished, ListHistory
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import QUESTION, make_answer, make_plan, make_refusal
from tests.unit.desktop.test_ask_view import ask, click, page

FIRST = make_answer(QUESTION, 1)
SECOND = make_answer("And the landlord?", 2, after=1)
OTHER = make_answer("And in writing?", 3, after=1)
THIRD = make_answer("Why six?", 4, after=2)
ALONE = make_answer("Are pets welcome?", 5)
HISTORY = (ALONE, THIRD, OTHER, SECOND, FIRST)


def show_history(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, *answers: Answer) -> list[str]:
    engine.answers[ListHistory] = answers
    window.past.feed.refresh()
    qtbot.waitUntil(lambda: window.past.list.count() == len(answers))
    return [window.past.list.item(row).text() for row in range(len(answers))]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_every_answer_is_in_one_conversation(after: list[int]) -> None:
    """Also those that follow one that was forgotten."""
    answers = [make_answer(number=each, after=min(before, each - 1)) for each, before in enumerate(after, start=1)]
    arranged = Conversations(reversed(answers)).arrange()
    assert sorted(answer.id for _, answer in arranged) == [answer.id for answer in answers]
    at = {answer.id: (place, depth) for place, (depth, answer) in enumerate(arranged)}
    for answer in answers:
        if answer.after in at:
            assert at[answer.after][0] < at[answer.id][0]
            assert at[answer.after][1] == at[answer.id][1] - 1


def test_the_list_shows_what_follows_what(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    assert show_history(qtbot, window, engine, *HISTORY) == [
        "Are pets welcome?", QUESTION, "↳ And the landlord?", "    ↳ Why six?", "↳ And in writing?",
    ]  # fmt: skip
    assert show_history(qtbot, window, engine, *HISTORY[1:])[0] == QUESTION
    assert show_history(qtbot, window, engine, replace(ALONE, id=0), replace(FIRST, id=0)) == [ALONE.question, QUESTION]


def test_a_question_follows_the_answer_on_the_screen(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    view = window.ask_view
    assert not view.question.followed.isVisible()
    job = ask(qtbot, window, engine)
    assert engine.requests[job] == AskQuestion(QUESTION)
    engine.send(job, Finished(FIRST))
    qtbot.waitUntil(view.question.followed.isVisible)
    assert view.question.followed.text() == f"The next question follows “{QUESTION}”  ×"
    job = ask(qtbot, window, engine, "And the landlord?")
    assert engine.requests[job] == AskQuestion("And the landlord?", AskOptions(after=1))
    engine.send(job, Failure("model_missing", "No language model is installed: add one."))
    qtbot.waitUntil(lambda: not view.busy)
    assert view.question.followed.id == 1  # to ask it once more
    qtbot.mouseClick(view.question.followed, Qt.MouseButton.LeftButton)
    assert not view.question.followed.isVisible()
    qtbot.mouseClick(view.question.box.ask_button, Qt.MouseButton.LeftButton)
    assert engine.requests[engine.last(AskQuestion)] == AskQuestion("And the landlord?")


def test_what_was_not_kept_cannot_be_followed(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.ask_view.show_past(make_refusal())
    assert not window.ask_view.question.followed.isVisible()
    assert engine.requests[ask(qtbot, window, engine)] == AskQuestion(QUESTION)


def test_a_new_question_follows_nothing(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.ask_view.show_past(SECOND)
    window.show_library()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.views.currentWidget() is window.ask_view
    assert window.ask_view.question.box.edit.hasFocus()
    assert not window.ask_view.answer_view.isVisible()
    assert not window.ask_view.footer.isVisible()
    assert engine.requests[ask(qtbot, window, engine)] == AskQuestion(QUESTION)


def test_asking_again_makes_a_branch(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    show_history(qtbot, window, engine, *HISTORY)
    window.ask_view.show_past(SECOND)
    footer = window.ask_view.footer
    qtbot.mouseClick(footer.again_button, Qt.MouseButton.LeftButton)
    job = engine.last(AskQuestion)
    assert engine.requests[job] == AskQuestion(SECOND.question, AskOptions(after=1, again_of=2))
    engine.send(job, Finished(replace(SECOND, id=6)))
    qtbot.waitUntil(footer.again_button.isEnabled)
    qtbot.mouseClick(footer.edit_button, Qt.MouseButton.LeftButton)
    assert window.ask_view.question.followed.text() == f"The next question follows “{QUESTION}”  ×"
    qtbot.keyClick(window.ask_view.question.box.edit, Qt.Key.Key_Return)
    assert engine.requests[engine.last(AskQuestion)] == AskQuestion(SECOND.question, AskOptions(after=1, again_of=6))


def test_a_first_question_asked_again_is_a_branch_too(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.ask_view.show_past(FIRST)
    qtbot.mouseClick(window.ask_view.footer.again_button, Qt.MouseButton.LeftButton)
    job = engine.last(AskQuestion)
    assert engine.requests[job] == AskQuestion(FIRST.question, AskOptions(again_of=1))
    again = replace(FIRST, id=8, options=AskOptions(again_of=1))
    edited = replace(FIRST, id=9, question="And the rent?", options=AskOptions(again_of=8))
    other = replace(FIRST, id=10)
    known = Conversations([other, edited, again, SECOND, FIRST])
    assert known.branches_beside(FIRST) == (again, edited)
    assert known.branches_beside(edited) == (FIRST, again)
    assert known.branches_beside(other) == ()
    assert [answer.id for _, answer in known.arrange()] == [10, 9, 8, 1, 2]
    engine.send(job, Finished(again))


def test_a_question_is_asked_again_as_it_was_asked(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    asked = AskOptions(scope="folder:papers", quotes_only=True)
    window.ask_view.show_past(replace(FIRST, options=asked))
    window.ask_view.question.scope_field.edit.setText("type:pdf")  # for the next question
    qtbot.mouseClick(window.ask_view.footer.again_button, Qt.MouseButton.LeftButton)
    job = engine.last(AskQuestion)
    assert engine.requests[job].options == replace(asked, again_of=1)
    engine.send(job, Finished(FIRST))
    qtbot.waitUntil(lambda: not window.ask_view.busy)
    window.ask_view.show_past(replace(FIRST, options=asked))
    next(each for each in window.ask_view.footer.ways.actions() if "call by call" in each.text()).trigger()
    by_strategy = replace(asked, again_of=1, strategy="refine", quotes_only=False)
    assert engine.requests[engine.last(AskQuestion)].options == by_strategy


def test_a_refused_question_can_be_answered_anyway(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    footer = window.ask_view.footer
    window.ask_view.show_past(FIRST)
    assert not footer.anyway_button.isVisible()
    window.ask_view.show_past(make_refusal())
    qtbot.mouseClick(footer.anyway_button, Qt.MouseButton.LeftButton)
    assert engine.requests[engine.last(AskQuestion)].options.caution == 0.0


def test_other_words_have_another_seed(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    seeds = set()
    for _ in range(3):
        window.ask_view.show_past(FIRST)
        window.ask_view.footer.ways.actions()[0].trigger()
        job = engine.last(AskQuestion)
        seeds.add(engine.requests[job].options.seed)
        engine.send(job, Finished(FIRST))
        qtbot.waitUntil(lambda: not window.ask_view.busy)
    assert len(seeds) == 3
    assert None not in seeds


def test_what_was_left_out_is_asked(window: Workspace, engine: FakeEngineClient) -> None:
    footer = window.ask_view.footer
    for answer in (replace(FIRST, plan=make_plan()), replace(FIRST, id=0)):
        window.ask_view.show_past(answer)
        assert not footer.left_out.isEnabled()
    window.ask_view.show_past(SECOND)
    footer.left_out.trigger()
    assert engine.requests[engine.last(AskQuestion)] == AskQuestion(
        SECOND.question, AskOptions(after=1, again_of=2, left_out_of=2)
    )


def test_the_page_leads_to_the_answers_before_and_beside(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.ask_view.show_past(SECOND)
    assert "Follows" not in page(window)
    show_history(qtbot, window, engine, *HISTORY)
    qtbot.waitUntil(lambda: page(window).startswith(f"Follows: {QUESTION}"))
    click(qtbot, window.ask_view.answer_view, "And in writing?")
    assert "Beside it: And the landlord?" in page(window)
    click(qtbot, window.ask_view.answer_view, QUESTION)
    assert page(window).startswith(QUESTION)
