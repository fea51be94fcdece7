"""What every shape of a result shares: cleaned text, result labels, the header's facts in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.data import frames, plain_date, reasons
from summarizer.schema.explanation import Language
from summarizer.schema.facts import LetterFacts
from summarizer.schema.summary import Claim, Digest, Evidence, IssueResult, IssueSummary, LetterSummary
from summarizer.schema.verdict import Grounds, Verdict

LANGUAGE: Language = "en"

_DIGEST_LABELS = {
    "why": "Why",
    "criterion": "Rule applied",
    "finding": "Finding",
    "gap": "What was missing",
}

STATUS = {
    "verified": "each sentence checked against the letter",
    "extractive": "the letter’s own sentences",
    "needs_review": "a person should check this item",
    "corrected": "corrected by a person; what is not marked so was checked, or is the letter’s own",
}

_RESULTS: tuple[IssueResult, ...] = ("approved", "partly_authorized", "not_approved", "unreadable")

# A letter is data: what could hide words, turn their order round or drive a terminal does not pass.
# U+FFFE is how the PDF reader writes a hyphen at the end of a line.
_HIDDEN = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD, 0x061C, 0x180E,
    *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
    *range(0xFFF9, 0xFFFC), 0xFFFF, *range(0xE0000, 0xE0080),
)  # fmt: skip
_VISIBLE = dict.fromkeys(_HIDDEN) | {0xFFFE: "-"}


def visible(text: str) -> str:
    """The text without control, zero-width and direction characters; tab and line feed stay."""
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """Visible text with every run of white space as one space."""
    return " ".join(visible(" ".join(text.split())).split())


def result_label(issue: IssueSummary) -> str:
    """The result in words, for a badge."""
    substitute = issue.result == "partly_authorized" and not issue.remaining
    return frames(LANGUAGE)["label"]["substitute_authorized" if substitute else issue.result]


def tally(issues: Sequence[IssueSummary]) -> str:
    """How many requests there are and how they ended, in one line."""
    label = frames(LANGUAGE)["tally"]
    counted = Counter(issue.result for issue in issues)
    requests = "1 request" if len(issues) == 1 else f"{len(issues)} requests"
    return f"{requests}: " + ", ".join(f"{counted[r]} {label[r]}" for r in _RESULTS if counted[r])


def letter_name(summary: LetterSummary) -> str:
    """The case number, or the file's name where the letter prints none."""
    return one_line(summary.facts.case_number.value or summary.letter.file)


def header_facts(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """The letter's header as pairs of label and words; what the letter does not say is left out."""
    person = " ".join(
        filter(None, (f"{facts.age.value}-year-old" if facts.age.value else "", facts.sex.value or ""))
    )
    for label, value in (
        ("Decided", facts.decision_date.value),
        ("Injured", facts.date_of_injury.value),
        ("First refused", facts.ur_denial_date.value),
        ("Worker", person),
        ("Reviewer", facts.reviewer_specialty.value),
    ):
        if value:
            yield label, one_line(plain_date(value))


def claims(digest: Digest | None) -> Iterator[tuple[str, str, Claim]]:
    """The digest's claims in reading order, as (name, label, claim); the same words once."""
    told = set()
    for name, claim in digest.parts() if digest is not None else ():
        if claim.text not in told:
            told.add(claim.text)
            yield name, _DIGEST_LABELS[name], claim


def sorted_as(issue: IssueSummary) -> Iterator[tuple[str, str]]:
    """What decided the issue and what kind of treatment it is about, as pairs of label and words."""
    if issue.reason:
        yield "Decided by", reasons()[issue.reason].label[LANGUAGE]
    if issue.category:
        yield "Category", issue.category


def source_note(claim: Claim, model: str) -> str:
    """Who wrote the claim's words."""
    if claim.source == "letter":
        return "The letter’s own sentence."
    if claim.source == "code":
        return "Written by code from the facts in the letter."
    if claim.source == "person":
        return f"Written by {one_line(claim.by or '')}, who corrected this summary. No check was run on it."
    return f"Written by a model ({model}) and checked against the letter by code."


def told(claim: Claim) -> str:
    """The claim's words, in quotation marks where they are the letter's own."""
    return f"“{claim.text}”" if claim.source == "letter" else claim.text


def corrected_by(by: str) -> str:
    """The mark that stands beside whatever a person corrected."""
    return f"corrected by {one_line(by)}"


def behind(claim: Claim) -> str:
    """What stands behind a claim: its places, or the person who wrote it."""
    return corrected_by(claim.by) if claim.by else places(claim)


def verdict_tally(verdicts: Sequence[Verdict]) -> str:
    """How many claims were judged and how, in one line."""
    bad = sum(verdict.verdict == "unsupported" for verdict in verdicts)
    claims_ = "1 claim" if len(verdicts) == 1 else f"{len(verdicts)} claims"
    return f"{claims_}: {len(verdicts) - bad} supported, {bad} unsupported"


def verdict_place(found: Grounds) -> str:
    """ "sentence 4, page 2", or for a labelled line "page 1"."""
    return f"sentence {found.sentence}, page {found.page}" if found.sentence else f"page {found.page}"


def places(claim: Claim) -> str:
    """Where the letter carries the claim: "sentence 4, page 2"."""
    return "; ".join(map(place, claim.evidence))


def place(found: Evidence) -> str:
    return f"sentence {found.sentence}, page {found.page}"
