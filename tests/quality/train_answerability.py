"""Fits ``resources/answerability.toml``, and prints how many questions are refused, rightly and wrongly.

    python -m tests.quality.train_answerability [--write]

Half of the questions of SQuAD 2.0 have no answer in the articles, though they look as if they had. The articles are
notes in a library, each question is searched, and a logistic regression learns from the signals whether it has one.
The curve is that of odds that a model gave which never saw a question about the same article.
Source: Rajpurkar, Jia and Liang, "Know What You Don't Know: Unanswerable Questions for SQuAD", ACL 2018.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
import tomlkit
from numpy.typing import NDArray

from engine.calibration import ask_about_itself, find_middle
from engine.evaluation.gold import Gold, read_gold, write_notes
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.parts import Parts
from engine.paths import open_home, resource
from engine.settings import RetrievalSettings
from engine.synthesis.answerability import Signals, _load, estimate_answerability, measure_signals
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.quotes import score_sentences
from tests.quality.conftest import DATA

SQUAD = Path("A_qa", "squad", "dev-v2.0.json")
UNUSED = {"held"}  # of no use beside the others; it says where nothing is refused
RIDGE = 3.0
SHARES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
_BAR = 40  # signs for a risk of 1
NAMES = [each.name for each in fields(Signals) if each.name not in UNUSED]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """Questions with a sentence that could answer: ``tells`` are those that are never refused, whatever the odds."""

    values: Floats  # shape (questions, len(NAMES))
    answerable: NDArray[np.bool_]
    articles: NDArray[np.int64]
    tells: NDArray[np.bool_]


def main() -> None:
    gold = read_gold(DATA / SQUAD)
    with tempfile.TemporaryDirectory() as folder:
        base = open_notes(gold, Path(folder))
        try:
            learn(measure(gold, list_articles(DATA / SQUAD), base._parts()), base._parts())
        finally:
            base.close()


def learn(sample: Sample, parts: Parts) -> None:
    odds = cross_validate(sample)
    thresholds = np.quantile(odds[sample.answerable], SHARES)
    print(f"{len(odds)} questions, {sample.answerable.mean():.3f} of them with an answer")
    print("refused of those with an answer, and of those without; coverage: answered of all; risk: these without one")
    for share, threshold in zip(SHARES, thresholds, strict=True):
        answered = odds >= threshold
        risk = float((~sample.answerable[answered]).mean())
        refused = float((~answered[~sample.answerable]).mean())
        bar = "#" * round(_BAR * risk)
        print(f"  {share:.2f}  {refused:.3f}   coverage {answered.mean():.3f}  risk {risk:.3f} {bar}")
    weights = fit(sample.values, sample.answerable)
    for name, weight, spread in zip(NAMES, weights[1:], sample.values.std(axis=0), strict=True):
        print(f"  {name:16} {weight:+8.3f}  {weight * spread:+.3f} a standard deviation")
    if "--write" in sys.argv:
        write_model("by_meaning", NAMES, weights, thresholds)
        note_reference(find_middle(ask_about_itself(parts, Job())))  # by the odds of the weights just written
        print("written")


def open_notes(gold: Gold, folder: Path) -> KnowledgeBase:
    notes = folder / "notes"
    notes.mkdir()
    write_notes(gold.articles, notes)
    base = KnowledgeBase.open(open_home(folder / "home"))
    base.index([notes], Job())
    return base


def measure(gold: Gold, articles: dict[str, int], parts: Parts) -> Sample:
    rows = []
    for done, question in enumerate(gold.questions):
        if done % 500 == 0:
            print(f"{done} of {len(gold.questions)} questions", file=sys.stderr)
        if found := find_signals(question.text, parts):
            rows.append((*found, bool(question.answers), articles[question.id]))
    return Sample(
        np.array([to_values(signals) for signals, *_ in rows]),
        np.array([answerable for *_, answerable, _ in rows]),
        np.array([article for *_, article in rows]),
        np.array([tells for _, tells, *_ in rows]),
    )


def find_signals(question: str, parts: Parts) -> tuple[Signals, bool] | None:
    """What tells of the best sentence, and whether the question is answered whatever the odds."""
    evidence = gather_evidence(parts.retrieve(question, RetrievalSettings().passages), parts.embedder)
    vector = parts.embedder.embed_query(question)
    worth = score_sentences(question, vector, evidence)
    signals = measure_signals(question, vector, evidence, worth)
    return signals and (signals, estimate_answerability(question, vector, evidence, worth) == np.inf)


def to_values(signals: Signals) -> list[float]:
    named = dict(zip([each.name for each in fields(Signals)], astuple(signals), strict=True))
    return [named[name] for name in NAMES]


def list_articles(file: Path) -> dict[str, int]:
    """The article that each question is about."""
    articles = json.loads(file.read_bytes())["data"]
    return dict(_number_questions(articles))


def _number_questions(articles: Sequence[dict]) -> Iterator[tuple[str, int]]:
    for number, article in enumerate(articles):
        for paragraph in article["paragraphs"]:
            yield from ((entry["id"], number) for entry in paragraph["qas"])


def cross_validate(sample: Sample) -> Floats:
    """The odds of each question by a model that was fitted without its article."""
    odds = np.zeros(len(sample.answerable))
    for article in set(sample.articles.tolist()):
        own = sample.articles == article
        weights = fit(sample.values[~own], sample.answerable[~own])
        odds[own] = weights[0] + sample.values[own] @ weights[1:]
    odds[sample.tells] = np.inf
    return odds


def fit(values: Floats, answerable: NDArray[np.bool_]) -> Floats:
    """Bias and weights of a ridge logistic regression, by Newton's method, on values of one spread."""
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    rows = np.column_stack([np.ones(len(values)), (values - mean) / spread])
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - answerable) + ridge @ weights
        curvature = (rows * (likely * (1 - likely))[:, None]).T @ rows + ridge
        weights -= np.linalg.solve(curvature, slope)
    weights[1:] /= spread
    weights[0] -= weights[1:] @ mean
    return weights


def write_model(name: str, names: Sequence[str], weights: Floats, thresholds: Floats) -> None:
    """Put a model into the file, in place of the one of this name; what else it says of itself stays."""
    target = resource("answerability.toml")
    document = tomlkit.parse(target.read_text(encoding="utf-8"))
    table = document.setdefault(name, tomlkit.table())
    table["bias"] = round(float(weights[0]), 4)
    table["weights"] = dict(zip(names, weights[1:].round(4).tolist(), strict=True))
    table["threshold"] = {"shares": list(SHARES), "odds": thresholds.round(4).tolist()}
    target.write_text(tomlkit.dumps(document), encoding="utf-8")
    _load.cache_clear()


def note_reference(reference: float) -> None:
    """The middle of the odds of questions made of the same articles, as ``engine.calibration`` finds it."""
    target = resource("answerability.toml")
    document = tomlkit.parse(target.read_text(encoding="utf-8"))
    document["by_meaning"]["reference"] = round(reference, 4)
    target.write_text(tomlkit.dumps(document), encoding="utf-8")
    _load.cache_clear()


if __name__ == "__main__":
    main()
