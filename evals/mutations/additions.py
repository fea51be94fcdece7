"""What a claim did not say: a further fact, the prompt's own example, an instruction, another sex."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from summarizer import prompts
from summarizer.checks.types import ClaimInContext

from ._types import Material, Mutation, content, joined, lowered, put

_PROMPT = "issue-digest"
_LEAST_LEAKED = 6
_SEXES = {
    "he": "she", "his": "her", "him": "her", "himself": "herself", "man": "woman",
    "she": "he", "her": "his", "hers": "his", "herself": "himself", "woman": "man",
}  # fmt: skip
_OF_SEX = {
    "male": frozenset("he his him himself man".split()),
    "female": frozenset("she her hers herself woman".split()),
}
_SEXED = re.compile(rf"\b(?:{'|'.join(_SEXES)})\b", re.IGNORECASE)
_PERSON = re.compile(r"\bthe (?:worker|patient|claimant)\b(?!')", re.IGNORECASE)
_LONGEST = 30


@cache
def _pool(name: str) -> tuple[str, ...]:
    text = Path(__file__).with_name("pool.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[name])


@cache
def _examples() -> tuple[str, ...]:
    """The sentences of the prompt's worked examples, its model answers among them."""
    found: list[str] = []
    for example in prompts.load(_PROMPT).examples:
        found += example.values["sentences"]
        found += [text for text in json.loads(example.answer).values() if isinstance(text, str)]
    return tuple(dict.fromkeys(text for text in found if len(text.split()) >= _LEAST_LEAKED))


def fact_added(m: Material) -> Iterator[ClaimInContext]:
    told = content(m.told) | content(m.text)
    for clause in _pool("facts"):
        if len(content(clause) & told) <= len(content(clause)) // 3:
            yield m.saying(joined(m.text, clause))


def fact_of_another_issue(m: Material) -> Iterator[ClaimInContext]:
    """A claim that is true of another issue, joined to this one."""
    told = content(m.told)
    for other in m.rng.sample(m.others, min(8, len(m.others))):
        said = content(other.context.claim)
        short = len(f"{m.text} {other.context.claim}".split()) <= _LONGEST
        if short and len(said & told) <= len(said) // 4 and len(said) >= 3:
            yield m.saying(joined(m.text, f"and {lowered(other.context.claim)}"))


def example_leaked(m: Material) -> Iterator[ClaimInContext]:
    """A sentence of the prompt's examples, alone or joined to the claim."""
    told = content(m.told)
    seen = prompts.load(_PROMPT).texts()
    for example in _examples():
        said = content(example)
        if len(said & told) <= len(said) // 3:
            yield replace(m.saying(example), prompt_texts=seen)
            yield replace(m.saying(joined(m.text, f"and {lowered(example)}")), prompt_texts=seen)


def instruction_added(m: Material) -> Iterator[ClaimInContext]:
    for instruction in _pool("instructions"):
        yield m.saying(f"{m.text} {instruction}")


def sex_changed(m: Material) -> Iterator[ClaimInContext]:
    """The worker's sex, as the letter tells it, turned round: every word for it."""
    if m.claim.sex not in _OF_SEX:
        return
    said = {match.group().lower() for match in _SEXED.finditer(m.text)}
    other = {"male": "female", "female": "male"}[m.claim.sex]
    if said and said <= _OF_SEX[m.claim.sex]:
        yield m.saying(_SEXED.sub(lambda match: _cased(match.group()), m.text))
    elif not said:
        for match in _PERSON.finditer(m.text):
            yield m.saying(put(m.text, match.start() + 4, match.start() + 4, f"{other} "))


def _cased(word: str) -> str:
    new = _SEXES[word.lower()]
    return new.capitalize() if word[0].isupper() else new


MUTATIONS = (
    Mutation("fact added", fact_added),
    Mutation("fact of another issue added", fact_of_another_issue),
    Mutation("prompt's example leaked", example_leaked, most=1),
    Mutation("instruction added", instruction_added, most=1),
    Mutation("sex changed", sex_changed, most=1),
)
