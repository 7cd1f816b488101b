"""Searching while one types, in the real window: what is asked when, and what comes too late."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.workspace import Workspace
from engine.api import Failure, Finished, SearchPassages
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.search_place import GOOSE, HERON, answer, search, shown, texts, wait_for_jobs, write


def test_words_are_searched_at_once_and_meaning_after_a_pause(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    write(qtbot, searching, "heron")
    [first] = wait_for_jobs(qtbot, engine, 1)
    assert engine.requests[first] == SearchPassages("heron", 50, meaning=False)
    _, second = wait_for_jobs(qtbot, engine, 2)
    assert engine.requests[second] == SearchPassages("heron", 50, meaning=True)


def test_somebody_who_types_fast_is_waited_for(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    write(qtbot, searching, "grey heron at sea")  # all of it before a timer can end
    wait_for_jobs(qtbot, engine, 2)
    assert {engine.requests[job].query for job in engine.jobs(SearchPassages)} == {"grey heron at sea"}


def test_the_better_list_takes_the_place_of_the_quick_one(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    words, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, words, HERON)
    answer(qtbot, searching, engine, whole, GOOSE, HERON)
    assert searching.search_view.state.text() == "2 passages in 1 document"


def test_an_answer_to_an_older_query_is_never_shown(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    old = search(qtbot, searching, engine, "heron")
    new_words, new_whole = search(qtbot, searching, engine, "s")
    assert engine.requests[new_words].query == "herons"
    assert set(old) <= set(engine.cancelled)
    answer(qtbot, searching, engine, new_words, HERON)
    for late in old:
        engine.send(late, Finished((GOOSE,)))
    qtbot.wait(50)
    assert shown(searching) == [HERON.text]
    answer(qtbot, searching, engine, new_whole, HERON, GOOSE)


def test_words_that_come_after_meaning_are_too_late(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    words, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, GOOSE, HERON)
    engine.send(words, Finished((HERON,)))
    qtbot.wait(50)
    assert shown(searching) == texts((GOOSE, HERON))


def test_a_space_at_the_end_starts_no_new_search(qtbot: QtBot, searching: Workspace, engine: FakeEngineClient) -> None:
    search(qtbot, searching, engine, "heron")
    write(qtbot, searching, "  ")
    qtbot.wait(350)
    assert len(engine.jobs(SearchPassages)) == 2


def test_what_is_only_half_typed_is_no_mistake_yet(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    view = searching.search_view
    _, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, whole, HERON)
    half_typed = Failure("bad_input", "“20” is not a date.")
    words, whole = search(qtbot, searching, engine, " after:20")
    engine.send(words, half_typed)
    qtbot.wait(50)
    assert (view.trouble.isVisible(), shown(searching)) == (False, [HERON.text])
    engine.send(whole, half_typed)
    qtbot.waitUntil(view.trouble.isVisible)
    assert shown(searching) == []


def test_words_stay_when_meaning_cannot_be_looked_at(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    words, whole = search(qtbot, searching, engine, "heron")
    answer(qtbot, searching, engine, words, HERON)
    engine.send(whole, Failure("model_missing", "No embedding model is installed."))
    qtbot.waitUntil(searching.search_view.trouble.isVisible)
    assert shown(searching) == [HERON.text]


def test_a_lost_engine_searches_again_when_it_is_back(
    qtbot: QtBot, searching: Workspace, engine: FakeEngineClient
) -> None:
    search(qtbot, searching, engine, "heron")
    engine.die()
    qtbot.waitUntil(lambda: searching.search_view.trouble.text().startswith("The engine stopped"))
    engine.be_ready()
    *_, whole = wait_for_jobs(qtbot, engine, 4)
    answer(qtbot, searching, engine, whole, HERON)
    assert not searching.search_view.trouble.isVisible()
