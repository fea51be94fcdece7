"""The model, where the rules are silent: one closed question, its answer believed only so far as checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import create_model

from summarizer import prompts
from summarizer.data import reasons
from summarizer.letter import Sentence, instructions
from summarizer.llm import Model, Usage
from summarizer.llm.errors import ContextTooLong, InvalidAnswer, Refused, Truncated
from summarizer.schema.drafts import Draft
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import ReasonName

from . import _cues
from .reason import ORDER, Reason

MAX_ANSWER_TOKENS = 60
MAX_WORDS = 1200
"""Words of a rationale that a question holds; of a longer one the end, where reviewers conclude."""
_NOT_STATED = Reason("not_stated", None)


class _Choice(Draft):
    choice: str


async def choose_reason(
    sentences: Sequence[Sentence], issue: IssueFacts, model: Model
) -> tuple[Reason, Usage]:
    """What the model says decided the issue, and what asking cost.

    A reason counts only where a sentence of the rationale holds a cue of it, else it is `not_stated`,
    as after an answer that is none. Faults of the endpoint are raised.
    """
    told = _fitting(instructions.trusted(sentences))
    if issue.decision is None or not told:
        return _NOT_STATED, Usage()
    rows = reasons()
    by_label: dict[str, ReasonName] = {
        rows[name].label["en"]: name for name in ORDER if issue.decision in rows[name].of
    }
    request = instructions.spared(issue.remaining.value or issue.request.value or "")
    label, usage = await _choose("reason", request, tuple(by_label), model, [s.text for s in told])
    name = by_label.get(label or "", "not_stated")
    said = next((s for s in reversed(told) if _cues.may_say(name, s.text)), None)
    return (Reason(name, said) if said else _NOT_STATED), usage


async def choose_category(request: str, options: Sequence[str], model: Model) -> tuple[str | None, Usage]:
    """Which of `options` the model says that the request is, None where it names none of them, and what
    asking cost. Nothing of the letter but the request is sent. Faults of the endpoint are raised."""
    request = instructions.spared(request)
    if not request.strip() or not options:
        return None, Usage()
    return await _choose("category", request, tuple(options), model)


async def _choose(
    prompt_id: str, request: str, options: tuple[str, ...], model: Model, sentences: Sequence[str] = ()
) -> tuple[str | None, Usage]:
    prompt = prompts.load(prompt_id)
    messages = prompt.messages(request=request, sentences=list(sentences), options=list(options))
    field: dict[str, Any] = {"choice": (Literal[options], ...)}
    try:
        answer = await model.ask(
            messages, create_model("Choice", __base__=_Choice, **field), max_tokens=MAX_ANSWER_TOKENS
        )
    except (ContextTooLong, InvalidAnswer, Refused, Truncated) as error:
        return None, error.usage
    return answer.value.choice if answer.value.choice in options else None, answer.usage


def _fitting(sentences: Sequence[Sentence]) -> list[Sentence]:
    """As many of the last sentences as a question holds."""
    kept: list[Sentence] = []
    words = 0
    for sentence in reversed(sentences):
        words += len(sentence.text.split())
        if words > MAX_WORDS:
            break
        kept.append(sentence)
    return kept[::-1]
