"""Goes on, after a run of indexing, with a change of the embedder: one just wished for, or one that was broken off."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from engine.domain import IndexReport
from engine.job import Job
from engine.knowledge_base import KnowledgeBase


def finish_change(report: IndexReport, knowledge_base: KnowledgeBase, job: Job) -> IndexReport:
    """The report of a run and of the change of the embedder that was due after it.

    Raises what ``KnowledgeBase.change_embedder`` may raise.
    """
    if not report.change_due:
        return report
    changed = knowledge_base.change_embedder(job)
    return replace(
        report,
        passages=report.passages + changed.passages,
        seconds=report.seconds + changed.seconds,
        stages=dict(Counter(report.stages) + Counter(changed.stages)),
        remarks=(*report.remarks, *changed.remarks),
        notice=changed.notice,
        change_due=False,
    )
