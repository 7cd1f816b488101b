"""Where the evaluation data lies, beside the checkout or where ``CARREL_DATA`` says, and SQuAD as a person's notes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.domain import IndexReport
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.paths import open_home

DATA = Path(os.environ.get("CARREL_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def data() -> Path:
    if not DATA.is_dir():
        pytest.skip(f"no evaluation data in {DATA}")
    return DATA


@dataclass(frozen=True)
class Question:
    text: str
    answers: tuple[str, ...]
    path: Path
    start: int  # of the paragraph that holds the answer
    end: int


@pytest.fixture(scope="module")
def notes(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Question]]:
    """A folder of notes, and the questions about them."""
    folder = tmp_path_factory.mktemp("notes")
    questions = []
    for article in json.loads((data / "A_qa" / "squad" / "dev-v1.1.json").read_text(encoding="utf-8"))["data"]:
        path = folder / f"{article['title']}.md"
        text = f"# {article['title'].replace('_', ' ')}\n\n"
        for paragraph in article["paragraphs"]:
            start = len(text)
            text += paragraph["context"] + "\n\n"
            for entry in paragraph["qas"]:
                answers = tuple(answer["text"] for answer in entry["answers"])
                questions.append(Question(entry["question"], answers, path, start, len(text) - 2))
        path.write_text(text, encoding="utf-8")
    return folder, questions


@pytest.fixture(scope="module")
def indexed(
    notes: tuple[Path, list[Question]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[KnowledgeBase, IndexReport]]:
    """The notes in a library, and what indexing them took."""
    knowledge_base = KnowledgeBase.open(open_home(tmp_path_factory.mktemp("home")))
    knowledge_base.warm_up()
    report = knowledge_base.index([notes[0]], Job())
    assert report.failed == report.skipped == 0
    yield knowledge_base, report
    knowledge_base.close()


@pytest.fixture(scope="module")
def knowledge_base(indexed: tuple[KnowledgeBase, IndexReport]) -> KnowledgeBase:
    return indexed[0]
