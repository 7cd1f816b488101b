"""Makes sentences that passages of SQuAD support, and the same with one thing changed; each with its passages."""

from __future__ import annotations

import calendar
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.domain import Passage
from engine.sentences import split_sentences, stop_words

PASSAGES = 5
_SHORTEST, _LONGEST = 8, 40  # words
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.,-]*\d)\b")
_NAME = re.compile(r"(?<=[a-z,] )(?!(?:The|In|I)\b)[A-Z][a-z]+(?: [A-Z][a-z]+)*\b(?!\.)")
_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = re.compile(rf"(?<=[a-z\d] )(?:{'|'.join(_MONTHS)})\b")
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|had|can|could|would|will|should|must)\b(?! not| no\b)")
_DENIED = re.compile(r"\b(was|were|is|are|has|had|can|could|would|will|did|do|does) not\b")
_WRITTEN = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    12: "twelve",
}
_OTHER_WORDS = {
    "also": "too", "however": "yet", "began": "started", "many": "numerous", "large": "big", "located": "situated",
    "because": "since", "near": "close to", "often": "frequently", "known": "called", "used": "employed",
    "several": "some", "approximately": "about", "became": "turned into", "created": "made", "during": "in",
}  # fmt: skip

Change = Callable[[str, random.Random], str | None]
"""Changes a sentence; None where there is nothing of the kind."""


@dataclass(frozen=True)
class Made:
    """A sentence of one kind, whether its passages support it, and what it was made from."""

    text: str
    faithful: bool
    kind: str
    passages: tuple[Passage, ...]
    original: str


class Maker:
    """Draws sentences from the paragraphs of a SQuAD file; the same seed draws the same."""

    def __init__(self, file: Path, seed: int) -> None:
        articles = json.loads(file.read_text(encoding="utf-8"))["data"]
        self._random = random.Random(seed)
        self._articles = [
            (article["title"].replace("_", " "), [paragraph["context"] for paragraph in article["paragraphs"]])
            for article in articles
        ]
        texts = [text for _, paragraphs in self._articles for text in paragraphs]
        self._names = sorted({name for text in texts for name in _NAME.findall(text)})

    def make_faithful(self, count: int) -> list[Made]:
        """Half are extracts, the others light paraphrases."""
        paraphrases = {"reworded": self._reword, "written out": _rewrite_number, "moved": _move, "shortened": _shorten}
        extracts = self._make({"extract": lambda text, _: text}, count // 2, faithful=True)
        return [*extracts, *self._make(paraphrases, count - len(extracts), faithful=True)]

    def make_changed(self, count: int) -> list[Made]:
        """With another name, of the same article or of any, another date or another number."""
        changes = {
            "name": self._change_name,
            "near name": self._change_name_near,
            "number": _change_number,
            "date": _change_date,
        }
        return self._make(changes, count, faithful=False)

    def make_joined(self, count: int) -> list[Made]:
        """Two sentences of different passages in one."""
        return self._make({"joined": self._join}, count, faithful=True)

    def make_turned(self, count: int) -> list[Made]:
        """Half with two names or numbers in each other's place, half denied, or no longer denied."""
        swapped = self._make({"swapped": _swap}, count // 2, faithful=False)
        return [*swapped, *self._make({"denied": _deny}, count - len(swapped), faithful=False)]

    def _make(self, changes: dict[str, Change], count: int, *, faithful: bool) -> list[Made]:
        made: list[Made] = []
        sentences = self._draw()
        while len(made) < count:
            kind = list(changes)[len(made) % len(changes)]
            original, passages = next(sentences)
            self._passages = passages
            text = changes[kind](original, self._random)
            if text and (faithful or text != original):
                made.append(Made(text, faithful, kind, passages, original))
        return made

    def _draw(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        """Sentences for ever, each with its own paragraph and neighbours from the same article in any order."""
        while True:
            title, paragraphs = self._random.choice(self._articles)
            place = self._random.randrange(len(paragraphs))
            spans = split_sentences(paragraphs[place])
            start, end = self._random.choice(spans)
            sentence = paragraphs[place][start:end]
            if not _SHORTEST <= len(sentence.split()) <= _LONGEST or sentence.endswith("?"):
                continue
            others = [each for each in range(len(paragraphs)) if each != place]
            chosen = [place, *self._random.sample(others, min(PASSAGES - 1, len(others)))]
            self._random.shuffle(chosen)
            yield sentence, tuple(_to_passage(title, number, paragraphs[number]) for number in chosen)

    def _reword(self, text: str, dice: random.Random) -> str | None:
        """One or two words said otherwise, or an opening that small models like."""
        known = [word for word in _OTHER_WORDS if re.search(rf"\b{word}\b", text)]
        if not known:
            return f"According to the text, {text}" if text.split(maxsplit=1)[0] in {"The", "In", "A"} else None
        for word in dice.sample(known, min(2, len(known))):
            text = re.sub(rf"\b{word}\b", _OTHER_WORDS[word], text, count=1)
        return text

    def _change_name(self, text: str, dice: random.Random) -> str | None:
        return _replace(_NAME, text, dice, lambda _: dice.choice(self._names))

    def _change_name_near(self, text: str, dice: random.Random) -> str | None:
        """Another name that stands in the passages too."""
        near = sorted({name for passage in self._passages for name in _NAME.findall(passage.text)} - {*_MONTHS})
        near = [name for name in near if not set(name.split()) & set(text.split())]
        return _replace(_NAME, text, dice, lambda _: dice.choice(near)) if near else None

    def _join(self, text: str, dice: random.Random) -> str | None:
        sentences = [
            passage.text[start:end]
            for passage in self._passages
            if text not in passage.text
            for start, end in split_sentences(passage.text)
        ]
        fitting = [other for other in sentences if _SHORTEST <= len(other.split()) <= _LONGEST // 2]
        return f"{text.rstrip('.')}, and {dice.choice(fitting)}" if fitting and text.endswith(".") else None


def _to_passage(title: str, number: int, text: str) -> Passage:
    path = Path(f"{title}.md")
    return Passage(1, path, title, (title,), None, number, number + len(text), text, 1.0, 0.5, language="en")


def _replace(pattern: re.Pattern[str], text: str, dice: random.Random, other: Callable[[str], str]) -> str | None:
    found = [match for match in pattern.finditer(text) if match[0] not in _MONTHS or pattern is _MONTH]
    if not found:
        return None
    match = dice.choice(found)
    replacement = other(match[0])
    # The shorter name of the same thing is no change.
    if set(replacement.split()) & set(text.split()):
        return None
    return text[: match.start()] + replacement + text[match.end() :]


def _change_number(text: str, dice: random.Random) -> str | None:
    def other(number: str) -> str:
        digits = re.sub(r"\D", "", number)
        changed = int(digits) + dice.choice([1, 2, 3, 7, 10, 20, 100])
        return f"{changed:,}" if "," in number else str(changed)

    return _replace(_NUMBER, text, dice, other)


def _change_date(text: str, dice: random.Random) -> str | None:
    """Another month, or another year."""
    if changed := _replace(_MONTH, text, dice, lambda month: dice.choice([each for each in _MONTHS if each != month])):
        return changed
    year = re.compile(r"(?<=[a-z] )1[5-9]\d\d\b|(?<=[a-z] )20[01]\d\b")
    return _replace(year, text, dice, lambda number: str(int(number) + dice.choice([-30, -11, -2, -1, 1, 3, 12])))


def _swap(text: str, dice: random.Random) -> str | None:
    """Two names, or two numbers, in each other's place."""
    for pattern in dice.sample([_NAME, _NUMBER], 2):
        found = list(pattern.finditer(text))
        if len(found) < 2:
            continue
        first, second = sorted(dice.sample(found, 2), key=lambda match: match.start())
        # A list in another order says the same.
        between = text[first.end() : second.start()]
        if first[0] == second[0] or len(between.split()) < 2 or set(first[0].split()) & set(second[0].split()):
            continue
        return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
    return None


def _deny(text: str, _dice: random.Random) -> str | None:
    if _DENIED.search(text):
        return _DENIED.sub(r"\1", text, count=1)
    return _AUXILIARY.sub(r"\1 not", text, count=1) if _AUXILIARY.search(text) else None


def _rewrite_number(text: str, _dice: random.Random) -> str | None:
    """A number or date in another of its forms."""
    date = re.search(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b", text)
    if date:
        return f"{text[: date.start()]}{date[2]} {date[1]}{text[date.end() :]}"
    for number, word in _WRITTEN.items():
        if re.search(rf" {word} [a-z]", text):
            return re.sub(rf" {word} ", f" {number} ", text, count=1)
    if re.search(r"\d,\d{3}\b", text):
        return re.sub(r"(\d),(\d{3})\b", r"\1\2", text)
    return None


def _move(text: str, _dice: random.Random) -> str | None:
    """What opens the sentence at its end."""
    opening = re.match(r"((?:In|At|During|On|By|After|Since) [^,]{4,40}), ((?:the|a|an|[A-Z])[^;:]+)\.$", text)
    if opening is None:
        return None
    moved = f"{opening[2]} {opening[1][0].lower()}{opening[1][1:]}."
    return moved[0].upper() + moved[1:]


def _shorten(text: str, _dice: random.Random) -> str | None:
    """Without what stands in brackets or between commas, or without its last clause."""
    for pattern in (
        r" \([^()]*\)",
        r", (?:which|who|including) [^,]+(?=,)",
        r", (?:and|but|with|including) [^,]+(?=\.$)",
    ):
        shorter = re.sub(pattern, "", text, count=1)
        if shorter != text and len(shorter.split()) >= _SHORTEST and not set(shorter.split()) <= stop_words():
            return shorter
    return None
