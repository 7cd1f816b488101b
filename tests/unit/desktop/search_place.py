"""What a person does at the search place, and passages to find there."""

from __future__ import annotations

from collections.abc import Iterable

from pytestqt.qtbot import QtBot

from desktop.search_results import PassageRow
from desktop.workspace import Workspace
from engine.api import Finding, Finished, Method, Passage, SearchPassages
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import END, NOTE, START, TEXT

BY_WORDS = (Finding(Method.WORDS, 1),)
BY_BOTH = (Finding(Method.WORDS, 1), Finding(Method.MEANING, 2))


def make_passage(text: str, number: int = 0, document_id: int = 1, findings: tuple[Finding, ...] = BY_WORDS) -> Passage:
    path = NOTE.parent / f"note {document_id}.md"
    start = 1000 * number
    return Passage(
        document_id, path, f"Note {document_id}", (), None, start, start + len(text), text, 1.0, 0.5, findings=findings
    )


LEASE = Passage(9, NOTE, "Lease", ("Lease",), None, START - 26, END, TEXT[START - 26 : END], 1.0, 0.5, findings=BY_BOTH)
HERON = make_passage("A heron in the water.")
GOOSE = make_passage("A goose on the grass.", 1)


def write(qtbot: QtBot, window: Workspace, text: str) -> None:
    qtbot.keyClicks(window.search_view.box.edit, text)


def wait_for_jobs(qtbot: QtBot, engine: FakeEngineClient, count: int) -> list[int]:
    qtbot.waitUntil(lambda: len(engine.jobs(SearchPassages)) == count)
    return engine.jobs(SearchPassages)


def search(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, text: str) -> tuple[int, int]:
    """Write, and wait until both searches have left: by words, and by meaning too."""
    before = len(engine.jobs(SearchPassages))
    write(qtbot, window, text)
    words, whole = wait_for_jobs(qtbot, engine, before + 2)[before:]
    return words, whole


def answer(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, job: int, *passages: Passage) -> None:
    engine.send(job, Finished(passages))
    qtbot.waitUntil(lambda: shown(window) == texts(passages))


def texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def shown(window: Workspace) -> list[str]:
    return [row.passage.text for row in window.search_view.list.rows.rows if isinstance(row, PassageRow)]
