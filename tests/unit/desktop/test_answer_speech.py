"""What a screen reader is given of an answer, heard where Qt hands it over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop import answer_speech
from desktop.workspace import Workspace
from engine.api import Answer, Failure, Finished, QuotesFound, Stopped, TokenGenerated
from tests.announcements import Announcement, listen
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import NOTE_QUOTE, PDF_QUOTE, make_answer, make_refusal
from tests.unit.desktop.test_ask_view import ask, page

COMPLETE = "The answer is complete, with 2 sources. Nothing in your documents supports 1 sentence of it."


@pytest.fixture
def heard() -> Iterator[list[Announcement]]:
    with listen() as heard:
        yield heard


@pytest.fixture
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice that nobody has to wait for."""
    monkeypatch.setattr(answer_speech, "_LISTEN_MS", 0)
    monkeypatch.setattr(answer_speech, "_GATHER_MS", 1)


def words(heard: list[Announcement]) -> list[str]:
    return [each.words for each in heard]


def send_words(engine: FakeEngineClient, job: int, text: str) -> None:
    """A token a word, as a model writes."""
    engine.send(job, *(TokenGenerated(f"{word} ") for word in text.split()))


@pytest.mark.usefixtures("_fast")
def test_whole_sentences_are_said_as_they_come_then_the_end(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, heard: list[Announcement]
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound((NOTE_QUOTE, PDF_QUOTE)))
    qtbot.waitUntil(lambda: words(heard) == ["2 quotes from your documents."])
    send_words(engine, job, "You give three months' notice. [1] Your landlord, e.g. Mr. Kerr,")
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.wait(50)
    assert words(heard)[1:] == ["You give three months' notice."], "half a sentence is not said"
    send_words(engine, job, "needs six. The mayor keeps")
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[2].words == "Your landlord, e.g. Mr. Kerr, needs six."
    send_words(engine, job, "the <keys>.")
    text = make_answer().text.replace("landlord needs", "landlord, e.g. Mr. Kerr, needs")
    engine.send(job, Finished(replace(make_answer(), text=text)))
    qtbot.waitUntil(lambda: "Sources" in page(window))
    assert words(heard)[3:] == [f"The mayor keeps the <keys>. {COMPLETE}"]
    assert {(each.name, each.polite) for each in heard} == {("Answer", True)}
    qtbot.wait(50)
    assert len(heard) == 4


def test_no_more_is_said_than_can_be_listened_to(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, heard: list[Announcement]
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound(()))
    send_words(engine, job, "One sentence is being said. " + "Another one waits. " * 50)
    qtbot.waitUntil(lambda: len(heard) == 1)
    qtbot.wait(600)
    assert words(heard) == ["One sentence is being said."]
    engine.send(job, Finished(replace(make_answer(), text="One sentence is being said. " + "Another one waits. " * 50)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1].words == "Another one waits. " * 50 + COMPLETE
    qtbot.wait(600)
    assert len(heard) == 2, "all that was left is one announcement, which one key silences"


@pytest.mark.usefixtures("_fast")
def test_what_the_answer_was_given_at_its_end_is_said_and_what_it_lost_is_not(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, heard: list[Announcement]
) -> None:
    job = ask(qtbot, window, engine)
    send_words(engine, job, "You give three months' notice. The mayor has")
    qtbot.waitUntil(lambda: len(heard) == 1)
    ended = replace(make_answer(), text=f"You give three months' notice. [1]\n\n{PDF_QUOTE.text} [2]")
    engine.send(job, Finished(ended))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert words(heard) == ["You give three months' notice.", f"{PDF_QUOTE.text} {COMPLETE}"]


LIST = "You need three things: [1]\n\n- a passport\n- two photographs\n- the old lease\n\nBring them. [2] Then wait."


def test_of_a_list_no_item_is_said_twice(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, heard: list[Announcement]
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, TokenGenerated(LIST))
    qtbot.waitUntil(lambda: bool(heard))
    engine.send(job, Finished(replace(make_answer(), text=LIST)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    said, rest = words(heard)
    assert said == "You need three things:"
    assert rest.replace("- ", "") == f"a passport two photographs the old lease Bring them. Then wait. {COMPLETE}"


@pytest.mark.usefixtures("_fast")
def test_a_sentence_is_said_though_it_stands_in_another_or_twice(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, heard: list[Announcement]
) -> None:
    text = "The rent is due. Is it paid? It is not. "
    job = ask(qtbot, window, engine)
    send_words(engine, job, text)
    qtbot.waitUntil(lambda: len(heard) == 2)
    engine.send(job, Finished(replace(make_answer(), text=f"{text}The rent is due. Due.")))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[2].words == f"It is not. The rent is due. Due. {COMPLETE}"


def test_nothing_is_said_while_nobody_listens(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    with listen(active=False) as heard:
        job = ask(qtbot, window, engine)
        engine.send(job, QuotesFound((NOTE_QUOTE,)))
        send_words(engine, job, "You give notice. Three months. Or six.")
        qtbot.wait(400)
        engine.send(job, Finished(make_answer()))
        qtbot.waitUntil(lambda: "Sources" in page(window))
        assert heard == []


def test_a_screen_reader_that_comes_later_hears_the_rest(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    with listen(active=False):
        job = ask(qtbot, window, engine)
        send_words(engine, job, "You give notice. Three")
        qtbot.waitUntil(lambda: page(window).endswith("Looking through your documents …"))
    with listen() as heard:
        send_words(engine, job, "months.")
        qtbot.waitUntil(lambda: words(heard) == ["You give notice."])
        engine.send(job, Stopped())
        qtbot.waitUntil(lambda: len(heard) == 2)


@pytest.mark.usefixtures("_fast")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (make_refusal(), "This is not in your notes. Nothing in your documents answers this."),
        (
            replace(make_answer(), model="", text="", citations=(), sentences=()),
            f"“{NOTE_QUOTE.text}”, in lease.md. “{PDF_QUOTE.text}”, in lease.pdf, page 3. "
            "No language model is installed, so the quotes are the answer.",
        ),
        (replace(make_answer(), stopped=True), "You stopped this answer before it was complete."),
        (
            replace(make_answer(), stopped=True, notice="Be careful."),
            "Be careful. You stopped this answer before it was complete.",
        ),
        (replace(make_answer(), notice="Be careful."), f"{make_answer().text} Be careful. {COMPLETE}"),
    ],
)
def test_every_end_of_an_answer_is_said(
    qtbot: QtBot,
    window: Workspace,
    engine: FakeEngineClient,
    heard: list[Announcement],
    answer: Answer,
    said: str,
) -> None:
    engine.send(ask(qtbot, window, engine), Finished(answer))
    qtbot.waitUntil(lambda: bool(heard))
    assert words(heard) == [said.replace(" [1]", "").replace(" [2]", "")]


@pytest.mark.parametrize(
    ("ending", "said"),
    [(Failure("engine_lost", "The engine stopped."), "The engine stopped."), (Stopped(), "You stopped this answer.")],
)
def test_what_ends_an_answer_short_is_said_instead_of_what_waits(
    qtbot: QtBot,
    window: Workspace,
    engine: FakeEngineClient,
    heard: list[Announcement],
    ending: Failure | Stopped,
    said: str,
) -> None:
    job = ask(qtbot, window, engine)
    send_words(engine, job, "One sentence is being said. Another one waits. And a third.")
    qtbot.waitUntil(lambda: len(heard) == 1)
    engine.send(job, ending)
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.wait(400)
    assert words(heard) == ["One sentence is being said.", said]


@pytest.mark.usefixtures("_fast")
def test_of_an_answer_that_is_out_of_sight_only_the_end_is_said(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, heard: list[Announcement]
) -> None:
    job = ask(qtbot, window, engine)
    window.ask_view.show_past(make_answer())
    send_words(engine, job, "You give notice. Three months. Or six.")
    qtbot.wait(50)
    engine.send(job, Finished(make_answer()))
    qtbot.waitUntil(lambda: bool(heard))
    assert words(heard) == ["Your answer is there."]
    job = ask(qtbot, window, engine)
    window.show_library()
    send_words(engine, job, "You give notice. Three months. Or six.")
    qtbot.wait(50)
    assert len(heard) == 1
    engine.send(job, Finished(make_answer()))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1].words == "Your answer is there."
