"""``carrel ask``: one question or a file of them, each way of answering an option."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from engine.cli import terminal
from engine.cli.batch import BatchFile, read_batch, require
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.verb import AsJson, open_knowledge_base, print_json
from engine.domain import AskOptions
from engine.errors import BadInput
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.records import describe_answer


def ask(  # noqa: PLR0913 - typer makes an option of each
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="What to answer from the documents.")] = None,
    *,
    questions: BatchFile = None,
    scope: Annotated[str, typer.Option(help="Only documents that meet these filters, as in folder:papers.")] = "",
    strategy: Annotated[
        str, typer.Option(help="compact (one call of the model), refine or tree_summarize (many); else what fits.")
    ] = "",
    after: Annotated[
        int, typer.Option(min=0, help="The answer that this question follows: its id in carrel history.")
    ] = 0,
    latest: Annotated[bool, typer.Option("--continue", help="This question follows the newest answer.")] = False,
    left_out: Annotated[
        int, typer.Option(min=0, help="Answer again from what was left out of this answer, and from nothing else.")
    ] = 0,
    seed: Annotated[int | None, typer.Option(min=0, help="Another number gives an answer in other words.")] = None,
    schema: Annotated[
        Path | None,
        typer.Option(help="A file that says what the answer looks like: a JSON schema, or GBNF.", readable=False),
    ] = None,
    quotes_only: Annotated[
        bool | None,
        typer.Option("--quotes-only/--own-words", help="The model chooses verbatim sentences and writes none; or not."),
    ] = None,
    caution: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="How soon to say that the documents do not answer: 0 never, 1 in doubt."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with verbatim quotes and citations."""
    wanted = "" if left_out and question is None else require(question, questions, "question")
    form = _read_schema(schema) if schema else ""
    with open_knowledge_base(context) as knowledge_base:
        follows = _find_newest(knowledge_base) if latest else after
        if left_out:
            before = knowledge_base.history.conversation(left_out)[-1]
            wanted, follows = wanted or before.question, follows or before.after
        options = AskOptions(
            scope=scope,
            strategy=strategy,
            after=follows,
            left_out_of=left_out,
            seed=seed,
            schema=form,
            quotes_only=quotes_only,
            caution=caution,
        )
        if questions:
            for line in read_batch(questions, wanted, "--questions"):
                print_json({"id": line["id"], **_answer_one(line["text"], options, knowledge_base)})
        elif as_json:
            with stopping_by_interrupt(Job()) as job:
                answer = knowledge_base.ask(wanted, job, options)
            print_json(describe_answer(answer))
        else:
            with terminal.show_answer_growing() as job, stopping_by_interrupt(job):
                answer = knowledge_base.ask(wanted, job, options)
            terminal.show_answer(answer)


def _find_newest(knowledge_base: KnowledgeBase) -> int:
    newest = knowledge_base.history.latest(1)
    if not newest:
        raise BadInput("There is nothing to continue: ask a first question without --continue.")
    return newest[0].id


def _read_schema(file: Path) -> str:
    try:
        text = file.expanduser().read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise BadInput(
            f"The schema {file} cannot be read ({reason}): name a file with a JSON schema or a grammar."
        ) from error
    if not text.strip():
        raise BadInput(f"The schema {file} is empty: write a JSON schema or a grammar into it.")
    return text


def _answer_one(question: str, options: AskOptions, knowledge_base: KnowledgeBase) -> dict[str, Any]:
    """The answer to one question of a batch; one that cannot be asked says so in its place, and the rest goes on."""
    try:
        return describe_answer(knowledge_base.ask(question, Job(), options))
    except BadInput as error:
        return {"error": error.message}
