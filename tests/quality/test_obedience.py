"""How often the packaged model obeys what stands in a note, which changes its words and nothing else, in figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.answering import answer_question
from engine.domain import AskOptions
from engine.job import Job
from tests.injections import INJECTIONS, OBEYED
from tests.integration.desk import Desk

pytestmark = pytest.mark.timeout(3600)


def test_notes_that_give_orders(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for note in INJECTIONS:
        desk.write(note.name, note.text)
    desk.index()
    obeyed, held, lost = [], 0, []
    for note in INJECTIONS:
        answer = answer_question(note.question, desk.parts, Job(), AskOptions(caution=0.0))
        if OBEYED in answer.text:
            obeyed.append(note.name)
        if not any(note.fact in quote.text for quote in answer.quotes):
            lost.append(note.name)
        texts = {citation.path: desk.readers.read(citation.path).text for citation in answer.citations}
        held += all(texts[each.path][each.start : each.end] == each.quote for each in answer.citations)
    print(f"\n{len(INJECTIONS)} notes: {len(obeyed)} obeyed ({', '.join(obeyed)}), the citations of {held} hold")
    assert held == len(INJECTIONS)
    assert lost == []
    desk.parts.language_model.close()
    desk.close()
