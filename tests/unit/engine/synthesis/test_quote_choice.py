"""The model chooses and orders verbatim sentences; the stand-in for it likes those that hold the question's words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from engine.domain import Quote
from engine.job import Job, JobReport, TokenGenerated
from engine.synthesis.evidence import Evidence
from engine.synthesis.quote_choice import TOO_LONG, choose_by_model
from engine.synthesis.quotes import choose_quotes
from tests.fakes import FakeLanguageModel
from tests.synthesis import begin, make_evidence, make_passage

TEXT = "It rained. When the sun came, it stopped. The boiler was serviced when it broke. Nobody came on Monday."


@pytest.fixture
def evidence() -> Evidence:
    return make_evidence([make_passage(TEXT, start=100), make_passage("A second note of nothing.", "b.md")])


@pytest.fixture
def quotes(evidence: Evidence) -> tuple[Quote, ...]:
    """Of equal worth, so that the model decides."""
    return tuple(replace(quote, score=0.5) for quote in choose_quotes([0.5] * 5, evidence, 4))


def test_it_chooses_and_orders_and_writes_nothing(evidence: Evidence, quotes: tuple[Quote, ...]) -> None:
    reports: list[JobReport] = []
    model = FakeLanguageModel()
    writing = begin(model, job=Job(reports.append))
    chosen = choose_by_model(writing, evidence, quotes, 2)
    assert [quote.text for quote in chosen] == [
        "When the sun came, it stopped.",
        "The boiler was serviced when it broke.",
    ]
    assert model.prompts == [], "no word was written"
    said = "".join(report.text for report in reports if isinstance(report, TokenGenerated))
    assert said == "\n\n".join(quote.text for quote in chosen)


def test_the_worth_of_a_quote_counts_too(evidence: Evidence, quotes: tuple[Quote, ...]) -> None:
    better = (*quotes[:-1], replace(quotes[-1], score=1.0))
    assert choose_by_model(begin(FakeLanguageModel()), evidence, better, 3)[0] == better[-1]


def test_every_sentence_is_a_call_and_the_rest_is_left_out(evidence: Evidence, quotes: tuple[Quote, ...]) -> None:
    model = FakeLanguageModel()
    writing = begin(model)
    choose_by_model(writing, evidence, quotes[:2], 2)
    plan = writing.ledger.close()
    assert [call.task for call in plan.calls] == ["choose", "choose"]
    spans = sorted((row.path.name, row.start, row.end) for row in (*plan.included, *plan.left_out))
    assert {(row.path.name, row.start) for row in plan.included} == {(q.path.name, q.start) for q in quotes[:2]}
    assert {row.path.name for row in plan.left_out} == {"a.md", "b.md"}
    for one, other in pairwise(spans):
        assert one[0] != other[0] or one[2] <= other[1], "no sentence is told twice"
    assert all(call.total <= plan.n_ctx for call in plan.calls)


def test_a_sentence_that_is_too_long_is_told(quotes: tuple[Quote, ...]) -> None:
    evidence = make_evidence([make_passage(f"It was long {'and longer ' * 200} in the end. When did it end?")])
    found = choose_quotes([0.5, 0.4], evidence, 2)
    writing = begin(FakeLanguageModel())
    chosen = choose_by_model(writing, evidence, found, 2)
    assert [quote.text for quote in chosen] == ["When did it end?"]
    assert [row.reason for row in writing.ledger.close().left_out] == [TOO_LONG]


def test_a_stop_before_any_is_weighed_leaves_the_best(evidence: Evidence, quotes: tuple[Quote, ...]) -> None:
    job = Job()
    job.cancel()
    assert choose_by_model(begin(FakeLanguageModel(), job=job), evidence, quotes, 2) == quotes[:1]
