"""The plans: how one letter is put to a model. Each ends in the same result types and the same checks."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from summarizer import prompts
from summarizer.classify import classify
from summarizer.digest import Attempt, Bill, IssueReason, explain_issue
from summarizer.facts import extract
from summarizer.letter import IssueBlock, Letter, instructions
from summarizer.llm import Message, Model, Usage
from summarizer.llm.errors import ContextTooLong, InvalidAnswer, Refused, Truncated
from summarizer.schema.drafts import IssueDraft, LetterDraft, LetterIssueDraft
from summarizer.schema.facts import IssueFacts
from summarizer.summarize import provenance_of, put_together, work

from ..recorded import NoModel
from .manifest import Plan
from .matching import match
from .store import AnswerGiven, LetterRun

T = TypeVar("T", bound=BaseModel)
MAX_LETTER_TOKENS = 1000
"""Of a whole letter's answer: a letter of ten items takes 800."""


async def read_letter(letter: Letter, model: Model, plan: Plan, *, reasks: int, seed: int) -> LetterRun:
    """One letter put to the model. Raises a NoAnswer that is the endpoint's fault; answers that cannot be
    used are part of the result."""
    if plan == "by-issue":
        worked = await work(letter, model, reasks=reasks)
        return LetterRun(
            sha256=letter.document.sha256,
            seed=seed,
            summary=worked.summary,
            answers=tuple(_given(reason.attempts) for reason in worked.reasons),
            answering=worked.usage.seconds,
        )
    return await _whole(letter, model, seed=seed, checked=plan == "whole-letter")


async def _whole(letter: Letter, model: Model, *, seed: int, checked: bool) -> LetterRun:
    prompt = prompts.load("whole-letter" if checked else "plain-letter")
    began = time.monotonic()
    draft, usage, failed = await _asked(prompt.messages(letter=_text(letter)), model)
    facts = extract(letter, closely=True)
    items = draft.issues if draft else []
    matched = match([item.request for item in items], facts.issues)
    told = [items[index] if index is not None else None for index in matched]
    pairs = list(zip(letter.issues, facts.issues, told, strict=True))
    reasons = [await _reason(block, issue, item, prompt.texts()) for block, issue, item in pairs]
    kinds = [await classify(block, issue, NoModel("none")) for block, issue, _ in pairs]
    provenance = provenance_of(model, (prompt.id,), [Bill(usage)], time.monotonic() - began)
    summary = put_together(letter, facts, None, reasons, kinds, provenance)
    return LetterRun(
        sha256=letter.document.sha256,
        seed=seed,
        summary=summary,
        answers=tuple(_given(reason.attempts) for reason in reasons),
        whole=draft,
        at_once=draft is not None and usage.reasks == 0,
        matched=matched,
        answering=usage.seconds,
        failed=None if draft else failed,
    )


async def _asked(messages: Sequence[Message], model: Model) -> tuple[LetterDraft | None, Usage, str]:
    """The draft, or the name of the fault where no usable one came."""
    try:
        answer = await model.ask(messages, LetterDraft, max_tokens=MAX_LETTER_TOKENS)
    except (ContextTooLong, InvalidAnswer, Refused, Truncated) as error:
        return None, error.usage, type(error).__name__
    return answer.value, answer.usage, ""


async def _reason(
    block: IssueBlock, issue: IssueFacts, item: LetterIssueDraft | None, shown: Sequence[str]
) -> IssueReason:
    """What the model said of an item, judged as an answer to the product's own question about the issue."""
    return await explain_issue(block, issue, NoModel("told", (as_issue(item),)), reasks=0, prompt_texts=shown)


def as_issue(item: LetterIssueDraft | None) -> IssueDraft | None:
    """The answer to "why", as an answer to the questions of the by-issue plan: a refusal is told by what was
    missing, an approval by what was shown."""
    if item is None:
        return None
    approved = item.decision == "overturned"
    return IssueDraft(rule="", shown=item.why, missing="" if approved else item.why, approved=approved)


def _given(attempts: Sequence[Attempt]) -> tuple[AnswerGiven, ...]:
    return tuple(
        AnswerGiven(
            draft=attempt.draft if isinstance(attempt.draft, IssueDraft) else None,
            failed=attempt.failed,
            enough=attempt.enough,
            at_once=attempt.at_once,
        )
        for attempt in attempts
    )


def _text(letter: Letter) -> str:
    """The letter's clean text without what instructs a machine."""
    text = letter.clean.text
    for start, end in reversed(instructions.in_letter(letter.clean, closely=True)):
        text = text[:start] + text[end:]
    return text.replace("\v", "\n")
