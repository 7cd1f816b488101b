"""What a person sees in the terminal: progress, lists, quotes and answers; colours only where there is a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Group, RenderableType
from rich.live import Live
from rich.markup import escape
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

from engine.cli.safe_console import SafeConsole
from engine.domain import Answer, DocumentRecord, FileFailure, IndexReport, LibraryStatus, Passage, Quote, WritingStatus
from engine.job import Job, JobReport, Progress, QuotesFound, TokenGenerated
from engine.retrieval.excerpt import Excerpt, choose_excerpt
from engine.retrieval.query_text import Terms, explain_slips, found_alike, read_terms
from engine.store.calibrations import LEAST_FAMILIAR, LEAST_UNFAMILIAR

out = SafeConsole(highlight=False, soft_wrap=True)
err = SafeConsole(stderr=True, highlight=False, soft_wrap=True)


def warn(sentence: str) -> None:
    """Tell the person, beside what the command prints."""
    err.print(sentence, markup=False)


@contextmanager
def show_progress() -> Iterator[Job]:
    """A job whose progress is a bar on stderr with rate and time left; without a terminal there is none."""
    columns = (
        TextColumn("{task.fields[name]}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}  {task.fields[left]}"),
    )
    with ProgressBar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("index", total=None, name="Looking for files", rate="", left="")

        def report(event: JobReport) -> None:
            if isinstance(event, Progress):
                left = "" if event.seconds_left is None else f"{_duration(event.seconds_left)} left"
                name = event.stage or event.current.rpartition("/")[2][-40:]
                bar.update(
                    task,
                    total=event.total,
                    completed=event.done,
                    name=name,
                    rate=f"{event.rate:.1f} files/s",
                    left=left,
                )

        yield Job(report)


@contextmanager
def show_steps() -> Iterator[Job]:
    """The same of work that counts steps, not files."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with ProgressBar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("Loading", total=None)

        def report(event: JobReport) -> None:
            if isinstance(event, Progress):
                bar.update(task, description=event.current, total=event.total, completed=event.done)

        yield Job(report)


@contextmanager
def show_bytes() -> Iterator[Job]:
    """The same of files that are fetched, copied or read, in bytes."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with ProgressBar(*columns, TimeRemainingColumn(), console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def report(event: JobReport) -> None:
            if isinstance(event, Progress):
                bar.update(task, total=event.total, completed=event.done, description=event.current)

        yield Job(report)


@contextmanager
def show_answer_growing() -> Iterator[Job]:
    """A job whose quotes and words appear on a terminal as they come, and make room for the finished answer."""
    quotes: list[RenderableType] = []
    words, stage = Text(), Text(style="dim")
    with Live(console=out, transient=True, auto_refresh=False) as live:

        def report(event: JobReport) -> None:
            if isinstance(event, QuotesFound):
                quotes.extend([*_asked_as(event.asked_as), *_quotes(event.quotes)])
            elif isinstance(event, TokenGenerated):
                words.append(event.text)
            elif isinstance(event, Progress):
                left = "" if event.seconds_left is None else f", {_duration(event.seconds_left)} left"
                stage.plain = f"{event.stage}: {event.done} of {event.total}{left}"
            if out.is_terminal:
                live.update(Group(*quotes, *([] if words else [stage]), words), refresh=True)

        yield Job(report)


def show_report(report: IndexReport) -> None:
    """What an indexing run did, and every file that is not searchable, with its reason."""
    out.print(
        f"Indexed {report.indexed}, unchanged {report.unchanged}, removed {report.removed}, skipped {report.skipped}, "
        f"failed {report.failed}: {report.passages} passages in {_duration(report.seconds)}."
    )
    _show_failures("Could not be read", report.failures)
    _show_failures("Read in part", report.remarks)
    _show_failures("Skipped", report.skips)
    if report.notice:
        out.print(f"\n{escape(report.notice)}")


def show_run(about: Sequence[Path], report: IndexReport) -> None:
    """One line for what changed and what came of it, and the files that are not searchable."""
    if not about:
        show_report(report)
        return
    counts = (
        (report.indexed, "indexed"),
        (report.unchanged, "unchanged"),
        (report.moved, "of them moved"),
        (report.removed, "removed"),
    )
    said = ", ".join(f"{count} {word}" for count, word in counts if count) or "nothing to index"
    names = ", ".join(path.name for path in about[:3]) + (f" and {len(about) - 3} more" if len(about) > 3 else "")
    out.print(f"{escape(names)}: {said} in {_duration(report.seconds)}.")
    _show_failures("Could not be read", report.failures)
    if report.notice:
        out.print(escape(report.notice))


def show_passages(passages: Sequence[Passage], terms: Terms | None = None, *, empty_library: bool = False) -> None:
    """Documents in the order of their best passages, and of each passage why it was found, and its best sentence.

    That is the one with most of the ``terms``.
    """
    if empty_library:
        out.print("There is nothing indexed yet: add a folder first, with carrel index FOLDER.")
    elif not passages:
        out.print("Nothing found.")
    elif found_alike(passages):
        out.print("No document has these words. Nearest in meaning:\n")
    elif slips := explain_slips(passages[0].slips):
        out.print(f"{escape(slips)}\n")
    groups: dict[int, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.document_id, []).append(passage)
    for number, group in enumerate(groups.values(), start=1):
        out.print(f"[bold]{number}. {escape(group[0].path.name)}[/]")
        out.print(f"[dim]   {escape(str(group[0].path))}[/]")
        for passage in group:
            _show_passage(passage, terms or Terms())


def _show_passage(passage: Passage, terms: Terms) -> None:
    why = [f"{finding.method.value} #{finding.rank}" for finding in passage.findings]
    if where := " · ".join(filter(None, [describe_place("", passage.page, passage.headings), *why])):
        out.print(f"[dim]   {escape(where)}[/]")
    for copy in passage.copies:
        out.print(f"[dim]   also in {escape(str(copy))}[/]")
    excerpt = choose_excerpt(passage.text, terms, passage.language)
    # Wrapped by hand: soft wrapping, which keeps long paths whole, would cut what is indented.
    out.print(Padding(_mark(excerpt), (0, 0, 1, 3), expand=False), soft_wrap=False)


def show_answer(answer: Answer) -> None:
    """Quotes, answer, citations, and what was left out."""
    for line in [*_asked_as(answer.asked_as), *([] if answer.refused else _quotes(answer.quotes))]:
        out.print(line)
    out.print(Text(answer.text) if answer.structured else _mark_support(answer))
    if answer.notice:
        out.print(Text(answer.notice, style="yellow"))
    if answer.stopped:
        out.print("[dim](stopped)[/]")
    _show_unsupported(answer)
    out.print()
    for citation in answer.citations:
        place = describe_place(str(citation.path), citation.page, ())
        out.print(f"\\[{citation.marker}] {escape(place)}: “{escape(one_line(citation.quote, 300))}”")
    if answer.refused and answer.nearest:
        _show_nearest(answer)
    elif answer.plan.left_out:
        _show_left_out(answer)
    if calls := len(answer.plan.calls):
        many = f", in {calls} calls" if calls > 1 else ""
        read = f"{count_things(len(answer.plan.included), 'passage')}{many} ({answer.strategy})"
        done = "Chosen" if answer.strategy == "quotes" else "Written"
        out.print(f"[dim]{done} by {escape(answer.model)} from {read}.[/]")
    if answer.id:
        out.print(f"[dim]Ask on with --continue, or with --after {answer.id}.[/]")


def _show_left_out(answer: Answer) -> None:
    count = len(answer.plan.left_out)
    were, them = ("was", "it") if count == 1 else ("were", "them")
    more = f", and --left-out {answer.id} answers from {them}" if answer.id else ""
    out.print(f"[dim]{count_things(count, 'passage')} {were} left out; --json lists {them}{more}.[/]")


def _show_nearest(answer: Answer) -> None:
    out.print("What comes nearest:\n")
    for line in _quotes(answer.quotes):
        out.print(line)
    out.print("The nearest passages:\n")
    show_passages(answer.nearest, read_terms(answer.question, answer.nearest[0].slips))


def show_status(status: LibraryStatus, graphics: str) -> None:
    """The library at a glance; ``graphics`` is what graphics processors do for it, in a sentence."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")  # a path is worth nothing with its end cut off
    table.add_row("Home", escape(str(status.home)))
    table.add_row("Folders", escape("\n".join(map(str, status.folders)) or "none yet: carrel index FOLDER"))
    coverage = status.coverage
    table.add_row(
        "Files",
        f"{coverage.seen} seen = {coverage.indexed} indexed + {coverage.failed} failed + {coverage.skipped} skipped "
        f"+ {coverage.waiting} waiting",
    )
    if coverage.offline:
        table.add_row("", f"{coverage.offline} offline, still searchable")
    table.add_row("Passages", str(status.passages))
    table.add_row("Embedder", escape(status.embedder))
    if status.wanted_embedder:
        table.add_row("", f"{escape(status.wanted_embedder)} is wanted: the next run makes its vectors")
    table.add_row("Refusals", _say_calibration(status))
    table.add_row("Language model", escape(status.language_model))
    table.add_row("Graphics", escape(graphics))
    if status.writing.documents and status.writing.model:
        table.add_row("Summaries", escape(_say_writing(status.writing)))
    table.add_row("Library", f"version {status.library_version}, {status.library_bytes / 1e6:.1f} MB")
    table.add_row("Search index", f"{status.index_bytes / 1e6:.1f} MB")
    table.add_row("Carrel", status.version)
    out.print(table)


def _say_calibration(status: LibraryStatus) -> str:
    if status.calibration is None:
        return (
            f"as Carrel came: it learns from your documents once there are {LEAST_FAMILIAR:,} passages "
            f"({LEAST_UNFAMILIAR} where they are not in English, or with another embedder)"
        )
    learned = status.calibration
    return f"learned from {learned.questions} questions made of your documents, of {learned.passages} passages"


def _say_writing(writing: WritingStatus) -> str:
    said = f"{writing.written} of {writing.documents} written by {writing.model}, the others are verbatim"
    if not writing.texts_left:
        folders = "" if writing.folders_written else ", those of folders have yet to be (carrel summarize --write)"
        return f"all {writing.documents} written by {writing.model}{folders}"
    left = "" if writing.seconds_left is None else f", about {_duration(writing.seconds_left)}"
    return f"{said}; about {writing.texts_left} texts left{left} (carrel summarize --write)"


def show_files(records: Sequence[DocumentRecord]) -> None:
    """Every known file with its state, its reason and what can be done if it is not searchable."""
    if not records:
        out.print("No files.")
    for record in records:
        words = f"{record.reason} {record.advice}".strip() or (f"a copy of {record.copy_of}" if record.copy_of else "")
        out.print(f"{record.state.value:8} {escape(str(record.path))}{escape(f': {words}' if words else '')}")


def count_things(count: int, noun: str) -> str:
    """So many of what ``noun`` names, which takes an s where they are not one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def one_line(text: str, longest: int) -> str:
    """The text without line breaks, cut where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _asked_as(question: str) -> list[RenderableType]:
    return [Text(f"Asked as: {one_line(question, 600)}\n", style="dim")] if question else []


def describe_place(name: str, page: int | None, headings: Sequence[str]) -> str:
    """Where something stands, in words."""
    parts = [name, f"page {page}" if page else "", " › ".join(headings)]
    return ", ".join(part for part in parts if part)


def _quotes(quotes: Sequence[Quote]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for quote in quotes:
        lines.append(Text(f"“{one_line(quote.text, 600)}”", style="italic"))
        lines.append(Text(f"  {describe_place(str(quote.path), quote.page, ())}\n", style="dim"))
    return lines


def _mark_support(answer: Answer) -> Text:
    """The answer with ``[?]`` after what no passage supports, and names and numbers underlined that are in none."""
    text = Text(style="bold" if answer.refused else "")
    written = 0
    for sentence in answer.sentences:
        start = answer.text.find(sentence.text, written)
        if start < 0:
            continue
        text.append(answer.text[written:start])
        told = Text(sentence.text)
        for span in sentence.unknown:
            told.stylize("underline", *span)
        text.append_text(told)
        if not sentence.citations:
            text.append(" [?]", "yellow")
        written = start + len(sentence.text)
    text.append(answer.text[written:])
    return text


def _show_unsupported(answer: Answer) -> None:
    """What the marks in the answer mean; a structured one has none, so what they would mark is named."""
    unsupported = [sentence.text for sentence in answer.sentences if not sentence.citations]
    if unsupported and answer.structured:
        out.print(Text(f"No passage supports: {', '.join(unsupported)}.", style="yellow"))
    elif unsupported:
        out.print("[yellow]\\[?][/] [dim]No passage supports the sentence before it.[/]")
    if unknown := _list_unknown(answer):
        out.print(Text(f"In no passage: {', '.join(unknown)}.", style="dim"))


def _list_unknown(answer: Answer) -> list[str]:
    """The names and numbers that are in no passage, for those whose terminal underlines nothing."""
    spans = [sentence.text[start:end] for sentence in answer.sentences for start, end in sentence.unknown]
    return list(dict.fromkeys(spans))


def _mark(excerpt: Excerpt) -> Text:
    """The words in bold, and all but the best sentence pale."""
    text = Text(excerpt.text)
    if excerpt.sentence:
        start, end = excerpt.sentence
        text.stylize("dim", 0, start)
        text.stylize("dim", end)
    for start, end in excerpt.marks:
        text.stylize("bold", start, end)
    return text


def _show_failures(heading: str, failures: Sequence[FileFailure]) -> None:
    if failures:
        out.print(f"\n{heading}:")
    for failure in failures:
        out.print(f"  {escape(str(failure.path))}: {escape(failure.reason)}")


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
