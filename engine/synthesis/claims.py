"""What a sentence claims: its names, numbers and dates, its content words, what it denies, and the frame they stand in.

The frame is the sentence with a blank for each name and number. Two sentences with one frame say the same of whatever
fills the blanks, so a blank that is filled differently is a claim that was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from engine.letters import ALPHANUMERIC
from engine.sentences import fold, stop_words
from engine.store.word_forms import list_forms
from engine.synthesis.claim_words import load_claim_words
from engine.synthesis.numbers import Number, begins_date, find_numbers

_WORD = re.compile(rf"{ALPHANUMERIC}(?:['’]{ALPHANUMERIC})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEGINNING = re.compile(r"(?:^|:)[^\w:]*$")  # what is before a word that has its capital letter from its place
_NAME_JOINT = re.compile(r"[\s.’'-]*")
_CLAUSE = re.compile(r";\s+|,?\s+(?:and|but|while|whereas|und|aber|et|mais|y|pero|ed?|ma|en|maar|och|men)\s+")
_SHORTEST_CLAUSE = 4  # words
_NAME, _NUMBER, _EDGE = "<name>", "<number>", "<edge>"
_ANCHORS = 2  # content words after a negation that it may deny
_FRAME = 3  # words in a row, at least, that make the same blanks


@dataclass(frozen=True, slots=True)
class Claim:
    """A name or a number at ``[start, end)`` of a sentence.

    ``readings`` are the word forms or values it may stand for. A ``loose`` one may be neither name nor number, as a
    sentence's first word, and tells something only where it stands in another one's place.
    """

    start: int
    end: int
    readings: frozenset[str]
    loose: bool
    is_number: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """A word such as "not": the forms of the words that it may deny, nearest first, and of the one before it."""

    after: tuple[str, ...]
    before: tuple[str, ...]

    def is_like(self, other: Denial) -> bool:
        """Whether both deny the same."""
        return bool(set(self.after) & set(other.after)) or bool(set(self.before) & set(other.before))


@dataclass(frozen=True)
class Statement:
    """A sentence, taken apart; ``words`` are the forms of its content words, but for numbers.

    ``frame`` is the sentence word by word with a blank for each group of names or parts of a date; ``blanks`` says by
    the place in the frame what fills it.
    """

    words: frozenset[str]
    claims: tuple[Claim, ...]
    denials: tuple[Denial, ...]
    frame: tuple[str, ...]
    blanks: Mapping[int, tuple[Claim, ...]]

    @cached_property
    def content(self) -> frozenset[str]:
        """Its content words and the values of its numbers."""
        numbers = (claim.readings for claim in self.claims if claim.is_number and not claim.loose)
        return self.words.union(*numbers)

    def uses_as_words(self, claims: Sequence[Claim]) -> bool:
        """Whether these may be words and no names, for they are common words here."""
        named = {reading for claim in self.claims for reading in claim.readings}
        return all(claim.loose and claim.readings & (self.words - named) for claim in claims)


def read_statement(text: str, language: str) -> Statement:
    """Take a sentence in this language apart, an ISO 639-1 code or "" where it cannot be told."""
    tokens = sorted(_find_tokens(text, language), key=lambda token: token.start)
    frame, blanks = _lay_out(text, tokens)
    return Statement(
        words=frozenset(form for token in tokens for form in token.forms),
        claims=tuple(token.claim for token in tokens if token.claim),
        denials=tuple(_find_denials(tokens)),
        frame=frame,
        blanks=blanks,
    )


def is_changed(told: Statement, source: Statement, language: str) -> bool:
    """Whether what is told fills a blank of a frame that both share with something else, or says the opposite there."""
    matcher = SequenceMatcher(None, told.frame, source.frame, autojunk=False)
    opposites = load_claim_words(language).opposites
    for change, start, end, other_start, other_end in matcher.get_opcodes():
        if change == "equal":
            words = [word for word in told.frame[start:end] if word not in (_NAME, _NUMBER)]
            shared = len(words) >= _FRAME and any(map(_carries_meaning, words))
            for place, other in zip(range(start, end), range(other_start, other_end), strict=True):
                mine, theirs = told.blanks.get(place), source.blanks.get(other)
                if not (shared and mine and theirs) or _is_same(mine, theirs):
                    continue
                if not (source.uses_as_words(mine) or told.uses_as_words(theirs)):
                    return True
        elif opposites & {*zip(told.frame[start:end], source.frame[other_start:other_end], strict=False)}:
            return True
    return False


def is_denied(told: Statement, source: Statement) -> bool:
    """Whether one of the two denies what the other one says."""
    return _denies(told, source) or _denies(source, told)


def split_clauses(text: str) -> list[str]:
    """The parts of a sentence that tell something each; small ones stay with what is before them."""
    clauses: list[str] = []
    for part in _CLAUSE.split(text):
        if clauses and min(len(part.split()), len(clauses[-1].split())) < _SHORTEST_CLAUSE:
            clauses[-1] += f" {part}"
        else:
            clauses.append(part)
    return clauses


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or number; ``forms`` is empty for what carries no meaning."""

    start: int
    end: int
    word: str
    forms: tuple[str, ...] = ()
    claim: Claim | None = None
    number: Number | None = None
    denies: bool = False


def _find_tokens(text: str, language: str) -> Iterator[_Token]:
    numbers = find_numbers(text, language)
    for number in numbers:
        claim = Claim(number.start, number.end, number.readings, number.loose, is_number=True)
        yield _Token(number.start, number.end, _NUMBER, claim=claim, number=number)
    taken = {place for number in numbers for place in range(number.start, number.end)}
    negations = load_claim_words(language).negations
    silent = stop_words("en") | stop_words(language or "en")
    shouted = text.isupper()
    for match in _WORD.finditer(text):
        if match.start() in taken:
            continue
        word = fold(match[0]).replace("’", "'")
        forms = tuple(list_forms(_POSSESSIVE.sub("", match[0]), language))
        if word in negations or word.endswith("n't"):
            yield _Token(match.start(), match.end(), word, denies=True)
            continue
        abbreviated = match[0].isupper() and len(match[0]) > 1 and not shouted
        is_name = match[0][0].isupper() and (abbreviated or (bool(forms) and word not in silent))
        name = _to_name(text, match, forms, abbreviated=abbreviated) if is_name else None
        yield _Token(match.start(), match.end(), word, forms, name)


def _to_name(text: str, match: re.Match[str], forms: Sequence[str], *, abbreviated: bool) -> Claim:
    reading = max(forms, key=len, default=fold(match[0]))
    loose = not abbreviated and bool(_BEGINNING.search(text, 0, match.start()))
    return Claim(match.start(), match.end(), frozenset({reading}), loose, is_number=False)


def _find_denials(tokens: Sequence[_Token]) -> Iterator[Denial]:
    for place, token in enumerate(tokens):
        if token.denies:
            after = [form for near in tokens[place + 1 :] if near.forms for form in near.forms[:1]]
            before = [form for near in tokens[:place] if near.forms for form in near.forms[:1]]
            yield Denial(tuple(after[:_ANCHORS]), tuple(before[-1:]))


def _lay_out(text: str, tokens: Sequence[_Token]) -> tuple[tuple[str, ...], dict[int, tuple[Claim, ...]]]:
    frame, blanks = [_EDGE], dict[int, tuple[Claim, ...]]()
    before: _Token | None = None
    for token in tokens:
        if token.claim is None:
            frame.append(token.word)
        elif before and before.claim and _is_one_blank(before, token, text):
            blanks[len(frame) - 1] += (token.claim,)
        else:
            blanks[len(frame)] = (token.claim,)
            frame.append(_NUMBER if token.claim.is_number else _NAME)
        before = token
    return (*frame, _EDGE), blanks


def _is_one_blank(first: _Token, second: _Token, text: str) -> bool:
    between = text[first.end : second.start]
    if first.number and second.number:
        return begins_date(first.number, second.number, between)
    return not first.number and not second.number and bool(_NAME_JOINT.fullmatch(between))


def _is_same(mine: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Whether one filling is the other, or a shorter form of it: Brandt for Karl Brandt."""
    shorter, longer = sorted((mine, theirs), key=len)
    return all(any(claim.readings & other.readings for other in longer) for claim in shorter)


def _carries_meaning(word: str) -> bool:
    return word != _EDGE and word not in stop_words()


def _denies(one: Statement, other: Statement) -> bool:
    """Whether ``one`` denies what ``other`` says without denying it."""
    for denial in one.denials:
        if other.words & set(denial.after or denial.before) and not any(map(denial.is_like, other.denials)):
            return True
    return False
