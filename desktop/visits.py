"""Where the reader has been: places of documents one after the other, back and forward as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.place import Place

_MOST = 100  # of them are kept

Visit = tuple[Place, int]
"""A place, and the first line of its text that was in sight, 0 where the place itself was."""


@dataclass(slots=True)
class Visits:
    """Behind and ahead of the one that is open, the nearest last."""

    behind: list[Visit] = field(default_factory=list)
    ahead: list[Visit] = field(default_factory=list)

    def leave(self, visit: Visit | None) -> None:
        """Another place is opened from this one; what was ahead is no more."""
        self.ahead.clear()
        if visit is not None and self.behind[-1:] != [visit]:
            self.behind = [*self.behind, visit][-_MOST:]

    def list_documents(self, visit: Visit | None) -> list[Place]:
        """Each document once, where it was left last: that of this visit, then the others, the newest first."""
        known = [*self.ahead, *self.behind, *([visit] if visit else [])]
        newest = dict.fromkeys(place.path for place, _ in reversed(known))
        last = {place.path: place for place, _ in known}
        return [last[path] for path in newest]

    def go_back(self, visit: Visit | None) -> Visit | None:
        """The one before, leaving this one ahead; None where there is none."""
        return _step(self.behind, self.ahead, visit)

    def go_forward(self, visit: Visit | None) -> Visit | None:
        """The one after, leaving this one behind; None where there is none."""
        return _step(self.ahead, self.behind, visit)


def _step(source: list[Visit], target: list[Visit], visit: Visit | None) -> Visit | None:
    if not source:
        return None
    if visit is not None:
        target.append(visit)
    return source.pop()
