"""Any string is a query or gets a sentence; what is typed as a filter is one, and prose stays prose."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.errors import BadInput
from engine.retrieval.query import Query, check_words, parse_query, parse_scope
from engine.store.filters import Field, Filter

_PIECES = st.sampled_from(
    ["heron", '"', "“", "-", ":", "type:", "tag:tax", "after:", "2024", "-folder:", "?", "tpye:", "//", "😀", "\n", "'"]
)
_TYPED = st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=12).map("".join), st.lists(_PIECES).map(" ".join))


class TestWords:
    @pytest.mark.parametrize(
        "typed",
        [
            "heron",
            "  grey   heron ",
            "what did I write about the heron?",
            'what did "Ada" mean by -5, e-mail and "x?',
            "is 10:30 -late?",
            "meet at 10:30",
            "http://example.org/a-b file://x",
            "Genesis:1 Genesis: the beginning",
            "std::vector C:\\notes note:this Re:that TODO:fix key:value",
            "5 - 3 -- 2 -1 -5",
            'a 5" pipe',
            "Type: the pump",
            "author: unknown",
            "the day before: rain",
            "note: pump",
            "(type: the pump",
            "of which type: the pump?",
            "save:50 words saved:no search:x Search:y searched:z",
            "landing:x page:3 math:2 time:9 Kapitel:4",
        ],
    )
    def test_prose_is_looked_for_as_it_was_typed(self, typed: str) -> None:
        assert parse_query(typed) == Query(typed)
        assert parse_query(typed).is_plain

    @pytest.mark.parametrize("typed", ["heron -2024", "heron -3D", "heron -2024-03"])
    def test_a_year_and_what_has_letters_is_excluded_and_no_number(self, typed: str) -> None:
        assert parse_query(typed).excluded_words == (typed.partition("-")[2],)

    @pytest.mark.parametrize("typed", ["ytpe:pdf", "langauge:de", "filtype:pdf", "modified:2024", "year:2024"])
    def test_a_name_that_is_nearly_one_is_told(self, typed: str) -> None:
        with pytest.raises(BadInput, match="did you mean"):
            parse_query(typed)

    def test_a_phrase_is_exact_and_among_the_words(self) -> None:
        assert parse_query('old "grey  heron" nest') == Query("old grey heron nest", phrases=("grey heron",))
        assert parse_query("„grey heron“") == Query("grey heron", phrases=("grey heron",))

    def test_a_phrase_that_is_still_being_typed_is_its_words(self) -> None:
        assert parse_query('nest "grey  her') == Query("nest grey her")
        assert parse_query('nest "') == parse_query('nest -"grey her') == Query("nest")

    def test_what_has_a_minus_is_excluded(self) -> None:
        query = parse_query('heron -storm, -"high  tide" -Sturm')
        assert query == Query("heron", excluded=("high tide",), excluded_words=("storm", "Sturm"))

    @pytest.mark.parametrize("typed", ["", "  ", "\n", '""', "“”", '"', '-""'])
    def test_nothing_is_one_sentence(self, typed: str) -> None:
        with pytest.raises(BadInput, match="type a few words"):
            parse_query(typed)
        with pytest.raises(BadInput, match="type a few words"):
            check_words(" ")

    def test_broken_bytes_are_one_sentence(self) -> None:
        with pytest.raises(BadInput, match="encoding"):
            parse_query("keeper \udcff")


class TestFilters:
    @pytest.mark.parametrize(
        ("typed", "field", "values"),
        [
            ("type:pdf", Field.TYPE, ("pdf",)),
            ("TYPE:PDF", Field.TYPE, ("PDF",)),
            ("type:pdf,mail", Field.TYPE, ("pdf", "mail")),
            ("type:pdf type:mail type:pdf", Field.TYPE, ("pdf", "mail")),
            ('folder:"My papers"', Field.FOLDER, ("My papers",)),
            ("folder:„Meine Akten“", Field.FOLDER, ("Meine Akten",)),
            ("folder:'My papers'", Field.FOLDER, ("My papers",)),
            ("folder:Ada's", Field.FOLDER, ("Ada's",)),
            ('folder:"My pap', Field.FOLDER, ("My pap",)),
            ("folder:/home/ada/notes", Field.FOLDER, ("/home/ada/notes",)),
            ("path:a,b", Field.PATH, ("a,b",)),
            ("tag:work/tax", Field.TAG, ("work/tax",)),
            ("author:ada", Field.AUTHOR, ("ada",)),
            ("before:2024", Field.BEFORE, ("2024-01-01",)),
            ("after:2024-03", Field.AFTER, ("2024-03-01",)),
            ("after:2024-3-5", Field.AFTER, ("2024-03-05",)),
            ("after:2024/03/05", Field.AFTER, ("2024-03-05",)),
            ("lang:de", Field.LANGUAGE, ("de",)),
            ("lang:German,en-GB", Field.LANGUAGE, ("de", "en")),
        ],
    )
    def test_a_filter_is_read_beside_words_and_alone(self, typed: str, field: Field, values: tuple[str, ...]) -> None:
        wanted = (Filter(field, values),)
        assert parse_query(typed) == Query("", filters=wanted)
        assert parse_query(f"grey {typed} heron").text == "grey heron" or '"My pap' in typed
        assert parse_query(f"grey heron {typed}") == Query("grey heron", filters=wanted)

    def test_a_negated_filter_stands_beside_the_same_one(self) -> None:
        query = parse_query("type:pdf -type:mail -folder:old")
        assert query.filters == (
            Filter(Field.TYPE, ("pdf",)),
            Filter(Field.TYPE, ("mail",), negated=True),
            Filter(Field.FOLDER, ("old",), negated=True),
        )

    def test_a_question_has_filters_too_but_nothing_else(self) -> None:
        wanted = (Filter(Field.TYPE, ("pdf",)),)
        for typed in ('what did "Ada" say -now? type:pdf', 'type:pdf what did "Ada" say -now?'):
            assert parse_query(typed) == Query('what did "Ada" say -now?', filters=wanted)
        assert parse_query("what about herons type:pdf?") == Query("what about herons", filters=wanted)
        assert parse_query("what is tpye:x?").is_plain

    @pytest.mark.parametrize("typed", ["heron type:", "heron type: ", 'heron folder:"', "heron -lang:"])
    def test_a_filter_whose_value_is_still_being_typed_waits(self, typed: str) -> None:
        assert parse_query(typed) == Query("heron")

    @pytest.mark.parametrize(
        "typed", ["path: pump", "type: pump", "pump tag: water", "-type: pump", "lang:  de", "collection: taxes"]
    )
    def test_a_space_behind_the_colon_of_a_filter_is_told(self, typed: str) -> None:
        with pytest.raises(BadInput, match=r"^Write what comes after “\w+:” without a space, as in \w+:\w+;"):
            parse_query(typed)
        assert parse_query(f'"{typed}"').phrases == (" ".join(typed.split()),)

    def test_a_filter_without_a_value_is_asked_for_it(self) -> None:
        with pytest.raises(BadInput, match=r"Say which one after “type:”, as in type:pdf\."):
            parse_query("type:")

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("tpye:pdf", "type:"),
            ("typ:pdf", "type:"),
            ("types:pdf", "type:"),
            ("tyqe:pdf", "type:"),
            ("tags:tax", "tag:"),
            ("autor:ada", "author:"),
            ("heron folders:papers", "folder:"),
            ("filetype:pdf", "type:"),
            ("language:de", "lang:"),
            ("since:2024", "after:"),
            ("until:2024", "before:"),
            ("from:ada", "author:"),
            ("ext:pdf", "type:"),
            ("in:papers", "folder:"),
            ("label:tax", "tag:"),
            ("name:lease", "path:"),
            ("older:2024", "before:"),
            ("-tpye:pdf", "type:"),
        ],
    )
    def test_a_wrong_name_is_asked_back(self, typed: str, meant: str) -> None:
        with pytest.raises(BadInput) as caught:
            parse_query(typed)
        assert f"did you mean {meant}" in caught.value.message
        assert "\n" not in caught.value.message

    def test_a_wrong_name_in_quotation_marks_is_text(self) -> None:
        assert parse_query('"tpye:pdf"').phrases == ("tpye:pdf",)

    @pytest.mark.parametrize("typed", ["after:soon", "before:2024-13", "after:2024-02-30", "after:24", "before:0000"])
    def test_a_wrong_date_is_one_sentence(self, typed: str) -> None:
        with pytest.raises(BadInput, match=r"is not a date: write (after|before):2024"):
            parse_query(f"heron {typed}")

    def test_a_wrong_language_is_one_sentence(self) -> None:
        with pytest.raises(BadInput, match="is not a language"):
            parse_query("lang:klingon heron")


class TestScope:
    def test_a_scope_is_filters(self) -> None:
        assert parse_scope("folder:papers -tag:tax") == (
            Filter(Field.FOLDER, ("papers",)),
            Filter(Field.TAG, ("tax",), negated=True),
        )
        assert parse_scope("") == parse_scope("  ") == ()

    @pytest.mark.parametrize(
        "typed", ["heron", "folder:papers heron", "-heron folder:papers", '"heron"', "what is it?"]
    )
    def test_words_in_a_scope_are_one_sentence(self, typed: str) -> None:
        with pytest.raises(BadInput, match="A scope holds filters only"):
            parse_scope(typed)


@given(_TYPED)
@example("type:")
@example('-"')
@example("after:９９９９")
def test_any_string_is_a_query_or_gets_one_sentence(typed: str) -> None:
    try:
        query = parse_query(typed)
    except BadInput as error:
        assert error.message
        assert "\n" not in error.message.replace(typed, "")
        return
    assert query.text.strip() or not query.is_plain
    assert all(each.values and all(value.strip() for value in each.values) for each in query.filters)
    assert all(phrase.strip() and phrase in query.text for phrase in query.phrases)
    assert all(word.strip() for word in [*query.excluded, *query.excluded_words])
    if query.is_plain and not any(mark in typed for mark in ':"“”„‟«»＂'):
        assert query.text == typed


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=6))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert parse_query(" ".join(words)) == Query(" ".join(words))
