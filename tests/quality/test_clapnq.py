"""Questions that people typed into a search engine, of which some have no answer in the passages, in figures.

Source: Rosenthal et al., "CLAPnq: Cohesive Long-form Answers from Passages in Natural Questions for RAG systems", 2024.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.parts import Parts
from engine.paths import open_home
from engine.retrieval.fusion import knows_language
from engine.synthesis.answerability import estimate_answerability, find_threshold
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.quotes import score_sentences

pytestmark = pytest.mark.timeout(3600)

CAUTIONS = (0.0, 0.25, 0.5, 0.75, 1.0)


def test_what_is_refused(data: Path, tmp_path: Path) -> None:
    folder = data / "A_qa" / "clapnq"
    asked = {
        answered: list(map(json.loads, (folder / f"clapnq_dev_{name}.jsonl").read_text(encoding="utf-8").splitlines()))
        for answered, name in ((True, "answerable"), (False, "unanswerable"))
    }
    base = KnowledgeBase.open(open_home(tmp_path / "home"))
    base.index([write_notes([row for rows in asked.values() for row in rows], tmp_path / "notes")], Job())
    odds = {answered: [estimate(row["input"], base._parts()) for row in rows] for answered, rows in asked.items()}
    base.close()
    print(f"\n{len(odds[True])} questions with an answer and {len(odds[False])} without; refused of each:")
    for caution in CAUTIONS:
        wrongly, rightly = (
            sum(each < find_threshold(caution) for each in odds[answered]) / len(odds[answered])
            for answered in (True, False)
        )
        print(f"  caution {caution:.2f}: {wrongly:.2f} {rightly:.2f}")
    assert all(odds.values())


def write_notes(rows: list[dict], folder: Path) -> Path:
    """One note a title, with all of its passages."""
    folder.mkdir()
    passages: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for passage in row["passages"]:
            passages[passage["title"]][passage["text"]] = None
    for number, (title, texts) in enumerate(passages.items()):
        (folder / f"{number}.md").write_text("\n\n".join([f"# {title}", *texts]), encoding="utf-8")
    return folder


def estimate(question: str, parts: Parts) -> float:
    """The logarithm of the odds that it is answered."""
    evidence = gather_evidence(parts.retrieve(question, parts.settings.retrieval.passages), parts.embedder)
    vector = parts.embedder.embed_query(question)
    worth, by_words = score_sentences(question, vector, evidence), not knows_language(question, parts.embedder)
    return estimate_answerability(question, vector, evidence, worth, by_words=by_words)
