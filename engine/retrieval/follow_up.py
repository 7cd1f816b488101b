"""Makes a question that leans on the one before it, such as “and in 2021?”, into one that can be searched by itself.

No model is asked: little words tell what a question leans with, capitals and digits what is a name, a year or a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from engine.domain import Answer, PlannedPassage, Turn
from engine.letters import WORD
from engine.retrieval.follow_up_words import FollowUpWords, Phrases, choose_follow_up_words
from engine.sentences import content_words, fold

_WORD = re.compile(rf"{WORD}(?:[.,'’&/:-]{WORD})*")
_YEAR = re.compile(r"[12]\d{3}s?")
_NUMBER = re.compile(r"\d[\d.,:/-]*")
_AROUND = " \t\n?？¿!.。，,"
_MOST_IN_PART = 5  # words: more make a question of their own
_MOST_OF_ANSWER = 6  # names and numbers of an answer that a question may lean on


def resolve_follow_up(question: str, last: Turn) -> str:
    """The question as it is to be searched: the same if it stands alone, else with what it leans on.

    ``last`` is the question before, itself resolved, and its answer, "" if it had none. A part of a question takes the
    place of the part of its kind, as a year that of a year; otherwise what is leaned on follows in brackets.
    """
    words = choose_follow_up_words(question)
    asked = _split(question, words)
    if not _leans(question, asked, words):
        return question
    return _put_in_place(question, asked, last.question, words) or _add(question, asked, last, words)


def to_turns(answers: Sequence[Answer]) -> list[Turn]:
    """The conversation that the model is shown: without refusals, and without markers, which it would imitate."""
    return [
        Turn(answer.asked_as or answer.question, " ".join(sentence.text for sentence in answer.sentences))
        for answer in answers
        if answer.sentences
    ]


def to_proved_turn(answer: Answer) -> Turn:
    """What the next question may lean on: nothing that the model made up."""
    proved = [sentence.text for sentence in answer.sentences if sentence.citations]
    return Turn(answer.asked_as or answer.question, " ".join(proved))


def list_read(answers: Sequence[Answer]) -> tuple[PlannedPassage, ...]:
    """What the model read for the last of these answers that it wrote, in that order, if it was in one call."""
    written = next((answer for answer in reversed(answers) if answer.plan.calls), None)
    return written.plan.included if written and len(written.plan.calls) == 1 else ()


def list_sources(answer: Answer) -> tuple[Path, ...]:
    """The documents that “it” may stand for after this answer: the one that most of it is drawn from, or else all.

    Where nothing supports the answer, it is about the document of the first quote; after a refusal about none.
    """
    if answer.refused:
        return ()
    paths = {citation.marker: citation.path for citation in answer.citations}
    cited = Counter(paths[marker] for sentence in answer.sentences for marker in sentence.citations if marker in paths)
    if not cited:
        return tuple(quote.path for quote in answer.quotes[:1])
    ((first, count),) = cited.most_common(1)
    return (first,) if 2 * count > cited.total() else tuple(cited)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and its place; ``plain`` is folded, ``named`` says that it is written as a name or number."""

    start: int
    end: int
    plain: str
    named: bool
    telling: bool


def _split(text: str, words: FollowUpWords) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text):
        plain = fold(match[0])
        telling = plain not in words.little and bool(content_words(match[0]))
        named = telling and not match[0][0].islower()
        found.append(_Word(*match.span(), plain, named, telling))
    return found


def _leans(question: str, asked: Sequence[_Word], words: FollowUpWords) -> bool:
    if not any(word.telling for word in asked):
        return True
    if not words.spaced:
        text = question.strip(_AROUND)
        little = words.references | words.ties
        return text.startswith(tuple(phrase[0] for phrase in words.openings)) or any(word in text for word in little)
    if _count_opening(asked, words) or _has_no_verb(asked, words):
        return True
    empty = set(_find_phrases(asked, words.empty))
    return any(place not in empty and _refers_back(question, asked, place, words) for place in range(len(asked)))


def _count_opening(asked: Sequence[_Word], words: FollowUpWords) -> int:
    """How many words tie the question to the last one where it begins."""
    plain = tuple(word.plain for word in asked)
    return next((len(phrase) for phrase in words.openings if plain[: len(phrase)] == phrase), 0)


def _has_no_verb(asked: Sequence[_Word], words: FollowUpWords) -> bool:
    """As in “in which form?” and “which brands?”, where nothing is said of what is asked for."""
    plain = [word.plain for word in asked]
    asks = [place for place, word in enumerate(plain[:2]) if word in words.questions]
    if not asks or any(word.named for word in asked) or not words.auxiliaries.isdisjoint(plain):
        return False
    return len(plain) <= (_MOST_IN_PART if asks[0] else 2)


def _find_phrases(asked: Sequence[_Word], phrases: Phrases) -> Iterator[int]:
    """The places of all words that are part of one of the phrases."""
    plain = tuple(word.plain for word in asked)
    for place in range(len(plain)):
        for phrase in phrases:
            if plain[place : place + len(phrase)] == phrase:
                yield from range(place, place + len(phrase))


def _refers_back(question: str, asked: Sequence[_Word], place: int, words: FollowUpWords) -> bool:
    """Whether this word stands for something that the question itself has not named before."""
    word, before = asked[place].plain, asked[:place]
    # What stands before the subject of a question is only what is asked for, unless it is a clause of its own.
    subject = bool(before) and before[-1].plain in words.auxiliaries and "," not in question[: asked[place].start]
    if word in words.ties:
        return True
    if word in words.at_end:
        return place == len(asked) - 1 or subject
    if word not in words.references or any(each.named for each in before):
        return False
    if subject:
        return True
    return not any(one.plain in words.determiners and other.telling for one, other in pairwise(before))


def _put_in_place(question: str, asked: Sequence[_Word], last: str, words: FollowUpWords) -> str:
    """The last question with a part that is asked now in the place of its own; "" where it has none of this kind."""
    part = asked[_count_opening(asked, words) :]
    whole = words.little - words.determiners  # what makes a question of its own, or leans itself
    if not words.spaced or not 0 < len(part) <= _MOST_IN_PART or any(word.plain in whole for word in part):
        return ""
    said = _split(last, words)
    run = _find_like(part, said, words)
    if not run:
        return ""
    return f"{last[: said[run[0]].start]}{question[part[0].start : part[-1].end]}{last[said[run[1] - 1].end :]}"


Run = tuple[int, int]
"""Words of a question, as ``[first, end)``."""


def _find_like(part: Sequence[_Word], said: Sequence[_Word], words: FollowUpWords) -> Run | None:
    """Where the last question has what the part is: a year for a year, a number for a number, the same noun, a name."""
    figure = _find_figure(part)
    telling = next((place for place, word in enumerate(part) if word.telling), 0)
    begins = [word.plain for word in part[: figure[0] if figure else telling]]
    if figure:
        runs = [(place, place + 1) for place, word in enumerate(said) if figure[1].fullmatch(word.plain)]
    else:
        runs = _find_noun(part[-1], said, words)
    sure = bool(runs)
    if not figure and not runs and part[-1].named:
        runs = [run for run in _find_names(said) if not _YEAR.fullmatch(said[run[0]].plain)]
        sure = len(runs) == 1
    for first, end in runs:
        if begins and [word.plain for word in said[max(0, first - len(begins)) : first]] == begins:
            return first - len(begins), end
    for first, end in runs:
        before = first
        while before and said[before - 1].plain in words.determiners:
            before -= 1
        if sure or (not begins and before == first):
            return before if begins else first, end
    return None


def _find_figure(part: Sequence[_Word]) -> tuple[int, re.Pattern[str]] | None:
    """The place of a year, or else of a number at the end, and how others of its kind are written."""
    for place, word in enumerate(part):
        if _YEAR.fullmatch(word.plain):
            return place, _YEAR
    return (len(part) - 1, _NUMBER) if _NUMBER.fullmatch(part[-1].plain) else None


def _find_noun(noun: _Word, said: Sequence[_Word], words: FollowUpWords) -> list[Run]:
    """The first place of the same noun, with what describes it: names, or all between an article and the noun."""
    stems = content_words(noun.plain)
    for place, word in enumerate(said):
        if stems and word.telling and content_words(word.plain) == stems:
            first = named = place
            while named and said[named - 1].named:
                named -= 1
            while first and said[first - 1].telling:
                first -= 1
            return [(first if first and said[first - 1].plain in words.determiners else named, place + 1)]
    return []


def _find_names(said: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """The runs of words written as names, as ``[first, end)``."""
    first = 0
    while first < len(said):
        end = first
        while end < len(said) and said[end].named:
            end += 1
        if end > first:
            yield first, end
        first = end + 1


def _add(question: str, asked: Sequence[_Word], last: Turn, words: FollowUpWords) -> str:
    """The question with the telling words of the last one, and the names and numbers of its answer, in brackets."""
    own = set(content_words(question))
    dated = any(_YEAR.fullmatch(word.plain) for word in asked)
    answered = [word for word in _split(last.answer, words) if word.named]
    added: dict[str, str] = {}
    for text, leaned in ((last.question, _split(last.question, words)), (last.answer, answered[:_MOST_OF_ANSWER])):
        for word in leaned:
            new = word.telling and not own.issuperset(content_words(word.plain))
            if new and not (dated and _YEAR.fullmatch(word.plain)):
                added.setdefault(word.plain, text[word.start : word.end])
    return f"{question} ({' '.join(added.values())})" if added else question
