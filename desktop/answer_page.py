"""Writes a question, its quotes and its answer as the small HTML a QTextBrowser understands; everything is escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from desktop.place import Place, describe, place_of
from desktop.theme import Theme
from engine.api import Answer, AnswerSentence, Citation, ContextPlan, PlannedPassage, Quote

PLAN_LINK = "plan:toggle"
_MARKER = re.compile(r"\s*\[\d+\]")
_NOT_SUPPORTED = "Nothing found in your documents supports this sentence."


@dataclass(slots=True)
class LiveAnswer:
    """A question on its way and what has come of its answer; ``ending`` says how it ended short of an ``Answer``."""

    question: str
    quotes: tuple[Quote, ...] | None = None
    text: str = ""
    ending: str = ""


@dataclass(slots=True)
class AnswerPage:
    """HTML, and the places its ``place:N`` links lead to."""

    theme: Theme
    html: str = ""
    places: list[Place] = field(default_factory=list)

    def write(self, html: str) -> None:
        """Add HTML as it is."""
        self.html += html

    def link(self, place: Place, label: str, style: str = "link") -> str:
        """HTML of a link to a place."""
        self.places.append(place)
        where = escape(describe(place.path, place.page))
        return f'<a class="{style}" href="place:{len(self.places) - 1}" title="Open {where}">{escape(label)}</a>'


def style_page(theme: Theme, points: float) -> str:
    """The style sheet of the pages; ``points`` is the size of the window's font."""
    return f"""
        body {{ color: {theme.text}; font-size: {points * 1.1:.1f}pt; }}
        h1 {{ font-size: {points * 1.6:.1f}pt; font-weight: 600; margin-top: 0px; margin-bottom: 16px; }}
        p {{ margin-top: 0px; margin-bottom: 8px; line-height: 140%; }}
        .caption {{ color: {theme.muted}; font-size: {points * 0.95:.1f}pt; font-weight: 600;
                    margin-top: 16px; margin-bottom: 4px; }}
        .small {{ color: {theme.muted}; font-size: {points * 0.95:.1f}pt; }}
        a {{ color: {theme.accent}; text-decoration: none; }}
        .doubt {{ background-color: {theme.warning_ground}; }}
        a.quote {{ color: {theme.text}; }}
    """


def write_live(live: LiveAnswer, theme: Theme) -> AnswerPage:
    """What is known while the answer is being written: the text so far stands at the very end."""
    page = AnswerPage(theme)
    page.write(f"<h1>{escape(live.question)}</h1>")
    if live.quotes is None:
        page.write(f'<p class="small">{escape(live.ending or "Looking through your documents …")}</p>')
        return page
    _write_quotes(page, live.quotes)
    page.write('<p class="caption">Answer</p>')
    if live.text:
        page.write(f"<p>{_lines(live.text)}</p>")
    if live.ending:
        page.write(f'<p class="small">{escape(live.ending)}</p>')
    if not live.text and not live.ending:
        page.write('<p class="small">Writing …</p>')
    return page


def write_answer(answer: Answer, theme: Theme, *, plan_open: bool = False) -> AnswerPage:
    """An answer with everything needed to check it."""
    page = AnswerPage(theme)
    page.write(f"<h1>{escape(answer.question)}</h1>")
    if answer.refused:
        _write_refusal(page, answer)
        return page
    _write_quotes(page, answer.quotes)
    if answer.strategy == "quotes":
        page.write('<p class="small">No language model is installed, so the quotes are the answer.</p>')
        _write_plan(page, answer, plan_open=plan_open)
        return page
    page.write('<p class="caption">Answer</p>')
    _write_sentences(page, answer)
    if answer.notice:
        page.write(f'<p class="small">{escape(answer.notice)}</p>')
    if answer.stopped:
        page.write('<p class="small">You stopped this answer before it was complete.</p>')
    _write_sources(page, answer.citations)
    _write_plan(page, answer, plan_open=plan_open)
    return page


def _write_quotes(page: AnswerPage, quotes: tuple[Quote, ...]) -> None:
    if not quotes:
        return
    page.write('<p class="caption">From your documents</p>')
    for quote in quotes:
        _write_excerpt(page, place_of(quote), quote.text)


def _write_excerpt(page: AnswerPage, place: Place, text: str) -> None:
    # A QTextBrowser has no left border: a table with one narrow coloured cell draws the bar.
    page.write(
        '<table cellspacing="0" cellpadding="0" width="100%" style="margin-top: 8px; margin-bottom: 8px;"><tr>'
        f'<td width="3" bgcolor="{page.theme.accent}"></td>'
        f'<td style="padding-left: 16px; padding-top: 2px; padding-bottom: 2px;">'
        f"<p>{page.link(place, ' '.join(text.split()), 'quote')}</p>"
        f'<p class="small" style="margin-bottom: 0px;">{page.link(place, describe(place.path, place.page))}</p>'
        "</td></tr></table>"
    )


def _write_sentences(page: AnswerPage, answer: Answer) -> None:
    cited = {citation.marker: citation for citation in answer.citations}
    html, seen = "", 0
    for sentence in answer.sentences:
        found = answer.text.find(sentence.text, seen)
        if found >= 0:
            html += _between(answer.text[seen:found])
            seen = found + len(sentence.text)
        else:
            html += " "
        html += _sentence(page, sentence, cited)
    page.write(f"<p>{html}{_between(answer.text[seen:])}</p>")
    if any(sentence.support == 0.0 for sentence in answer.sentences):
        page.write(
            '<p class="small"><span class="doubt">&nbsp;Shaded&nbsp;</span> Nothing in your documents supports it.</p>'
        )


def _between(text: str) -> str:
    """What stands between two sentences, without the markers: they become links at the end of their sentence."""
    return _lines(_MARKER.sub("", text))


def _sentence(page: AnswerPage, sentence: AnswerSentence, cited: dict[int, Citation]) -> str:
    text = _lines(sentence.text)
    if sentence.support == 0.0:
        return f'<span class="doubt" title="{_NOT_SUPPORTED}">{text}</span>'
    links = (page.link(place_of(cited[marker]), f"[{marker}]") for marker in sentence.citations if marker in cited)
    return text + "".join(f"&nbsp;{link}" for link in links)


def _write_sources(page: AnswerPage, citations: tuple[Citation, ...]) -> None:
    if not citations:
        return
    page.write('<p class="caption">Sources</p>')
    for citation in sorted(citations, key=lambda each: each.marker):
        place = place_of(citation)
        source = page.link(place, f"[{citation.marker}] {describe(place.path, place.page)}")
        page.write(f'<p class="small">{source} &nbsp;{escape(_shorten(citation.quote))}</p>')


def _write_refusal(page: AnswerPage, answer: Answer) -> None:
    page.write("<p><b>Not in your notes</b></p>")
    page.write(f'<p class="small">{_lines(answer.text)}</p>')
    if answer.nearest:
        page.write('<p class="caption">The nearest passages</p>')
    for passage in answer.nearest:
        _write_excerpt(page, place_of(passage), _shorten(passage.text, 280))


def _write_plan(page: AnswerPage, answer: Answer, *, plan_open: bool) -> None:
    plan = answer.plan
    left_out = len(plan.left_out) + plan.history_left_out
    parts = [part for part in (answer.model, _took(answer), f"{len(plan.included)} passages read") if part]
    parts.append(f"{left_out} left out" if left_out else "nothing left out")
    hint = escape(
        "\n".join(_explain(part) for part in plan.left_out) or "Everything that was found was read.", quote=True
    )
    page.write(
        f'<p class="small" style="margin-top: 16px;">{escape(" · ".join(parts))} &nbsp;'
        f'<a href="{PLAN_LINK}" title="{hint}">{"Hide details" if plan_open else "Details"}</a></p>'
    )
    if plan_open:
        _write_plan_details(page, plan)


def _write_plan_details(page: AnswerPage, plan: ContextPlan) -> None:
    used = plan.system + plan.history + plan.passages
    if plan.n_ctx:
        page.write(
            f'<p class="small">{used} tokens read and {plan.reserve} kept free for the answer, of {plan.n_ctx} that '
            f"the model sees at once.</p>"
        )
    for title, passages in (("Read", plan.included), ("Left out", plan.left_out)):
        for passage in passages:
            place = Place(passage.path, passage.page, passage.start, passage.end)
            tokens = f", {passage.tokens} tokens" if passage.tokens else ""
            reason = f": {escape(passage.reason)}" if passage.reason else ""
            link = page.link(place, describe(place.path, place.page))
            page.write(f'<p class="small">{title}: {link}{tokens}{reason}</p>')
    if plan.history_left_out:
        page.write(f'<p class="small">Left out: {plan.history_left_out} earlier questions</p>')


def _explain(passage: PlannedPassage) -> str:
    return f"{describe(passage.path, passage.page)}: {passage.reason or 'left out'}"


def _took(answer: Answer) -> str:
    seconds = sum(answer.timings.values())
    return f"{seconds:.1f} s" if seconds else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _shorten(text: str, limit: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
