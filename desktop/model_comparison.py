"""All language models on this computer side by side: a chart of what they take and give, and a table of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.fact_table import RowTable
from desktop.labels import Label
from desktop.model_chart import ModelChart, choose_suite
from desktop.theme import GRID
from engine.api import ModelFigures, count_bytes, count_parameters

_WIDTH = 110 * GRID
_NOT_MEASURED = "–"
_NO_SPEED = "No speed is known yet: measure this computer, or time a model, on the page of any language model."


class ModelComparison(QScrollArea):
    """Each model has a number, in the chart and in the table."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chart = ModelChart()
        self.legend = Label(style="small", wrap=True)
        self.table = RowTable(spare=(1, 5, 4))
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 2 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Label("Models side by side", "title", wrap=True))
        for widget in (self.chart, self.legend, self.table):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setWidget(page)

    @Slot(object)
    def show_figures(self, figures: tuple[ModelFigures, ...]) -> None:
        """Show what is known of these."""
        suite = choose_suite(figures)
        self.chart.show_figures(figures, suite.suite if suite else "")
        self.legend.setText(_say_legend(self.chart, suite.title if suite else ""))
        suites = {each.suite: each.title for model in figures for each in model.suites}
        headings = ("Model", "Weights", "Memory", "Writes", "Reads", "Perplexity", *suites.values())
        self.table.show_rows(headings, _list_rows(figures, tuple(suites)))


def _say_legend(chart: ModelChart, suite: str) -> str:
    if not chart.points:
        return _NO_SPEED
    said = ["Full points are measured, open ones foretold."]
    if suite:
        said.append(f"The ring is the share of right answers at {suite}.")
    return " ".join(said)


def _list_rows(figures: Sequence[ModelFigures], suites: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for number, each in enumerate(figures, start=1):
        scores = {suite.suite: f"{suite.accuracy:.1%}" for suite in each.suites}
        read = each.timed.read if each.timed else each.figures.read if each.figures else None
        foretold = each.timed is None and each.figures is None
        speed = f"{'about ' * foretold}{each.speed:.0f}/s" if each.speed else _NOT_MEASURED
        yield (
            f"{number}  {each.title}",
            f"{count_parameters(each.parameters)} {each.quantization}",
            count_bytes(each.memory),
            speed,
            f"{read:.0f}/s" if read else _NOT_MEASURED,
            f"{each.figures.perplexity:.2f}" if each.figures else _NOT_MEASURED,
            *(scores.get(suite, _NOT_MEASURED) for suite in suites),
        )
