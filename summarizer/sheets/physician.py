"""The physician's sheet: for each request the words that decided, the rule that was applied, what was found
and what was missing, and the sources of both sides."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.data import reasons
from summarizer.digest import argument
from summarizer.letter import Sentence
from summarizer.schema.sheet import Entry, Section
from summarizer.schema.summary import Claim

from ._case import Case, Group, Request, numbers_of, texts
from ._entries import (
    about,
    decided_at,
    decided_by,
    in_the_letters_words,
    merged,
    of_requests,
    outcome,
    quoted,
    request_label,
    section,
    told,
)
from ._guidelines import guidelines
from ._notes import letter_conflicts, request_notes, warnings
from ._statements import missing, norm, repeats_heading, rule, tells_a_finding

HEAD = (
    "date_of_injury", "ur_denial_date", "decision_date", "worker", "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip


def sections(case: Case) -> Iterator[Section]:
    """A section to each request, or to those that were decided alike for the same reason, and one for what in
    the letter as a whole does not agree."""
    title = texts()["physician"]
    for group in case.groups:
        issue = group[0].issue
        name = title["request"].format(number=issue.number, item=issue.treatment or issue.request)
        if len(group) > 1:
            name = title["requests"].format(which=request_label(case, numbers_of(group)))
        yield Section(name="request", title=name, entries=tuple(_group(case, group)), result=issue.result)
    yield from section("check", title["check"], letter_conflicts(case))
    yield about(case, "physician")


def _group(case: Case, group: Group) -> Iterator[Entry]:
    issues = numbers_of(group)
    yield Entry(
        text=outcome(group), kind="fact", label=texts()["physician"]["result"], issues=issues,
        evidence=decided_at(case, *group), by=decided_by(group),
    )  # fmt: skip
    rows = [
        *(row for request in group for row in _argument(request)),
        *(row for request in group for row in guidelines(case, request)),
        *warnings(case, *group),
        *(row for request in group for row in _checks(case, request)),
    ]
    order = list(dict.fromkeys(row.label for row in rows))
    for row in sorted(merged(rows), key=lambda row: order.index(row.label)):
        yield row if set(row.issues) == set(issues) else of_requests(case, row)


def _checks(case: Case, request: Request) -> Iterator[Entry]:
    check = texts()["label"]["check"]
    yield from (note.model_copy(update={"label": check}) for note in request_notes(case, request))


def _is_borne_out(request: Request) -> bool:
    """Whether a ground says as much as the reason's name, or a person gave it: no name is better than a
    wrong one."""
    if request.issue.corrector("reason"):
        return True
    told_by = reasons()[request.issue.reason or "not_stated"].told_by
    return any(ground.name in told_by for ground in request.issue.grounds)


def _argument(request: Request) -> Iterator[Entry]:
    """What decided, the rule, what was missing and what was found: the summary's claims, and where it has
    none the letter's own sentences that no claim rests on. Nothing is told twice."""
    label, issues, digest = texts()["physician"], (request.issue.number,), request.issue.digest
    if request.issue.reason and _is_borne_out(request):
        name = reasons()[request.issue.reason].label["en"]
        text = f"{name[:1].upper()}{name[1:]}."
        by = request.issue.corrector("reason")
        yield Entry(text=text, kind="fact", label=label["reason"], issues=issues, by=by)
    if digest is None:
        yield Entry(text=label["no_reasons"], kind="note", label=label["reason"], issues=issues)
        return
    reason = told(digest.why, label["reason"], issues=issues)
    yield from in_the_letters_words(reason)
    carried = {place.sentence for place in reason.evidence}
    for name, claim, sentences in _parts(request):
        if claim is not None and claim.by and claim.text != digest.why.text:
            entry = told(claim, label[name], issues=issues)
        elif claim is not None and {place.sentence for place in claim.evidence} - carried:
            entry = told(claim, label[name], issues=issues)
            if len(sentences) > len(claim.evidence):
                entry = quoted(sentences, label[name], issues=issues)
        elif claim is None and {sentence.number for sentence in sentences} - carried:
            entry = quoted(sentences, label[name], issues=issues)
        else:
            continue
        carried |= {place.sentence for place in entry.evidence}
        yield entry


def _parts(request: Request) -> Iterator[tuple[str, Claim | None, tuple[Sentence, ...]]]:
    """The parts of the argument by name, each with the claim or the letter's own sentences. A rule that is a
    list has all sentences of it beside its claim."""
    letter, digest = argument.read(request.sentences, refused=not request.approved), request.issue.digest
    claims = dict(digest.parts()) if digest else {}
    criterion = claims.get("criterion")
    first = _behind(criterion, request) if criterion else letter.criterion
    whole = rule(request.sentences, first)
    if criterion or any(norm(sentence.text) for sentence in first):
        yield "criterion", criterion, whole if len(whole) > len(first) or not criterion else ()
    # What an approved request lacked decided nothing.
    if (gap := claims.get("gap")) and (gap.by or not request.approved):
        yield "gap", gap, ()
    if not request.approved:
        for sentence in dict.fromkeys((*letter.gap, *missing(request.sentences))):
            if not repeats_heading(sentence.text):
                yield "gap", None, (sentence,)
    finding = claims.get("finding")
    text = finding.text if finding else " ".join(sentence.text for sentence in letter.finding)
    if (finding and finding.by) or (tells_a_finding(text) and not repeats_heading(text)):
        yield "finding", finding, () if finding else letter.finding


def _behind(claim: Claim, request: Request) -> tuple[Sentence, ...]:
    """The sentences that a claim rests on."""
    numbers = {place.sentence for place in claim.evidence}
    return tuple(sentence for sentence in request.sentences if sentence.number in numbers)
