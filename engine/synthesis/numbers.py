"""The numbers and dates of a text, whichever way they are written: 1,200 and twelve hundred are one number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.letters import SIGNS, join_signs
from engine.sentences import fold
from engine.synthesis.claim_words import load_claim_words

# Letters that words are spelled with; beside those of East Asia a number stands without a space.
_LETTER = r"[^\W\d_\u2e80-\U0003ffff]"
_TOKEN = re.compile(
    r"(?P<iso>(?<![\w.,-])\d{4}-\d\d-\d\d(?![\w-]))"
    r"|(?P<date>(?<![\w.])\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?!\w))"
    r"|(?P<clock>(?<!\w)\d{1,2}:\d\d(?::\d\d)?(?!\w))"
    rf"|(?<!\d)(?<!{_LETTER})(?<![{SIGNS}])(?P<digits>\d+(?:[.,’'\u00a0\u202f]\d+)*)(?P<suffix>[’']?{_LETTER}{{0,3}})(?!{_LETTER}|\d)"
    rf"|(?P<word>{join_signs(_LETTER)})"
)
_JOINT = re.compile(r"[\s\u2010\u2011-]*(?:and\s+)?")  # between the words of one number
_AND = "and"
_MONTH_BESIDE = re.compile(r"[\s.,]*(?:of |de |the )?")
_CAPITAL_MONTHS = frozenset({"", "en", "de"})  # elsewhere months have small letters
_COMMA_GROUPS = frozenset({"", "en"})  # 1,200 is a thousand and more there, and 1.200 is not


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``[start, end)`` of a text.

    ``readings`` are the values it may have: a month is ``m3``, a decade ``1930s``, and in 5/3/2021 either of the first
    two may be the month. A ``loose`` one may be no number at all, such as the word "one".
    """

    start: int
    end: int
    readings: frozenset[str]
    loose: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it can be nothing else."""
        return all(reading.startswith("m") for reading in self.readings)


def find_numbers(text: str, language: str) -> list[Number]:
    """Every number of a text in this language, an ISO 639-1 code or "" where it cannot be told, in order."""
    return _Reader(text, language).read()


def begins_date(first: Number, second: Number, between: str) -> bool:
    """Whether two neighbours are parts of one date, which is written in one order or another."""
    return (first.is_month or second.is_month) and bool(_MONTH_BESIDE.fullmatch(between))


class _Reader:
    """Reads a text from left to right."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._words = load_claim_words(language)
        self._tokens = list(_TOKEN.finditer(text))
        self._next = 0

    def read(self) -> list[Number]:
        numbers: list[Number] = []
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            self._next += 1
            numbers += self._read_word(token) if token["word"] else self._read_figures(token)
        return numbers

    def _read_figures(self, token: re.Match[str]) -> list[Number]:
        if token["iso"]:
            year, month, day = token["iso"].split("-")
            return _place(token, [{year}, {f"m{int(month)}"}, {str(int(day))}])
        if token["date"]:
            first, second, year = re.split("[./]", token["date"])
            return _place(token, [_day_or_month(first), _day_or_month(second), {str(int(year))}])
        if token["clock"]:
            return _place(token, [{token["clock"].removeprefix("0")}])
        suffix, end = token["suffix"].lstrip("’'"), token.end()
        if suffix == "s":  # the 1930s
            return _place(token, [{f"{token['digits']}s"}])
        values = _read_value(token["digits"], self._language)
        powers = [power for word, power in self._words.powers.items() if word == fold(suffix)]  # 1.2bn
        while power := self._follow(self._words.powers, end):
            powers.append(power)
            end = self._tokens[self._next - 1].end()
        values = {value.scaleb(sum(powers)) for value in values}
        return [Number(token.start(), end, frozenset(map(_write, values)))]

    def _read_word(self, token: re.Match[str]) -> list[Number]:
        words, word = self._words, fold(token["word"])
        if word in words.months:
            if self._language in _CAPITAL_MONTHS and not token["word"][0].isupper():
                return []
            month = frozenset({f"m{words.months[word]}"})
            return [Number(token.start(), token.end(), month, loose=self._begins_text(token))]
        value, end = words.ordinals.get(word), token.end()
        if value is None and word in words.values:
            value, end = self._read_phrase(words.values[word], end)
        if value is None:
            return []
        return [Number(token.start(), end, frozenset({str(value)}), loose=word in words.loose and end == token.end())]

    def _read_phrase(self, current: int, end: int) -> tuple[int, int]:
        """The value of words that begin with one, and where they end: two hundred and five thousand."""
        words, whole = self._words, 0
        while True:
            if power := self._follow(words.powers, end):
                current *= 10**power
                if power > 2:
                    whole, current = whole + current, 0
            elif (more := self._follow({**words.values, **words.ordinals}, end, after=current)) is not None:
                current += more
            else:
                return whole + current, end
            end = self._tokens[self._next - 1].end()

    def _follow(self, words: Mapping[str, int], end: int, after: int | None = None) -> int | None:
        """Take the next word if it is one of these and goes on with the number that ends here; what it stands for."""
        place = self._next
        if after and place < len(self._tokens) and self._tokens[place]["word"] == _AND:
            place += 1
        if place >= len(self._tokens):
            return None
        token = self._tokens[place]
        value = words.get(fold(token["word"] or ""))
        if value is None or not _JOINT.fullmatch(self._text, end, token.start()):
            return None
        if after is not None and not _fits(after, value):
            return None
        self._next = place + 1
        return value

    def _begins_text(self, month: re.Match[str]) -> bool:
        """Whether a month is the first word and no number is beside it: May is a verb too."""
        beside = self._next < len(self._tokens) and self._tokens[self._next]["digits"]
        return not beside and not any(character.isalnum() for character in self._text[: month.start()])


def _fits(current: int, value: int) -> bool:
    """Whether a word for ``value`` can follow those for ``current``: five after twenty, not after two."""
    if value < 10:
        return value > 0 and current % 10 == 0 and current % 100 != 10
    return current % 100 == 0


def _read_value(digits: str, language: str) -> set[Decimal]:
    """What digits with marks between them may stand for: a point and a comma change places with the language."""
    plain = re.sub("[’'\u00a0\u202f]", "", digits)
    marks = re.sub(r"\d", "", plain)
    groups = re.split("[.,]", plain)
    readings = set()
    if len(marks) == 1 and not (marks == "," and len(groups[1]) == 3 and language in _COMMA_GROUPS):
        readings.add(Decimal(".".join(groups)))
    if all(len(group) == 3 for group in groups[1:]) and (marks != "." or language not in _COMMA_GROUPS):
        readings.add(Decimal("".join(groups)))
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:  # 1,234.5
        readings.add(Decimal("".join(groups[:-1]) + "." + groups[-1]))
    return readings or {Decimal("".join(groups))}


def _write(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _day_or_month(written: str) -> set[str]:
    number = int(written)
    return {str(number), f"m{number}"} if 1 <= number <= 12 else {str(number)}


def _place(token: re.Match[str], readings: Sequence[set[str]]) -> list[Number]:
    return [Number(token.start(), token.end(), frozenset(each)) for each in readings]
