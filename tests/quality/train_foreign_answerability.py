"""Fits ``by_words`` of ``resources/answerability.toml``, and prints what is refused in each language of XQuAD.

    python -m tests.quality.train_foreign_answerability [--write]

The embedder knows few of these languages. Each question is judged twice: with the passages that are found for it, and
with its own paragraph withheld. The figures of a language are those of a model that never saw it; QUALITY_LANGUAGES
names others.
Source: Artetxe, Ruder and Yogatama, "On the Cross-lingual Transferability of Monolingual Representations", ACL 2020.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.gold import read_gold
from engine.parts import Parts
from engine.retrieval.fusion import knows_language
from engine.synthesis.answerability import Signals, find_threshold, measure_signals, weigh_signals
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.quotes import score_sentences
from tests.quality.conftest import DATA
from tests.quality.train_answerability import SHARES, Floats, fit, open_notes, write_model

LANGUAGES = os.environ.get("QUALITY_LANGUAGES", "ar,de,en,es,ru,tr,zh").split(",")
QUESTIONS = 70  # a language
SEED = 5
DEFAULT = 0.5  # caution
NAMES = [each.name for each in fields(Signals) if each.name != "likeness"]
_WITHHELD = 6  # passages more are found, of which those of the paragraph are left out
_BEGINNING = 60  # letters by which a passage is known again


@dataclass(frozen=True)
class Judged:
    """Questions of one language, each twice: ``signals`` with what is found, then with its paragraph withheld."""

    language: str
    signals: list[Signals]
    answerable: NDArray[np.bool_]
    known: float  # the share of questions whose letters the embedder knows

    @property
    def values(self) -> Floats:
        every = [each.name for each in fields(Signals)]
        rows = np.array([astuple(each) for each in self.signals], np.float64)
        return rows[:, [every.index(name) for name in NAMES]]

    @property
    def tells(self) -> NDArray[np.bool_]:
        return np.array([each.tells for each in self.signals])


def main() -> None:
    judged = [judge(DATA / "A_qa" / "xquad" / f"xquad.{language}.json") for language in LANGUAGES]
    learn(judged)


def learn(judged: list[Judged]) -> None:
    odds = {each.language: weigh_apart(each, judged) for each in judged}
    answerable = np.concatenate([each.answerable for each in judged])
    thresholds = np.quantile(np.concatenate(list(odds.values()))[answerable], SHARES)
    threshold = np.interp(DEFAULT * SHARES[-1], SHARES, thresholds)
    print("refused of what is answered, and of what is withheld: by words, by meaning; letters known to the embedder")
    for each in judged:
        by_meaning = np.array([weigh_signals(signals) for signals in each.signals])
        by_meaning[each.tells] = np.inf
        rows = (odds[each.language] < threshold, by_meaning < find_threshold(DEFAULT))
        told = "  ".join(f"{row[each.answerable].mean():.2f} {row[~each.answerable].mean():.2f}" for row in rows)
        print(f"  {each.language}  {told}  {each.known:.2f}")
    if "--write" in sys.argv:
        weights = fit(np.concatenate([each.values for each in judged]), answerable)
        write_model("by_words", NAMES, weights, thresholds)
        print("written")


def weigh_apart(one: Judged, judged: list[Judged]) -> Floats:
    """The odds by a model that never saw this language."""
    others = [each for each in judged if each is not one]
    weights = fit(
        np.concatenate([each.values for each in others]), np.concatenate([each.answerable for each in others])
    )
    odds = weights[0] + one.values @ weights[1:]
    odds[one.tells] = np.inf
    return odds


def judge(file: Path) -> Judged:
    language = file.suffixes[0].removeprefix(".")
    asked = random.Random(SEED).sample(list(list_questions(file)), QUESTIONS)
    with tempfile.TemporaryDirectory() as folder:
        base = open_notes(read_gold(file), Path(folder))
        try:
            parts = base._parts()
            found = [(each, answered) for question in asked for each, answered in measure(*question, parts)]
            known = float(np.mean([knows_language(question, parts.embedder) for question, _ in asked]))
        finally:
            base.close()
    print(language, len(found), file=sys.stderr)
    return Judged(language, [each for each, _ in found], np.array([answered for _, answered in found]), known)


def list_questions(file: Path) -> Iterator[tuple[str, str]]:
    """Every question with its paragraph."""
    for article in json.loads(file.read_bytes())["data"]:
        for paragraph in article["paragraphs"]:
            yield from ((entry["question"], paragraph["context"]) for entry in paragraph["qas"])


def measure(question: str, paragraph: str, parts: Parts) -> Iterator[tuple[Signals, bool]]:
    limit = parts.settings.retrieval.passages
    found = parts.retrieve(question, limit + _WITHHELD)
    others = [passage for passage in found if not is_of(passage.text, paragraph)]
    vector = parts.embedder.embed_query(question)
    for passages, answered in ((found, True), (others, False)):
        evidence = gather_evidence(passages[:limit], parts.embedder)
        signals = measure_signals(question, vector, evidence, score_sentences(question, vector, evidence))
        if signals is not None:
            yield signals, answered


def is_of(text: str, paragraph: str) -> bool:
    one, other = (" ".join(each.split()) for each in (text, paragraph))
    return one[:_BEGINNING] in other or other[:_BEGINNING] in one


if __name__ == "__main__":
    main()
