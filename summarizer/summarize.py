"""The verb: a letter becomes a verified summary. Facts by code, reasons by the model, each checked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer import prompts
from summarizer.classify import Classified, classify
from summarizer.digest import Bill, IssueReason, cite, explain_issue, overview
from summarizer.digest import warnings as letter_warnings
from summarizer.facts import extract
from summarizer.letter import IssueBlock, Letter, instructions
from summarizer.llm import Model, Usage
from summarizer.schema.facts import IssueFacts, LetterFacts
from summarizer.schema.summary import (
    Claim,
    GroundAt,
    IssueSummary,
    LetterRef,
    LetterSummary,
    Provenance,
    Status,
    result_of,
)
from summarizer.treatment import short_name

T = TypeVar("T")
U = TypeVar("U")

PROMPTS = ("issue-digest", "case-overview", "reason", "category")


@dataclass(frozen=True, slots=True)
class Work:
    """A summary and how it came about: for each issue, what the model answered and how that fared; `usage` is
    what all answers cost, when they were asked."""

    summary: LetterSummary
    reasons: tuple[IssueReason, ...]
    kinds: tuple[Classified, ...]
    usage: Usage


async def summarize(
    letter: Letter,
    model: Model,
    *,
    reasks: int = 2,
    on_issue: Callable[[], None] = lambda: None,
) -> LetterSummary:
    """The verified summary of one letter; `on_issue` is called as each issue is done.

    Raises a ModelError when the model cannot be reached at all. A model that answers badly never
    raises: its issues come out as `extractive`.
    """
    return (await work(letter, model, reasks=reasks, on_issue=on_issue)).summary


async def work(
    letter: Letter,
    model: Model,
    *,
    reasks: int = 2,
    on_issue: Callable[[], None] = lambda: None,
) -> Work:
    """As `summarize`, with all that the model answered on the way."""
    started = time.monotonic()
    facts = extract(letter, closely=True)
    room = asyncio.Semaphore(model.conversations)

    async def about_case() -> tuple[Claim | None, Bill]:
        async with room:
            return await overview(letter, model, reasks=1)

    async def one(block: IssueBlock, issue: IssueFacts) -> tuple[IssueReason, Classified]:
        async with room:
            why = await explain_issue(block, issue, model, reasks=reasks)
            kind = await classify(block, issue, model)
        on_issue()
        return why, kind

    asked = [one(block, issue) for block, issue in zip(letter.issues, facts.issues, strict=True)]
    (about, about_bill), pairs = await _together(about_case(), asked)
    bills = [about_bill, *(why.bill for why, _ in pairs), *(Bill(kind.usage) for _, kind in pairs)]
    seconds = time.monotonic() - started
    reasons = tuple(why for why, _ in pairs)
    kinds = tuple(kind for _, kind in pairs)
    provenance = provenance_of(model, PROMPTS, bills, seconds)
    usage = sum((bill.usage for bill in bills), Usage())
    return Work(put_together(letter, facts, about, reasons, kinds, provenance), reasons, kinds, usage)


def put_together(
    letter: Letter,
    facts: LetterFacts,
    about: Claim | None,
    reasons: Sequence[IssueReason],
    kinds: Sequence[Classified],
    provenance: Provenance,
) -> LetterSummary:
    """The summary of what was found; `reasons` and `kinds` are those of the letter's issues, in order."""
    return LetterSummary(
        letter=LetterRef(
            file=letter.document.file,
            sha256=letter.document.sha256,
            format=letter.format,
            pages=len(letter.document.page_starts),
        ),
        facts=facts,
        overview=about,
        issues=tuple(
            _issue_summary(block, issue, why, kind)
            for block, issue, why, kind in zip(letter.issues, facts.issues, reasons, kinds, strict=True)
        ),
        flags=facts.flags,
        provenance=provenance,
    )


def provenance_of(
    model: Model, prompt_ids: Sequence[str], bills: Sequence[Bill], seconds: float
) -> Provenance:
    """What made a summary and what it cost, by the bills of its questions."""
    usage = sum((bill.usage for bill in bills), Usage())
    return Provenance(
        model=model.name,
        prompts={name: prompts.load(name).ref for name in prompt_ids},
        calls=usage.calls,
        reasks=usage.reasks + sum(bill.reasks for bill in bills),
        tokens_in=usage.tokens_in,
        tokens_cached=usage.tokens_cached,
        tokens_out=usage.tokens_out,
        seconds=round(seconds, 1),
    )


async def _together(
    about: Coroutine[None, None, T], asked: Sequence[Coroutine[None, None, U]]
) -> tuple[T, list[U]]:
    """All questions of a letter, as many at once as the model has room for; the first fault ends
    the others and is raised as itself."""
    try:
        async with asyncio.TaskGroup() as group:
            head = group.create_task(about)
            tasks = [group.create_task(question) for question in asked]
    except BaseExceptionGroup as faults:
        raise faults.exceptions[0] from None
    return head.result(), [task.result() for task in tasks]


def _issue_summary(block: IssueBlock, issue: IssueFacts, why: IssueReason, kind: Classified) -> IssueSummary:
    request = issue.request.value or block.heading.text
    flags = tuple(dict.fromkeys((*issue.flags, *why.flags)))
    contradicts = any("disagrees" in flag for flag in flags)
    doubtful = issue.decision is None or contradicts or instructions.FLAG in flags
    status: Status = "needs_review" if doubtful else why.status
    return IssueSummary(
        number=issue.number,
        request=request,
        treatment=short_name(issue),
        category=kind.category,
        decision=issue.decision,
        result=result_of(issue.decision, issue.authorized.value),
        authorized=issue.authorized.value,
        remaining=issue.remaining.value,
        reason=kind.reason.name if kind.reason else None,
        reason_place=cite([kind.reason.sentence])[0] if kind.reason and kind.reason.sentence else None,
        grounds=tuple(GroundAt(name=name, place=cite([s])[0]) for name, s in kind.grounds),
        digest=why.digest,
        warnings=tuple(s.text for s in letter_warnings.find(instructions.trusted(block.sentences))),
        status=status,
        flags=flags,
    )
