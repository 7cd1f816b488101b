"""The context ledger as a bar: what the model's window was spent on, part by part, each named by its tool tip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy

from desktop.parts_bar import PartsBar
from desktop.place import describe
from desktop.theme import Theme
from engine.api import ContextPlan, PlannedCall


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the window: what it is, its tokens, and the name of its colour in the theme."""

    name: str
    tokens: int
    colour: str

    @property
    def words(self) -> str:
        """What its tool tip says."""
        return f"{self.name}: {self.tokens:,} tokens"

    @property
    def weight(self) -> int:
        """Its share of the window."""
        return self.tokens

    def choose_colour(self, theme: Theme) -> QColor:
        """The colour of this name."""
        return QColor(getattr(theme, self.colour))


def list_segments(plan: ContextPlan) -> tuple[Segment, ...]:
    """The parts of the window in the order of the prompt, what is left free last; none where no model answered.

    Of several calls it is the fullest one, with what the model wrote before.
    """
    if not plan.n_ctx:
        return ()
    number, call = _find_fullest(plan)
    of_calls = f" (call {number} of {len(plan.calls)}, the fullest)" if number else ""
    passages = [
        Segment(
            f"{describe(each.path, each.page)}{', shortened' if each.reason else ''}{of_calls}", each.tokens, "accent"
        )
        for each in plan.included
        if number in (0, each.call)
    ]
    segments = (
        Segment("Instructions and question", call.system, "muted"),
        Segment("Earlier questions", call.history, "warning"),
        *passages,
        Segment("What the model wrote before", call.drafts, "text"),
        Segment("Kept free for the answer", call.reserve, "scroll"),
        Segment("Not used", plan.n_ctx - call.total, "line"),
    )
    return tuple(segment for segment in segments if segment.tokens > 0)


def _find_fullest(plan: ContextPlan) -> tuple[int, PlannedCall]:
    """The number of the fullest of several calls, and the call; 0 for a single one."""
    if len(plan.calls) < 2:
        return 0, PlannedCall("", plan.system, plan.history, plan.passages, 0, plan.reserve)
    number = max(range(len(plan.calls)), key=lambda place: plan.calls[place].total)
    return number + 1, plan.calls[number]


class LedgerBar(PartsBar[Segment]):
    """As wide as the model's window; a screen reader is told the parts as a list."""

    def __init__(self) -> None:
        super().__init__("What the model's context window was spent on", QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: ContextPlan) -> None:
        """Draw this plan, or nothing where no model answered."""
        segments = list_segments(plan)
        self.setAccessibleDescription("; ".join(segment.words for segment in segments))
        self.show_parts(segments)
