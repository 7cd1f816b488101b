"""Reads a test collection in BEIR's layout: corpus.jsonl, queries.jsonl and qrels/test.tsv in one folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.errors import BadInput, PathMissing, PathUnreadable
from engine.evaluation.benchmarks import choose_sample
from engine.ingestion.scan import check_path

CORPUS = "corpus.jsonl"
QUERIES = "queries.jsonl"
JUDGEMENTS = "qrels/test.tsv"


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One document to search; ``title`` may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """One query that is asked."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A corpus, the queries that are asked of it, and for each the worth of the documents that were judged for it.

    Every query has a document that is worth something; ``remarks`` are sentences about what was left out.
    """

    folder: Path
    documents: tuple[CorpusDocument, ...]
    queries: tuple[Query, ...]
    judgements: Mapping[str, Mapping[str, int]]
    remarks: tuple[str, ...] = ()


def read_collection(folder: Path) -> Collection:
    """The collection in this folder. Raises ``BadInput`` with what is wrong, and in which line."""
    check_path(folder)
    documents = tuple(
        CorpusDocument(entry["_id"], entry.get("title") or "", entry["text"])
        for entry in _read_records(folder, CORPUS, ("_id", "text"), ("title",))
    )
    queries = tuple(Query(entry["_id"], entry["text"]) for entry in _read_records(folder, QUERIES, ("_id", "text"), ()))
    judgements = _read_judgements(folder)
    asked = tuple(query for query in queries if any(worth > 0 for worth in judgements.get(query.id, {}).values()))
    if not documents:
        raise BadInput(f"{folder / CORPUS} holds no document: there is nothing to search.")
    if not asked:
        raise BadInput(f"{folder / JUDGEMENTS} names a relevant document for none of the queries in {QUERIES}.")
    names = {document.id for document in documents}
    judged = {query.id: judgements[query.id] for query in asked}
    unknown_queries = len(judgements.keys() - {query.id for query in queries})
    unknown_documents = len({document for worths in judged.values() for document in worths} - names)
    counted = (
        (len(queries) - len(asked), f"Queries of {QUERIES} without a relevant document, which are not asked"),
        (unknown_queries, f"Queries of {JUDGEMENTS} that are not in {QUERIES} and are not asked"),
        (unknown_documents, f"Documents of {JUDGEMENTS} that are not in {CORPUS} and count as not found"),
    )
    remarks = tuple(f"{sentence}: {count}." for count, sentence in counted if count)
    return Collection(folder, documents, asked, judged, remarks)


def sample_queries(collection: Collection, size: int) -> Collection:
    """The same with at most ``size`` queries, the same ones each time."""
    queries = tuple(choose_sample(collection.queries, size))
    return replace(
        collection, queries=queries, judgements={query.id: collection.judgements[query.id] for query in queries}
    )


def _read_records(
    folder: Path, name: str, wanted: tuple[str, ...], allowed: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """The JSON lines of a file, each with these texts; ids do not come twice."""
    known: set[str] = set()
    fields = " and ".join(f'"{field}"' for field in wanted)
    for number, line in _read_lines(folder, name):
        try:
            entry = json.loads(line)
            texts = [entry[field] for field in wanted] + [entry.get(field) or "" for field in allowed]
            "".join(texts).encode()  # half a character, written as an escape, is no text
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadInput(f"Line {number} of {folder / name} is not JSON with the texts {fields}.") from error
        if entry["_id"] in known:
            raise BadInput(f'Line {number} of {folder / name} has the "_id" of an earlier line: each needs its own.')
        known.add(entry["_id"])
        yield entry


def _read_judgements(folder: Path) -> dict[str, dict[str, int]]:
    """The worth of documents by query and document; the first line may be a header."""
    judgements: dict[str, dict[str, int]] = {}
    for number, line in _read_lines(folder, JUDGEMENTS):
        try:
            query, document, worth = line.strip().split("\t")
            if number == 1 and not worth.lstrip("-").isdigit():
                continue
            judgements.setdefault(query, {})[document] = int(worth)
        except ValueError as error:
            raise BadInput(
                f"Line {number} of {folder / JUDGEMENTS} is not a query's id, a document's id and a whole number, "
                "with tabs between them."
            ) from error
    return judgements


def _read_lines(folder: Path, name: str) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, from 1, without the blank ones."""
    file = folder / name
    try:
        with file.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except UnicodeDecodeError as error:
        # Its type only: a decoding error holds the text itself, and a detail goes to the log.
        raise BadInput(f"{file} is not in UTF-8: save it so.", type(error).__name__) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PathMissing(
            f"{file} is not there: name a folder that holds {CORPUS}, {QUERIES} and {JUDGEMENTS}."
        ) from error
    except OSError as error:
        raise PathUnreadable(f"{file} cannot be read: {error.strerror}.") from error
