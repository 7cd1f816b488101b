"""The context ledger as a bar: what the model's window was spent on, part by part, each named by its tool tip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy

from desktop.parts_bar import PartsBar
from desktop.place import describe
from desktop.theme import Theme
from desktop.translation import translate, translate_count
from engine.api import ContextPlan, PlannedCall, PlannedPassage


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the window: what it is, its tokens, and the name of its colour in the theme."""

    name: str
    tokens: int
    colour: str

    @property
    def words(self) -> str:
        """What its tool tip says."""
        return translate_count("{part}: {n} token", "{part}: {n} tokens", self.tokens, part=self.name)

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
    calls = {"number": number, "count": len(plan.calls)}
    of_calls = translate(" (call {number} of {count}, the fullest)", **calls) if number else ""
    passages = [
        Segment(f"{_name(each)}{of_calls}", each.tokens, "accent") for each in plan.included if number in (0, each.call)
    ]
    segments = (
        Segment(translate("Instructions and question"), call.system, "muted"),
        Segment(translate("Earlier questions"), call.history, "warning"),
        *passages,
        Segment(translate("What the model wrote before"), call.drafts, "text"),
        Segment(translate("Kept free for the answer"), call.reserve, "scroll"),
        Segment(translate("Not used"), plan.n_ctx - call.total, "line"),
    )
    return tuple(segment for segment in segments if segment.tokens > 0)


def _name(passage: PlannedPassage) -> str:
    place = describe(passage.path, passage.page)
    return translate("{place}, shortened", place=place) if passage.reason else place


def _find_fullest(plan: ContextPlan) -> tuple[int, PlannedCall]:
    """The number of the fullest of several calls, and the call; 0 for a single one."""
    if len(plan.calls) < 2:
        return 0, PlannedCall("", plan.system, plan.history, plan.passages, 0, plan.reserve)
    number = max(range(len(plan.calls)), key=lambda place: plan.calls[place].total)
    return number + 1, plan.calls[number]


class LedgerBar(PartsBar[Segment]):
    """As wide as the model's window; a screen reader is told the parts as a list."""

    def __init__(self) -> None:
        super().__init__(translate("What the model's context window was spent on"), QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: ContextPlan) -> None:
        """Draw this plan, or nothing where no model answered."""
        segments = list_segments(plan)
        self.setAccessibleDescription("; ".join(segment.words for segment in segments))
        self.show_parts(segments)
