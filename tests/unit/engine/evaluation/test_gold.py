"""A file in SQuAD's layout is read or explained, and an answer is scored as SQuAD's own script does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import BadInput, PathMissing
from engine.evaluation.gold import (
    GoldArticle,
    contains_gold,
    is_exact,
    normalise,
    read_gold,
    sample_questions,
    score_f1,
    write_notes,
)
from tests.squad import ARTICLES, QUESTIONS, write_squad


def test_articles_and_questions(tmp_path: Path) -> None:
    gold = read_gold(write_squad(tmp_path / "squad.json"))
    assert {article.title: list(article.paragraphs) for article in gold.articles} == ARTICLES
    assert [question.text for question in gold.questions] == [text for _, text, _ in QUESTIONS]
    assert [question.answers for question in gold.questions] == [("every March", "March"), ("at 11:25", "11:25"), ()]


def test_a_sample_is_the_same_by_its_seed(tmp_path: Path) -> None:
    questions = [("The_boiler", f"Question {number}?", ["March"]) for number in range(50)]
    gold = read_gold(write_squad(tmp_path / "squad.json", questions=questions))
    first, again, other = (sample_questions(gold, 10, seed).questions for seed in (1, 1, 2))
    assert first == again != other
    assert len(set(first)) == 10
    assert sample_questions(gold, 0, 1) == sample_questions(gold, 50, 1) == gold


def test_notes_have_titles_and_paragraphs(tmp_path: Path) -> None:
    write_notes([GoldArticle("Visby/ferry_1", ("One.", "Two.")), GoldArticle("Visby ferry 1", ("Three.",))], tmp_path)
    texts = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert texts == {
        "0001 Visbyferry 1.md": "# Visby/ferry 1\n\nOne.\n\nTwo.\n",
        "0002 Visby ferry 1.md": "# Visby ferry 1\n\nThree.\n",
    }


@pytest.mark.parametrize(
    "written",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"data": 3}',
        '{"data": [{"title": "A"}]}',
        '{"data": [{"paragraphs": []}]}',
        "\udcff",
    ],
)
def test_another_layout_is_explained_and_its_text_is_not_told(tmp_path: Path, written: str) -> None:
    file = tmp_path / "squad.json"
    file.write_bytes(written.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadInput, match="not in SQuAD's layout") as raised:
        read_gold(file)
    assert raised.value.detail.isidentifier()


def test_a_file_without_questions_or_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no question"):
        read_gold(write_squad(tmp_path / "squad.json", questions=[]))
    with pytest.raises(PathMissing):
        read_gold(tmp_path / "nowhere.json")


def test_half_a_character_is_no_text(tmp_path: Path) -> None:
    entry = {"id": 1, "question": "\ud800?", "answers": [{"text": "x"}]}
    article = {"title": "A", "paragraphs": [{"context": "x", "qas": [entry]}]}
    (tmp_path / "squad.json").write_text(json.dumps({"data": [article]}), encoding="utf-8")
    with pytest.raises(BadInput):
        read_gold(tmp_path / "squad.json")


def test_what_counts_as_the_same() -> None:
    assert normalise("The  Boiler's, an (old) one!") == "boilers old one"
    assert is_exact("the March.", ["March"])
    assert not is_exact("in March", ["March"])
    assert contains_gold("It is in March.", ["every March", "march"])
    assert not contains_gold("It is in Marchland.", ["March"])
    assert not contains_gold("anything", ["the"])


@pytest.mark.parametrize(
    ("answer", "golds", "f1"),
    [
        ("every March", ["March", "every March"], 1.0),
        ("in March", ["March"], 2 / 3),
        ("May", ["March"], 0.0),
        ("", ["March"], 0.0),
        ("March", [], 0.0),
    ],
)
def test_f1_of_words(answer: str, golds: list[str], f1: float) -> None:
    assert score_f1(answer, golds) == pytest.approx(f1)


@given(text=st.text(), gold=st.text())
def test_measures_agree(text: str, gold: str) -> None:
    assert 0.0 <= score_f1(text, [gold]) <= 1.0
    if normalise(gold):
        assert contains_gold(f"{text} {gold} {text}", [gold])
        assert is_exact(gold, [gold])
        assert score_f1(gold, [gold]) == 1.0
