"""The packaged model is stopped in every call, while it reads and while it writes: what was finished stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from engine.domain import ContextPlan, Passage
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.job import Job
from engine.settings import GenerationSettings
from engine.synthesis.refine import refine
from engine.synthesis.synthesizer import Writing, begin_writing
from engine.synthesis.tree_summarize import tree_summarize
from tests.synthesis import make_passage

Write = Callable[[Writing, Sequence[Passage]], str]

PASSAGES = [
    make_passage(
        f"In year {year} the keeper of the light at Visby painted door {year} in green, because the storms of the "
        f"winter had taken the colour. In the spring of that year he counted {year * 3} herons on the reef, and wrote "
        "to his sister that he would come home in June. He did not come.",
        f"{year}.md",
    )
    for year in range(1, 7)
]
CALLS = {refine: 3, tree_summarize: 4}


class Stopped:
    """The real model; its job is cancelled in one of its calls, at a question whether to stop or after some pieces."""

    def __init__(self, llama: LlamaModel, job: Job, call: int = 0, asked: int = 0, pieces: int = 0) -> None:
        self.name, self.context_window, self.count_tokens = llama.name, llama.context_window, llama.count_tokens
        self._llama, self._job, self._call, self._asked, self._pieces = llama, job, call, asked, pieces
        self.written: list[str] = []

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        self.written.append("")
        here, asked = len(self.written) == self._call, 0

        def ask() -> bool:
            nonlocal asked
            asked += 1
            if here and asked == self._asked:
                self._job.cancel()
            return stopped()

        for number, piece in enumerate(self._llama.generate(messages, most_tokens, sampling, ask), start=1):
            self.written[-1] += piece
            if here and number == self._pieces:
                self._job.cancel()
            yield piece

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        raise NotImplementedError

    def close(self) -> None:
        pass


def run(llama: LlamaModel, write: Write, call: int = 0, **when: int) -> tuple[str, list[str], ContextPlan]:
    """What was written in the end, in each call, and the plan."""
    job = Job()
    model = Stopped(llama, job, call, **when)
    writing = begin_writing("What did the keeper paint?", [], model, GenerationSettings(answer_tokens=12), job)
    text = write(writing, PASSAGES)
    return text, [each.strip() for each in model.written], writing.ledger.close()


@pytest.fixture(scope="module")
def whole(llama: LlamaModel) -> dict[Write, list[str]]:
    """What each call writes if nobody stops it."""
    return {write: run(llama, write)[1] for write in CALLS}


def check_nothing_is_lost(plan: ContextPlan) -> None:
    rows = [*plan.included, *plan.left_out]
    assert sorted({row.path.name for row in rows}) == [passage.path.name for passage in PASSAGES]
    assert all("stopped" in row.reason for row in plan.left_out)


@pytest.mark.parametrize("when", [{"asked": 3}, {"pieces": 2}], ids=["while it reads", "while it writes"])
@pytest.mark.parametrize("call", [2, 3])
def test_refine_keeps_the_last_whole_draft(
    llama: LlamaModel, whole: dict[Write, list[str]], call: int, when: dict[str, int]
) -> None:
    drafts = whole[refine]
    assert len(drafts) == CALLS[refine]
    text, written, plan = run(llama, refine, call, **when)
    assert written[:-1] == drafts[: call - 1] and len(written) == call
    assert drafts[call - 1].startswith(written[-1])
    last = call == len(drafts)
    assert text == (written[-1] if last and written[-1] else drafts[call - 2] if call > 1 else written[-1])
    check_nothing_is_lost(plan)


@pytest.mark.parametrize("when", [{"asked": 3}, {"pieces": 2}], ids=["while it reads", "while it writes"])
@pytest.mark.parametrize("call", [2, 4])
def test_a_tree_keeps_every_note(
    llama: LlamaModel, whole: dict[Write, list[str]], call: int, when: dict[str, int]
) -> None:
    notes = whole[tree_summarize]
    assert len(notes) == CALLS[tree_summarize]
    text, written, plan = run(llama, tree_summarize, call, **when)
    assert written[:-1] == notes[: call - 1] and len(written) == call
    if call < len(notes):
        assert text == "\n\n".join(filter(None, written))
    else:
        assert text == (written[-1] or "\n\n".join(notes[:-1]))
    check_nothing_is_lost(plan)
