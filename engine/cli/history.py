"""``carrel history``: past questions with their answers, as the conversations they belong to, and their deletion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from engine.cli import terminal
from engine.cli.verb import AsJson, open_knowledge_base, print_json
from engine.domain import Answer
from engine.errors import BadInput
from engine.records import describe_past_answer
from engine.transcript import write_transcript

_LONGEST = 120  # characters of a question or an answer in a line


def history(  # noqa: PLR0913 - typer makes an option of each
    context: typer.Context,
    *,
    limit: Annotated[int, typer.Option("-k", min=1, help="How many answers, the newest, beside pinned ones.")] = 50,
    search: Annotated[
        str, typer.Option(help="Only answers with all these words in them, their question or name.")
    ] = "",
    feedback: Annotated[bool, typer.Option("--feedback", help="Only answers that you judged in the window.")] = False,
    forget: Annotated[int | None, typer.Option(min=1, help="Delete this answer and all that follow it.")] = None,
    forget_all: Annotated[bool, typer.Option("--forget-all", help="Delete every answer.")] = False,
    export: Annotated[
        Path | None, typer.Option(help="Write a conversation into this new file: .md, .html or .json.")
    ] = None,
    answer: Annotated[int, typer.Option(min=0, help="With --export: the last answer of it, if not the newest.")] = 0,
    as_json: AsJson = False,
) -> None:
    """List past questions with their answers, by conversation, delete some, or write a conversation into a file."""
    if feedback and search:
        raise typer.BadParameter("it lists all that were judged: leave --search out", param_hint="--feedback")
    if answer and export is None:
        raise typer.BadParameter("it says what to write with --export FILE", param_hint="--answer")
    if export is not None and (forget is not None or forget_all):
        raise typer.BadParameter("write the conversation first, then forget it", param_hint="--export")
    with open_knowledge_base(context) as knowledge_base:
        if export is not None:
            count = _export(knowledge_base.history.conversation(answer), export.expanduser())
            print_json({"exported": count}) if as_json else terminal.out.print(f"Wrote {count} answers.")
            return
        if forget is not None or forget_all:
            count = knowledge_base.history.forget(None if forget_all else forget)
            print_json({"forgotten": count}) if as_json else terminal.out.print(f"Forgot {count} answers.")
            return
        past = knowledge_base.history
        answers = past.judged(limit) if feedback else past.latest(limit, search)
    if as_json:
        print_json([describe_past_answer(answer) for answer in answers])
    else:
        _show(answers, chosen=feedback or bool(search.strip()))


def _export(answers: Sequence[Answer], file: Path) -> int:
    text = write_transcript(answers, file.name)
    try:
        with file.open("x", encoding="utf-8", errors="backslashreplace") as written:
            written.write(text)
    except FileExistsError as error:
        raise BadInput(f"{file} exists already: choose another name.") from error
    except OSError as error:
        with suppress(OSError):
            file.unlink(missing_ok=True)  # a part of it would be in the way of the next try
        raise BadInput(f"{file} cannot be written ({error.strerror}): choose another folder.") from error
    return len(answers)


def arrange_by_conversation(answers: Sequence[Answer]) -> Iterator[tuple[int, Answer]]:
    """Answers, newest first, as conversations with the pinned and then the newest one first, told from the beginning.

    The number is how deep an answer stands: one further than the answer it follows, if that has several after it.
    """
    known = {answer.id for answer in answers}
    following: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        following[answer.after if answer.after in known else 0].append(answer)
    waiting = [(0, answer) for answer in sorted(following[0], key=lambda answer: (answer.pinned, answer.id))]
    while waiting:
        depth, answer = waiting.pop()
        yield depth, answer
        branches = following[answer.id]
        waiting += [(depth + (len(branches) > 1), branch) for branch in branches]


def _show(answers: Sequence[Answer], *, chosen: bool) -> None:
    if not answers:
        terminal.out.print("No past answer is like that." if chosen else "No question has been asked yet.")
    for depth, answer in arrange_by_conversation(answers):
        if not depth and not answer.after:
            terminal.out.print()
        if name := " · ".join(filter(None, [answer.name, "pinned" if answer.pinned else ""])):
            terminal.out.print(Text(f"{'    ' * depth}{name}", style="bold underline"))
        line = Text("    " * depth)
        line.append(f"{answer.id:>4}  {terminal.one_line(answer.question, _LONGEST)}", "bold")
        terminal.out.print(line.append(f"  {answer.asked_at[:16].replace('T', ' ')}", "dim"))
        if answer.asked_as:
            asked_as = f"{'    ' * depth}      asked as: {terminal.one_line(answer.asked_as, _LONGEST)}"
            terminal.out.print(Text(asked_as, style="dim"))
        terminal.out.print(Text(f"{'    ' * depth}      {terminal.one_line(answer.text, _LONGEST)}"))
        if answer.verdict:
            said = f"{answer.verdict.value}: {answer.reason}" if answer.reason else answer.verdict.value
            terminal.out.print(Text(f"{'    ' * depth}      judged {terminal.one_line(said, _LONGEST)}", style="dim"))
