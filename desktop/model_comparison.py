"""All language models on this computer side by side: a chart of what they take and give, and a table of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.fact_table import RowTable
from desktop.labels import Label
from desktop.model_chart import ModelChart, choose_suite
from desktop.quantities import say_parameters, say_share, say_size
from desktop.theme import GRID
from desktop.translation import mark, translate
from engine.api import SUITES, ModelFigures, rounded

_WIDTH = 110 * GRID
_HEADINGS = (
    mark("Model"),
    mark("Weights"),
    mark("Memory"),
    mark("Writes"),
    mark("Reads"),
    mark("Perplexity"),
    mark("Abilities"),
)
_NOT_MEASURED = "–"
_NO_SPEED = mark("No speed is known yet: measure this computer, or time a model, on the page of any language model.")


class ModelComparison(QScrollArea):
    """Each model has a number, in the chart and in the table."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chart = ModelChart()
        self.legend = Label(style="small", wrap=True)
        self.table = RowTable()
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 2 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Label(translate("Models side by side"), "title", wrap=True))
        for widget in (self.chart, self.legend, self.table):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setWidget(page)

    @Slot(object)
    def show_figures(self, figures: tuple[ModelFigures, ...]) -> None:
        """Show what is known of these."""
        suite = choose_suite(figures)
        self.chart.show_figures(figures, suite.suite if suite else "")
        self.legend.setText(_say_legend(self.chart, figures, suite.title if suite else ""))
        known = {each.suite for model in figures for each in model.suites}
        known |= {each.suite for model in figures for each in model.published}
        suites = {name: suite.title.partition(",")[0] for name, suite in SUITES.items() if name in known}
        headings = (*(translate(heading) for heading in _HEADINGS), *suites.values())
        spare = (*range(len(_HEADINGS), len(headings)), 6, 1, 5, 4)
        self.table.show_rows(headings, _list_rows(figures, tuple(suites)), spare)


def _say_legend(chart: ModelChart, figures: Sequence[ModelFigures], suite: str) -> str:
    said = [translate("Full points are measured, open ones foretold.") if chart.points else translate(_NO_SPEED)]
    if suite and chart.points:
        said.append(translate("The ring is the share of right answers at {benchmark}.", benchmark=suite))
    if any(model.published for model in figures):
        said.append(translate("In brackets stands what the maker states, who may have asked otherwise."))
    return " ".join(said)


def _list_rows(figures: Sequence[ModelFigures], suites: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for number, each in enumerate(figures, start=1):
        read = each.timed.read if each.timed else each.figures.read if each.figures else None
        foretold = each.timed is None and each.figures is None
        speed = _say_speed(each.speed, foretold=foretold) if each.speed else _NOT_MEASURED
        yield (
            f"{number}  {each.title}",
            f"{say_parameters(each.parameters)} {each.quantization}",
            say_size(each.memory),
            speed,
            _say_speed(read, foretold=False) if read else _NOT_MEASURED,
            QLocale().toString(each.figures.perplexity, "f", 2) if each.figures else _NOT_MEASURED,
            _say_abilities(each),
            *(_say_score(each, suite) for suite in suites),
        )


def _say_speed(speed: float, *, foretold: bool) -> str:
    if foretold:
        return translate("about {speed}/s", speed=rounded(speed))
    return translate("{speed}/s", speed=rounded(speed))


def _say_abilities(figures: ModelFigures) -> str:
    if figures.probe is None:
        return _NOT_MEASURED
    able = sum(each.able for each in figures.probe.abilities)
    return translate("{done} of {total}", done=able, total=len(figures.probe.abilities))


def _say_score(figures: ModelFigures, suite: str) -> str:
    """As measured here and, in brackets, as the maker states."""
    here = [say_share(each.accuracy, 1) for each in figures.suites if each.suite == suite]
    stated = [f"({say_share(each.score, 1)})" for each in figures.published if each.suite == suite]
    return " ".join([*here, *stated]) or _NOT_MEASURED
