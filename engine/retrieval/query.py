"""The language of a search: words, exact phrases, exclusions and filters, read from what a person typed.

    heron lighthouse            passages about these words, by meaning and by words
    "grey heron"                passages that hold exactly this
    -storm  -"high tide"        no passage with this word in any of its forms, or with exactly this; "-5" is a number,
                                "-2024" is none, and "e-mail" a word
    type:pdf  type:mail,image   a file's ending, or its kind; commas between several
    path:2024  folder:"My papers"   part of the path, or a folder with all that is in it; 'My papers' is the same
    path:/plan.md               this file, or folder, where there is one; else part of the path
    tag:tax  author:ada  lang:de    what the document says of itself
    after:2024-03  before:2025  from the first day named on, and until before the first day named
    collection:taxes            what a search finds that the person keeps under this name (``engine.retrieval.kept``)
    -type:pdf                   any filter can be negated; the same filter twice means either of the two

A filter is a known name, a colon, and a value directly behind it. A name that is one slip away from those, or is what
another program calls them, gets "did you mean" back; any other text with a colon, such as ``10:30``, ``Genesis:1`` or
an address, is plain text. So is a name with white space behind its colon, as in ``author: unknown``, but for those in
small letters that are hardly ever prose: ``type: pdf`` is asked back. What ends with a question mark is a question:
quotation marks, minus signs and unknown names in it are plain text, and only filters are filters. A phrase whose
closing quotation mark has yet to be typed is its words, and an exclusion nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.errors import BadInput
from engine.letters import SIGNS
from engine.store.filters import Field, Filter

_QUOTES = '"“”„‟«»＂'
_TOKEN = re.compile(
    rf"""
    (?P<minus>[-−](?=\d*[^\W\d_]|\d{{4}}|[{_QUOTES}]))?
    (?:
        (?P<name>[A-Za-z]+):(?!:|//)
        (?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|'(?P<single>[^']*)'(?!\S)|(?P<value>\S*))
      | [{_QUOTES}](?:(?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<open>[^{_QUOTES}]*)$)
      | (?P<word>\S+)
    )
    """,
    re.VERBOSE,
)
_FIELDS: Mapping[str, Field] = {field.value: field for field in Field if field is not Field.DOCUMENT}
# Names of other programs, and other words for the same.
_MEANT: Mapping[str, Field] = {
    "tags": Field.TAG, "label": Field.TAG, "labels": Field.TAG, "language": Field.LANGUAGE, "filetype": Field.TYPE,
    "extension": Field.TYPE, "ext": Field.TYPE, "format": Field.TYPE, "kind": Field.TYPE, "dir": Field.FOLDER,
    "directory": Field.FOLDER, "in": Field.FOLDER, "filename": Field.PATH, "file": Field.PATH, "name": Field.PATH,
    "since": Field.AFTER, "newer": Field.AFTER, "date": Field.AFTER, "until": Field.BEFORE, "older": Field.BEFORE,
    "modified": Field.AFTER, "created": Field.AFTER, "year": Field.AFTER, "from": Field.AUTHOR,
}  # fmt: skip
# What words are looked for in anyway.
_SEARCHED_ANYWAY = ("title", "subject", "heading", "content", "body", "text")
_EXAMPLES: Mapping[Field, str] = {
    Field.PATH: "path:2024",
    Field.TYPE: "type:pdf",
    Field.TAG: "tag:tax",
    Field.FOLDER: "folder:papers",
    Field.AUTHOR: "author:ada",
    Field.BEFORE: "before:2024-03",
    Field.AFTER: "after:2024-03",
    Field.LANGUAGE: "lang:en",
    Field.COLLECTION: "collection:taxes",
}
# Names that prose seldom has before a colon and a space, unlike “author: unknown” and “the day before: rain”.
_HARDLY_PROSE = {Field.PATH, Field.TYPE, Field.TAG, Field.FOLDER, Field.LANGUAGE, Field.COLLECTION}
_PLAIN = re.compile(rf"[\w{SIGNS}./~+-]*[\w{SIGNS}/]")  # a value without quotation marks
_NOTHING = "There is nothing to look for: type a few words."
_LISTS = (Field.TYPE, Field.TAG, Field.LANGUAGE)
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "italian": "it",
    "japanese": "ja", "korean": "ko", "norwegian": "no", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "spanish": "es", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk",
    "vietnamese": "vi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` is what to look for, "" for nothing but the filters; the rest says where, and what may not be there.

    ``phrases`` are in ``text`` too; ``excluded`` are phrases, ``excluded_words`` stand for all their forms. Of a query
    without phrases, exclusions and filters, ``text`` is all that was typed.
    """

    text: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_words: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is words only, to be looked for in all documents."""
        return not (self.phrases or self.excluded or self.excluded_words or self.filters)


def parse_query(typed: str) -> Query:
    """Read a query. Raises ``BadInput`` for an empty one, for a wrong name of a filter, and for a wrong value."""
    check_text(typed)
    query = _read(typed, question=is_question(typed))
    if query.is_plain and not query.text.strip():
        raise BadInput(_explain_nothing(typed))
    return query


def parse_scope(typed: str, documents: Sequence[int] = ()) -> tuple[Filter, ...]:
    """Read the filters that say which documents a question is about; "" is none. Raises ``BadInput``.

    Where ``documents`` are given, only those with these numbers.
    """
    check_text(typed)
    query = _read(typed, question=False)
    if words := query.text.strip() or " ".join([*query.excluded, *query.excluded_words]):
        raise BadInput(f"A scope holds filters only, such as folder:papers or type:pdf: leave out “{words}”.")
    chosen = (Filter(Field.DOCUMENT, (",".join(map(str, documents)),)),) if documents else ()
    return query.filters + chosen


def write_filter(field: Field, value: str) -> str:
    """The filter as it is typed; "" where none can be, as the value holds all quotation marks, or is no value."""
    quoted = value if _PLAIN.fullmatch(value) else f"'{value}'" if '"' in value else f'"{value}"'
    written = f"{field}:{quoted}"
    try:
        read = parse_scope(written)
    except BadInput:  # which it is to a question, too
        return ""
    return written if read == (Filter(field, (value,)),) else ""


def is_question(typed: str) -> bool:
    """Whether a question mark is the last of it, filters apart."""
    if _ends_as_question(typed):
        return True
    words = [token[0] for token in _split(typed) if (token["name"] or "").lower() not in _FIELDS]
    return bool(words) and _ends_as_question(words[-1])


def check_words(text: str) -> None:
    """Raise ``BadInput`` for what is empty or no text."""
    if not text.strip():
        raise BadInput(_NOTHING)
    check_text(text)


def check_text(words: str) -> None:
    """Raise ``BadInput`` for what is no text; arguments of a command line may hold bytes that are none."""
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise BadInput("This question has letters in an unknown encoding: type it again.") from error


def _read(typed: str, *, question: bool) -> Query:
    phrases: list[str] = []
    excluded: list[str] = []
    excluded_words: list[str] = []
    filters: dict[tuple[Field, bool], list[str]] = {}
    text: list[str] = []
    changed = False
    for token in _split(typed):
        field = _find_field(token, typed, question=question)
        phrase = token["phrase"] if token["open"] is None else token["open"]
        if field is not None:
            filters.setdefault((field, bool(token["minus"])), []).extend(_read_values(field, token))
        elif question or not (token["minus"] or phrase is not None):
            text.append(token[0])
            continue
        elif not token["minus"]:
            text.append(_join(phrase))
            phrases += [_join(token["phrase"] or "")]
        elif phrase is None:
            excluded_words.append(token[0][1:].strip(f"{_QUOTES},;.!?)"))
        elif token["open"] is None:
            excluded.append(_join(phrase))
        changed = True
    return Query(
        # White space too stays as it was typed where there is nothing to take out.
        " ".join(filter(None, text)) if changed else typed,
        tuple(dict.fromkeys(filter(None, phrases))),
        tuple(dict.fromkeys(filter(None, excluded))),
        tuple(dict.fromkeys(filter(None, excluded_words))),
        tuple(
            Filter(field, tuple(dict.fromkeys(values)), negated)
            for (field, negated), values in filters.items()
            if values
        ),
    )


def _join(text: str) -> str:
    return " ".join(text.split())


def _split(typed: str) -> Iterator[re.Match[str]]:
    position = 0
    while match := _TOKEN.search(typed, position):
        yield match
        position = match.end()


def _ends_as_question(text: str) -> bool:
    return text.rstrip(f"{_QUOTES}) \n").endswith(("?", "？"))


def _find_field(token: re.Match[str], typed: str, *, question: bool) -> Field | None:
    """The field of a filter, None for plain text. Raises ``BadInput`` for a name that is nearly one."""
    name = (token["name"] or "").lower()
    if not name:
        return None
    field = _FIELDS.get(name)
    if field is not None:
        # At the very end, the value is still being typed.
        if token["value"] != "" or token.end() == len(typed.rstrip()):
            return field
        if not question and token["name"] == name and field in _HARDLY_PROSE:
            raise BadInput(
                f"Write what comes after “{name}:” without a space, as in {_EXAMPLES[field]}; "
                "in quotation marks it is looked for as text."
            )
        return None
    if question or token["value"] == "":
        return None
    if name in _SEARCHED_ANYWAY:
        raise BadInput(
            f"There is no filter “{name}:”: words are looked for in titles, headings and texts, so leave it out."
        )
    names = {**_MEANT, **_FIELDS}
    meant = names.get(name) or next((near for known, near in names.items() if _is_slip(name, known)), None)
    if meant is None:
        return None
    raise BadInput(
        f"There is no filter “{name}:”: did you mean {meant}: as in {_EXAMPLES[meant]}? "
        "(In quotation marks it is looked for as text.)"
    )


def _is_slip(name: str, known: str) -> bool:
    """Whether one letter is wrong, missing, too many or changed places with the next; the first only changed places."""
    if sorted(name) == sorted(known) and name[2:] == known[2:]:
        return len(name) > 2
    if not name.startswith(known[0]) or abs(len(name) - len(known)) > 1 or len(name) < 3:
        return False
    same = 0
    while same < min(len(name), len(known)) and name[same] == known[same]:
        same += 1
    typed, wanted = name[same:], known[same:]
    return (
        typed[1:] == wanted[1:]
        or typed[1:] == wanted
        or typed == wanted[1:]
        or (typed[:2] == wanted[1::-1] and typed[2:] == wanted[2:])
    )


def _read_values(field: Field, token: re.Match[str]) -> list[str]:
    """The values in the form that is compared, several with commas between; none where they have yet to be typed."""
    quoted = token["quoted"] if token["single"] is None else token["single"]
    if quoted is not None:
        values = [quoted]
    else:
        written = token["value"].rstrip("?？!,;")
        values = written.split(",") if field in _LISTS else [written]
    stripped = filter(None, map(_join, values))
    if field in (Field.BEFORE, Field.AFTER):
        return [_read_day(value, field) for value in stripped]
    return [_read_language(value) if field is Field.LANGUAGE else value for value in stripped]


def _read_day(value: str, field: Field) -> str:
    """The first day of a year or month, or a day."""
    match = _DATE.fullmatch(value)
    if match:
        year, month, day = (int(part or 1) for part in match.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:  # such as the 30th of February
            pass
    raise BadInput(f"“{value}” is not a date: write {field}:2024, {field}:2024-03 or {field}:2024-03-05.")


def _read_language(value: str) -> str:
    written = value.lower()
    code = _LANGUAGES.get(written, re.split("[-_]", written)[0])
    if not re.fullmatch("[a-z]{2}", code):
        raise BadInput(f"“{value}” is not a language: write its code of two letters, as in lang:en or lang:de.")
    return code


def _explain_nothing(typed: str) -> str:
    if unfinished := re.search(r"([A-Za-z]+):\W*$", typed):
        field = _FIELDS.get(unfinished[1].lower())
        if field is not None:
            return f"Say which one after “{field}:”, as in {_EXAMPLES[field]}."
    return _NOTHING
