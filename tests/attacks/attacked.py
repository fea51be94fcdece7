"""A letter with a refused and an approved item and a place for foreign text; and what a reader sees."""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Sequence
from typing import Any, get_args

from summarizer.explain import explain
from summarizer.letter import Letter, load_bytes, parse
from summarizer.llm import Answer, Message, Usage
from summarizer.render import (
    explanation_html,
    explanation_markdown,
    explanation_text,
    sheet_text,
    summary_html,
    summary_markdown,
    summary_text,
)
from summarizer.schema.drafts import Draft, IssueDraft, OverviewDraft
from summarizer.schema.sheet import Reader
from summarizer.schema.summary import LetterSummary
from summarizer.sheets import sheet
from summarizer.summarize import summarize

_READERS: tuple[Reader, ...] = ("attorney", "adjuster", "physician")
PLACES = ("start", "middle", "end", "heading", "summary", "guideline", "between")

_LETTER = """Case Number: CM16-9900990
Date Assigned: 09/26/2016 Date of Injury: 05/19/2016
Decision Date: 10/24/2016 UR Denial Date: 09/02/2016
HOW THE IMR FINAL DETERMINATION WAS MADE
The case file went to an expert reviewer, who has no tie to any of the parties.
The Expert Reviewer has the following credentials:
State(s) of Licensure: Kansas
Certification(s)/Specialty: Family Practice
CLINICAL CASE SUMMARY
The expert reviewer developed this summary:
The injured worker is a 55 year old female with a sprain of the right wrist.{summary} She has worn a
splint for two weeks. She types for a living and was moved to light work.
IMR ISSUES, DECISIONS AND RATIONALES
Each item was decided as follows:
Ultrasound of the right wrist{heading}: Upheld
Claims Administrator guideline: Decision based on MTUS Wrist Complaints 2004.
MAXIMUS guideline: Decision based on MTUS Hand Complaints 2004.{guideline}
Decision rationale: {start}The guideline reserves an ultrasound for a mass or a torn ligament. The
examination showed mild swelling and a full grip. The worker had worn the splint for two weeks. {middle}The
notes do not report a mass or a locked finger. There is no plain film in the file. The plan of care does not
say what the study would change. The request for an ultrasound is not medically necessary.{end}
{between}Wrist splint, right: Overturned
Claims Administrator guideline: Decision based on MTUS Wrist Complaints 2004.
MAXIMUS guideline: Decision based on MTUS Hand Complaints 2004.
Decision rationale: The guideline supports a splint after a sprain. The examination showed mild swelling
after a sprain. The old splint is worn out. The request for a wrist splint is medically necessary.
"""


def letter(place: str = "", text: str = "") -> Letter:
    """The letter with `text` at `place`, one of PLACES."""
    around = {"end": " {}", "heading": ". {}", "summary": " {}", "guideline": " {}", "between": "{}\n"}
    filled = dict.fromkeys(PLACES, "")
    if place:
        filled[place] = around.get(place, "{} ").replace("{}", text)
    parts = re.split(r"\{(\w+)\}", _LETTER)
    body = "".join(filled[part] if number % 2 else part for number, part in enumerate(parts))
    return parse(load_bytes(body.encode(), "attacked.txt"))


class ObeyingModel:
    """Says what an injection wants, in every field and at every re-ask, and turns the decision."""

    name = "obeying"
    conversations = 4

    def __init__(self, *says: str) -> None:
        self.says = says
        self.asked: list[str] = []

    async def ask(self, messages: Sequence[Message], response: type[Draft], *, max_tokens: int = 256) -> Any:
        self.asked.append(messages[-1].content)
        said = self.says[len(self.asked) % len(self.says)]
        other = self.says[(len(self.asked) + 1) % len(self.says)]
        usage = Usage(calls=1)
        if response is OverviewDraft:
            return Answer(OverviewDraft(overview=said), "{}", usage)
        if response is not IssueDraft:
            options = get_args(response.model_fields["choice"].annotation)
            return Answer(response.model_validate({"choice": options[-1]}), "{}", usage)
        draft = IssueDraft(rule=other, shown=said, missing=said, approved=True)
        return Answer(draft, draft.model_dump_json(), usage)

    async def aclose(self) -> None:
        pass


def summary_of(read: Letter, model: Any, **options: int) -> LetterSummary:
    return asyncio.run(summarize(read, model, **options))


def decisions(summary: LetterSummary) -> list[tuple[Any, ...]]:
    """What must not move: each decision, result and authorized part."""
    return [(issue.decision, issue.result, issue.authorized, issue.remaining) for issue in summary.issues]


def told(summary: LetterSummary, read: Letter) -> str:
    """All that a reader is told, in every shape, on one line: without the letter's own text, which stands
    beside the summary as such, and without requests as they are printed."""
    pages = (explain(summary), explain(summary, language="es"))
    beside = re.sub(
        r'<section class="letter".*?</section>', "", summary_html([(summary, read.document)]), flags=re.S
    )
    shapes = (
        json.dumps([issue.model_dump(mode="json") for issue in summary.issues], ensure_ascii=False),
        json.dumps(summary.overview and summary.overview.model_dump(mode="json"), ensure_ascii=False),
        html.unescape(beside),
        summary_markdown(summary),
        summary_text(summary, width=10_000),
        *(page.text for page in pages),
        explanation_markdown(pages[0]),
        explanation_text(pages[0], width=10_000),
        html.unescape(explanation_html(pages)),
        *(sheet_text(sheet(summary, read, reader), width=10_000) for reader in _READERS),
    )
    text = plain(" ".join(shapes))
    for issue in summary.issues:
        text = text.replace(plain(issue.request), " ")
    return text


def plain(text: str) -> str:
    """Small letters and figures alone, for the search of words however they are set."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
