"""The verb: one issue's reason and category, by rules first, by the model where they are silent."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.data import categories
from summarizer.letter import IssueBlock
from summarizer.llm import Model, Usage
from summarizer.schema.facts import IssueFacts
from summarizer.treatment import short_name

from .asking import choose_category, choose_reason
from .category import category_of
from .reason import Reason, reason_of


@dataclass(frozen=True, slots=True)
class Classified:
    """None where neither rules nor model could tell. `usage`: what asking cost, nothing where rules told."""

    reason: Reason | None
    category: str | None
    usage: Usage


async def classify(block: IssueBlock, issue: IssueFacts, model: Model) -> Classified:
    """Raises a ModelError when the model cannot be reached; a bad answer tells nothing."""
    usage = Usage()
    reason = reason_of(block.sentences, issue)
    if reason is None and block.sentences and issue.decision is not None:
        reason, cost = await choose_reason(block.sentences, issue, model)
        usage += cost
    category = category_of(issue)
    if category is None:
        category, cost = await choose_category(
            short_name(issue), [row.name for row in categories().kinds], model
        )
        usage += cost
    return Classified(reason, category, usage)
