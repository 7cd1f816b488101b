from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.retrieval.excerpt import Excerpt, choose_excerpt, find_sentence, narrow_excerpt
from engine.retrieval.query_text import read_terms

LEASE = (
    "## Rent\n\nThe rent is due on the third. It is paid by bank transfer.\n\n## Ending\n\n"
    "The tenant may end the tenancy\nwith 28 days of notice. The landlord may not. Keys are returned on the last day."
)


def excerpt(text: str, query: str) -> Excerpt:
    return choose_excerpt(text, read_terms(query))


def sentence(found: Excerpt) -> str:
    assert found.sentence is not None
    return found.text[slice(*found.sentence)]


def bold(found: Excerpt) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_the_sentence_with_most_of_the_words_is_chosen() -> None:
    found = excerpt(LEASE, "notice of the tenant")
    assert sentence(found) == "The tenant may end the tenancy with 28 days of notice."
    assert bold(found) == ["tenant", "notice"]


def test_of_equal_sentences_the_first_is_chosen() -> None:
    assert sentence(excerpt(LEASE, "may")) == "The tenant may end the tenancy with 28 days of notice."


def test_of_sentences_with_as_many_words_the_one_with_rarer_words_is_chosen() -> None:
    text = "# Bell Rock\n\nThe Bell Rock is a reef. The tower was first lit in 1811."
    assert sentence(excerpt(text, "Bell Rock first lit")) == "The tower was first lit in 1811."


def test_a_phrase_outweighs_one_of_its_words() -> None:
    text = "Herons are grey. The last day was grey and a heron came. They saw a grey heron."
    assert sentence(excerpt(text, '"grey heron" day')) == "They saw a grey heron."


def test_without_a_word_in_it_a_passage_is_shown_from_its_beginning() -> None:
    found = excerpt(LEASE, "lighthouse")
    assert found.text.startswith("Rent · The rent is due")
    assert (found.marks, found.sentence) == ((), None)


def test_a_long_passage_is_cut_to_what_matters() -> None:
    text = "Nothing is here. " * 60 + "The heron stands in the water. " + "Nothing is there. " * 60
    found = excerpt(text, "heron")
    assert sentence(found) == "The heron stands in the water."
    assert found.text.startswith("… Nothing is here.")
    assert found.text.endswith(" …")
    assert len(found.text) <= 330


def test_a_sentence_without_an_end_is_begun_before_its_first_match() -> None:
    found = excerpt("word " * 300 + "heron " + "word " * 300, "heron")
    assert bold(found) == ["heron"]
    assert found.text.index("heron") < 120
    assert len(found.text) <= 330


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "# Heron\n\nA [grey](<a b.md>) **bird**, see [[Birds|the list]] and `x`.",
            "Heron · A grey bird, see the list and x.",
        ),
        ("| When | What |\n|------|:----:|\n| May | heron |", "When · What · May · heron"),
        ("When | What\nMay | heron", "When · What · May · heron"),
        ("- [ ] feed the heron\n- [x] buy *fish*", "☐ feed the heron · ☑ buy fish"),
        ("---\ntitle: Heron\n---\nA heron.", "A heron."),
        ("2 * 3 * 4 and snake_case_name stay", "2 * 3 * 4 and snake_case_name stay"),
        ("<b>heron</b> & co", "<b>heron</b> & co"),  # painted as it is, never taken for markup
    ],
)
def test_markup_is_not_shown(text: str, shown: str) -> None:
    assert excerpt(text, "nothing").text == shown


@pytest.mark.parametrize("text", ["Mr. Kerr came. It rained.", "J. Kerr came. It rained.", "1. Rent came. It rained."])
def test_short_words_with_a_full_stop_end_no_sentence(text: str) -> None:
    assert sentence(excerpt(text, "came")) == text.removesuffix(" It rained.")


def test_the_sentence_is_found_again_in_the_passage() -> None:
    span = find_sentence(LEASE, excerpt(LEASE, "notice tenant"))
    assert span is not None
    assert LEASE[slice(*span)] == "The tenant may end the tenancy\nwith 28 days of notice."
    assert find_sentence(LEASE, excerpt(LEASE, "lighthouse")) is None
    assert find_sentence("A **grey** heron.", excerpt("A **grey** heron.", "heron")) is None


@given(st.text(alphabet="ab .\n#|*-[]()😀é。", max_size=200), st.text(alphabet="ab😀 ", max_size=8))
def test_marks_and_sentence_are_inside_the_excerpt(text: str, query: str) -> None:
    found = excerpt(text, query)
    spans = [*found.marks, *([found.sentence] if found.sentence else [])]
    assert all(0 <= start < end <= len(found.text) for start, end in spans)


def test_sentences_of_hindi_end_at_its_own_mark_and_headings_at_a_vowel_too() -> None:
    found = excerpt("# किराये की जमा राशि\n\nकिराया हर महीने देना है। चाबियाँ आख़िरी दिन लौटानी हैं।", "चाबियाँ")
    assert sentence(found) == "चाबियाँ आख़िरी दिन लौटानी हैं।"
    assert bold(found) == ["चाबियाँ"]
    assert "जमा राशि ·" in found.text


def test_for_one_line_it_begins_shortly_before_the_first_match() -> None:
    text = "It was a long and rainy afternoon, and after a while the grey heron came to the water. It stood there."
    whole = excerpt(text, "grey heron")
    found = narrow_excerpt(whole)
    assert found.text == "… after a while the grey heron came to the water. It stood there."
    assert bold(found) == bold(whole) == ["grey", "heron"]
    assert sentence(found) == "after a while the grey heron came to the water."
    assert find_sentence(text, whole) == (0, text.index(" It stood"))
    for early in ("It was", "rainy"):
        assert narrow_excerpt(excerpt(text, early)) == excerpt(text, early)
    assert narrow_excerpt(excerpt(text, "otter")) == excerpt(text, "otter")
    unspaced = "水" * 80 + "鷺" + "水" * 20
    assert bold(narrow_excerpt(excerpt(unspaced, "鷺"))) == ["鷺"]


@given(st.text(max_size=600), st.text(max_size=30))
def test_what_is_marked_stays_marked_in_one_line(text: str, query: str) -> None:
    whole = choose_excerpt(text, read_terms(query))
    found = narrow_excerpt(whole)
    assert bold(found) == bold(whole)
    assert whole.text.endswith(found.text.removeprefix("… "))
    assert not found.marks or found.marks[0][0] <= 80


def test_a_sentence_that_ends_before_what_was_found_is_none_in_one_line() -> None:
    text = "A short one. " + "and so on " * 8 + "heron"
    at = text.index("heron")
    assert narrow_excerpt(Excerpt(text, ((at, at + 5),), (0, 12))).sentence is None
    kept = narrow_excerpt(Excerpt(text, ((at, at + 5),), (13, len(text)))).sentence
    assert kept == (2, len(narrow_excerpt(Excerpt(text, ((at, at + 5),))).text))


@pytest.mark.parametrize("signs", [0, 1, 2, 3])
def test_no_letter_is_parted_from_its_signs(signs: int) -> None:
    letter = "क" + "ि\u0301\u0302"[:signs]
    for extra in range(4):
        text = "x" * extra + letter * 200 + " heron " + letter * 400
        at = 40 * len(letter)
        shown = [choose_excerpt(text, read_terms("heron")), narrow_excerpt(Excerpt(letter * 40 + "heron", ((at, at),)))]
        shown.append(choose_excerpt("x" * extra + letter * 400, read_terms("heron")))
        for excerpt in shown:
            bare = excerpt.text.removeprefix("… ").removesuffix(" …")
            assert unicodedata.category(bare[0])[0] != "M"
        assert shown[2].text.removesuffix(" …").endswith(letter)
