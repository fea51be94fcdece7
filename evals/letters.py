"""Runs the main job over real letters and counts what came out.

    python -m evals.letters --letters ../shared/letters --sample 24 --out RUN.jsonl
    python -m evals.letters --report RUN.jsonl --verdicts evals/verdicts.csv

RUN holds one summary a line; a run that is started again goes on where it stopped. Verdicts are a
reader's: a line for each claim of a model, found by the hash of its letter and its words, so that
no letter's text is kept.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import hashlib
import json
import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import LCSseq

from summarizer.explain import explain
from summarizer.letter import Letter, read
from summarizer.llm import leaves_for, open_model
from summarizer.redact import RedactingModel
from summarizer.schema import LetterSummary
from summarizer.schema.summary import Claim
from summarizer.summarize import summarize

from .intervals import wilson
from .recorded import RecordedModel
from .runs.sample import draw


def claims_by_place(summary: LetterSummary) -> list[tuple[str, Claim]]:
    """Each claim in a model's words, once, with what it is told of."""
    found: dict[tuple[str, str], Claim] = {}
    if summary.overview is not None:
        found["the case", summary.overview.text] = summary.overview
    for issue in summary.issues:
        for part, claim in issue.digest.parts() if issue.digest else ():
            if claim.source == "model":
                found.setdefault((f"issue {issue.number}, {part}: {issue.request}", claim.text), claim)
    shown: dict[tuple[str, str], tuple[str, Claim]] = {}
    for (about, text), claim in found.items():
        shown.setdefault((about.split(",")[0], text), (about, claim))
    return list(shown.values())


def claims_of(summary: LetterSummary) -> list[Claim]:
    return [claim for _, claim in claims_by_place(summary)]


def drawn(summaries: Sequence[LetterSummary], count: int, seed: int) -> list[LetterSummary]:
    """The summaries with `count` of their verified issues, drawn by a seed, and nothing else."""
    verified = [
        (number, issue.number)
        for number, summary in enumerate(summaries)
        for issue in summary.issues
        if issue.status == "verified"
    ]
    chosen = set(random.Random(seed).sample(verified, min(count, len(verified))))  # noqa: S311 - a draw
    return [
        summary.model_copy(
            update={
                "overview": None,
                "issues": tuple(i for i in summary.issues if (number, i.number) in chosen),
            }
        )
        for number, summary in enumerate(summaries)
    ]


def sheet(summaries: Sequence[LetterSummary]) -> str:
    """Every claim for a reader, JSON lines: key, file, request, the claim and what is cited for it."""
    lines = []
    for summary in summaries:
        for about, claim in claims_by_place(summary):
            row = {
                "key": key_of(summary, claim),
                "file": summary.letter.file,
                "about": about,
                "claim": claim.text,
                "cited": [cited.quote for cited in claim.evidence],
            }
            lines.append(json.dumps(row))
    return "\n".join(lines)


def key_of(summary: LetterSummary, claim: Claim) -> str:
    """Names a claim without its words."""
    told = f"{summary.letter.sha256} {claim.evidence[0].span} {claim.text}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def errors(summaries: Sequence[LetterSummary], verdicts: Path) -> str:
    """The shares of claims that a reader judged wrong, and weak (true, but beside the point), with
    95% Wilson intervals."""
    with verdicts.open(encoding="utf-8", newline="") as rows:
        judged = {row["key"]: row for row in csv.DictReader(rows)}
    keys = [key_of(summary, claim) for summary in summaries for claim in claims_of(summary)]
    read_ = [judged[key] for key in keys if key in judged]
    told = [f"claims read: {len(read_)} of {len(keys)}"]
    for verdict in ("wrong", "weak") if read_ else ():
        rows_ = [row for row in read_ if row["verdict"] == verdict]
        rate = wilson(len(rows_), len(read_))
        told.append(f"{verdict}: {rate.right} ({rate}, 95% {rate.interval})")
        if verdict == "wrong":
            told += [
                f"  by {name}: {dict(Counter(row[name] or 'not said' for row in rows_))}"
                for name in ("kind", "severity")
            ]
    return "\n".join(told)


def kept_order(claim: Claim) -> float:
    """The share, 0 to 1, of a claim's words that its evidence has in the same order: 1 is a copy."""
    words = [word.strip(".,;:\"'()").lower() for word in claim.text.split()]
    said = [word.strip(".,;:\"'()").lower() for cited in claim.evidence for word in cited.quote.split()]
    return LCSseq.similarity(words, said) / len(words)


def report(summaries: Sequence[LetterSummary]) -> str:
    """The totals, one to a line."""
    issues = [issue for summary in summaries for issue in summary.issues]
    claims = [claim for summary in summaries for claim in claims_of(summary)]
    kept = [kept_order(claim) for claim in claims]
    grades = [explain(summary).reading.grade for summary in summaries]
    single = [summary.provenance.seconds for summary in summaries if len(summary.issues) == 1]
    bill = [summary.provenance for summary in summaries]
    status = Counter(issue.status for issue in issues)
    rows = {
        "letters": len(summaries),
        "issues": len(issues),
        "decisions": dict(Counter(str(issue.decision) for issue in issues)),
        "status": dict(status),
        "verified share": f"{status['verified'] / len(issues):.3f}",
        "model read the decision differently": sum(
            any("read the decision" in flag for flag in issue.flags) for issue in issues
        ),
        "letters with an overview": sum(summary.overview is not None for summary in summaries),
        "model claims": len(claims),
        "claims that are no copy (order kept < 1)": f"{sum(k < 1 for k in kept)}/{len(kept)}",
        "claims mostly in other words (order kept < 0.75)": f"{sum(k < 0.75 for k in kept)}/{len(kept)}",
        "calls": sum(b.calls for b in bill),
        "re-asks": sum(b.reasks for b in bill),
        "tokens in / cached / out": f"{sum(b.tokens_in for b in bill)} / "
        f"{sum(b.tokens_cached for b in bill)} / {sum(b.tokens_out for b in bill)}",
        "seconds, all": round(sum(b.seconds for b in bill)),
        "seconds, a one-issue letter, median and most": f"{statistics.median(single):.0f}, {max(single):.0f}"
        if single
        else "none",
        "explanation grade, median and most": f"{statistics.median(grades):.1f}, {max(grades):.1f}",
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items())


async def run(
    letters: Sequence[Letter], out: Path, model_name: str, base_url: str | None, answers: Path
) -> None:
    """Appends a summary for each letter that `out` does not hold yet. The answers are kept beside it,
    so that a run with other checks asks only what was not asked before."""
    done = {summary.letter.sha256 for summary in stored(out)}
    async with open_model(model_name, base_url=base_url) as opened:
        model = RecordedModel(opened, answers)
        for number, letter in enumerate(letters, start=1):
            if letter.document.sha256 in done:
                continue
            asked = RedactingModel(model, letter) if leaves_for(model_name, base_url=base_url) else model
            summary = await summarize(letter, asked)
            with out.open("a", encoding="utf-8") as lines:
                lines.write(summary.model_dump_json() + "\n")
            print(
                f"{number}/{len(letters)} {Path(letter.document.file).name}: {len(summary.issues)} issues, "
                f"{[issue.status for issue in summary.issues].count('verified')} verified, "
                f"{summary.provenance.seconds:.0f} s",
                file=sys.stderr,
            )


def stored(out: Path) -> list[LetterSummary]:
    if not out.is_file():
        return []
    return [LetterSummary.model_validate_json(line) for line in out.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m evals.letters", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--letters", type=Path, help="a folder of letters")
    parser.add_argument("--sample", type=int, default=24)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--out", type=Path, help="a file of summaries, one a line")
    parser.add_argument("--answers", type=Path, help="where the model's answers are kept, else beside --out")
    parser.add_argument("--report", type=Path, help="such a file: report on it, ask nothing")
    parser.add_argument("--sheet", action="store_true", help="print the claims for a reader instead")
    parser.add_argument("--issues", type=int, help="only the claims of so many verified issues, drawn")
    parser.add_argument("--verdicts", type=Path, help="a reader's verdicts on the claims")
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--base-url")
    options = parser.parse_args()
    if options.report is None:
        if options.letters is None or options.out is None:
            parser.error("--letters and --out, or --report")
        letters = [read(path) for path in sorted(options.letters.glob("*.pdf"))]
        wanted = draw(letters, options.sample, stratified=True, seed=options.seed)
        answers = options.answers or options.out.with_suffix(".answers.jsonl")
        asyncio.run(run(wanted, options.out, options.model, options.base_url, answers))
    summaries = stored(options.report or options.out)
    read_ = summaries if options.issues is None else drawn(summaries, options.issues, options.seed)
    print(sheet(read_) if options.sheet else report(summaries))
    if options.verdicts:
        print(errors(read_, options.verdicts))


if __name__ == "__main__":
    main()
