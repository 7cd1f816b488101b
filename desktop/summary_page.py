"""Writes a summary as the small HTML a reading pane understands: two sentences, a paragraph, or key points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from desktop.engine_words import translate_engine
from desktop.place import Place, describe
from desktop.quantities import say_moment
from desktop.reading_pane import Page
from desktop.theme import Theme
from desktop.translation import mark, translate
from engine.api import (
    ChangeKind,
    FolderChanges,
    Summary,
    SummaryLength,
    SummaryLevel,
    SummaryPlace,
    SummarySentence,
    UnreadStretch,
)

_NOTHING = mark("No sentence of it can stand for it, and no line of it holds a word.")
_OUTLINE = mark("No sentence of it can stand for it: this is what its parts begin with.")
_MOST_LEFT_OUT = 50
_LIST_MARK = re.compile(r"^[-•*–] ")
_MOST_CHANGES = 100
_KINDS = {
    ChangeKind.NEW: mark("new · {when}"),
    ChangeKind.CHANGED: mark("changed · {when}"),
    ChangeKind.REMOVED: mark("removed · {when}"),
}
_SEAM = " &nbsp;·&nbsp; "


def write_summary(summary: Summary, length: SummaryLength, theme: Theme) -> Page:
    """Every sentence leads to the place that says it; below stands what was not read, and why."""
    page = Page(theme)
    if summary.is_outline:
        _write_small(page, translate(_OUTLINE))
    if not summary.sentences:
        _write_small(page, translate(_NOTHING))
    elif length is SummaryLength.LONG or summary.is_outline:
        _write_points(page, summary)
    else:
        sentences = [_link_sentence(page, each, summary.made_by) for each in summary.sentences]
        page.write(f"<p>{' '.join(sentences)}</p>")
        _write_sources(page, summary)
    _write_left_out(page, summary)
    return page


def write_changes(changes: FolderChanges, theme: Theme) -> Page:
    """Every document that changed with what it says now; its name opens it."""
    page = Page(theme)
    if not changes.changes:
        _write_small(page, translate("Nothing changed in the last seven days."))
    for change in changes.changes[:_MOST_CHANGES]:
        gone = change.kind is ChangeKind.REMOVED
        name = escape(change.path.name) if gone else page.link(Place(change.path), change.path.name)
        when = translate(_KINDS[change.kind], when=say_moment(change.at))
        page.write(
            f'<p style="margin-top: 12px; margin-bottom: 2px;"><b>{name}</b> &nbsp;'
            f'<span class="small">{escape(when)}</span></p>'
        )
        said = " ".join(_link_sentence(page, each, change.made_by) for each in change.sentences)
        if said:
            page.write(f"<p>{said}</p>")
        elif not gone:
            _write_small(page, translate_engine(change.reason))
    if len(changes.changes) > _MOST_CHANGES:
        _write_small(page, translate("And {count} more.", count=len(changes.changes) - _MOST_CHANGES))
    return page


def write_message(sentence: str, theme: Theme) -> Page:
    """A page that only says something."""
    page = Page(theme)
    _write_small(page, sentence)
    return page


def _write_small(page: Page, sentence: str) -> None:
    page.write(f'<p class="small">{escape(sentence)}</p>')


def _write_points(page: Page, summary: Summary) -> None:
    page.write('<ul style="margin-left: 0px; -qt-list-indent: 0;">')
    for sentence in summary.sentences:
        links = [page.link(place, name) for place, name in _list_places(sentence, summary)]
        page.write(
            '<li style="margin-bottom: 12px; margin-left: 24px; line-height: 140%;">'
            f"{_link_sentence(page, sentence, summary.made_by)}<br>"
            f'<span class="small">{_SEAM.join(links)}</span></li>'
        )
    page.write("</ul>")


def _write_sources(page: Page, summary: Summary) -> None:
    """The places of all sentences in a line, each once."""
    links: dict[str, str] = {}
    for place, name in (each for sentence in summary.sentences for each in _list_places(sentence, summary)):
        if name not in links:
            links[name] = page.link(place, name)
    page.write(f'<p class="small" style="margin-top: 8px;">{_SEAM.join(links.values())}</p>')


def _write_left_out(page: Page, summary: Summary) -> None:
    """The files, or the parts of the document, of which nothing is in the summary."""
    left_out, unread = summary.coverage.left_out, summary.coverage.unread
    if not left_out and not unread:
        return
    caption = escape(translate("Not covered, and why"))
    page.write(f'<p class="caption">{caption}</p>')
    for failure in left_out[:_MOST_LEFT_OUT]:
        name = page.link(Place(failure.path), describe(failure.path, None))
        page.write(f'<p class="small">{name}: {escape(translate_engine(failure.reason))}</p>')
    if len(left_out) > _MOST_LEFT_OUT:
        _write_small(page, translate("And {count} more; the library lists them.", count=len(left_out) - _MOST_LEFT_OUT))
    for stretch in unread[:_MOST_LEFT_OUT]:
        place = Place(summary.path, stretch.page, stretch.start, stretch.end) if summary.path else None
        name = page.link(place, _name_stretch(stretch)) if place else ""
        page.write(f'<p class="small">{name}: {escape(translate_engine(stretch.reason))}</p>')
    if len(unread) > _MOST_LEFT_OUT:
        _write_small(page, translate("And {count} more places of it.", count=len(unread) - _MOST_LEFT_OUT))


def _link_sentence(page: Page, sentence: SummarySentence, made_by: str) -> str:
    return page.link(_place_of(sentence, made_by), _flatten(sentence.text), "quote")


def _place_of(sentence: SummarySentence, made_by: str) -> Place:
    """Where a sentence leads: a verbatim one stands there, of one that was written only what supports it does."""
    return Place(sentence.path, sentence.page, sentence.start, sentence.end, "" if made_by else sentence.text)


def _list_places(sentence: SummarySentence, summary: Summary) -> Iterator[tuple[Place, str]]:
    """All places that say it, the best first, with their names."""
    yield _place_of(sentence, summary.made_by), _name_place(sentence, summary.level)
    for also in sentence.also_at:
        yield Place(also.path, also.page, also.start, also.end), _name_place(also, summary.level)


def _name_place(place: SummarySentence | SummaryPlace, level: SummaryLevel) -> str:
    """The page or the headings; of several documents the file too."""
    name = "" if level is SummaryLevel.DOCUMENT else place.path.name
    return _join_place(name, place.page, place.headings, place.start)


def _name_stretch(stretch: UnreadStretch) -> str:
    said = _join_place("", stretch.page, stretch.headings, stretch.start)
    if stretch.passages == 1:
        return said
    return translate("{count} passages, {place}", count=stretch.passages, place=said)


def _join_place(name: str, page: int | None, headings: Sequence[str], start: int) -> str:
    number = translate("page {number}", number=page) if page else ""
    parts = [part for part in (name, number, " › ".join(headings)) if part]
    return ", ".join(parts) or translate("at character {number}", number=start)


def _flatten(text: str) -> str:
    """In one line, without the mark of a list that it was an entry of."""
    return _LIST_MARK.sub("", " ".join(text.split()))
