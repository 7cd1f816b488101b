"""Questions with gold answers: reads a file in SQuAD's layout, and scores an answer as SQuAD does."""

from __future__ import annotations

import json
import random
import re
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.errors import BadInput, PathUnreadable
from engine.ingestion.scan import check_path

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text that is asked about, as its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and its right answers, of which any will do; without one it cannot be answered from the articles."""

    id: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """All articles of a file, and the questions that are asked."""

    articles: tuple[GoldArticle, ...]
    questions: tuple[GoldQuestion, ...]


def read_gold(file: Path) -> Gold:
    """The articles and questions of a file in SQuAD's layout, 1.1 or 2.0. Raises ``BadInput`` for any other."""
    check_path(file)
    try:
        articles = json.loads(file.read_bytes())["data"]
        read = tuple(
            GoldArticle(str(article["title"]), tuple(paragraph["context"] for paragraph in article["paragraphs"]))
            for article in articles
        )
        questions = tuple(_read_questions(articles))
        "".join(text for article in read for text in article.paragraphs).encode()
    except (ValueError, KeyError, TypeError) as error:
        # Its type only: the error itself may hold the text, and a detail goes to the log.
        raise BadInput(
            f'{file} is not in SQuAD\'s layout: JSON with "data", in it "paragraphs" with "context" and "qas".',
            type(error).__name__,
        ) from error
    except OSError as error:
        raise PathUnreadable(f"{file} cannot be read: {error.strerror}.") from error
    if not questions:
        raise BadInput(f"{file} holds no question: there is nothing to ask.")
    return Gold(read, questions)


def sample_questions(gold: Gold, size: int, seed: int) -> Gold:
    """The same with at most ``size`` questions, drawn by ``seed``; 0 is all of them."""
    if not size or size >= len(gold.questions):
        return gold
    dice = random.Random(seed)  # noqa: S311 - no secret
    return replace(gold, questions=tuple(dice.sample(gold.questions, size)))


def write_notes(articles: Sequence[GoldArticle], folder: Path) -> None:
    """Write each article into a Markdown note of its own."""
    for number, article in enumerate(articles, start=1):
        title = article.title.replace("_", " ")
        text = "\n\n".join([f"# {title}", *article.paragraphs])
        name = re.sub(r"[^\w -]", "", title)[:60]
        (folder / f"{number:04} {name}.md").write_text(f"{text}\n", encoding="utf-8")


def normalise(text: str) -> str:
    """Small letters, no punctuation, no articles, single spaces: what SQuAD compares."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def is_exact(answer: str, golds: Sequence[str]) -> bool:
    """Whether the answer is one of the gold answers, normalised."""
    return normalise(answer) in set(map(normalise, golds))


def contains_gold(text: str, golds: Sequence[str]) -> bool:
    """Whether one of the gold answers stands in the text, both normalised, as whole words."""
    padded = f" {normalise(text)} "
    return any(f" {gold} " in padded for gold in map(normalise, golds) if gold)


def score_f1(answer: str, golds: Sequence[str]) -> float:
    """The best F1 of the answer's words against those of a gold answer, both normalised.

    Source: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text", EMNLP 2016.
    """
    return max((_f1(normalise(answer).split(), normalise(gold).split()) for gold in golds), default=0.0)


def _f1(told: Sequence[str], gold: Sequence[str]) -> float:
    same = (Counter(told) & Counter(gold)).total()
    return 2 * same / (len(told) + len(gold)) if same else 0.0


def _read_questions(articles: Sequence[Any]) -> Iterator[GoldQuestion]:
    for article in articles:
        for paragraph in article["paragraphs"]:
            for entry in paragraph["qas"]:
                texts = () if entry.get("is_impossible") else (answer["text"] for answer in entry["answers"])
                question = GoldQuestion(str(entry["id"]), entry["question"], tuple(dict.fromkeys(texts)))
                "".join([question.text, *question.answers]).encode()  # half a character is no text
                yield question
