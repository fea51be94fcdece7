"""Puts several forms of the issue prompt to the same issues and shows what each gave.

    python -m evals.prompt_forms --letters ../shared/letters --issues 20

A form is a prompt file; its answers' text fields are judged by the same checks as in the product,
at the first answer, without re-asks.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, create_model

from summarizer import prompts
from summarizer.checks.types import ClaimInContext
from summarizer.digest import key_sentences
from summarizer.digest.drafting import judge_sentence
from summarizer.facts import extract
from summarizer.grounding import split_claims
from summarizer.letter import IssueBlock, read
from summarizer.llm import Model, open_model
from summarizer.llm.errors import InvalidAnswer, Truncated
from summarizer.schema.facts import IssueFacts

FORMS = Path(__file__).parent / "prompt_forms"
FIELDS = {
    "two-examples": ("why",),
    "main-reason": ("why",),
    "plain-words": ("why",),
    "rule-and-records": ("rule", "records"),
    "issue-digest": ("rule", "shown", "missing"),
}


@dataclass(slots=True)
class Tally:
    asked: int = 0
    no_answer: int = 0
    decision_right: int = 0
    sentences: int = 0
    passed: int = 0
    issues_with_reason: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0


def draw(folder: Path, count: int, seed: int) -> list[tuple[IssueBlock, IssueFacts]]:
    """Issues of the folder's letters, three in ten of them overturned."""
    everything: list[tuple[IssueBlock, IssueFacts]] = []
    for path in sorted(folder.glob("*.pdf")):
        letter = read(path)
        everything.extend(zip(letter.issues, extract(letter).issues, strict=True))
    rng = random.Random(seed)  # noqa: S311 - a draw, not a secret
    overturned = [pair for pair in everything if pair[1].decision == "overturned"]
    upheld = [pair for pair in everything if pair[1].decision == "upheld"]
    share = round(count * 0.3)
    return rng.sample(overturned, share) + rng.sample(upheld, count - share)


def response_type(fields: tuple[str, ...]) -> type[BaseModel]:
    shape: dict[str, type] = {**dict.fromkeys(fields, str), "approved": bool}
    return create_model("FormDraft", **{name: (kind, ...) for name, kind in shape.items()})  # type: ignore[call-overload, no-any-return]


async def put(
    prompt: prompts.Prompt, pair: tuple[IssueBlock, IssueFacts], model: Model, tally: Tally, show: bool
) -> None:
    """Asks one issue in one form and counts the answer."""
    block, issue = pair
    fields = FIELDS[prompt.id]
    refused = issue.decision == "upheld"
    tally.asked += 1
    request = issue.remaining.value or issue.request.value or ""
    messages = prompt.messages(request=request, sentences=[s.text for s in block.sentences])
    try:
        answer = await model.ask(messages, response_type(fields), max_tokens=220)
    except (InvalidAnswer, Truncated) as error:
        tally.no_answer += 1
        tally.seconds += error.usage.seconds
        return
    tally.tokens_in += answer.usage.tokens_in
    tally.tokens_out += answer.usage.tokens_out
    tally.seconds += answer.usage.seconds
    given = answer.value.model_dump()
    tally.decision_right += given["approved"] != refused
    context = ClaimInContext(
        "", (), issue.request.value or "", issue.authorized.value or "", issue.decision,
        block.sentences, prompt.texts(),
    )  # fmt: skip
    may_carry = key_sentences.may_refuse if refused else key_sentences.may_approve
    deciding = {s.number for s in block.sentences if may_carry(s.text)}
    reasons = 0
    for sentence in (s for name in fields for s in split_claims(given[name])):
        judged = judge_sentence(sentence, context, reason=True)
        tally.sentences += 1
        tally.passed += judged.holds
        reasons += judged.holds and any(s.number in deciding for s in judged.evidence)
        if show:
            told = [f"{f.check}: {f.words}" for f in judged.findings]
            print(json.dumps({"form": prompt.id, "sentence": sentence, "findings": told}))
    tally.issues_with_reason += reasons > 0


def row(name: str, tally: Tally) -> str:
    """One row of the table: counts, then tokens in and out and seconds for each issue."""
    cells = (
        name,
        tally.asked,
        tally.no_answer,
        tally.decision_right,
        f"{tally.passed}/{tally.sentences}",
        tally.issues_with_reason,
        *(f"{total / tally.asked:.0f}" for total in (tally.tokens_in, tally.tokens_out, tally.seconds)),
    )
    return f"| {' | '.join(map(str, cells))} |"


async def run(options: argparse.Namespace) -> None:
    pairs = draw(options.letters, options.issues, options.seed)
    print(
        "| form | issues | no answer | decision right | sentences that pass | with a reason | in | out | s |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    async with open_model(options.model, base_url=options.base_url) as model:
        for name in options.forms:
            path = FORMS / f"{name}.toml"
            prompt = prompts.read(path) if path.is_file() else prompts.load(name)
            tally = Tally()
            for pair in pairs:
                await put(prompt, pair, model, tally, options.show)
            print(row(name, tally), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.prompt_forms", description=__doc__)
    parser.add_argument("--letters", type=Path, required=True)
    parser.add_argument("--issues", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--forms", nargs="+", default=list(FIELDS), choices=list(FIELDS))
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--base-url")
    parser.add_argument("--show", action="store_true", help="each sentence and what was found in it")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
