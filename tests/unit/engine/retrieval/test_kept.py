"""The searches that a person keeps, named in a query, find what they find by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import Collection
from engine.errors import BadInput
from engine.retrieval.filter_advice import explain_filters
from engine.retrieval.kept import read_query, read_scope
from engine.retrieval.named_searches import holds_filters_only, rename_collection
from engine.retrieval.query import Query, parse_query
from engine.retrieval.query_text import read_terms
from engine.store.attributes import Attributes
from engine.store.collections import Collections
from engine.store.selection import Selector, select_documents
from tests.unit.engine.store.shelf import Shelf

TAXES = Collection("Taxes", "tag:tax after:2024")
PAPERS = Collection("My papers", "folder:papers type:md")
HERONS = Collection("Herons", 'tag:birds -type:txt "grey heron" nest -storm')
WORDS = Collection("Words", "lighthouse keeper")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.add("/home/ada/papers/old tax.md", Attributes(tags=("tax",), dated="2020-01-01"))
    shelf.add("/home/ada/papers/new tax.md", Attributes(tags=("tax",), dated="2024-05-01"))
    shelf.add("/home/ada/notes/new tax.txt", Attributes(tags=("tax",), dated="2025-01-01"))
    shelf.add("/home/ada/notes/heron.md", Attributes(tags=("birds",), dated="2024-01-01"))
    keep(shelf, TAXES, PAPERS, HERONS, WORDS)
    yield shelf
    shelf.library.close()


def keep(shelf: Shelf, *collections: Collection) -> None:
    Collections(shelf.library).keep(collections)


def found(shelf: Shelf, typed: str) -> set[str]:
    """The names of the documents that meet the filters of a query."""
    selection = select_documents(shelf.library, read_query(typed, shelf.library).filters)
    return {selection.path(number).name for number in selection.places}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("collection:Taxes", {"new tax.md", "new tax.txt"}),
        ("collection:taxes", {"new tax.md", "new tax.txt"}),
        ('collection:"my  PAPERS"', {"old tax.md", "new tax.md"}),
        ("tag:birds collection:Taxes", set()),  # both, though each by itself asks for a tag
        ("collection:Taxes type:txt", {"new tax.txt"}),
        ("collection:Taxes collection:'My papers'", {"old tax.md", "new tax.md", "new tax.txt"}),  # either
        ("tag:tax -collection:'My papers'", {"new tax.txt"}),
        ("tag:tax -collection:Taxes", {"old tax.md"}),
        ("-collection:Taxes -collection:'My papers'", {"heron.md"}),
        ("lighthouse collection:taxes", {"new tax.md", "new tax.txt"}),
    ],
)
def test_a_name_finds_what_is_kept_under_it(shelf: Shelf, typed: str, names: set[str]) -> None:
    assert found(shelf, typed) == names


def test_a_collection_may_stand_on_others(shelf: Shelf) -> None:
    keep(shelf, TAXES, PAPERS, Collection("Both", "collection:Taxes collection:'My papers' -type:txt"))
    assert found(shelf, "collection:both") == {"old tax.md", "new tax.md"}
    assert holds_filters_only("collection:both", Collections(shelf.library).read())


@pytest.mark.parametrize("also", ["", "path:papers", "path:backup", "tag:tax -type:txt"])
@pytest.mark.parametrize("minus", ["", "-"])
def test_a_copy_is_in_a_collection_as_it_meets_its_filters(shelf: Shelf, minus: str, also: str) -> None:
    original = shelf.add("/home/ada/papers/plan.md", Attributes(tags=("tax",)))
    shelf.copy(original, "/home/ada/backup/plan.md")
    keep(shelf, Collection("Copies", "folder:backup"))
    by_name, itself = (
        shelf.find(*read_query(f"{minus}{written} {also}", shelf.library).filters)
        for written in ("collection:copies", "folder:backup")
    )
    assert by_name == itself
    assert ("/home/ada/backup/plan.md" in by_name) is (not minus and also != "path:papers")


def test_what_is_looked_for_in_a_collection_is_looked_for(shelf: Shelf) -> None:
    kept = parse_query(HERONS.query)
    query = read_query('egg collection:herons -rain "grey heron"', shelf.library)
    assert query.text == "egg grey heron nest"
    assert (query.phrases, query.excluded_words) == (("grey heron",), ("rain", "storm"))
    assert [each.within for each in query.filters] == [(kept.filters,)]
    assert read_query("collection:words", shelf.library) == Query("lighthouse keeper")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("collection:Taxs", "There is no collection “Taxs”: the nearest is collection:Taxes."),
        ("collection:papers", 'There is no collection “papers”: the nearest is collection:"My papers".'),
        ("collection:x", "There is no collection “x”: there is “Taxes”, “My papers”, “Herons”, “Words”."),
        (
            "-collection:Herons",
            "The collection “Herons” looks for words: it can neither be left out, nor be one of several.",
        ),
        (
            "collection:taxes collection:words",
            "The collection “words” looks for words: it can neither be left out, nor be one of several.",
        ),
        ("collection:", "Say which one after “collection:”, as in collection:taxes."),
        (
            "collections:taxes",
            "There is no filter “collections:”: did you mean collection: as in collection:taxes? "
            "(In quotation marks it is looked for as text.)",
        ),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(shelf: Shelf, typed: str, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_query(typed, shelf.library)
    assert caught.value.message == sentence


def test_one_that_leads_back_to_itself_is_refused(shelf: Shelf) -> None:
    keep(
        shelf, Collection("A", "collection:B"), Collection("B", "tag:tax collection:a"), Collection("C", "collection:c")
    )
    for name, circle in (("A", "A"), ("b", "B"), ("C", "C")):
        with pytest.raises(BadInput) as caught:
            read_query(f"heron collection:{name}", shelf.library)
        assert caught.value.message == f"The collection “{circle}” leads back to itself: change what it looks for."
    kept = Collections(shelf.library).read()
    assert not holds_filters_only("collection:A", kept)
    assert read_terms("heron collection:A", collections=kept).words == ("heron",)


def test_a_kept_search_that_cannot_be_read_is_named(shelf: Shelf) -> None:
    keep(shelf, Collection("Old", "after:soon"))
    with pytest.raises(BadInput, match=r"^“soon” is not a date: .+ The collection “Old” looks for this\.$"):
        read_query("collection:old", shelf.library)


def test_nothing_is_kept_yet(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with pytest.raises(
        BadInput, match=r"none is kept yet\. In the window, the pin in the search box keeps a search\.$"
    ):
        read_query("collection:x", shelf.library)
    keep(shelf, *(Collection(f"Quarter {number}", "tag:tax") for number in range(40)))
    with pytest.raises(BadInput, match=r": the library lists those that there are\.$"):
        read_query("collection:x", shelf.library)
    shelf.library.close()


def test_a_scope_takes_filters_only(shelf: Shelf) -> None:
    filters = read_scope("collection:taxes type:txt", (), shelf.library)
    assert len(select_documents(shelf.library, filters).places) == 1
    for name, words in (("Herons", "grey heron nest storm"), ("Words", "lighthouse keeper")):
        with pytest.raises(BadInput, match=f"a collection of this one looks for “{words}”: search for it instead"):
            read_scope(f"collection:{name}", (), shelf.library)
    with pytest.raises(BadInput, match="A scope holds filters only, such as"):
        read_scope("collection:taxes heron", (), shelf.library)


def test_a_collection_that_no_document_meets_is_named(shelf: Shelf) -> None:
    keep(shelf, Collection("Later", "after:2030"))
    filters = read_query("collection:later", shelf.library).filters
    assert explain_filters(filters, shelf.library) == "No document is in the collection “later”."


def test_the_words_of_a_collection_are_marked_with_the_others(shelf: Shelf) -> None:
    keep(shelf, HERONS, WORDS, Collection("Open", 'owl "high tide'), Collection("Rent", "what is the “rent”?"))
    kept = Collections(shelf.library).read()
    for typed, words, phrases in (
        ("egg collection:herons", ("egg", "nest"), (("grey", "heron"),)),
        ("egg -collection:words", ("egg",), ()),
        ("collection:nobody heron", ("heron",), ()),
        ("collection:open -storm heron", ("heron", "owl"), (("high", "tide"),)),  # the quotation ends with its search
        ('collection:rent "grey heron"', ("rent",), (("grey", "heron"),)),
        ("collection:words, x", ("x", "lighthouse", "keeper"), ()),
    ):
        terms = read_terms(typed, collections=kept)
        assert (terms.words, terms.phrases) == (words, phrases), typed


@pytest.mark.parametrize(
    ("typed", "kept", "text"),
    [
        ('heron "grey heron" collection:x', '"grey heron"', "heron grey heron"),
        ("heron collection:x", "Heron nest", "heron nest"),
        ("heron collection:x", "nest \u0301", "heron nest"),  # an accent alone is no word
        ("collection:x heron?", "grey heron", "heron grey?"),
        ("where is it? collection:x", "grey heron", "where is it grey heron?"),
        ("heron collection:x", "what does a heron eat?", "heron what does a heron eat?"),
        ("is it late? collection:x", "what is due?", "is it late? what is due?"),
    ],
)
def test_what_is_in_both_is_looked_for_once(shelf: Shelf, typed: str, kept: str, text: str) -> None:
    keep(shelf, Collection("x", kept))
    assert read_query(typed, shelf.library).text == text


def test_names_in_names_are_read_once_each(shelf: Shelf) -> None:
    """Each level doubles what a reading would look at that forgets."""
    levels = [Collection("a0", "tag:tax"), Collection("b0", "heron")]
    for level in range(1, 60):
        names = " ".join(f"-collection:a{level - 1} tag:tax collection:a{level - 1}".split())
        levels += [Collection(f"a{level}", names), Collection(f"b{level}", f"collection:b{level - 1} " * 2)]
    keep(shelf, *levels)
    assert found(shelf, "collection:a1") == set()
    assert found(shelf, "collection:a59") == set()
    assert read_query("collection:b59", shelf.library) == Query("heron")
    assert read_terms("collection:b59", collections=levels).words == ("heron",)
    selector = Selector(shelf.library)
    once, again = (selector.select(read_query("collection:a59", shelf.library).filters) for _ in range(2))
    assert once is again
    assert selector.select(read_query("collection:a58", shelf.library).filters) is not once


def test_a_name_is_changed_where_it_is_named(shelf: Shelf) -> None:
    others = [
        Collection("Both", "collection:Taxes type:md"),
        Collection("None", '-collection:"taxes", x  -type:md'),
        Collection("Text", '"collection:Taxes" mycollection:taxes'),
    ]
    renamed = rename_collection([TAXES, *others], TAXES, "Levies? of “2024”")
    assert [each.query for each in renamed] == [
        TAXES.query,
        *(each.query for each in others),
    ]  # no filter can be written for this name
    renamed = rename_collection([TAXES, *others], TAXES, "Levies, 2024?")
    assert renamed == (
        Collection("Levies, 2024?", TAXES.query),
        Collection("Both", 'collection:"Levies, 2024?" type:md'),
        Collection("None", '-collection:"Levies, 2024?", x  -type:md'),
        others[2],
    )
    keep(shelf, *renamed)
    assert found(shelf, "collection:both") == {"new tax.md"}
    second = Collection("taxes", "tag:other")  # is not meant by its name
    assert rename_collection([TAXES, second, others[0]], second, "x") == (
        TAXES,
        Collection("x", "tag:other"),
        others[0],
    )


@pytest.mark.parametrize(
    "name", ["Rent?", '5" pipe', "O'Neil", "it's mine", "a,b", "Müller", "-tide", "high  tide", "h\"i'gh"]
)
def test_the_name_that_is_offered_is_found(shelf: Shelf, name: str) -> None:
    keep(shelf, Collection(name, "tag:tax"))
    typed = "".join(letter for letter in name if letter.isalnum() or letter == " ")
    with pytest.raises(BadInput) as caught:
        read_query(f'collection:"{typed}x"', shelf.library)
    offered = caught.value.message.partition("the nearest is ")[2].removesuffix(".")
    if offered.startswith("collection:"):
        assert found(shelf, offered) == {"old tax.md", "new tax.md", "new tax.txt"}
    else:
        assert "'" in name
        assert '"' in name


def test_which_collection_names_one_that_is_gone_is_told(shelf: Shelf) -> None:
    keep(shelf, PAPERS, Collection("Both", "collection:Taxes type:md"), Collection("More", "collection:both"))
    for name in ("Both", "More"):
        with pytest.raises(BadInput) as caught:
            read_query(f"collection:{name}", shelf.library)
        assert caught.value.message == (
            "There is no collection “Taxes”: there is “My papers”, “Both”, “More”. "
            "The collection “Both” looks for this."
        )
