"""Runs in the peers' own environment: claims as JSON lines in, what each peer accepts out.

In: {"claim": str, "evidence": [str]}. Out: {peer's name: whether it accepts the claim}.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Sequence

Accepts = Callable[[str, Sequence[str]], bool]
_LEAST_RATIO = 90


def _langextract(*, partly: bool) -> Accepts:
    """Whether its aligner finds the claim's place; `partly`: a part of its words is enough (its default)."""
    from langextract.core.data import Extraction
    from langextract.resolver import Resolver

    resolver = Resolver()

    def accepts(claim: str, evidence: Sequence[str]) -> bool:
        extraction = Extraction(extraction_class="claim", extraction_text=claim)
        aligned = resolver.align(
            [extraction], " ".join(evidence), token_offset=0, char_offset=0, accept_match_lesser=partly
        )
        return any(one.char_interval is not None for one in aligned)

    return accepts


def _instructor() -> Accepts:
    """Whether CitationMixin keeps the claim as a quote: it mends up to five characters."""
    from instructor.dsl.citation import CitationMixin

    def accepts(claim: str, evidence: Sequence[str]) -> bool:
        quoted = CitationMixin.model_validate(
            {"substring_quotes": [claim]}, context={"context": " ".join(evidence)}
        )
        return bool(quoted.substring_quotes)

    return accepts


def _rapidfuzz() -> Accepts:
    from rapidfuzz.fuzz import partial_ratio

    def accepts(claim: str, evidence: Sequence[str]) -> bool:
        return any(partial_ratio(claim.lower(), one.lower()) >= _LEAST_RATIO for one in evidence)

    return accepts


def main() -> None:
    # What a package prints must not get among the answers.
    with contextlib.redirect_stdout(sys.stderr):
        peers = {
            "langextract alignment": _langextract(partly=True),
            "langextract, no partial match": _langextract(partly=False),
            "instructor CitationMixin": _instructor(),
            "rapidfuzz partial_ratio >= 90": _rapidfuzz(),
        }
        answers = []
        for line in sys.stdin:
            asked = json.loads(line)
            answers.append(
                {name: accepts(asked["claim"], asked["evidence"]) for name, accepts in peers.items()}
            )
    sys.stdout.writelines(f"{json.dumps(answer)}\n" for answer in answers)


if __name__ == "__main__":
    main()
