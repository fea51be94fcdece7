"""Results as one self-contained HTML file: no request leaves the page, and all reading works without script.

A letter is data. Every value goes through Jinja's autoescape and `visible`; nothing of a letter is ever
compiled as a template, and the page's own policy allows one script, named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarizer.data import frames
from summarizer.letter.types import Document, Span
from summarizer.notes import added_warnings, asked, issue_notes, letter_notes, titled
from summarizer.plain.glossary import find_terms
from summarizer.schema.explanation import Explanation, Language
from summarizer.schema.summary import LetterSummary
from summarizer.schema.verdict import Grounds, Verdict

from ._letter_view import Mark, view
from ._words import (
    LANGUAGE,
    STATUS,
    claims,
    corrected_by,
    header_facts,
    letter_name,
    one_line,
    result_label,
    sorted_as,
    source_note,
    tally,
    verdict_place,
    verdict_tally,
    visible,
)


def summary_html(letters: Sequence[tuple[LetterSummary, Document]]) -> str:
    """One page of these summaries, each beside the text of its letter with the evidence marked."""
    script = _asset("summary.js")
    template = environment().get_template("summary.html.j2")
    return template.render(
        letters=[_letter(f"L{number}", *pair) for number, pair in enumerate(letters, start=1)],
        corrected=any(summary.is_corrected() for summary, _document in letters),
        script=Markup(script),  # noqa: S704 - a file of this package, no letter's text
        script_hash=_hash(script),
        style=style_of("summary.css"),
    )


def explanation_html(explanations: Sequence[Explanation]) -> str:
    """One page of these explanations."""
    template = environment().get_template("explanation.html.j2")
    return template.render(
        explanations=explanations,
        language=explanations[0].language if explanations else LANGUAGE,
        style=style_of("explanation.css"),
    )


def verdicts_html(verdicts: Sequence[Verdict], left_out: Sequence[str], document: Document) -> str:
    """One page of these verdicts and of what they leave out, beside the text of the letter with what they
    were judged by marked."""
    script = _asset("summary.js")
    template = environment().get_template("verdicts.html.j2")
    marks = {Mark(_mark_key(found), Span(*found.span)) for verdict in verdicts for found in verdict.evidence}
    return template.render(
        name=document.file.split("/")[-1],
        verdicts=verdicts,
        left_out=left_out,
        tally=verdict_tally(verdicts),
        mark_key=_mark_key,
        place=verdict_place,
        pages=view(document, marks),
        script=Markup(script),  # noqa: S704 - a file of this package, no letter's text
        script_hash=_hash(script),
        style=style_of("summary.css"),
    )


def _mark_key(found: Grounds) -> str:
    return f"p{found.span[0]}-{found.span[1]}"


def _letter(key: str, summary: LetterSummary, document: Document) -> dict[str, Any]:
    return {
        "key": key,
        "name": letter_name(summary),
        "summary": summary,
        "tally": tally(summary.issues),
        "facts": list(header_facts(summary.facts)),
        "notes": letter_notes(summary.facts, LANGUAGE, flags=summary.flags),
        "issue_notes": {issue.number: issue_notes(issue, summary, LANGUAGE) for issue in summary.issues},
        "decisions": {mark.key: document.page_of(mark.span.start) for mark in _decisions(key, summary)},
        "pages": view(document, {*_evidence(key, summary), *_decisions(key, summary)}, _paragraphs(summary)),
    }


def _evidence(key: str, summary: LetterSummary) -> Iterator[Mark]:
    told = [claim for issue in summary.issues for _name, _label, claim in claims(issue.digest)]
    for claim in (*told, *filter(None, [summary.overview])):
        for found in claim.evidence:
            yield Mark(f"{key}-s{found.sentence}", Span(*found.span))


def _decisions(key: str, summary: LetterSummary) -> Iterator[Mark]:
    for facts in summary.facts.issues:
        if facts.decision_span:
            yield Mark(f"{key}-d{facts.number}", Span(*facts.decision_span))


def _paragraphs(summary: LetterSummary) -> set[int]:
    """Where the letter starts something new: each issue's heading, guideline lines and rationale."""
    starts = set()
    for facts in summary.facts.issues:
        parts = (facts.claims_administrator_guideline, facts.reviewer_guideline, facts.rationale)
        starts |= {part.span[0] for part in (facts.request, *parts) if part is not None and part.span}
    return starts


def _with_terms(text: str, key: str, seen: set[str], language: Language) -> list[tuple[str, str | None]]:
    """The text in pieces, with the anchor of its meaning beside each hard word used for the first time."""
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for hit in find_terms(text, language):
        if hit.key not in seen:
            seen.add(hit.key)
            pieces += [(text[at : hit.start], None), (text[hit.start : hit.end], _anchor(hit.key, key))]
            at = hit.end
    return [*pieces, (text[at:], None)]


def _anchor(term: str, key: object) -> str:
    return f"{key}-" + "".join(c if c.isalnum() else "-" for c in term.lower())


@cache
def environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("summarizer.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "STATUS": STATUS,
        "added_warnings": partial(added_warnings, language=LANGUAGE),
        "anchor": _anchor,
        "asked": asked,
        "claims": claims,
        "corrected_by": corrected_by,
        "frames": frames,
        "one_line": one_line,
        "result_label": result_label,
        "sorted_as": sorted_as,
        "source_note": source_note,
        "titled": titled,
        "used_terms": set,
        "with_terms": _with_terms,
    }
    return environment


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def style_of(name: str) -> Markup:
    return Markup(_asset("base.css") + _asset(name))  # noqa: S704 - files of this package


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (files(__package__ or "summarizer.render") / "templates" / name).read_text(encoding="utf-8")
