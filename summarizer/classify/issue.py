"""The verb: one issue's reason and category, by rules first, by the model where they are silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.data import categories
from summarizer.digest import argument, key_sentences
from summarizer.letter import IssueBlock, Sentence, instructions
from summarizer.llm import Model, Usage
from summarizer.plain.grounds import find_grounds
from summarizer.schema.facts import IssueFacts
from summarizer.treatment import short_name

from .asking import choose_category, choose_reason
from .category import category_of
from .reason import Reason, reason_of

_TESTS = "Diagnostic Testing"


@dataclass(frozen=True, slots=True)
class Classified:
    """None where neither rules nor model could tell. `grounds`: what the reviewer says of this case by the
    table of grounds, by name, each once. `usage`: what asking cost, nothing where rules told."""

    reason: Reason | None
    grounds: tuple[tuple[str, Sentence], ...]
    category: str | None
    usage: Usage


async def classify(block: IssueBlock, issue: IssueFacts, model: Model) -> Classified:
    """Raises a ModelError when the model cannot be reached; a bad answer tells nothing."""
    usage = Usage()
    category = category_of(issue)
    reason = reason_of(block.sentences, issue)
    if reason and reason.name == "no_benefit_shown" and (category or "").startswith(_TESTS):
        # Nobody is helped by a scan: what did not help is another treatment.
        reason = Reason("not_stated", None)
    if reason is None and block.sentences and issue.decision is not None:
        reason, cost = await choose_reason(block.sentences, issue, model)
        usage += cost
    if category is None:
        category, cost = await choose_category(
            short_name(issue), [row.name for row in categories().kinds], model
        )
        usage += cost
    return Classified(reason, tuple(_grounds(block.sentences, issue)), category, usage)


def _grounds(sentences: Sequence[Sentence], issue: IssueFacts) -> Iterator[tuple[str, Sentence]]:
    """Those of sentences about the case: what a guideline says in general is no ground yet."""
    told = [s for s in instructions.trusted(sentences) if not key_sentences.prints_a_decision(s.text)]
    roles = argument.roles_of(told)
    found: dict[str, Sentence] = {}
    for sentence in told:
        if roles[sentence] is argument.Role.CASE:
            for ground in find_grounds(sentence.text):
                if issue.decision in ground.of:
                    found.setdefault(ground.name, sentence)
    yield from found.items()
