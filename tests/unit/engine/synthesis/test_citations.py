"""What a passage says is cited, what no passage says is not, and the program alone sets the markers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain import Passage
from engine.embeddings.embedder import Embedder
from engine.synthesis.citations import ProvedAnswer, cite_values, resolve_citations
from engine.synthesis.evidence import gather_evidence

HEATING = """The house was built in 1931 by Karl Brandt and has two floors. The boiler is serviced every March.
Mrs. Lindqvist of Northern Heating does it and takes two hours. Its filter costs 38 euros."""
TRAVEL = """The ferry to Visby leaves Nynäshamn at 11:25 and takes three hours. A cabin costs 1,200 kronor.
Anna Berg keeps the tickets in the blue folder on the desk in Uppsala."""


@pytest.fixture(scope="session")
def passages() -> list[Passage]:
    return [
        Passage(1, Path("heating.md"), "Our house", ("Heating",), 2, 100, 100 + len(HEATING), HEATING, 0.9, 0.5),
        Passage(2, Path("travel.md"), "Gotland in 2019", ("Travel",), None, 0, len(TRAVEL), TRAVEL, 0.8, 0.4),
    ]


@pytest.fixture
def prove(passages: list[Passage], embedder: Embedder):
    evidence = gather_evidence(passages, embedder)
    return lambda answer: resolve_citations(answer, evidence, embedder)


def copied() -> list[str]:
    return [
        "The house was built in 1931 by Karl Brandt and has two floors.",
        "The boiler is serviced every March.",
        "Mrs. Lindqvist of Northern Heating does it and takes two hours.",
        "Its filter costs 38 euros.",
        "The ferry to Visby leaves Nynäshamn at 11:25 and takes three hours.",
        "A cabin costs 1,200 kronor.",
        "Anna Berg keeps the tickets in the blue folder on the desk in Uppsala.",
    ]


@pytest.mark.parametrize("sentence", copied())
def test_a_copied_sentence_is_cited_at_its_very_place(sentence: str, prove, passages: list[Passage]) -> None:
    proved: ProvedAnswer = prove(sentence)
    (citation,) = proved.citations
    assert citation.quote == sentence
    passage = next(passage for passage in passages if passage.path == citation.path)
    assert passage.text[citation.start - passage.start : citation.end - passage.start] == sentence
    assert citation.page == passage.page
    assert proved.text == f"{sentence} [1]"
    (told,) = proved.sentences
    assert told.text == sentence
    assert told.support > 0.9
    assert told.citations == (1,)


@pytest.mark.parametrize(
    ("paraphrase", "quote"),
    [
        ("Every March the boiler is serviced.", "The boiler is serviced every March."),
        ("It was Karl Brandt who built the house, in 1931.", "The house was built in 1931"),
        ("In 1931 Karl Brandt built the two-floor house.", "The house was built in 1931"),
        ("The filter of the boiler costs 38 euros.", "Its filter costs 38 euros."),
        ("The service by Mrs. Lindqvist of Northern Heating takes two hours.", "Mrs. Lindqvist"),
        ("The Visby ferry takes three hours and leaves at 11:25 from Nynäshamn.", "The ferry to Visby"),
        ("You pay 1,200 kronor for a cabin.", "A cabin costs 1,200 kronor."),
        ("the tickets are in Anna Berg's blue folder, on the desk in UPPSALA", "Anna Berg keeps"),
        ("On Gotland, a cabin costs 1,200 kronor.", "A cabin costs 1,200 kronor."),  # the title says Gotland
    ],
)
def test_a_paraphrase_in_the_same_words_is_supported(paraphrase: str, quote: str, prove) -> None:
    proved: ProvedAnswer = prove(paraphrase)
    assert [citation.quote.startswith(quote) for citation in proved.citations] == [True]
    assert 0.5 < proved.sentences[0].support <= 1.0


@pytest.mark.parametrize(
    "changed",
    [
        "The house was built in 1932 by Karl Brandt and has two floors.",
        "The house was built in 1931 by Karl Lindgren and has two floors.",
        "The house was built in 1931 by Otto Brandt and has two floors.",
        "Its filter costs 48 euros.",
        "Its filter costs 38.50 euros.",
        "The ferry to Visby leaves Nynäshamn at 11:35 and takes three hours.",
        "The ferry to Riga leaves Nynäshamn at 11:25 and takes three hours.",
        "The ferry to Visby leaves Oskarshamn at 11:25 and takes three hours.",
        "A cabin costs 1,300 kronor.",
        "Mrs. Olsson of Northern Heating does it and takes two hours.",
        "Anna Berg keeps the tickets in the blue folder on the desk in Stockholm.",
    ],
)
def test_a_changed_number_or_name_is_not_supported(changed: str, prove) -> None:
    check_unsupported(changed, prove)


@pytest.mark.parametrize(
    "invented",
    [
        "The roof was painted green by pirates.",
        "Quantum chromodynamics describes the strong interaction.",
        "The notes do not say.",
        "I am a helpful assistant.",
        "Tickets leave kronor on three folders.",  # the right words, another meaning
        "Two floors, two hours.",
        "It is.",
        "42",
        "…!?",
        "Das Dach ist grün.",
    ],
)
def test_what_is_invented_has_no_support_at_all(invented: str, prove) -> None:
    check_unsupported(invented, prove)


def check_unsupported(answer: str, prove) -> None:
    proved: ProvedAnswer = prove(answer)
    assert proved.citations == ()
    assert proved.text == answer
    assert [(told.support, told.citations) for told in proved.sentences] == [(0.0, ())] * len(proved.sentences)


def test_markers_count_in_the_order_of_first_use_and_are_used_again(prove) -> None:
    proved: ProvedAnswer = prove(
        "A cabin costs 1,200 kronor. Pirates painted the roof. The boiler is serviced every March. "
        "So a cabin costs 1,200 kronor."
    )
    assert proved.text == (
        "A cabin costs 1,200 kronor. [1] Pirates painted the roof. The boiler is serviced every March. [2] "
        "So a cabin costs 1,200 kronor. [1]"
    )
    assert [told.citations for told in proved.sentences] == [(1,), (), (2,), (1,)]
    assert [(citation.marker, citation.path.name) for citation in proved.citations] == [
        (1, "travel.md"),
        (2, "heating.md"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "The boiler is serviced every March [3].",
        "The boiler is serviced every March. [3]",
        "The boiler is serviced every March [1, 2] [17].",
        "[2] The boiler is serviced every March.",
        "The boiler [1] is serviced [2][3] every March.",
    ],
)
def test_markers_made_up_by_the_model_are_removed(written: str, prove) -> None:
    proved: ProvedAnswer = prove(written)
    assert proved.text == "The boiler is serviced every March. [1]"
    assert [citation.quote for citation in proved.citations] == ["The boiler is serviced every March."]


def test_lines_and_lists_stay_as_they_are(prove) -> None:
    proved: ProvedAnswer = prove(
        "Two things:\n\n- The boiler is serviced every March.\n[4] - Its filter costs 38 euros.\n\n`a[i]` ([note])\n"
    )
    assert proved.text == (
        "Two things:\n\n- The boiler is serviced every March. [1]\n - Its filter costs 38 euros. [2]\n\n`a[i]` ([note])"
    )


ANSWERS = st.lists(
    st.sampled_from(
        [*copied(), "[3]", " [1, 2]", "Pirates painted it.", "\n", "\n- ", "# ", "東京。", "No end", "naïve"]
    )
    | st.text(max_size=5),
    max_size=8,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(answer=ANSWERS)
def test_nothing_but_markers_is_taken_from_or_added_to_the_text(
    answer: str, passages: list[Passage], embedder: Embedder
) -> None:
    proved = resolve_citations(answer, gather_evidence(passages, embedder), embedder)
    marker = re.compile(r"[ \t]*\[\d+(?:\s*,\s*\d+)*\]")
    assert marker.sub("", proved.text) == marker.sub("", answer).strip()
    used = [number for told in proved.sentences for number in told.citations]
    assert list(dict.fromkeys(used)) == [citation.marker for citation in proved.citations]
    assert [citation.marker for citation in proved.citations] == list(range(1, len(proved.citations) + 1))
    assert [int(number) for number in re.findall(r" \[(\d+)\]", proved.text)] == used
    assert all((told.support > 0) == bool(told.citations) and 0 <= told.support <= 1 for told in proved.sentences)
    place = 0
    for told in proved.sentences:
        place = proved.text.index(told.text, place) + len(told.text)


@pytest.mark.parametrize("answer", ["", "  \n", "[1]", " [1] [2, 3] "])
def test_an_empty_answer_stays_empty(answer: str, prove) -> None:
    assert prove(answer) == ProvedAnswer("", (), ())


def test_one_long_line_without_a_full_stop_is_one_sentence(prove) -> None:
    line = "the boiler is serviced every March and " * 60 + "the boiler is serviced every March"
    proved: ProvedAnswer = prove(line)
    assert [told.text for told in proved.sentences] == [line]
    assert proved.text == f"{line} [1]"
    nonsense = "pirates paint roofs green while dancing " * 60
    assert prove(nonsense).sentences[0].support == 0.0


def test_without_evidence_nothing_is_supported(embedder: Embedder) -> None:
    proved = resolve_citations("The boiler is serviced every March.", gather_evidence([], embedder), embedder)
    assert (proved.text, proved.citations) == ("The boiler is serviced every March.", ())
    assert proved.sentences[0].support == 0.0


def test_values_of_a_structured_answer_are_cited_and_its_text_stays(
    passages: list[Passage], embedder: Embedder
) -> None:
    written = '{"by": "Karl Brandt", "year": 1931, "costs": ["38", "39 euros"], "known": true, "more": "", "x": null}'
    proved = cite_values(written, gather_evidence(passages, embedder), embedder)
    assert proved.text == written
    cited = {each.text: [proved.citations[marker - 1].quote for marker in each.citations] for each in proved.sentences}
    built = ["The house was built in 1931 by Karl Brandt and has two floors."]
    assert cited == {"Karl Brandt": built, "1931": built, "38": ["Its filter costs 38 euros."], "39 euros": []}
    assert [citation.marker for citation in proved.citations] == [1, 2]


def test_a_part_of_a_word_or_number_is_no_value(passages: list[Passage], embedder: Embedder) -> None:
    proved = cite_values('["193", "Brand", "boiler  is"]', gather_evidence(passages, embedder), embedder)
    assert [bool(each.citations) for each in proved.sentences] == [False, False, True]


def test_what_is_no_json_is_cited_by_sentence_and_stays(passages: list[Passage], embedder: Embedder) -> None:
    written = "The boiler is serviced every March. The boiler is red."
    proved = cite_values(written, gather_evidence(passages, embedder), embedder)
    assert proved.text == written
    assert [bool(each.citations) for each in proved.sentences] == [True, False]
