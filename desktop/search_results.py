"""Results as rows: grouped by document, the best first, and why each was found in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.place import describe, name_folder
from desktop.translation import mark, translate, translate_count
from engine.api import Finding, Method, Passage, explain_slips, found_alike

SHOWN_A_DOCUMENT = 3
"""Passages of one document that are shown before its "n more"."""

_NAMED_COPIES = 3
_METHODS = {
    Method.WORDS: (mark("words #{rank}"), mark("by its words (number {rank})")),
    Method.MEANING: (mark("meaning #{rank}"), mark("by its meaning (number {rank})")),
    Method.SUMMARY: (mark("summary #{rank}"), mark("by its document's summary (number {rank})")),
}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The head of a group: a document and its best passage."""

    best: Passage

    @property
    def path(self) -> Path:
        """The document's file."""
        return self.best.path

    @property
    def title(self) -> str:
        """What the document calls itself, or else its file's name."""
        return self.best.title.strip() or self.path.name

    @property
    def source(self) -> str:
        """Where it is: its folder, and its name if the title does not say it."""
        folder = name_folder(self.path.parent)
        return folder if self.title == self.path.name else f"{self.path.name} · {folder}"


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage."""

    passage: Passage

    @property
    def key(self) -> tuple[int, int, int]:
        """What makes it the same passage in another list."""
        return self.passage.document_id, self.passage.start, self.passage.end

    @property
    def where(self) -> str:
        """Its place inside the document: page and headings, without the one that only repeats the title."""
        headings = [heading.strip() for heading in self.passage.headings if heading.strip()]
        if headings[:1] == [self.passage.title.strip()]:
            headings = headings[1:]
        page = [] if self.passage.page is None else [translate("Page {number}", number=self.passage.page)]
        return " · ".join([*page, *([" › ".join(headings)] if headings else [])])

    @property
    def why(self) -> str:
        """Which methods found it, and how good it was for each."""
        return " · ".join(translate(_METHODS[finding.method][0], rank=finding.rank) for finding in self._findings)

    @property
    def explanation(self) -> str:
        """The same in a sentence."""
        found = [translate(_METHODS[each.method][1], rank=each.rank) for each in self._findings]
        if not found:
            return ""
        ways = translate(" and ").join(found)
        return translate("Carrel found this passage {ways}: number 1 is the best of its list.", ways=ways)

    @property
    def _findings(self) -> list[Finding]:
        return sorted(self.passage.findings, key=lambda finding: list(_METHODS).index(finding.method))

    @property
    def name(self) -> str:
        """What a screen reader says before the text."""
        return describe(self.passage.path, self.passage.page)


@dataclass(frozen=True, slots=True)
class MoreRow:
    """How many further passages of a document were found."""

    document_id: int
    count: int

    @property
    def label(self) -> str:
        """What it says."""
        return translate_count("{n} more in this document", "{n} more in this document", self.count)


@dataclass(frozen=True, slots=True)
class CopiesRow:
    """Which other documents say nearly the same as the passage above."""

    passage: Passage

    @property
    def label(self) -> str:
        """What it says."""
        names = [copy.name for copy in self.passage.copies[:_NAMED_COPIES]]
        further = len(self.passage.copies) - len(names)
        if further:
            return translate("Also in {files} and {count} more", files=", ".join(names), count=further)
        return translate("Also in {files}", files=", ".join(names))


Row = DocumentRow | PassageRow | CopiesRow | MoreRow


def arrange_rows(passages: Sequence[Passage], opened: Collection[int] = ()) -> list[Row]:
    """The rows of a list: the documents in the order of their best passages, each with its own passages below it.

    Of a document whose id is in ``opened`` all passages are shown, of the others the best few.
    """
    groups: dict[int, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.document_id, []).append(passage)
    rows: list[Row] = []
    for document_id, group in groups.items():
        # One that would stand alone behind "1 more" takes no more room than those words do.
        most = SHOWN_A_DOCUMENT if len(group) > SHOWN_A_DOCUMENT + 1 and document_id not in opened else len(group)
        rows.append(DocumentRow(group[0]))
        for passage in group[:most]:
            rows += [PassageRow(passage), *([CopiesRow(passage)] if passage.copies else [])]
        if most < len(group):
            rows.append(MoreRow(document_id, len(group) - most))
    return rows


def say_found(passages: Sequence[Passage]) -> str:
    """How much was found, as a person says it, and whether any of it has the words that were looked for."""
    if not passages:
        return translate("No document has these words. Looking for what they mean …")
    count = _count_found(passages)
    if found_alike(passages):
        return translate("No document has these words. Nearest in meaning: {passages}", passages=count)
    return f"{explain_slips(find_slips(passages), translate)} {count}".lstrip()


def find_slips(passages: Sequence[Passage]) -> tuple[tuple[str, str], ...]:
    """Words of the query that are in no document, with what was looked for instead: the same for all that was found."""
    return passages[0].slips if passages else ()


def say_alike(passages: Sequence[Passage]) -> str:
    """How much is like something."""
    return _count_found(passages) if passages else translate("Nothing else in your library is like this.")


def _count_found(passages: Sequence[Passage]) -> str:
    """How many passages there are, and in how many documents."""
    documents = len({passage.document_id for passage in passages})
    found = translate_count("{n} passage", "{n} passages", len(passages))
    return translate_count("{found} in {n} document", "{found} in {n} documents", documents, found=found)
