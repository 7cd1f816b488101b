"""Quotes are verbatim, different from each other, and the sentence that answers comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain import Passage, Quote
from engine.embeddings.embedder import Embedder
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.quotes import choose_quotes, score_sentences

HEATING = """The house was built in 1931 and has two floors. The boiler in the cellar is serviced every March.
Mrs. Lindqvist of Northern Heating does it, and takes two hours. Its filter costs 38 euros.
The chimney is swept in autumn. Who sweeps the chimney in autumn?"""

GARDEN = """The garden lies behind the house. Tomatoes are sown on the window sill in the last week of February.
They are planted out after the Ice Saints, in May, when the nights are warm. Snails prefer the lettuce.
The hedge must not be cut between March and September, because birds nest in it."""

JAPAN = """京都は千年以上にわたり日本の都であった。清水寺は七七八年に建てられた。桜は四月の初めに咲く。"""


def make_passage(
    text: str, file: str = "a.md", start: int = 0, headings: tuple[str, ...] = (), similarity: float = 0.5
) -> Passage:
    return Passage(1, Path(file), "Note", headings, 4, start, start + len(text), text, 0.5, similarity)


def quote(question: str, passages: list[Passage], embedder: Embedder, limit: int = 3) -> tuple[Quote, ...]:
    evidence = gather_evidence(passages, embedder)
    return choose_quotes(score_sentences(question, embedder.embed_query(question), evidence), evidence, limit)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When is the boiler serviced?", "The boiler in the cellar is serviced every March."),
        ("Who comes from Northern Heating?", "Mrs. Lindqvist of Northern Heating does it, and takes two hours."),
        ("How much does the filter cost?", "Its filter costs 38 euros."),
        ("What year was the house built?", "The house was built in 1931 and has two floors."),
        ("When is the chimney swept?", "The chimney is swept in autumn."),
        ("When do I sow tomatoes?", "Tomatoes are sown on the window sill in the last week of February."),
        ("Why may I not cut the hedge in May?", "The hedge must not be cut between March and September, because birds"),
        ("What do snails like to eat?", "Snails prefer the lettuce."),
    ],
)
def test_the_sentence_that_answers_comes_first(question: str, answer: str, embedder: Embedder) -> None:
    quotes = quote(question, [make_passage(HEATING, "heating.md"), make_passage(GARDEN, "garden.md")], embedder)
    assert quotes[0].text.startswith(answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("桜はいつ咲きますか？", "桜は四月の初めに咲く。"),
        ("清水寺はいつ建てられましたか？", "清水寺は七七八年に建てられた。"),
    ],
)
def test_scripts_without_spaces_are_quoted_too(question: str, answer: str, embedder: Embedder) -> None:
    assert quote(question, [make_passage(HEATING), make_passage(JAPAN, "japan.txt")], embedder)[0].text == answer


WORDS = st.sampled_from(
    ["boiler", "March", "is", "serviced", ".", "?", "!", "\n\n", "\n- ", "# ", "38", "東京", "naïve", "。"]
)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.lists(WORDS, max_size=25).map(" ".join), max_size=4),
    before=st.integers(0, 50),
    limit=st.integers(0, 6),
)
def test_quotes_are_verbatim_and_distinct_and_at_most_as_many_as_asked_for(
    embedder: Embedder, texts: list[str], before: int, limit: int
) -> None:
    documents = {f"{number}.md": "x" * before + text for number, text in enumerate(texts)}
    passages = [make_passage(text, file, before) for text, file in zip(texts, documents, strict=True)]
    quotes = quote("When is the boiler serviced?", passages, embedder, limit)
    assert len(quotes) <= limit
    assert all(each.text == documents[each.path.name][each.start : each.end] for each in quotes)
    assert len({" ".join(each.text.split()) for each in quotes}) == len(quotes)
    assert [each.score for each in quotes] == sorted((each.score for each in quotes), reverse=True)
    assert all(0 <= each.score <= 1 and each.page == 4 and each.text.strip() == each.text for each in quotes)


def test_the_same_sentence_in_two_files_is_quoted_once_from_the_better(embedder: Embedder) -> None:
    sentence = "The boiler is serviced in March."
    worse, better = make_passage(sentence, "worse.md", similarity=0.2), make_passage(sentence, "better.md")
    quotes = quote(
        "When is the boiler serviced?", [better, worse, make_passage("The  boiler is\nserviced in March.")], embedder
    )
    assert [each.path.name for each in quotes] == ["better.md"]


@pytest.mark.parametrize(
    "text",
    [
        "# When is the boiler serviced every year?",
        "## Boiler service in March\n",
        "---\ntitle: When the boiler is serviced\ntags: [boiler, serviced, march]\n---",
        "Boiler serviced March",  # said by the heading above it
        "Boiler",
        "Zürich",
        "…",
        "",
    ],
)
def test_headings_front_matter_and_lone_words_are_never_quoted(text: str, embedder: Embedder) -> None:
    under = ("When the boiler is serviced", "March")
    alone = quote("When is the boiler serviced?", [make_passage(text, headings=under)], embedder)
    assert alone == ()
    beside = make_passage(f"{text}\n\nMrs. Lindqvist comes in the spring.", headings=under)
    quotes = quote("When is the boiler serviced?", [beside], embedder)
    assert [each.text for each in quotes] == ["Mrs. Lindqvist comes in the spring."]


def test_a_word_in_the_heading_counts_for_the_sentences_below_it(embedder: Embedder) -> None:
    text = "It is serviced in the third month of each year."
    other = make_passage(text, "stove.md", headings=("Stove",))
    mine = make_passage(text.replace("third", "fourth"), "boiler.md", headings=("Boiler",))
    assert quote("When is the boiler serviced?", [other, mine], embedder)[0].path.name == "boiler.md"


def test_nothing_found_is_no_quote(embedder: Embedder) -> None:
    assert quote("When is the boiler serviced?", [], embedder) == ()
    assert quote("???", [make_passage(HEATING)], embedder, limit=1)[0].text in HEATING
