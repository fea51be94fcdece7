"""Results as Markdown (CommonMark). A letter's text is escaped: no markup of its own comes through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.data import frames
from summarizer.notes import added_warnings, asked, issue_notes, letter_notes, titled
from summarizer.schema.explanation import Explanation
from summarizer.schema.summary import IssueSummary, LetterSummary

from ._words import (
    LANGUAGE,
    STATUS,
    behind,
    claims,
    corrected_by,
    header_facts,
    letter_name,
    one_line,
    result_label,
    sorted_as,
    tally,
    told,
)

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!$]|&(?=#?\w)|(?<=\w):(?=//)")
_LIST_MARK = re.compile(r"^(?:[-+=]|\d{1,9}[.)])")


def md(text: str) -> str:
    """Text on one line, with every sign that Markdown or HTML would act upon made plain."""
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _LIST_MARK.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", escaped)


def summary_markdown(summary: LetterSummary) -> str:
    """The summary as Markdown, a heading to each issue."""
    return "\n".join(_summary_lines(summary)).rstrip() + "\n"


def _summary_lines(summary: LetterSummary) -> Iterator[str]:
    yield from (f"# {md(letter_name(summary))}", "", tally(summary.issues), "")
    for label, value in header_facts(summary.facts):
        yield f"- {label}: {md(value)}"
    yield from (f"- File: {md(summary.letter.file)} ({summary.letter.pages} pages)", "")
    if summary.overview:
        by = summary.overview.by
        yield from (md(summary.overview.text) + (f" ({md(corrected_by(by))})" if by else ""), "")
    for note in letter_notes(summary.facts, LANGUAGE, flags=summary.flags):
        yield from (f"> Note: {md(note)}", "")
    for issue in summary.issues:
        yield from _issue_lines(issue, summary)


def _issue_lines(issue: IssueSummary, summary: LetterSummary) -> Iterator[str]:
    yield from (f"## {issue.number}. {md(issue.treatment or issue.request)}", "")
    yield from (
        " ".join([f"**{result_label(issue)}.**", *map(md, issue_notes(issue, summary, LANGUAGE))]),
        "",
    )
    for label, text in (
        ("Asked", asked(issue, summary)),
        ("Authorized before", issue.authorized),
        ("Decided here", issue.remaining),
    ):
        if text:
            yield f"- {label}: {md(text)}"
    for _name, label, claim in claims(issue.digest):
        where = f" ({md(behind(claim))})" if behind(claim) else ""
        yield f"- {label}: {md(told(claim))}{where}"
    for warning in issue.warnings:
        yield f"- **Warning:** “{md(warning)}”"
    for warning in added_warnings(issue, LANGUAGE):
        yield f"- **Important:** {md(warning)}"
    for label, text in sorted_as(issue):
        yield f"- {label}: {md(text)}"
    yield from (f"- Status: {STATUS[issue.status]}", "")


def explanation_markdown(explanation: Explanation) -> str:
    """The explanation as Markdown, a heading to each request."""
    return "\n".join(_explanation_lines(explanation)).rstrip() + "\n"


def _explanation_lines(explanation: Explanation) -> Iterator[str]:
    words = frames(explanation.language)
    head = words["page"]
    yield from (f"# {head['title']}", "", md(" ".join(explanation.about)), "")
    yield from (f"**{md(' '.join(explanation.glance))}**", "")
    yield from _list(head["notes"], explanation.notes)
    for issue in explanation.issues:
        yield from (
            "## " + md(head["request"].format(number=issue.number, item=titled(issue, explanation.language))),
            "",
        )
        if explanation.language != "en" or issue.request != issue.treatment:
            yield from (md(head["asked"].format(request=issue.request)), "")
        answer, _colon, rest = issue.outcome.partition(":")
        yield from (f"**{md(answer)}:** {md(rest)}", "")
        for note in issue.notes:
            yield from (md(note), "")
        quotes = (words["why"]["letter"].format(text=quoted.quote) for quoted in issue.quoted)
        yield from _list(head["why"], (*issue.why, *quotes))
        for warning in issue.warnings:
            yield from (f"**{md(head['warning'].format(text=warning))}**", "")
    yield from _list(
        head["terms"], (f"{term.term}: {term.meaning}" for term in explanation.terms), level="##"
    )
    yield from _list(head["next_steps"], explanation.next_steps, level="##")


def _list(title: str, items: Iterable[str], level: str = "###") -> list[str]:
    lines = [f"- {md(item)}" for item in items]
    return [f"{level} {title}", "", *lines, ""] if lines else []
