"""One way to build a claim with its evidence, for every table of cases here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.checks.types import ClaimInContext
from summarizer.letter.types import Sentence, Span
from summarizer.schema.facts import Decision

Build = Callable[..., ClaimInContext]


def sentences(*texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(number, text, Span(0, len(text)), 1) for number, text in enumerate(texts, start=1))


@pytest.fixture
def build() -> Build:
    def make(
        claim: str,
        *evidence: str,
        request: str = "",
        authorized: str = "",
        decision: Decision | None = "upheld",
        prompts: tuple[str, ...] = (),
    ) -> ClaimInContext:
        cited = sentences(*evidence)
        return ClaimInContext(
            claim=claim,
            evidence=cited,
            request=request,
            authorized=authorized,
            decision=decision,
            scope=cited,
            prompt_texts=prompts,
        )

    return make
