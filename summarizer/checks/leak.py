"""Nothing of the prompt, its examples or the answer's schema is in the claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.lexicon import GLUE, OUTCOME, tokenise

from ._look import look
from .types import ClaimInContext, Finding

NAME = "leak"
_RUN = 4
# A run this long is the prompt's own sentence, even where its words also stand in the letter.
_LONG_RUN = 8
_PLACEHOLDER = re.compile(
    r"""[{}<>\[\]|`] | \\n | \.\.\. | \u2026 | "\s*: | \bsentence\ \d | \(\d+\) | \bapproved\s*[:=]
    | (?:one\ )?short\ sentence | in\ plain\ words | your\ answer | fill\ in | lorem\ ipsum
    | \b(?:placeholder|json|schema|null|todo)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = re.compile(r"\b(?:example|true|false)\b", re.IGNORECASE)


def check(context: ClaimInContext) -> list[Finding]:
    findings = []
    evidence_text = " ".join(sentence.text for sentence in context.evidence) + " " + context.request
    # Words that also have an everyday meaning tell of a prompt only where there was one.
    words = _WORDS.search(context.claim) if context.prompt_texts else None
    match = _PLACEHOLDER.search(context.claim) or words
    if match and match.group().lower() not in evidence_text.lower():
        said = match.group()
        findings.append(
            Finding(NAME, said, f'Do not write "{said}". Write one plain sentence about this case.')
        )
    return findings + _runs(context, evidence_text)


def _runs(context: ClaimInContext, evidence_text: str) -> list[Finding]:
    claim = _words(context.claim)
    told = [_words(evidence_text)]
    for size in (_LONG_RUN, _RUN):
        prompt = {run for text in context.prompt_texts for run in _all_runs(_words(text), size)}
        known = {run for text in told for run in _all_runs(text, size)}
        for start in range(len(claim) - size + 1):
            run = tuple(claim[start : start + size])
            if (
                run in prompt
                and run not in known
                and not _is_frame(run)
                and not (size == _RUN and _carried(context, run))
            ):
                words = " ".join(run)
                return [
                    Finding(NAME, words, f'"{words}" is from the instructions. Write about this case only.')
                ]
    return []


def _is_frame(run: Sequence[str]) -> bool:
    """ "was not approved because" is how one speaks of any decision."""
    return all(
        token.lemma in GLUE or token.lemma in OUTCOME or token.lemma == "guidelin"
        for token in tokenise(" ".join(run))
    )


def _carried(context: ClaimInContext, run: Sequence[str]) -> bool:
    """Whether the evidence carries each of the run's words that mean something."""
    seen = look(context)
    words = set(run)
    return all(
        seen.hits[index] or index in seen.named or index in seen.outcome
        for _, index in seen.content()
        if seen.claim.tokens[index].lower in words
    )


def _words(text: str) -> list[str]:
    return [token.lower for token in tokenise(text) if token.kind != "mark"]


def _all_runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}
