"""The verbs of ``carrel``: each opens the library, does one thing, prints it for a person or as JSON, and closes."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from engine.cli import bench, bundle, models, terminal
from engine.cli.ask import ask
from engine.cli.batch import BatchFile, read_batch, require
from engine.cli.embedder_change import finish_change
from engine.cli.eval import app as eval_app
from engine.cli.history import history
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.map import draw
from engine.cli.summarize import summarize
from engine.cli.verb import AsJson, OnePath, Paths, open_knowledge_base, print_json
from engine.cli.watching import watch_folders
from engine.domain import FileState, IndexReport
from engine.errors import BadInput, Cancelled, EngineError
from engine.inference.devices import look_at_machine
from engine.inference.offload import explain_offload
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.log import go_offline
from engine.memory import return_freed_memory
from engine.records import (
    describe_document,
    describe_file,
    describe_passage,
    describe_report,
    describe_status,
)
from engine.retrieval.query_text import read_terms

logger = logging.getLogger(__name__)

OpenWindow = Callable[[Path | None, str], int]

_STOPPED = "Stopped. What was finished stays."
_OPEN_WINDOW = "open_window"  # what the verbs' contexts share
_INTERRUPTED = 130  # what typer makes of Ctrl-C where no job listens to it

app = typer.Typer(
    name="carrel",
    help="Makes your own files searchable and answerable, offline. Without a verb it opens the window.",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(ask)
app.command()(history)
app.command("map")(draw)
app.command()(summarize)
app.add_typer(bench.app, name="bench")
app.add_typer(bundle.app, name="bundle")
app.add_typer(eval_app, name="eval")
app.add_typer(models.app, name="models")


def run(argv: Sequence[str], open_window: OpenWindow | None) -> int:
    """Run one command line; returns the exit code: 0 done, 1 an ``EngineError`` in one sentence, 2 wrong usage."""
    go_offline()
    return_freed_memory()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe may have an encoding that lacks a document's letters
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.getLogger().addHandler(logging.NullHandler())  # until the home, and with it the log, is known
    try:
        app(_hoist_home(argv), obj=open_window)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            return _complain(_STOPPED)
        return end.code if isinstance(end.code, int) else 1
    except EngineError as error:
        logger.warning("%s %s", error.kind, error.detail)
        return _complain(error.message)
    except (Cancelled, KeyboardInterrupt):
        return _complain(_STOPPED)
    except Exception as error:  # whatever a verb raises, the person gets a sentence and the log the place
        logger.exception("A verb ended by a bug")
        return _complain(
            f"Carrel made a mistake of its own ({type(error).__name__}); carrel.log in its home says where."
        )
    return 0


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option(help="Carrel's own folder, instead of CARREL_HOME or the usual one.", readable=False)
    ] = None,
    show_version: Annotated[bool, typer.Option("--version", help="Print Carrel's version.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Take ``--home``, before or after any verb; open the window when there is no verb."""
    if show_version:
        sys.stdout.write(f"carrel {version('carrel')}\n")
        raise typer.Exit
    if context.invoked_subcommand:
        context.meta[_OPEN_WINDOW], context.obj = context.obj, home
        return
    open_window: OpenWindow | None = context.obj
    if open_window is None:
        sys.stdout.write(context.get_help() + "\n")
        return
    raise typer.Exit(open_window(home, ""))


@app.command("open")
def open_place(
    context: typer.Context,
    link: Annotated[
        str, typer.Argument(help="A carrel:// link to a passage, or the file of a model to be added.")
    ] = "",
) -> None:
    """Open the window, or bring the one that is open to the front: at the place of a link, or with a model to add."""
    open_window: OpenWindow | None = context.meta[_OPEN_WINDOW]
    if open_window is None:
        raise BadInput("This Carrel has no window: it was started without one.")
    raise typer.Exit(open_window(context.obj, _address(link)))


@app.command()
def index(context: typer.Context, paths: Paths, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Add files and folders to the library and index what changed in them."""
    with open_knowledge_base(context) as knowledge_base, terminal.show_progress() as job, stopping_by_interrupt(job):
        report = finish_change(knowledge_base.index(paths, job), knowledge_base, job)
    print_json(describe_report(report)) if as_json else terminal.show_report(report)


@app.command()
def watch(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="More to add first.", readable=False)] = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Index what changed in every folder, then go on with whatever is saved, until Ctrl-C."""

    def tell(about: Sequence[Path], report: IndexReport) -> None:
        print_json(describe_report(report)) if as_json else terminal.show_run(about, report)

    with open_knowledge_base(context) as knowledge_base, stopping_by_interrupt(Job()) as job:
        watch_folders(knowledge_base, paths or (), job, tell, terminal.warn)
    terminal.err.print(_STOPPED)


@app.command()
def retry(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(help="A file, or a folder of them.", readable=False)] = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Read files that failed once more: one, those of a folder, or all."""
    with open_knowledge_base(context) as knowledge_base, terminal.show_progress() as job, stopping_by_interrupt(job):
        report = knowledge_base.retry(path, job) if path else knowledge_base.retry_failed(job)
        report = finish_change(report, knowledge_base, job)
    print_json(describe_report(report)) if as_json else terminal.show_report(report)


@app.command()
def remove(context: typer.Context, path: OnePath, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Forget a folder that was added, and its documents; the files themselves stay."""
    with open_knowledge_base(context) as knowledge_base:
        forgotten = knowledge_base.remove_folder(path)
    print_json({"removed": forgotten}) if as_json else terminal.out.print(f"Forgot {forgotten} files.")


@app.command()
def search(
    context: typer.Context,
    query: Annotated[
        str | None,
        typer.Argument(help='Words, "exact phrases", -exclusions, and filters such as type:pdf or after:2024-03.'),
    ] = None,
    limit: Annotated[int, typer.Option("-k", min=1, help="How many results.")] = 10,
    queries: BatchFile = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Find passages by words and by meaning."""
    wanted = require(query, queries, "query")
    with open_knowledge_base(context) as knowledge_base:
        if queries:
            for line in read_batch(queries, wanted, "--queries"):
                print_json({"id": line["id"], **_search_one(line["text"], limit, knowledge_base)})
            return
        passages = knowledge_base.search(wanted, limit)
        collections = knowledge_base.collections.read()
        empty = not passages and not knowledge_base.status().passages
        reason = "" if passages or empty else knowledge_base.explain_nothing(wanted)
    if reason:
        terminal.warn(reason)
    if as_json:
        print_json([describe_passage(passage) for passage in passages])
    else:
        slips = passages[0].slips if passages else ()
        terminal.show_passages(passages, read_terms(wanted, slips, collections), empty_library=empty)


@app.command()
def related(
    context: typer.Context,
    file: OnePath,
    at: Annotated[int | None, typer.Option(min=0, help="More like the passage at this character of the file.")] = None,
    limit: Annotated[int, typer.Option("-k", min=1, help="How many results.")] = 10,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Find documents about the same as a file of the library, or passages like one of its own."""
    with open_knowledge_base(context) as knowledge_base:
        if at is None:
            passages = knowledge_base.find_related(file, limit)
        else:
            passages = knowledge_base.find_like(file, at, at, limit)
    if as_json:
        print_json([describe_passage(passage) for passage in passages])
    else:
        terminal.show_passages(passages)


@app.command()
def extract(context: typer.Context, file: OnePath, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Print the text and structure of a file as its parser sees them."""
    with open_knowledge_base(context) as knowledge_base:
        document = knowledge_base.read_document(file)
    if as_json:
        print_json(describe_document(document))
    else:
        sys.stdout.write(document.text + "\n")


@app.command()
def status(
    context: typer.Context,
    files: Annotated[bool, typer.Option("--files", help="Every file with its state and reason.")] = False,  # noqa: FBT002 - a flag
    state: Annotated[FileState | None, typer.Option(help="Only the files in this state.")] = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Show folders, how far they are covered, passages, versions and sizes; or every file with its state."""
    with open_knowledge_base(context) as knowledge_base:
        if not files and state is None:
            overview = knowledge_base.status()
            graphics = explain_offload(knowledge_base.settings().generation, look_at_machine())
            if as_json:
                print_json(describe_status(overview) | {"graphics": graphics})
            else:
                terminal.show_status(overview, graphics)
            return
        records = [record for record in knowledge_base.documents() if state in (None, record.state)]
    if as_json:
        print_json([describe_file(record) for record in records])
    else:
        terminal.show_files(records)


def _search_one(query: str, limit: int, knowledge_base: KnowledgeBase) -> dict[str, Any]:
    """What one query of a batch finds; one that cannot be read says so in its place, and the rest goes on."""
    try:
        return {"results": [describe_passage(passage) for passage in knowledge_base.search(query, limit)]}
    except BadInput as error:
        return {"error": error.message}


def _hoist_home(argv: Sequence[str]) -> list[str]:
    """The same arguments with ``--home DIR`` first: it may stand before or after any verb."""
    hoisted: list[str] = []
    rest: list[str] = []
    arguments = iter(argv)
    for argument in arguments:
        if argument == "--":
            rest += [argument, *arguments]
        elif argument == "--home" or argument.startswith("--home="):
            home = argument[7:] if argument != "--home" else next(arguments, "")
            if not home:
                return ["--home"]  # is told that it needs a folder; an empty one would be the current folder
            hoisted += ["--home", home]
        else:
            rest.append(argument)
    return hoisted + rest


def _address(link: str) -> str:
    """A link as it is, and a path as an address that leads there from any folder: the window may be open in another."""
    scheme = urlsplit(link).scheme if link else "none"
    return link if len(scheme) > 1 else Path(link).absolute().as_uri()  # a single letter is a drive of Windows


def _complain(sentence: str) -> int:
    terminal.warn(sentence)
    return 1
