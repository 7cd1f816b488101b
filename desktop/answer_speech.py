"""Tells a screen reader of an answer on its way: whole sentences as they come, and how it ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.engine_words import translate_engine
from desktop.place import describe
from desktop.translation import translate, translate_count
from engine.api import Answer, Quote, split_sentences

_LISTEN_MS = 60  # a character: a voice at its usual pace says some 200 words a minute
_GATHER_MS = 250  # between two looks for whole sentences in what has come
_MARKER = re.compile(r"\s*\[\d+\]")


class AnswerSpeech(QObject):
    """Announces politely, in the name of ``view``: nothing breaks off what is being said.

    A sentence waits until the one before has had its time. What still waits at the end of the answer goes as one
    announcement together with the end, so that one key silences it. While no assistive technology listens nothing is
    announced, and while ``view`` is out of sight only the end.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._text = ""
        self._said = 0  # characters of the text
        self._sentences: list[str] = []  # that were said of it
        self._gathering = self._make_timer(self._gather)
        self._speaking = self._make_timer(self._say_next)

    def begin(self) -> None:
        """A question has left: whatever waits of another is not said any more."""
        self._text, self._said, self._sentences = "", 0, []
        self._gathering.stop()
        self._speaking.stop()

    def tell_quotes(self, quotes: tuple[Quote, ...]) -> None:
        """The quotes are on the screen."""
        if quotes and self._view.isVisible():
            said = translate_count("{n} quote from your documents.", "{n} quotes from your documents.", len(quotes))
            self._announce(said)

    def tell_text(self, text: str) -> None:
        """The answer so far is on the screen, and has grown."""
        self._text = text
        if not self._gathering.isActive() and QAccessible.isActive():
            self._gathering.start(_GATHER_MS)

    def end(self, answer: Answer, *, shown: bool) -> None:
        """The answer is there, or what stands in its place; ``shown`` says whether it is what ``view`` shows."""
        rest = _list_unsaid(answer, self._sentences)
        self.begin()
        if shown and self._view.isVisible():
            self._announce(" ".join([*rest, *_say_end(answer)]))
        else:
            self._announce(translate("Your answer is there."))

    def end_short(self, sentence: str) -> None:
        """There is no answer, as this sentence says: it failed, or was stopped."""
        self.begin()
        self._announce(sentence)

    def _make_timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer

    @Slot()
    def _gather(self) -> None:
        if not self._speaking.isActive():
            self._say_next()

    @Slot()
    def _say_next(self) -> None:
        """Say the next sentence that is whole, which the last one never is: it may go on."""
        spans = split_sentences(self._text[self._said :])
        if len(spans) > 1 and self._view.isVisible():
            start, end = (self._said + offset for offset in spans[0])
            self._said = end
            self._sentences.append(_tidy(self._text[start:end]))
            self._announce(self._sentences[-1])

    def _announce(self, words: str) -> None:
        words = _tidy(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
            self._speaking.start(len(words) * _LISTEN_MS)


def _tidy(text: str) -> str:
    return " ".join(_MARKER.sub("", text).split())


def _list_unsaid(answer: Answer, said: Iterable[str]) -> list[str]:
    """The sentences of an answer that have yet to be said; it may have dropped some that came, and have others.

    Split before white space is tidied: line ends part the items of a list. What stands twice is said twice.
    """
    if not answer.model or answer.refused or answer.stopped:
        return []
    left, unsaid = Counter(said), []
    for sentence in (_tidy(answer.text[start:end]) for start, end in split_sentences(answer.text)):
        if left[sentence]:
            left[sentence] -= 1
        else:
            unsaid.append(sentence)
    return unsaid


def _say_end(answer: Answer) -> Iterator[str]:
    """What the page shows below an answer or instead of one, in sentences."""
    if answer.refused:
        yield translate("This is not in your notes.")
        yield translate_engine(answer.text)
    elif not answer.model:
        for quote in answer.quotes:
            yield translate("“{words}”, in {place}.", words=quote.text, place=describe(quote.path, quote.page))
        yield translate("No language model is installed, so the quotes are the answer.")
    elif answer.stopped:
        yield from _say_notice(answer)
        yield translate("You stopped this answer before it was complete.")
    else:
        yield from _say_notice(answer)
        count = len(answer.citations)
        yield translate_count(
            "The answer is complete, with {n} source.", "The answer is complete, with {n} sources.", count
        )
        doubted = sum(sentence.support == 0.0 for sentence in answer.sentences)
        if doubted:
            yield translate_count(
                "Nothing in your documents supports {n} sentence of it.",
                "Nothing in your documents supports {n} sentences of it.",
                doubted,
            )


def _say_notice(answer: Answer) -> Iterator[str]:
    if answer.notice:
        yield translate_engine(answer.notice)
