"""Which past answer follows which: conversations, and the branches they have where a question was asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from engine.api import Answer


class Conversations:
    """The past answers, newest first; those that were not kept stand alone."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self.answers = tuple(answers)
        self._known = {answer.id: answer for answer in self.answers if answer.id}
        self._followers: defaultdict[int, list[Answer]] = defaultdict(list)  # newest first
        for answer in self.answers:
            if answer.after in self._known:
                self._followers[answer.after].append(answer)

    def find(self, number: int) -> Answer | None:
        """The answer of this id, if it is there."""
        return self._known.get(number)

    def followed_by(self, answer: Answer) -> Answer | None:
        """The answer that this one follows."""
        return self._known.get(answer.after)

    def branches_beside(self, answer: Answer) -> tuple[Answer, ...]:
        """The other answers that follow the same one, oldest first; of a first one, those to the same question."""
        if answer.after:
            others = self._followers.get(answer.after, [])
        else:
            first = self._find_first(answer)
            others = [each for each in self._list_roots() if self._find_first(each) == first]
        return tuple(other for other in reversed(others) if other.id != answer.id)

    def list_followers(self, answer: Answer) -> list[Answer]:
        """Every answer that follows this one, at once or by others, in the order of the conversation."""
        return [each for _, each in self._walk(answer, 0)][1:]

    def find_beginning(self, answer: Answer) -> Answer:
        """The oldest answer known of the same conversation."""
        while (before := self._known.get(answer.after)) and before.id < answer.id:
            answer = before
        return self._known.get(self._find_first(answer), answer)

    def arrange(self) -> list[tuple[int, Answer]]:
        """Every answer with its depth in its conversation; pinned ones first, then that gone on with last."""
        threads: defaultdict[int | None, list[tuple[int, Answer]]] = defaultdict(list)
        for place, root in enumerate(self._list_roots()):
            threads[self._find_first(root) or -place] += self._walk(root, 0)
        ordered = sorted(threads.values(), key=_rank)
        return [entry for thread in ordered for entry in thread]

    def _list_roots(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.after not in self._known]

    def _find_first(self, answer: Answer) -> int:
        """The answer of which this one, and those between the two, are the same question asked again."""
        while (before := self._known.get(answer.options.again_of)) and before.id < answer.id and not before.after:
            answer = before
        return answer.id

    def _walk(self, answer: Answer, depth: int) -> Iterator[tuple[int, Answer]]:
        waiting = [(depth, answer)]
        while waiting:  # not recursive: nothing bounds the length of a conversation
            deep, each = waiting.pop()
            yield deep, each
            if each.id:
                waiting += [(deep + 1, follower) for follower in self._followers.get(each.id, ())]


def _rank(thread: list[tuple[int, Answer]]) -> tuple[bool, int]:
    return not any(answer.pinned for _, answer in thread), -max(answer.id for _, answer in thread)
