"""The explanations of a run: how easy each issue's outcome and reason read, and whether all is told that must
be.

    imr eval explanations RUN.jsonl

RUN holds summaries, JSON lines. What must be told is looked for in the page's whole text, by words and
figures that the summary's facts have, not by the parts that the page was made of.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.data import names_withdrawal_drug, reasons
from summarizer.errors import UsageError
from summarizer.explain import explain
from summarizer.plain.jargon import unexplained
from summarizer.plain.names import mask
from summarizer.schema import Explanation, LetterSummary
from summarizer.schema.explanation import IssueExplanation, Language
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import IssueSummary

from .intervals import wilson
from .text_table import text_table

LANGUAGES: tuple[Language, ...] = ("en", "es")
_MOST_GRADE = 8.0
_SENTENCE_WORDS = (8.0, 16.0)
_ANSWER = {
    "en": {
        "approved": r"Approved", "not_approved": r"(?:Payment n|N)ot approved",
        "partly_authorized": r"Part approved before, the rest not|Not approved as asked",
        "unreadable": r"Not clear",
    },
    "es": {
        "approved": r"Aprobado|Pago aprobado", "not_approved": r"No aprobado|Pago no aprobado",
        "partly_authorized": r"Una parte aprobada antes, el resto no|No aprobado como se pidió",
        "unreadable": r"No está claro",
    },
}  # fmt: skip
_ALWAYS = {"en": ("Information and Assistance", "not legal or medical advice"),
           "es": ("Información y Asistencia", "no es un consejo legal ni médico")}  # fmt: skip
_REFUSED = ("4610.6(h)", "30", "10605", "12 m", "4610(k)")
_STOP = {"en": "do not stop it suddenly", "es": "no lo deje de repente"}
_NEVER = re.compile(
    r"cannot be appealed|can(?:not|'t|’t) appeal|no se puede apelar|no puede apelar|"
    r"you should (?:not )?appeal|debe(?:ría)? apelar|your (?:last day|deadline) is|su fecha límite es|"
    r"good chance|buena oportunidad de ganar",
    re.IGNORECASE,
)
_PAST = re.compile(r"^retro\w*(?: request)?(?: for)?[\s:–-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Read:
    """One issue as a page tells it: its measures, its jargon, and what is not told of what must be."""

    letter: str
    number: int
    shown: IssueExplanation
    jargon: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The pages of one language."""

    language: Language
    issues: tuple[Read, ...]
    letters_missing: tuple[tuple[str, str], ...]
    letters: int

    def figures(self) -> dict[str, Any]:
        readings = [read.shown.reading for read in self.issues]
        grades = [reading.grade for reading in readings]
        unmasked = [reading.grade_unmasked for reading in readings]
        lengths = [reading.mean_sentence_words for reading in readings]
        whole = sum(not read.missing for read in self.issues)
        return {
            "letters": self.letters,
            "issues": len(self.issues),
            "grade, median": statistics.median(grades),
            "grade, most": max(grades),
            f"grade over {_MOST_GRADE:.0f}": sum(grade > _MOST_GRADE for grade in grades),
            "grade unmasked, median": statistics.median(unmasked),
            "grade unmasked, most": max(unmasked),
            "words a sentence, median": statistics.median(lengths),
            "words a sentence outside 8 to 16": sum(
                not _SENTENCE_WORDS[0] <= length <= _SENTENCE_WORDS[1] for length in lengths
            ),
            "hard words, mean share": round(statistics.mean(r.hard_word_share for r in readings), 3),
            **self._ease(),
            "who wrote the reason": dict(Counter(str(read.shown.why_source) for read in self.issues)),
            "requests named in everyday words": sum(read.shown.everyday is not None for read in self.issues),
            "issues with jargon unexplained": sum(bool(read.jargon) for read in self.issues),
            "issues with all that must be told": (
                f"{wilson(whole, len(self.issues))} ({whole}/{len(self.issues)})"
            ),
            "missing": dict(Counter(what for read in self.issues for what in read.missing)),
            "letters with something missing": dict(Counter(what for _, what in self.letters_missing)),
        }

    def _ease(self) -> dict[str, float]:
        ease = [r.shown.reading.ease for r in self.issues if r.shown.reading.ease is not None]
        return {"ease (INFLESZ), median": statistics.median(ease), "ease, least": min(ease)} if ease else {}


@dataclass(frozen=True)
class Reports:
    """A report for each language."""

    reports: tuple[Report, ...]

    def as_json(self) -> dict[str, Any]:
        return {report.language: report.figures() for report in self.reports}

    def text(self) -> str:
        figures = [report.figures() for report in self.reports]
        names = list(dict.fromkeys(name for one in figures for name in one))
        rows = [(name, *(str(one.get(name, "-")) for one in figures)) for name in names]
        return text_table(("", *(report.language for report in self.reports)), rows)


def measure(run: Path, languages: Sequence[Language] = LANGUAGES) -> Reports:
    """The explanations of the summaries in `run`. Raises UsageError for a file without summaries."""
    summaries = [LetterSummary.model_validate_json(line) for line in run.read_text("utf-8").splitlines()]
    if not any(summary.issues for summary in summaries):
        raise UsageError(f"{run}: no summaries", hint="imr summarize --json > RUN.jsonl")
    return Reports(tuple(_report(summaries, language) for language in languages))


def _report(summaries: Sequence[LetterSummary], language: Language) -> Report:
    issues: list[Read] = []
    letters: list[tuple[str, str]] = []
    for summary in summaries:
        page = explain(summary, language=language)
        letters += [(summary.letter.file, what) for what in _missing_of_letter(page, summary)]
        for shown, issue in zip(page.issues, summary.issues, strict=True):
            facts = next(f for f in summary.facts.issues if f.number == issue.number)
            jargon = tuple(unexplained(map(mask, shown.why))) if language == "en" else ()
            missing = tuple(missing_of(page, shown, issue, facts))
            issues.append(Read(summary.letter.file, issue.number, shown, jargon, missing))
    return Report(language, tuple(issues), tuple(letters), len(summaries))


def missing_of(
    page: Explanation, shown: IssueExplanation, issue: IssueSummary, facts: IssueFacts
) -> Iterator[str]:
    """What the page does not tell of one issue."""
    told = " ".join((shown.outcome, *shown.notes, *shown.why, *shown.warnings))
    quoted = " ".join((told, *(quote.quote for quote in shown.quoted)))
    checks: dict[str, Callable[[], bool]] = {
        "result": lambda: bool(re.match(_ANSWER[page.language][issue.result], shown.outcome)),
        "request as printed": lambda: _holds(page.text, shown.request),
        "reason": lambda: issue.digest is None or _tells_a_reason(shown, page.language),
        "part authorized before": lambda: _tells_part(told, issue.authorized, page.language),
        "part decided": lambda: _tells_part(told, issue.remaining, page.language),
        "other request it depends on": lambda: all(re.search(rf"\b{n}\b", told) for n in facts.depends_on),
        "the letter's warnings": lambda: all(_holds(quoted, warning) for warning in issue.warnings),
        "withdrawal line": lambda: not _may_cause_withdrawal(issue) or _STOP[page.language] in told,
    }
    yield from (name for name, holds in checks.items() if not holds())


def _missing_of_letter(page: Explanation, summary: LetterSummary) -> Iterator[str]:
    """What the page does not tell that belongs to the whole letter, and what it must never tell."""
    needed = [*_ALWAYS[page.language]]
    if any(issue.result in ("not_approved", "partly_authorized") for issue in summary.issues):
        needed += _REFUSED
    retrospective = {facts.number: facts.retrospective for facts in summary.facts.issues}
    for issue in summary.issues:
        if issue.result == "approved":
            needed.append("20" if retrospective[issue.number] else "9792.10.7(a)")
    if summary.facts.case_number.value:
        needed.append(summary.facts.case_number.value)
    yield from (f"not told: {text}" for text in needed if text not in page.text)
    printed = " ".join(quote.quote for shown in page.issues for quote in shown.quoted)
    for match in _NEVER.finditer(page.text):
        if match[0] not in printed:
            yield f"told: {match[0]}"


def _may_cause_withdrawal(issue: IssueSummary) -> bool:
    """A drug of those kinds, by its name alone: a test or a cream that names one is not to be stopped."""
    name = issue.treatment.lower()
    other = re.search(r"screen|test|cream|gel|ointment|topical|patch|%", name)
    return issue.result in ("not_approved", "partly_authorized") and names_withdrawal_drug(name) and not other


def _tells_a_reason(shown: IssueExplanation, language: Language) -> bool:
    """That no reason could be sorted is none."""
    return any(sentence != reasons()["not_stated"].says[language] for sentence in shown.why)


def _tells_part(told: str, part: str | None, language: Language) -> bool:
    """Whether a part of the request is told: in English as it is printed but for the label that it is of the
    past, which a note tells; in Spanish by its figures at least."""
    if not part:
        return True
    printed = _PAST.sub("", part).lower().strip(" .;:")
    return _figures(told, part) if language == "es" else _holds(told.lower(), printed)


def _holds(text: str, part: str) -> bool:
    return " ".join(part.split()) in " ".join(text.split())


def _figures(text: str, part: str) -> bool:
    """Whether every figure of a printed part is told: its words may be told in another language."""
    figures = [word for word in _WORD.findall(part) if word.isdigit()]
    said = set(_WORD.findall(text))
    return all(figure in said for figure in figures)
