"""Spends the context window of one call of the model: what of passages, drafts and history fits into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Generic, Protocol, TypeVar

from engine.domain import Passage, PlannedCall, PlannedPassage, Turn
from engine.errors import QuestionTooLong
from engine.inference.language_model import ChatMessage, LanguageModel
from engine.sentences import split_sentences

_HISTORY_SHARE = 0.25  # of what is free, at most: the passages are worth more
_RESERVE_SHARE = 0.25  # of the whole window, at most

Write = Callable[[Sequence[str], Sequence[Turn]], list[ChatMessage]]
"""Makes a prompt of the texts to read, in the order given, and of earlier turns."""


class Readable(Protocol):
    """Something with a text that a call of the model may read."""

    @property
    def text(self) -> str:
        """The text itself."""


_Read = TypeVar("_Read", bound=Readable)


def reserve_tokens(answer_tokens: int, n_ctx: int) -> int:
    """How many tokens are kept free for an answer that may have so many: a part of the window at most."""
    return max(1, min(answer_tokens, int(n_ctx * _RESERVE_SHARE)))


class TokenCounter:
    """Counts with the model's own tokenizer and chat template; the count of a text by itself is kept."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._kept: dict[str, int] = {}
        self._nothing = self.prompt([ChatMessage("user", "")])

    @property
    def n_ctx(self) -> int:
        """The model's window in tokens."""
        return self._model.context_window

    def prompt(self, messages: Sequence[ChatMessage]) -> int:
        """The tokens of a whole prompt, exactly as the model evaluates it."""
        return self._model.count_tokens(messages)

    def text(self, text: str) -> int:
        """The tokens of a text by itself; beside other text it may be one or two more or fewer."""
        if text not in self._kept:
            self._kept[text] = self.prompt([ChatMessage("user", text)]) - self._nothing
        return self._kept[text]

    def share(self, total: int, texts: Sequence[str]) -> list[int]:
        """The part of each text in the ``total`` tokens that they cost together: its own and its share of the joints.

        The parts add up to ``total``.
        """
        own = [self.text(text) for text in texts]
        joint, first = divmod(total - sum(own), max(1, len(own)))
        return [tokens + joint + (place < first) for place, tokens in enumerate(own)]


@dataclass(frozen=True, slots=True)
class Frame:
    """The prompt of a task without what is read; ``bare`` is the same without the draft that it holds, if it does."""

    task: str
    write: Write
    bare: Write | None = None


@dataclass(frozen=True, slots=True)
class FittedCall:
    """A prompt that fits, with room for what the model writes, and its account."""

    messages: list[ChatMessage]
    account: PlannedCall
    history_left_out: int
    history_shortened: int


class Window:
    """The window of one call: what is always in it is counted, the rest is room for texts.

    Sums are exact: ``system + history + drafts`` and the texts are differences of whole prompts.
    """

    def __init__(
        self,
        frame: Frame,
        history: Sequence[Turn],
        counter: TokenCounter,
        answer_tokens: int,
        most_room: int | None = None,
    ) -> None:
        """The latest turns are kept that fit into a part of what is free, the oldest of them as far as it does.

        ``room`` is at most ``most_room``; below 0: not even the frame fits.
        """
        self._frame, self._counter = frame, counter
        self.reserve = reserve_tokens(answer_tokens, counter.n_ctx)
        fixed = counter.prompt(frame.write([], []))
        self._system = min(fixed, counter.prompt(frame.bare([], []))) if frame.bare else fixed
        self._drafts = fixed - self._system
        free = counter.n_ctx - self.reserve - fixed
        room = int(free * _HISTORY_SHARE)
        whole, self._history = self._fit_history(history, fixed, room)
        begun = history[: len(history) - len(whole)][-1:]
        shortened = [turn for older in begun for turn in self._shorten(older, whole, fixed, room)]
        if shortened:
            self._history = self._count_history([*shortened, *whole], fixed)
        self._turns = [*shortened, *whole]
        self._history_left_out, self._history_shortened = len(history) - len(self._turns), len(shortened)
        self._used = fixed + self._history
        self.room = min(free - self._history, free if most_room is None else most_room)

    def check(self) -> None:
        """Raise ``QuestionTooLong`` when not even the question fits."""
        if self.room < 0:
            raise QuestionTooLong(
                f"The question is too long for the model: {self._system + self.reserve} tokens with room for an "
                f"answer, and its window holds {self._counter.n_ctx}. Shorten it, or enlarge "
                "generation.context_window in the settings."
            )

    def fit(
        self, texts: Sequence[str], arrange: Callable[[Sequence[int]], Sequence[str]], *, passing_over: bool
    ) -> list[int]:
        """The numbers of the texts that fit together, taken in the order given.

        The first that does not fit is the end, or is passed over for smaller ones. ``arrange`` makes what stands in
        the prompt of the numbers taken so far.
        """
        joint = 0  # tokens that a text costs beside others, found by counting the whole
        while taken := self._take(texts, joint, passing_over=passing_over):
            used = self._count(arrange(taken))
            if used <= self.room:
                break
            joint = max(joint + 1, (used - sum(self._counter.text(texts[number]) for number in taken)) // len(taken))
        return taken

    def close(self, texts: Sequence[str], *, drafts: bool = False) -> FittedCall:
        """The call with these texts in this order, which must fit; they are passages, or ``drafts``."""
        tokens = self._count(texts)
        account = PlannedCall(
            task=self._frame.task,
            system=self._system,
            history=self._history,
            passages=0 if drafts else tokens,
            drafts=self._drafts + (tokens if drafts else 0),
            reserve=self.reserve,
        )
        messages = self._frame.write(texts, self._turns)
        return FittedCall(messages, account, self._history_left_out, self._history_shortened)

    def _count(self, texts: Sequence[str]) -> int:
        return self._counter.prompt(self._frame.write(texts, self._turns)) - self._used if texts else 0

    def _take(self, texts: Sequence[str], joint: int, *, passing_over: bool) -> list[int]:
        taken, free = [], self.room
        for number, text in enumerate(texts):
            cost = self._counter.text(text) + joint
            if cost <= free:
                taken.append(number)
                free -= cost
            elif not passing_over:
                break
        return taken

    def _fit_history(self, history: Sequence[Turn], fixed: int, room: int) -> tuple[Sequence[Turn], int]:
        """The latest turns that cost at most ``room`` tokens together, and what they cost."""
        first, estimate = len(history), 0
        while first:
            turn = history[first - 1]
            estimate += self._counter.text(turn.question) + self._counter.text(turn.answer)
            if estimate > room:
                break
            first -= 1
        while first < len(history):
            cost = self._count_history(history[first:], fixed)
            if cost <= room:
                return history[first:], cost
            first += 1
        return (), 0

    def _shorten(self, turn: Turn, later: Sequence[Turn], fixed: int, room: int) -> list[Turn]:
        """The turn with as many of its answer's first sentences as fit beside the later ones; none if not even one."""
        left = room - self._history - self._counter.text(turn.question)
        ends = [end for _, end in split_sentences(turn.answer)][:-1]
        while ends and self._counter.text(turn.answer[: ends[-1]]) > left:
            ends.pop()
        while ends:
            shorter = Turn(turn.question, turn.answer[: ends[-1]])
            if self._count_history([shorter, *later], fixed) <= room:
                return [shorter]
            ends.pop()
        return []

    def _count_history(self, turns: Sequence[Turn], fixed: int) -> int:
        return self._counter.prompt(self._frame.write([], turns)) - fixed


@dataclass(frozen=True, slots=True)
class Packed(Generic[_Read]):
    """What of some texts goes into a window, in their order: ``taken``, then ``rest``.

    ``too_long`` are single sentences between the two that no window of this kind can hold.
    """

    taken: list[_Read]
    rest: list[_Read]
    too_long: list[_Read]


def pack_passages(
    window: Window, passages: Sequence[Passage], arrange: Callable[[list[Passage]], list[Passage]]
) -> Packed[Passage]:
    """``pack_texts`` of passages."""
    return pack_texts(window, passages, arrange, cut)


def pack_texts(
    window: Window,
    texts: Sequence[_Read],
    arrange: Callable[[list[_Read]], list[_Read]],
    cut_out: Callable[[_Read, int, int], _Read],
) -> Packed[_Read]:
    """Take whole texts until the next does not fit; the first one is cut at the end of a sentence if it must be.

    ``arrange`` puts those of a window into the order in which they are read; ``cut_out`` gives what stands between two
    places of a text.
    """
    first_texts = [each.text for each in texts[: max(1, window.room)]]  # no text has less than a token
    chosen = window.fit(
        first_texts, lambda numbers: [each.text for each in arrange([texts[n] for n in numbers])], passing_over=False
    )
    if chosen or not texts:
        return Packed(list(texts[: len(chosen)]), list(texts[len(chosen) :]), [])
    first, *others = texts
    spans = split_sentences(first.text)
    too_long: list[_Read] = []
    while spans:
        begins = spans[0][0]
        count = len(
            window.fit(
                [first.text[start:end] for start, end in spans],
                lambda numbers: [first.text[begins : spans[numbers[-1]][1]]],  # noqa: B023 - called at once
                passing_over=False,
            )
        )
        if count:
            taken, rest = cut_out(first, begins, spans[count - 1][1]), spans[count:]
            after = [cut_out(first, rest[0][0], spans[-1][1])] if rest else []
            return Packed([taken], [*after, *others], too_long)
        too_long.append(cut_out(first, *spans.pop(0)))
    return Packed([], others, too_long)


def cut(passage: Passage, start: int, end: int) -> Passage:
    """The part of a passage between two places of its text."""
    return replace(passage, start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def order_for_reading(passages: Sequence[Passage], read_before: Sequence[PlannedPassage] = ()) -> list[Passage]:
    """Passages of a file in the file's order, and the best passage (the first given) last, nearest to the question.

    Those that the conversation's last prompt began with begin this one, in the same order: they are not read again.
    Source: Liu et al., "Lost in the Middle: How Language Models Use Long Contexts", arXiv 2307.03172.
    """
    places = {(passage.path, passage.start, passage.end): passage for passage in passages}
    before = (places.get((row.path, row.start, row.end)) for row in read_before)
    kept = [passage for passage in takewhile(bool, before) if passage]
    others = [passage for passage in passages if passage not in kept]
    best = others[:1]
    files = {passage.path: rank for rank, passage in reversed(list(enumerate(others[1:])))}
    return [*kept, *sorted(others[1:], key=lambda passage: (files[passage.path], passage.start)), *best]
