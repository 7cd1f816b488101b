"""Notes on parts, then on notes, until one answer is left."""

from __future__ import annotations

from engine.inference.prompts import answer_messages, join_messages, note_messages
from engine.job import Job, JobReport, Progress, TokenGenerated
from engine.synthesis.tree_summarize import tree_summarize
from tests.fakes import FakeLanguageModel
from tests.synthesis import QUESTION, Replies, begin, make_passage

PASSAGES = [make_passage(f"This is passage number {number}.", f"{number}.md") for number in range(8)]
TEXTS = [passage.text for passage in PASSAGES]
# Two passages at a time, and notes of four words three at a time.
WINDOW = FakeLanguageModel().count_tokens(note_messages(QUESTION, [], [])) + 4 + 2 * 5
NOTES = [f"note {number} of four" for number in range(4)]


def test_parts_are_read_in_order_and_their_notes_joined() -> None:
    model = Replies([*NOTES, "the whole", "the end"], WINDOW)
    writing = begin(model)
    assert tree_summarize(writing, PASSAGES) == "the end"
    assert model.prompts == [
        *(note_messages(QUESTION, TEXTS[first : first + 2], []) for first in (0, 2, 4, 6)),
        join_messages(QUESTION, NOTES[:3], []),
        join_messages(QUESTION, ["the whole", NOTES[3]], []),
    ]
    plan = writing.ledger.close()
    assert [(row.path.name, row.call) for row in plan.included] == [(f"{n}.md", n // 2 + 1) for n in range(8)]
    assert [call.task for call in plan.calls] == ["note"] * 4 + ["join"] * 2
    assert [(call.passages, call.drafts) for call in plan.calls[3:]] == [(10, 0), (0, 12), (0, 6)]
    assert plan.left_out == ()


def test_what_fits_one_window_is_answered_at_once_and_heard() -> None:
    reports: list[JobReport] = []
    model = Replies(["the end"], 2048)
    assert tree_summarize(begin(model, job=Job(reports.append)), PASSAGES) == "the end"
    assert model.prompts == [answer_messages(QUESTION, TEXTS, [])]
    assert [each.text for each in reports if isinstance(each, TokenGenerated)] == [" the", " end"]


def test_progress_counts_every_call_and_only_the_last_is_heard() -> None:
    reports: list[JobReport] = []
    tree_summarize(begin(Replies([*NOTES, "the whole", "the end"], WINDOW), job=Job(reports.append)), PASSAGES)
    steps = [each for each in reports if isinstance(each, Progress)]
    assert [each.done for each in steps] == [0, 1, 2, 3, 4, 5]
    assert all(each.done < each.total <= 7 for each in steps)
    assert steps[0].stage == "Reading part 1 of 4"
    assert [each.text for each in reports if isinstance(each, TokenGenerated)] == [" the", " end"]


def test_a_stop_leaves_the_notes_and_tells_what_was_not_read() -> None:
    job = Job(lambda report: job.cancel() if isinstance(report, Progress) and report.done == 2 else None)
    writing = begin(Replies(NOTES, WINDOW), job=job)
    assert tree_summarize(writing, PASSAGES) == f"{NOTES[0]}\n\n{NOTES[1]}"
    left_out = writing.ledger.close().left_out
    assert [row.path.name for row in left_out] == ["6.md", "7.md"], "the third part was read; nothing was written of it"
    assert all("stopped" in row.reason for row in left_out)


def test_a_stop_while_notes_are_joined_leaves_all_of_them() -> None:
    job = Job(lambda report: job.cancel() if isinstance(report, Progress) and report.done == 4 else None)
    assert tree_summarize(begin(Replies(NOTES, WINDOW), job=job), PASSAGES) == "\n\n".join(
        ["\n\n".join(NOTES[:3]), NOTES[3]]
    )


def test_notes_that_no_window_holds_two_of_stand_side_by_side() -> None:
    long = [f"{'word ' * 8}{number}" for number in range(6)]
    model = Replies(long, FakeLanguageModel().count_tokens(note_messages(QUESTION, [], [])) + 16)
    writing = begin(model, answer_tokens=12)
    assert tree_summarize(writing, PASSAGES[:6]) == "\n\n".join(long)
    assert [call.task for call in writing.ledger.close().calls] == ["note"] * 6


def test_a_model_that_writes_nothing_gives_nothing() -> None:
    assert tree_summarize(begin(Replies([], WINDOW)), PASSAGES) == ""
    assert tree_summarize(begin(Replies([], WINDOW)), []) == ""
