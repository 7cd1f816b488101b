"""An answer says in the terminal which of its sentences nothing supports, a result which of them matters and why."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from engine.adoption.fitting import Advice, Calibration
from engine.cli import terminal
from engine.cli.model_measures import _show as show_advice
from engine.cli.safe_console import SafeConsole
from engine.cli.summarize import _show as show_summary
from engine.domain import (
    Answer,
    AnswerSentence,
    Citation,
    ContextPlan,
    Finding,
    Machine,
    Method,
    Passage,
    PlannedPassage,
    Summary,
    SummaryCoverage,
    SummaryLevel,
)
from engine.retrieval.query_text import read_terms

PLAN = ContextPlan(n_ctx=2048, system=0, history=0, passages=0, reserve=0, included=(), left_out=())
SENTENCES = (
    AnswerSentence("The keeper [sic] did.", 0.9, (1,)),
    AnswerSentence("Otto Lindgren paid 5 pounds.", 0.0, (), ((0, 13),)),
)
ANSWER = Answer(
    question="Who?",
    text="The keeper [sic] did. [1] Otto Lindgren paid 5 pounds.",
    refused=False,
    quotes=(),
    citations=(Citation(1, Path("/n/keepers.md"), None, 0, 8, "The keeper did it."),),
    sentences=SENTENCES,
    plan=PLAN,
    model="fake",
    strategy="compact",
    timings={},
)

HERON = Passage(
    1, Path("/n/birds.md"), "Birds", ("Birds", "Heron"), 3, 0, 60, "It rains. The herons stand here. They fly.", 1, 0
)  # fmt: skip
GOOSE = replace(HERON, document_id=2, path=Path("/n/geese.md"), headings=(), page=None, text="A goose.")


def test_what_nothing_supports_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.show_answer(ANSWER)
    shown = capsys.readouterr().out
    assert "The keeper [sic] did. [1] Otto Lindgren paid 5 pounds. [?]\n" in shown
    assert "[?] No passage supports the sentence before it." in shown
    assert "In no passage: Otto Lindgren." in shown


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 passage was left out; --json lists it, and --left-out 7 answers from it."),
        (2, "2 passages were left out; --json lists them, and --left-out 7 answers from them."),
    ],
)
def test_passages_that_were_left_out_are_counted(count: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    passage = PlannedPassage(Path("/n/birds.md"), None, 0, 60, 20, "no room")
    terminal.show_answer(replace(ANSWER, id=7, plan=replace(PLAN, left_out=(passage,) * count)))
    assert said in capsys.readouterr().out


def test_one_thing_is_no_plural() -> None:
    assert [terminal.count_things(count, "thread") for count in (0, 1, 2)] == ["0 threads", "1 thread", "2 threads"]


def test_what_a_summary_is_made_of_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(Summary(HERON.path, SummaryLevel.DOCUMENT, "Birds", (), SummaryCoverage(1, 1, 1, 1)))
    show_summary(Summary(HERON.path, SummaryLevel.FOLDER, "n", (), SummaryCoverage(1, 1, 3, 3)))
    shown = capsys.readouterr().out
    assert "Made of 1 of 1 passage.\n" in shown
    assert "Made of 3 of 3 passages in 1 of 1 document.\n" in shown


def test_one_thread_measured_the_memory(capsys: pytest.CaptureFixture[str]) -> None:
    show_advice(Advice(Machine(1, 2, (), ""), Calibration(1, 1e10, 1e-11, "small"), (), ()), "")
    assert "by 1 thread.\n" in capsys.readouterr().out


def test_what_is_in_no_passage_is_underlined(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(force_terminal=True, record=True, width=200, soft_wrap=True, color_system="standard")
    monkeypatch.setattr(terminal, "out", console)
    terminal.show_answer(ANSWER)
    assert "\x1b[4mOtto Lindgren\x1b[0m" in console.export_text(styles=True)


def test_no_name_or_text_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b]52;c;cm0gLXJmIH4=\x07\x1b[2J\x9b31m\r"
    citation = Citation(1, Path(f"/n/{hostile}.md"), None, 0, 8, f"quote {hostile}")
    terminal.show_answer(replace(ANSWER, text=f"Said {hostile} [1]", citations=(citation,), sentences=()))
    terminal.warn(f"The file {hostile} cannot be read.")
    shown = capsys.readouterr()
    for written in (shown.out, shown.err):
        assert "\\x1b]52;c;cm0gLXJmIH4=\\x1b[2J\\x9b31m" in written  # rich itself drops the bell
        assert not {char for char in written if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}


def test_its_own_colours_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    console = SafeConsole(force_terminal=True, width=80, color_system="standard", file=io.StringIO())
    console.print("[bold]bold[/] \tplain\nnext", Text("\x1b[31mred"))
    written = console.file.getvalue()
    assert "\x1b[1mbold\x1b[0m" in written and "\nnext" in written
    assert "\\x1b[31mred" in written


def test_passages_are_grouped_by_document(capsys: pytest.CaptureFixture[str]) -> None:
    found = replace(HERON, findings=(Finding(Method.WORDS, 2),), copies=(Path("/n/copy.md"),))
    terminal.show_passages([found, GOOSE, replace(HERON, start=60, text="Herons nest.")])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "1. birds.md",
        "/n/birds.md",
        "page 3, Birds › Heron · words #2",
        "also in /n/copy.md",
        "It rains. The herons stand here. They fly.",
        "",
        "page 3, Birds › Heron",
        "Herons nest.",
        "",
        "2. geese.md",
        "/n/geese.md",
        "A goose.",
        "",
    ]


def test_words_and_the_best_sentence_stand_out_and_slips_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(force_terminal=True, record=True, width=200, soft_wrap=True, color_system="standard")
    monkeypatch.setattr(terminal, "out", console)
    slips = (("hreon", "heron"),)
    terminal.show_passages([replace(HERON, slips=slips)], read_terms("hreon", slips))
    shown = console.export_text(styles=True)
    assert "No document has “hreon”: looked for “heron”." in shown
    assert "\x1b[2mIt rains. \x1b[0mThe \x1b[1mherons\x1b[0m stand here.\x1b[2m They fly.\x1b[0m" in shown
