"""What a passage says is supported, whatever else is in it; a changed number or name never is, nor what it denies."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.domain import Passage
from engine.embeddings.embedder import Embedder
from engine.sentences import split_sentences
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.support import Support, SupportChecker

KEEPERS = """Ada Marlowe kept the lighthouse from 1884 to 1902. She was not afraid of the sea.
Her brother Tom Marlowe rowed 3 miles to Skerry every Monday and brought 12 letters. In 1902 the lamp was replaced."""
HARBOUR = """The harbour of Skerry was built before the lighthouse and cost 4,500 pounds.
Otto Brandt paid half of it on 5 March 1871. No ship was lost there after the storm of 1880."""
HAUS = "Das Haus wurde 1931 von Karl Brandt gebaut. Die Heizung kostet 1.200 Euro im Jahr."

NUMBER = re.compile(r"\d[\d.,]*\d|\d")

Check = Callable[[str], Support]


def make_passage(number: int, title: str, text: str, language: str) -> Passage:
    return Passage(number, Path(f"{title}.md"), title, (), None, 0, len(text), text, 0.9, 0.5, language=language)


ROCK = """The Bell Rock, or Inchcape, is a reef off the coast of Angus. It is under water at high tide.
The tower was built between 1807 and 1810 and first lit on 1 February 1811. It is about 35 metres high."""
MEETING = """Publication is planned for June 2026, in time for the London Book Fair. The Ice Pilot is the title."""

PASSAGES = [
    make_passage(1, "Keepers", KEEPERS, "en"),
    make_passage(2, "Harbour", HARBOUR, "en"),
    make_passage(3, "Haus", HAUS, "de"),
    make_passage(4, "Bell Rock lighthouse", ROCK, "en"),
    make_passage(5, "Meeting", MEETING, "en"),
]
SENTENCES = [passage.text[start:end] for passage in PASSAGES for start, end in split_sentences(passage.text)]


@pytest.fixture(scope="session")
def check(embedder: Embedder) -> Check:
    checker = SupportChecker(gather_evidence(PASSAGES, embedder), embedder)
    return lambda sentence: checker.check([sentence])[0]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Tom Marlowe brought 12 letters every Monday.", "Her brother Tom"),
        ("Ada Marlowe was not afraid of the sea.", "She was not afraid"),
        ("On March 5, 1871 Otto Brandt paid half of it.", "Otto Brandt paid"),
        ("The harbour cost 4500 pounds.", "The harbour of Skerry"),
        ("Tom rowed three miles to Skerry and brought twelve letters.", "Her brother Tom"),
        ("1931 baute Karl Brandt das Haus.", "Das Haus wurde 1931"),
        ("Die Heizung des Hauses kostet 1200 Euro.", "Die Heizung"),
        ("The Bell Rock Lighthouse was first lit on 1 February 1811.", "The tower was built"),
        ("The Bell Rock, or Inchcape, was first lit on 1 February 1811.", "The tower was built"),
        ("The publication of The Ice Pilot is planned for June 2026.", "Publication is planned"),
    ],
)
def test_light_paraphrases(check: Check, sentence: str, source: str) -> None:
    found = check(sentence)
    assert [each.text.startswith(source) for each in found.sources] == [True]
    assert found.unknown == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Marlowe kept the lighthouse from 1884 to 1902.",  # a name that the passage has
        "Ada Marlowe kept the lighthouse from 1902 to 1884.",
        "Ada Marlowe kept the lighthouse from 1884 to 1912.",
        "She was afraid of the sea.",
        "Ada Marlowe never kept the lighthouse from 1884 to 1902.",
        "Otto Brandt paid half of it on 5 May 1871.",
        "The harbour of Skerry was built after the lighthouse and cost 4,500 pounds.",
        "A ship was lost there after the storm of 1880.",
        "Das Haus wurde 1931 von Karl Lindgren gebaut.",
        "Das Haus wurde 1931 nicht von Karl Brandt gebaut.",
        "Die Heizung kostet 1.300 Euro im Jahr.",
    ],
)
def test_one_changed_claim_is_enough(check: Check, sentence: str) -> None:
    assert (check(sentence).support, check(sentence).sources) == (0.0, ())


def test_each_clause_has_its_own_source(check: Check) -> None:
    found = check("The harbour of Skerry cost 4,500 pounds, and Ada Marlowe kept the lighthouse from 1884 to 1902.")
    assert [each.text.split()[0] for each in found.sources] == ["The", "Ada"]
    assert 0.5 < found.support <= 1.0
    changed = check("The harbour of Skerry cost 4,600 pounds, and Ada Marlowe kept the lighthouse from 1884 to 1902.")
    assert (changed.support, changed.sources) == (0.0, ())


@pytest.mark.parametrize(
    ("sentence", "unknown"),
    [
        ("Ada Marlowe kept the lighthouse from 1884 to 1912.", ["1912"]),
        ("The lamp was replaced by Karin Holt and Karl Brandt in 1902.", ["Karin Holt"]),
        ("He came on 5 April 1871.", ["April"]),
        ("Ada read Ada's letters.", []),
        ("Pirates painted it.", []),
        ("", []),
    ],
)
def test_names_and_numbers_of_no_passage(check: Check, sentence: str, unknown: list[str]) -> None:
    assert [sentence[start:end] for start, end in check(sentence).unknown] == unknown


def test_without_passages_nothing_is_known(embedder: Embedder) -> None:
    checker = SupportChecker(gather_evidence([], embedder), embedder)
    (found,) = checker.check(["It was Karl Brandt in 1931."])
    assert (found.support, found.sources) == (0.0, ())
    assert found.unknown == ((7, 18), (22, 26))
    assert checker.check([]) == []


@settings(max_examples=40, deadline=None)
@given(before=st.text(max_size=40), after=st.text(max_size=40), place=st.integers(0, len(SENTENCES) - 1))
def test_a_verbatim_sentence_is_always_supported(embedder: Embedder, before: str, after: str, place: int) -> None:
    text = f"{before}\n\n{SENTENCES[place]}\n\n{after}"
    passage = make_passage(1, "Any", text, "")
    checker = SupportChecker(gather_evidence([passage], embedder), embedder)
    for start, end in split_sentences(text):
        (found,) = checker.check([text[start:end]])
        assert (found.support, len(found.sources), found.unknown) == (1.0, 1, ())


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(SENTENCES) - 1), which=st.integers(0, 5), value=st.integers(2, 10**7))
def test_a_changed_number_is_never_supported(check: Check, place: int, which: int, value: int) -> None:
    numbers = list(NUMBER.finditer(SENTENCES[place]))
    told = {re.sub(r"\D", "", match[0]) for text in SENTENCES for match in NUMBER.finditer(text)}
    assume(numbers and str(value) not in told)
    match = numbers[which % len(numbers)]
    changed = SENTENCES[place][: match.start()] + str(value) + SENTENCES[place][match.end() :]
    assert check(changed).sources == ()


def test_every_passage_that_says_it_is_found_the_best_first(embedder: Embedder) -> None:
    said = "Otto Brandt paid half of it on 5 March 1871."
    passages = [
        make_passage(1, "Harbour", HARBOUR, "en"),
        make_passage(2, "Keepers", KEEPERS, "en"),
        make_passage(3, "Letters", f"He wrote no letter in 1871. {said} Nobody thanked him.", "en"),
        make_passage(4, "Debts", "Of the harbour's price Otto Brandt paid a half on 5 March 1871.", "en"),
        make_passage(5, "Rumours", "Otto Brandt paid half of it on 9 May 1871. He did not pay the other half.", "en"),
    ]
    checker = SupportChecker(gather_evidence(passages, embedder), embedder)
    found = checker.find_passages(said, 0.6)
    assert [passages[each.sources[0].passage].title for each in found] == ["Harbour", "Letters", "Debts"]
    assert [each.support for each in found[:2]] == [1.0, 1.0]
    assert 0.6 <= found[2].support < 1.0
    assert all(len(each.sources) == 1 and each.unknown == () for each in found)
    assert len(checker.find_passages(said, 0.99)) == 2
    assert checker.find_passages("The lamp was sold to a museum.", 0.6) == []
    assert checker.find_passages("", 0.6) == SupportChecker(gather_evidence([], embedder), embedder).find_passages(
        "x", 0
    )
