"""What a person sees in the terminal: progress, lists, quotes and answers; colours only where there is a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

from engine.domain import Answer, DocumentRecord, FileFailure, IndexReport, LibraryStatus, Passage, Quote
from engine.job import Job, JobReport, Progress, QuotesFound, TokenGenerated
from engine.retrieval.excerpt import Excerpt, choose_excerpt
from engine.retrieval.query_text import Terms, read_terms

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


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
def show_answer_growing() -> Iterator[Job]:
    """A job whose quotes and words appear on a terminal as they come, and make room for the finished answer."""
    quotes: list[RenderableType] = []
    words = Text()
    with Live(console=out, transient=True, auto_refresh=False) as live:

        def report(event: JobReport) -> None:
            if isinstance(event, QuotesFound):
                quotes.extend(_quotes(event.quotes))
            elif isinstance(event, TokenGenerated):
                words.append(event.text)
            if out.is_terminal:
                live.update(Group(*quotes, words), refresh=True)

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


def show_passages(passages: Sequence[Passage], terms: Terms | None = None, *, empty_library: bool = False) -> None:
    """A result list, best first: of each passage the sentence with most of the ``terms``, and why it was found."""
    if empty_library:
        out.print("There is nothing indexed yet: add a folder first, with carrel index FOLDER.")
    elif not passages:
        out.print("Nothing found.")
    for number, passage in enumerate(passages, start=1):
        out.print(f"[bold]{number}. {escape(_place(passage.path.name, passage.page, passage.headings))}[/]")
        out.print(f"[dim]   {escape(str(passage.path))}[/]")
        for copy in passage.copies:
            out.print(f"[dim]   also in {escape(str(copy))}[/]")
        if why := " · ".join(f"{finding.method.value} #{finding.rank}" for finding in passage.findings):
            out.print(f"[dim]   {why}[/]")
        # Wrapped by hand: soft wrapping, which keeps long paths whole, would cut what is indented.
        out.print(
            Padding(_mark(choose_excerpt(passage.text, terms or Terms())), (0, 0, 1, 3), expand=False), soft_wrap=False
        )


def show_answer(answer: Answer) -> None:
    """Quotes, answer, citations, and what was left out."""
    for line in _quotes(answer.quotes):
        out.print(line)
    out.print(Text(answer.text, style="bold" if answer.refused else ""))
    if answer.notice:
        out.print(Text(answer.notice, style="yellow"))
    if answer.stopped:
        out.print("[dim](stopped)[/]")
    for sentence in answer.sentences:
        if not sentence.citations:
            out.print(f"[yellow]No passage supports: {escape(sentence.text)}[/]")
    out.print()
    for citation in answer.citations:
        place = _place(str(citation.path), citation.page, ())
        out.print(f"\\[{citation.marker}] {escape(place)}: “{escape(_one_line(citation.quote, 300))}”")
    if answer.refused and answer.nearest:
        out.print("The nearest passages:\n")
        show_passages(answer.nearest, read_terms(answer.question))
    elif answer.plan.left_out:
        out.print(f"[dim]{len(answer.plan.left_out)} passages were left out of the context; --json lists them.[/]")


def show_status(status: LibraryStatus) -> None:
    """The library at a glance."""
    table = Table.grid(padding=(0, 2))
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
    table.add_row("Language model", escape(status.language_model))
    table.add_row("Library", f"version {status.library_version}, {status.library_bytes / 1e6:.1f} MB")
    table.add_row("Search index", f"{status.index_bytes / 1e6:.1f} MB")
    table.add_row("Carrel", status.version)
    out.print(table)


def show_files(records: Sequence[DocumentRecord]) -> None:
    """Every known file with its state, its reason and what can be done if it is not searchable."""
    if not records:
        out.print("No files.")
    for record in records:
        words = f"{record.reason} {record.advice}".strip() or (f"a copy of {record.copy_of}" if record.copy_of else "")
        out.print(f"{record.state.value:8} {escape(str(record.path))}{escape(f': {words}' if words else '')}")


def _quotes(quotes: Sequence[Quote]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for quote in quotes:
        lines.append(Text(f"“{_one_line(quote.text, 600)}”", style="italic"))
        lines.append(Text(f"  {_place(str(quote.path), quote.page, ())}\n", style="dim"))
    return lines


def _mark(excerpt: Excerpt) -> Text:
    text = Text(excerpt.text)
    for start, end in excerpt.marks:
        text.stylize("bold", start, end)
    return text


def _show_failures(heading: str, failures: Sequence[FileFailure]) -> None:
    if failures:
        out.print(f"\n{heading}:")
    for failure in failures:
        out.print(f"  {escape(str(failure.path))}: {escape(failure.reason)}")


def _place(name: str, page: int | None, headings: Sequence[str]) -> str:
    parts = [name, f"page {page}" if page else "", " › ".join(headings)]
    return ", ".join(part for part in parts if part)


def _one_line(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
